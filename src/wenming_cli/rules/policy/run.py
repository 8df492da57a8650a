"""The change policy over one edit: how bad what was agreed on says its faults are."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.model.settings import RuleLevel
from wenming_cli.rules.policy import POLICY, PolicyRule
from wenming_cli.rules.policy.edit import Edit
from wenming_cli.rules.policy.effect import effect


def check(edit: Edit, rules: Iterable[PolicyRule] = POLICY) -> list[Diagnostic]:
    """Every fault of the change policy in an edit, as bad as the earlier plan says.

    Each says what the change does to the figures.
    """
    return _told(edit, [found for rule in rules for found in _weighed(rule, edit)])


def switched_off(edit: Edit) -> list[Diagnostic]:
    """What the rules say of an edit that the earlier plan does not ask."""
    off = (rule for rule in POLICY if _level(rule, edit) is RuleLevel.OFF)
    found = (b.told(rule.CODE, rule.SEVERITY) for rule in off for b in rule.check(edit))
    return _told(edit, list(found))


def _weighed(rule: PolicyRule, edit: Edit) -> Iterator[Diagnostic]:
    level = _level(rule, edit)
    if level is RuleLevel.OFF:
        return
    for breach in rule.check(edit):
        found = breach.told(rule.CODE, rule.SEVERITY)
        yield found if level is None else replace(found, severity=Severity(level.value))


def _level(rule: PolicyRule, edit: Edit) -> RuleLevel | None:
    """The level that was agreed on: what is judged does not set the rules of its judgement."""
    return edit.old.settings.rules.get(rule.CODE)


def _told(edit: Edit, found: list[Diagnostic]) -> list[Diagnostic]:
    said = effect(edit) if found else ""
    return [replace(each, message=each.message + said) for each in found]
