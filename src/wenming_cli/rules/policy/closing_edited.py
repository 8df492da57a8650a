"""改动或删去了月结。

为什么：月结记着上报的数字和当时的记录。改了它，就查不出以后谁动过什么。

怎么改：恢复 closed 文件夹里的文件。要更正，先改好记录，再运行
wenming close 月份 --amend --reason 原因，它只在后面接着写，原来的不动。

对：
    月结:
    - 月份: 2020-06
      结账日期: 2020-07-03
      上报数字: {done: 10}
      更正:
      - {日期: 2020-07-10, 原因: 漏报一项, 更正后的数字: {done: 11}}

错：
    月结:
    - 月份: 2020-06
      结账日期: 2020-07-03
      上报数字: {done: 11}  # 原来是 10
"""

from collections.abc import Iterator

from wenming_cli.changes import ChangeKind, Difference
from wenming_cli.diagnostic import Severity
from wenming_cli.model.closing import Closing
from wenming_cli.rules.policy.edit import Edit, was_at
from wenming_cli.rules.rule import Breach

CODE = "E719"
SEVERITY = Severity.ERROR


def check(edit: Edit) -> Iterator[Breach]:
    """Every closing that was taken out or written otherwise; amendments may be added."""
    for found in edit.differences:
        if found.section == "closings" and found.kind is not ChangeKind.ADDED:
            message = f"{found.id} 的月结{_what(found)}（{was_at(found)}）"
            hint = f"恢复它；要更正，运行 wenming close {found.id} --amend --reason 原因"
            yield Breach(edit.place(found), message, hint)


def _what(found: Difference) -> str:
    if found.field is None:
        return "被删去"
    word = "改动或删去" if found.kind is ChangeKind.REMOVED else "改动"
    return f"里的{Closing.title_of(found.field)}被{word}"
