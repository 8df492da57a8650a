"""延期没有把时限往后延。

为什么：新的时限不晚于原来的，延期就没有延；生效时限取最近一次批准的，会反而提前。

怎么改：核对“延至”的日期。按批准日期的先后比，跟前一次延到的日期比，第一次跟完成时限比。
确要提前的，直接改完成时限。

对：
    完成时限: 2020-06-30
    延期:
    - {批准日期: 2020-06-20, 延至: 2020-07-31, 原因: 雨季, 批准单位: 区创建办}

错：
    完成时限: 2020-06-30
    延期:
    - {批准日期: 2020-06-20, 延至: 2020-06-15, 原因: 雨季, 批准单位: 区创建办}
"""

from collections.abc import Iterator
from operator import attrgetter

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E320"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every extension to a day not after the limit it replaces."""
    for leaf in plan.leaves:
        limit = leaf.due
        if limit is None:
            continue
        for extension in sorted(leaf.course.extensions, key=attrgetter("date")):
            if extension.to <= limit:
                yield Breach(
                    extension.location("to"),
                    f"任务 {leaf.id} 的延期延到 {extension.to}，不晚于原来的时限 {limit}",
                    "核对延至的日期；确要提前的，直接改完成时限",
                )
            limit = extension.to
