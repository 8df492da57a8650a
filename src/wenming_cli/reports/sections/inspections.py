"""点位巡查情况: who went how often, which sites were covered, and what the checks found."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wenming_cli.figures.figure import Figure
from wenming_cli.figures.inspections.checks import Checked, by_type, pass_rate
from wenming_cli.figures.inspections.coverage import (
    Turn,
    coverage_rate,
    full_coverage_label,
    full_coverage_rate,
    visited,
)
from wenming_cli.figures.inspections.patrol import Patrol
from wenming_cli.figures.table import COVERAGE_RATE, FULL_COVERAGE_RATE, PASS_RATE
from wenming_cli.model.inspection import CheckResult, Inspection, Tier
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.reports.briefs.patrol_brief import patrol_brief
from wenming_cli.reports.rounds import missed, rate, running, turns_of
from wenming_cli.reports.sentences import compared, counted, joined, several, sure, surely
from wenming_cli.reports.view import View
from wenming_cli.words.numbers import NO_VALUE

TITLE = "点位巡查情况"
FIGURES: tuple[str, ...] = (COVERAGE_RATE.id, FULL_COVERAGE_RATE.id, PASS_RATE.id)


def context(view: View) -> dict[str, Any] | None:
    """Sentences, ``tiers`` and ``types`` as rows, ``missed`` sites by name.

    None in a plan without inspections. ``has_register``: there are sites to be covered.
    """
    patrol = view.now.whole.patrol
    if patrol is None:
        return None
    made = [i for i in view.plan.inspections if i.date in view.period]
    checks = [check for check in patrol.checks if check.date in view.period]
    turns = turns_of(view)
    return {
        "sentence": _sentence(view, made, checks),
        "brief": patrol_brief(view, patrol, turns, checks) if made else "",
        "made": _made(view, made, checks),
        "coverage": several(_coverage(view, patrol, turns, made)) if _has_begun(view) else "",
        "running": running(view),
        "has_register": bool(turns),
        "tiers": [_tier(tier, patrol, made, checks, turns) for tier in _tiers(patrol, made)],
        "full_coverage": full_coverage_label(patrol.tiers),
        "types": _types(view, checks, turns) if made else [],
        "missed": missed(view) if made else [],
        "narrative": view.words(NarrativeSection.INSPECTIONS),
    }


def _made(view: View, made: Sequence[Inspection], checks: Sequence[Checked]) -> str:
    """What was looked at, without how many checks passed and failed."""
    if not made:
        return f"{view.this}没有开展巡查。"
    rate, results = sure(pass_rate(checks)), sum(_results(checks))
    looked = f"{view.this}开展巡查{len(made)}次，到过点位{len(_seen(made))}个"
    return f"{looked}，检查{results}项次，符合率{rate}。" if results else f"{looked}。"


def _sentence(view: View, made: list[Inspection], checks: Sequence[Checked]) -> str:
    if not made:
        return f"{view.this}没有开展巡查。"
    looked = f"{view.this}开展巡查{len(made)}次，到过点位{len(_seen(made))}个"
    passed, failed = _results(checks)
    if not passed + failed:
        return f"{looked}。"
    results = counted((("符合", passed), ("不符合", failed)), "项次")
    words = f"检查{passed + failed}项次，{results}，符合率{sure(pass_rate(checks))}"
    return f"{looked}；{words}。"


def _has_begun(view: View) -> bool:
    """Whether anybody has ever inspected anything by now."""
    return any(inspection.date <= view.as_of for inspection in view.plan.inspections)


def _coverage(
    view: View, patrol: Patrol, turns: Sequence[Turn], made: Sequence[Inspection]
) -> Iterator[str]:
    """The month's cycles that have ended, then all of them since the plan began."""
    if not any(each.turns for each in patrol.rounds):
        yield f"巡查覆盖率{NO_VALUE}（{patrol.no_register}）"
    elif turns:
        yield from _of_month(view, patrol, turns) if made else _nobody(turns)
    elif patrol.turns:
        yield f"{view.this}没有已结束的巡查周期"
    if len(patrol.turns) > len(turns):
        day = view.day(view.as_of)
        yield f"截至{day}累计{joined(map(_stated, _rates(patrol.turns)))}"


def _of_month(view: View, patrol: Patrol, turns: Sequence[Turn]) -> Iterator[str]:
    cycles = dict.fromkeys(turn.cycle for turn in turns)
    names = joined(cycle.name for cycle in cycles)
    yield f"{view.this}已结束的巡查周期{len(cycles)}个（{names}），{_due(turns)}"
    before = patrol.turns_in(view.earlier) if view.earlier else ()
    for figure, earlier in zip(_rates(turns), _rates(before), strict=True):
        yield "，".join(
            filter(None, (_stated(figure), compared(figure, earlier, view.asked.before)))
        )


def _nobody(turns: Sequence[Turn]) -> Iterator[str]:
    yield f"{_due(turns)}均未到过"


def _due(turns: Sequence[Turn]) -> str:
    return f"应巡点位{len({turn.site.id for turn in turns})}个、{len(turns)}点次"


def _rates(turns: Sequence[Turn]) -> tuple[Figure, Figure]:
    return coverage_rate(turns), full_coverage_rate(turns)


def _stated(figure: Figure) -> str:
    return f"{figure.label}{rate(figure)}"


def _seen(made: Iterable[Inspection]) -> set[str]:
    return {site for inspection in made for site in visited(inspection)}


def _results(checks: Iterable[Checked]) -> tuple[int, int]:
    """How many checks passed and how many failed; 不适用 is neither."""
    results = [check.result for check in checks]
    return results.count(CheckResult.PASS), results.count(CheckResult.FAIL)


def _tiers(patrol: Patrol, made: Sequence[Inspection]) -> list[Tier]:
    """Every tier that has to come, also one that never did, and others that came, in order."""
    came = {inspection.tier for inspection in made}
    every = patrol.plan.settings.names.every_tier
    return [tier for tier in every if made and (tier in patrol.tiers or tier in came)]


def _tier(
    tier: Tier,
    patrol: Patrol,
    made: Iterable[Inspection],
    checks: Iterable[Checked],
    turns: Sequence[Turn],
) -> dict[str, Any]:
    """A row; a tier that does not have to come has visits, and no coverage to be held to."""
    own = [inspection for inspection in made if inspection.tier == tier]
    return {
        "name": tier.label,
        "rounds": len(own),
        "sites": len(_seen(own)),
        "coverage": rate(coverage_rate(turns, tier)) if tier in patrol.tiers else NO_VALUE,
        **_row([check for check in checks if check.tier == tier]),
    }


def _types(view: View, checks: Sequence[Checked], turns: Sequence[Turn]) -> list[dict[str, Any]]:
    """One row a type of site that was due or checked, in the order of the register."""
    checks_of = by_type(checks)
    turns_of_type: dict[str, list[Turn]] = {}
    for turn in turns:
        turns_of_type.setdefault(turn.site.type, []).append(turn)
    return [
        {
            "name": name,
            "coverage": rate(coverage_rate(turns_of_type.get(name, ()))),
            "full_coverage": rate(full_coverage_rate(turns_of_type.get(name, ()))),
            **_row(checks_of.get(name, ())),
        }
        for name in dict.fromkeys(site.type for site in view.plan.sites)
        if name in turns_of_type or any(_results(checks_of.get(name, ())))
    ]


def _row(checks: Sequence[Checked]) -> dict[str, Any]:
    passed, failed = _results(checks)
    return {"passed": passed, "failed": failed, PASS_RATE.id: surely(pass_rate(checks))}
