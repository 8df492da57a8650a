"""All rules over one plan: which of them apply, and how bad the plan says their faults are."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.settings import RuleLevel
from wenming_cli.rules import RULES, Rule

Levels = Mapping[str, RuleLevel]


def check(
    plan: Plan,
    as_of: date | None,
    broken_lines: frozenset[tuple[str, int]],
    levels: Levels | None = None,
) -> list[Diagnostic]:
    """Every fault the rules find in a plan.

    Without ``as_of`` the rules that depend on the day are left out. ``levels`` are those of the
    plan's settings, where no others are given. A warning on a line of a
    record that could not be read whole (``broken_lines``: file and line) echoes what was reported
    there and is dropped.
    """
    levels = plan.settings.rules if levels is None else levels
    return [
        diagnostic
        for rule in RULES
        if applies(rule, plan, as_of, levels)
        for diagnostic in _weighed(rule, plan, as_of, levels.get(rule.CODE))
        if not _is_echo(diagnostic, rule, broken_lines)
    ]


def switched_off(
    plan: Plan, as_of: date | None, levels: Levels | None = None
) -> Iterator[Diagnostic]:
    """The rules that have no say because they are switched off, and how much each would find."""
    levels = plan.settings.rules if levels is None else levels
    for rule in RULES:
        if levels.get(rule.CODE) is RuleLevel.OFF and applies(rule, plan, as_of, {}):
            count = sum(1 for _ in rule.check(plan, as_of))
            place = plan.settings.location("rules")
            if count:
                message = f"规则 {rule.CODE} 关闭了，有 {count} 处没有报"
                yield Diagnostic(place, rule.CODE, message, None, Severity.INFO)


def applies(rule: Rule, plan: Plan, as_of: date | None, levels: Levels | None = None) -> bool:
    """Whether a rule has its say about a plan at a day."""
    levels = plan.settings.rules if levels is None else levels
    if rule.NEEDS_DATE and as_of is None:
        return False
    if levels.get(rule.CODE) is RuleLevel.OFF:
        return False
    return plan.damaged.isdisjoint(rule.WHOLE)


def _weighed(
    rule: Rule, plan: Plan, as_of: date | None, level: RuleLevel | None
) -> Iterator[Diagnostic]:
    """What a rule finds, as bad as its level says."""
    if level is None:
        return rule.check(plan, as_of)
    severity = Severity(level.value)
    return (replace(found, severity=severity) for found in rule.check(plan, as_of))


def _is_echo(found: Diagnostic, rule: Rule, broken_lines: frozenset[tuple[str, int]]) -> bool:
    if rule.SEVERITY is not Severity.WARNING or not broken_lines:
        return False
    return (found.location.file, found.location.line) in broken_lines
