"""计划开始以后改了计分办法。

为什么：办法是评比的尺子。分值、分组、上榜条件一改，以前各期的得分和名次也跟着变。

怎么改：改回去；要换办法的，另写一个编号，从新的一期起用。确实要改的，合并的人看过同意就行，
在那一行写 # wenming: ignore E739 理由，说明依据哪个文件、从哪一天起。

对：
    # wenming: ignore E739 创建办〔2020〕8号，2020 年 7 月 1 日起
    - {编号: WT, 计分情形: 发现问题, 分值: -3}

错：
    - {编号: WT, 计分情形: 发现问题, 分值: -3}  # 原来是 -2
"""

from collections.abc import Iterator

from wenming_cli.changes import ChangeKind
from wenming_cli.changes.subjects import subject
from wenming_cli.diagnostic import Severity
from wenming_cli.rules.policy.edit import Edit, was_at
from wenming_cli.rules.rule import Breach

CODE = "E739"
SEVERITY = Severity.WARNING


_WORDS = frozenset(("name", "document"))
"""Fields no score rests on."""


def check(edit: Edit) -> Iterator[Breach]:
    """Every change of a scheme that was there already; a new one changes no score there was."""
    if not edit.has_begun:
        return
    known = {scheme.id for scheme in edit.old.schemes}
    for found in edit.differences:
        is_new = found.id is not None and found.id.partition("/")[0] not in known
        is_words = found.kind is ChangeKind.CHANGED and found.field in _WORDS
        is_told = found.kind is ChangeKind.REMOVED and found.partner is not None
        if found.section != "schemes" or is_new or is_words or is_told:
            continue
        message = f"改了计分办法 {subject(found, edit.new)}（{was_at(found)}）"
        yield Breach(edit.place(found), message, "改回去；要换办法的，另写一个编号从新的一期起用")
