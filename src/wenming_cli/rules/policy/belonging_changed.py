"""计划开始以后换了数字算谁的：牵头单位、联合牵头、责任单位、单位类别、上级单位、任务和问题类别的所属工作。

为什么：换一个牵头单位，这个单位的逾期就到了别人名下；改一个类别，单位就换了一张榜。
以前各期的表也跟着变。

怎么改：分工真的调整了的，合并的人看过同意就行，在那一行写 # wenming: ignore E724 理由，
说明依据哪个文件、从哪一天起。单位只是改名的，把旧名写进别名，不报。问题的责任单位用改派。

对：
    # wenming: ignore E724 盘创〔2020〕8号，2020 年 7 月 1 日起由住建局牵头
    - {编号: HW, 名称: 环境卫生, 类别: 整治, 牵头单位: 区住建局}

错：
    - {编号: HW, 名称: 环境卫生, 类别: 整治, 牵头单位: 区住建局}  # 原来是区城管局
"""

from collections.abc import Iterator

from wenming_cli.changes import ChangeKind, Difference
from wenming_cli.changes.subjects import subject
from wenming_cli.changes.values import words
from wenming_cli.diagnostic import Severity
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Task
from wenming_cli.rules.policy.edit import Edit, was_at
from wenming_cli.rules.rule import Breach

CODE = "E724"
SEVERITY = Severity.WARNING

_FIELDS = frozenset(
    (
        ("workstreams", "owner"),
        ("workstreams", "indicators"),
        ("tasks", "owner"),
        ("tasks", "joint"),
        ("tasks", "workstream"),
        ("categories", "workstream"),
        ("owners", "kind"),
        ("owners", "parent"),
        ("sites", "owner"),
        ("sites", "subdistrict"),
    )
)


def check(edit: Edit) -> Iterator[Breach]:
    """Every record whose number is another's now."""
    if not edit.has_begun:
        return
    for found in edit.differences:
        if found.kind is not ChangeKind.CHANGED or (found.section, found.field) not in _FIELDS:
            continue
        before = _whose(edit.old, found.old, found, found.before)
        after = _whose(edit.new, found.new, found, found.after)
        is_filled = before in (None, ()) and found.field != "parent"
        is_sorted = found.field == "joint" and set(found.before) == set(found.after)
        if before != after and not is_filled and not is_sorted:
            title = found.record.title_of(found.field or "")
            message = f"{subject(found, edit.new)} 的{title}换了：{words(before)} → {words(after)}"
            message += f"（{was_at(found)}）"
            hint = "改回去；分工真的调整了的，写明依据和从哪一天起"
            yield Breach(edit.place(found), message, hint)


def _whose(plan: Plan, record: Entry | None, found: Difference, written: object) -> object:
    """What a field says; a task without a lead of its own has that of its workstream."""
    if written is not None or not isinstance(record, Task) or found.field != "owner":
        return written
    workstream = plan.workstream_by_id.get(record.workstream)
    return None if workstream is None else workstream.owner
