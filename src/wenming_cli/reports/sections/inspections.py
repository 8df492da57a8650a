"""点位巡查情况: who went how often, how many sites were seen, and what the checks found."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from wenming_cli.figures.figure import percent_text
from wenming_cli.model.inspection import Check, CheckResult, Inspection, Tier
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.reports.phrases import counted
from wenming_cli.reports.view import View

TITLE = "点位巡查情况"
FIGURES: tuple[str, ...] = ("pass_rate",)


def context(view: View) -> dict[str, Any] | None:
    """``sentence``, ``tiers`` and ``types`` as rows; None in a plan without inspections."""
    if not view.plan.inspections:
        return None
    rounds = [i for i in view.plan.inspections if i.date in view.period]
    checks = [check for i in rounds for check in i.checks]
    return {
        "sentence": _sentence(rounds, checks),
        "tiers": [_tier(tier, rounds) for tier in Tier if any(i.tier is tier for i in rounds)],
        "types": _types(view, checks),
        "narrative": view.words(NarrativeSection.INSPECTIONS),
    }


def _sentence(rounds: list[Inspection], checks: list[Check]) -> str:
    if not rounds:
        return "本月没有开展巡查。"
    passed, failed = _results(checks)
    looked = f"本月开展巡查{len(rounds)}次，到过点位{len(_visited(rounds))}个"
    if not passed + failed:
        return f"{looked}。"
    results = counted((("符合", passed), ("不符合", failed)), "项次")
    return f"{looked}；检查{passed + failed}项次，{results}，符合率{_pass_rate(checks)}。"


def _visited(rounds: Iterable[Inspection]) -> set[str]:
    return {site for i in rounds for site in (*i.sites, *(check.site for check in i.checks))}


def _results(checks: Iterable[Check]) -> tuple[int, int]:
    """How many checks passed and how many failed; 不适用 is neither."""
    results = [check.result for check in checks]
    return results.count(CheckResult.PASS), results.count(CheckResult.FAIL)


def _pass_rate(checks: Iterable[Check]) -> str:
    passed, failed = _results(checks)
    return percent_text(Fraction(passed, passed + failed) if passed + failed else None)


def _tier(tier: Tier, rounds: Iterable[Inspection]) -> dict[str, Any]:
    own = [i for i in rounds if i.tier is tier]
    checks = [check for i in own for check in i.checks]
    return {"name": tier.label, "rounds": len(own), "sites": len(_visited(own)), **_row(checks)}


def _types(view: View, checks: Iterable[Check]) -> list[dict[str, Any]]:
    """One row a type of site that was checked, in the order of the register."""
    by_type: dict[str, list[Check]] = {site.type: [] for site in view.plan.sites}
    for check in checks:
        by_type[view.plan.site_by_id[check.site].type].append(check)
    return [
        {"name": name, "sites": len({check.site for check in own}), **_row(own)}
        for name, own in by_type.items()
        if any(_results(own))
    ]


def _row(checks: list[Check]) -> dict[str, Any]:
    passed, failed = _results(checks)
    return {"passed": passed, "failed": failed, "pass_rate": _pass_rate(checks)}
