"""提交写的日期比它前面的提交还早。

为什么：后面的提交不会比前面的早。日期是可以随便写的，写早了，晚报的就像是当时报的。
变基（rebase）不会这样：重做的提交写的是重做的那一天。

怎么改：电脑的日期不对，先校准，再重新提交（git commit --amend --date=now）。
已经推上去的，这一次按前面那个提交的日期算，以后不要再这样。

对：
    # 提交 a 是 7 月 12 日的，它后面的提交 b 是 7 月 13 日的

错：
    # 提交 a 是 7 月 12 日的，它后面的提交 b 写着 6 月 30 日
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.rules.policy.edit import Edit
from wenming_cli.rules.rule import Breach

CODE = "E726"
SEVERITY = Severity.WARNING


def check(edit: Edit) -> Iterator[Breach]:
    """Every commit of the change that says it is older than the one it was made from."""
    for commit, day, after in edit.predated:
        message = f"提交 {commit} 写的是 {day}，比它前面的提交（{after}）还早，按 {after} 算"
        hint = "日期不对的，校准以后重新提交"
        yield Breach(edit.top, message, hint)
