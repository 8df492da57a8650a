"""两条累计数说的是同一些问题，会算两次。

为什么：累计数逐条相加。一条写全部单位、一条写其中一个街道，或者一条写全部类别、一条写其中
一类，街道的、那一类的就算了两次。同一个单位、同一类别后来再报的累计数代替以前的，不在此列。

怎么改：要么都按单位写，要么只写一条合计；类别也一样。同一天写了两条的，留一条。

对：
    累计数:
    - {截至日期: 2020-05-31, 内容: 问题, 单位: 东街道, 发现数: 60, 整改数: 58, 销号数: 50}
    - {截至日期: 2020-05-31, 内容: 问题, 单位: 西街道, 发现数: 40, 整改数: 36, 销号数: 30}

错：
    累计数:
    - {截至日期: 2020-05-31, 内容: 问题, 发现数: 100, 整改数: 94, 销号数: 80}
    - {截至日期: 2020-05-31, 内容: 问题, 单位: 东街道, 发现数: 60, 整改数: 58, 销号数: 50}
"""

from collections import defaultdict
from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.tallies import units_of
from wenming_cli.model.plan import Plan
from wenming_cli.model.tally import Tally
from wenming_cli.rules.rule import Breach

CODE = "E650"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ("totals", "owners")

_Scopes = dict[str | None, dict[str | None, Tally]]


def check(plan: Plan) -> Iterator[Breach]:
    """Every tally that counts what another one counts too."""
    scopes: _Scopes = defaultdict(dict)
    for tally in plan.totals:
        first = scopes[tally.owner].setdefault(tally.category, tally)
        if first is not tally and first.as_of == tally.as_of:
            yield _breach(tally, first, "留下一条")
    for own in scopes.values():
        for tally in own.values():
            other = _other(plan, tally, scopes)
            if other is not None:
                yield _breach(tally, other, "要么都分开写，要么只写一条合计")


def _other(plan: Plan, tally: Tally, scopes: _Scopes) -> Tally | None:
    """A tally of all units, of a unit above or of the same one, whose categories include these."""
    for unit in dict.fromkeys((*units_of(plan, tally), None)):
        for category, other in scopes.get(unit, {}).items():
            is_all_of_it = tally.category is None and unit != tally.owner
            is_wider = category in (tally.category, None) or is_all_of_it
            if other is not tally and is_wider:
                return other
    return None


def _breach(tally: Tally, other: Tally, hint: str) -> Breach:
    return Breach(
        tally.location("as_of"),
        f"累计数和 {other.location('as_of').file_line} 的一条说的是同一些问题，会算两次",
        hint,
    )
