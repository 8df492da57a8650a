"""长期任务写了延期。

为什么：时限写“长期”的任务没有时限，无期可延；写上延期，谁也不知道它到底有没有时限。

怎么改：确实没有时限的，删去延期；有时限的，把完成时限改成日期。

对：
    完成时限: 2020-06-30
    延期:
    - {批准日期: 2020-06-20, 延至: 2020-07-31, 原因: 雨季, 批准单位: 区创建办}

错：
    完成时限: 长期
    延期:
    - {批准日期: 2020-06-20, 延至: 2020-07-31, 原因: 雨季, 批准单位: 区创建办}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E355"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every extension of a duty that has no limit."""
    for leaf in plan.leaves:
        for extension in leaf.course.extensions if leaf.due is None else ():
            yield Breach(
                extension.location("to"),
                f"任务 {leaf.id} 是长期任务，没有时限，不能延期",
                "删去延期；有时限的，完成时限写成日期",
            )
