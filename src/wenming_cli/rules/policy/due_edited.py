"""直接把完成时限往后改，没有走延期。

为什么：时限是定下来的事。直接改掉，原来的时限就没有了，逾期变成了按期，谁也看不出来；
延期率、原时限按期率也跟着失真。

怎么改：时限改回去，在任务下面写一条延期：批准日期、延至哪一天、原因、批准单位；
问题的整改时限写一条办理记录，事件是延期，写明延至哪一天。往前提的不报。
时限当时已经过了的，由 E712 说。

对：
    完成时限: 2020-06-30
    延期:
    - {批准日期: 2020-06-20, 延至: 2020-07-31, 原因: 雨季, 批准单位: 区创建办}

错：
    完成时限: 2020-07-31  # 原来是 2020-06-30
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.rules.policy.edit import Edit, was_at
from wenming_cli.rules.policy.limits import moved
from wenming_cli.rules.rule import Breach

CODE = "E711"
SEVERITY = Severity.ERROR


def check(edit: Edit) -> Iterator[Breach]:
    """Every limit that was edited to a later day before it had passed."""
    for limit in moved(edit):
        if not limit.passed:
            change = f"从 {limit.before_words} 改到 {limit.after_words}（{was_at(limit.found)}）"
            yield Breach(
                edit.place(limit.found),
                f"{limit.what} 的时限直接{change}",
                limit.cure("，写一条延期：批准日期、延至、原因、批准单位"),
            )
