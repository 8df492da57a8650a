"""计划开始以后改了口径，或者改了规则的级别。

为什么：口径是尺子。整改天数、休息日、滞后百分点一改，同样的记录就是另一个数，以前看过的也跟着变。
改了以后本来逾期的不逾期了，等于改时限，是错误；别的是警告，让合并的人看见。
规则的级别按原来的版本算，合并以后才按新的。

怎么改：改回去。确实要改的（上级换了口径），合并的人看过同意就行，
在那一行写 # wenming: ignore E723 理由，说明依据哪个文件、从哪一天起。

对：
    口径:
      # wenming: ignore E723 昆文明〔2020〕3号，2020 年 7 月 1 日起
      停滞天数: 20

错：
    口径:
      整改天数: {一般: 90}  # 原来是 7 天
"""

from collections.abc import Iterator
from dataclasses import replace

from wenming_cli.changes import ChangeKind, Difference
from wenming_cli.changes.fields import plainly
from wenming_cli.diagnostic import Severity
from wenming_cli.model.scalars import shown
from wenming_cli.rules.policy.edit import Edit, was_at
from wenming_cli.rules.policy.lateness import late_findings, late_tasks
from wenming_cli.rules.rule import Breach

CODE = "E723"
SEVERITY = Severity.WARNING
_LONGEST = 80


def check(edit: Edit) -> Iterator[Breach]:
    """Every convention that was changed, and how many delays that undoes."""
    changed = [found for found in edit.differences if _is_a_convention(edit, found)]
    undone = _undone(edit) if any(found.field != "rules" for found in changed) else 0
    for found in changed:
        is_level = found.field == "rules"
        count = 0 if is_level else undone
        message = f"改了口径：{shown(plainly(found), _LONGEST)}（{was_at(found)}）"
        message += f"，{count} 项逾期因此不算逾期" if count else ""
        hint = (
            "规则的级别合并以后才算，这次按原来的" if is_level else "改回去；确实要改的，写明依据"
        )
        severity = Severity.ERROR if count else SEVERITY
        yield Breach(edit.place(found), message, hint, severity=severity)


def _is_a_convention(edit: Edit, found: Difference) -> bool:
    is_changed = found.section == "settings" and found.kind is ChangeKind.CHANGED
    return is_changed and (edit.has_begun or found.field == "rules")


def _undone(edit: Edit) -> int:
    """How many of the late are no longer late by the new conventions alone."""
    measured = replace(edit.old, settings=edit.new.settings)
    tasks = late_tasks(edit.old, edit.as_of) - late_tasks(measured, edit.as_of)
    findings = late_findings(edit.old, edit.as_of) - late_findings(measured, edit.as_of)
    return len(tasks) + len(findings)
