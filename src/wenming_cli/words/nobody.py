"""What stands where a record names no unit, no workstream or no use: one word for each of them."""

NO_LEAD = "无牵头单位"
"""No unit leads the task: in tables, and as the name of the group of such tasks."""

NO_LEAD_YET = "未明确牵头单位"
"""The same in the sentences of a report, where somebody still has to name one."""

NO_UNIT_YET = "未明确单位"
"""A document goes to a unit, and none is named."""

NO_WORKSTREAM = "未分重点工作"
NO_SUBDISTRICT = "未分街道"
NO_CONTENT = "未分测评内容"

NO_OWNER = "没有责任单位"
"""A standard that nobody answers for."""

NO_FINDING = "没有登记问题"
"""What was lost where nobody was asked to put it right."""

NO_USE = "未分到用途"
"""The part of a budget that is no line's."""

NO_AMOUNT = "未分解"
"""A line that has no amount of its own."""
