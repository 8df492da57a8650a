"""同一月份、同一栏目的文字写了两次。

为什么：月报的一个栏目（或其中一项重点工作）只放一段文字，另一段会丢掉。

怎么改：合并成一段，或者改正月份、栏目、重点工作。

对：
    - {月份: 2020-06, 栏目: 总体情况, 正文: 上半年……}
    - {月份: 2020-06, 栏目: 存在问题, 正文: 主要问题……}

错：
    - {月份: 2020-06, 栏目: 总体情况, 正文: 上半年……}
    - {月份: 2020-06, 栏目: 总体情况, 正文: 主要问题……}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.narrative import Narrative, NarrativeSection
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.sameness import again
from wenming_cli.rules.rule import Breach

CODE = "E624"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every narrative after the first of its period, section and workstream."""
    for narrative, before in again((n for n in plan.narratives if n.about is not None), _key):
        workstream = narrative.workstream
        what = narrative.section.label + (f"（{workstream}）" if workstream is not None else "")
        yield Breach(
            narrative.location(),
            f"{narrative.about} 的“{what}”写了两次，前一处在 {before.location()}",
            "合并成一段，或者改正月份、栏目、重点工作",
        )


def _key(narrative: Narrative) -> tuple[str, NarrativeSection, str | None]:
    return str(narrative.about), narrative.section, narrative.workstream
