"""All rules over one plan: which of them apply, and how bad the plan says their faults are."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.settings import RuleLevel
from wenming_cli.rules import RULES, Rule


def check(
    plan: Plan, as_of: date | None, broken_lines: frozenset[tuple[str, int]]
) -> list[Diagnostic]:
    """Every fault the rules find in a plan.

    Without ``as_of`` the rules that depend on the day are left out. A warning on a line of a
    record that could not be read whole (``broken_lines``: file and line) echoes what was reported
    there and is dropped.
    """
    return [
        diagnostic
        for rule in RULES
        if applies(rule, plan, as_of)
        for diagnostic in _weighed(rule, plan, as_of)
        if not _is_echo(diagnostic, rule, broken_lines)
    ]


def applies(rule: Rule, plan: Plan, as_of: date | None) -> bool:
    """Whether a rule has its say about a plan at a day."""
    if rule.NEEDS_DATE and as_of is None:
        return False
    if plan.settings.rules.get(rule.CODE) is RuleLevel.OFF:
        return False
    return plan.damaged.isdisjoint(rule.WHOLE)


def _weighed(rule: Rule, plan: Plan, as_of: date | None) -> Iterator[Diagnostic]:
    """What a rule finds, as bad as the settings of the plan say."""
    level = plan.settings.rules.get(rule.CODE)
    if level is None:
        return rule.check(plan, as_of)
    severity = Severity(level.value)
    return (replace(found, severity=severity) for found in rule.check(plan, as_of))


def _is_echo(found: Diagnostic, rule: Rule, broken_lines: frozenset[tuple[str, int]]) -> bool:
    if rule.SEVERITY is not Severity.WARNING or not broken_lines:
        return False
    return (found.location.file, found.location.line) in broken_lines
