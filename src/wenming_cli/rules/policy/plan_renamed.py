"""计划的编号改了。

为什么：编号是计划的名字，报告、月结和各期的比较都靠它。换一个编号，就像是另一个计划，
以前的数字没有了着落。记录和原来的一样，所以还是和原来的比。

怎么改：改回去。真的要改的，合并的人看过同意就行，单独提交，不要连同别的改动。

对：
    计划: {编号: chuangjian-2020, 项目名称: 2020年创建工作, 年度: 2020, 实施单位: 区创建办}

错：
    # 原来是 chuangjian-2020
    计划: {编号: chuangjian, 项目名称: 2020年创建工作, 年度: 2020, 实施单位: 区创建办}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.rules.policy.edit import Edit, was_at
from wenming_cli.rules.rule import Breach

CODE = "E727"
SEVERITY = Severity.WARNING


def check(edit: Edit) -> Iterator[Breach]:
    """The id of the plan, where it is another."""
    for found in edit.differences:
        if (found.section, found.field) == ("plan", "id"):
            message = f"计划的编号从 {found.before} 改成 {found.after}（{was_at(found)}）"
            hint = "改回去；真的要改的，单独提交"
            yield Breach(edit.place(found), message, hint)
