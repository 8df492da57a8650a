"""All rules over one plan: which of them apply, and how bad the plan says their faults are."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.settings import RuleLevel
from wenming_cli.rules import DATED_RULES, RULES
from wenming_cli.rules.rule import AnyRule, Breach

Levels = Mapping[str, RuleLevel]


def check(
    plan: Plan,
    as_of: date | None,
    broken_lines: frozenset[tuple[str, int]],
    levels: Levels | None = None,
) -> list[Diagnostic]:
    """Find every fault in a plan that the rules know of.

    Without ``as_of`` the rules that depend on the day are left out. ``levels`` are those of the
    plan's settings, where no others are given. A warning on a line of a record that could not be
    read whole (``broken_lines``: file and line) echoes what was reported there and is dropped.
    """
    levels = plan.settings.rules if levels is None else levels
    return [
        diagnostic
        for rule, breaches in _asked(plan, as_of)
        if levels.get(rule.CODE) is not RuleLevel.OFF
        for diagnostic in _told(rule, breaches, levels.get(rule.CODE))
        if not _is_echo(diagnostic, rule, broken_lines)
    ]


def errors(plan: Plan, broken_lines: frozenset[tuple[str, int]]) -> list[Diagnostic]:
    """Find every error of a plan whatever the day; rules that only warn are not asked."""
    levels = plan.settings.rules
    mild = (rule.CODE for rule in RULES if not _is_severe(rule, levels.get(rule.CODE)))
    return check(plan, None, broken_lines, {**levels, **dict.fromkeys(mild, RuleLevel.OFF)})


def _is_severe(rule: AnyRule, level: RuleLevel | None) -> bool:
    """Whether what a rule finds is an error at its level."""
    return rule.SEVERITY is Severity.ERROR if level is None else level is RuleLevel.ERROR


def switched_off(
    plan: Plan, as_of: date | None, levels: Levels | None = None
) -> Iterator[Diagnostic]:
    """Name the rules that are switched off, and say how much each of them would find."""
    levels = plan.settings.rules if levels is None else levels
    for rule, breaches in _asked(plan, as_of):
        if levels.get(rule.CODE) is RuleLevel.OFF:
            count = sum(1 for _ in breaches)
            place = plan.settings.location("rules")
            if count:
                message = f"规则 {rule.CODE} 关闭了，有 {count} 处没有报"
                yield Diagnostic(place, rule.CODE, message, None, Severity.INFO)


def codes_asked(plan: Plan, as_of: date | None) -> set[str]:
    """List the codes of the rules that have their say about a plan at a day."""
    levels = plan.settings.rules
    every = (rule.CODE for rule, _ in _asked(plan, as_of))
    return {code for code in every if levels.get(code) is not RuleLevel.OFF}


def _asked(plan: Plan, as_of: date | None) -> Iterator[tuple[AnyRule, Iterator[Breach]]]:
    """The rules that can judge the plan, each with what it finds when somebody looks."""
    for rule in RULES:
        if plan.damaged.isdisjoint(rule.WHOLE):
            yield rule, rule.check(plan)
    if as_of is None:
        return
    for dated in DATED_RULES:
        if plan.damaged.isdisjoint(dated.WHOLE):
            yield dated, dated.check(plan, as_of)


def _told(
    rule: AnyRule, breaches: Iterator[Breach], level: RuleLevel | None
) -> Iterator[Diagnostic]:
    """What a rule finds, as bad as its level says."""
    for breach in breaches:
        found = breach.told(rule.CODE, rule.SEVERITY)
        yield found if level is None else replace(found, severity=Severity(level.value))


def _is_echo(found: Diagnostic, rule: AnyRule, broken_lines: frozenset[tuple[str, int]]) -> bool:
    if rule.SEVERITY is not Severity.WARNING or not broken_lines:
        return False
    return (found.location.file, found.location.line) in broken_lines
