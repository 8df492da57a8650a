"""The change policy over one edit: how bad what was agreed on says its faults are."""

from collections.abc import Iterator
from dataclasses import replace

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.model.settings import RuleLevel
from wenming_cli.rules.policy import POLICY, PolicyRule
from wenming_cli.rules.policy.edit import Edit
from wenming_cli.rules.policy.effect import effect


def check(edit: Edit) -> list[Diagnostic]:
    """Every fault of the change policy in an edit, as bad as the earlier plan says.

    Each says what the change does to the figures.
    """
    return _told(edit, [found for rule in POLICY for found in _weighed(rule, edit)])


def switched_off(edit: Edit) -> list[Diagnostic]:
    """What the rules say of an edit that the earlier plan does not ask."""
    off = (rule for rule in POLICY if _level(rule, edit) is RuleLevel.OFF)
    return _told(edit, [found for rule in off for found in rule.check(edit)])


def _weighed(rule: PolicyRule, edit: Edit) -> Iterator[Diagnostic]:
    level = _level(rule, edit)
    if level is None:
        yield from rule.check(edit)
    elif level is not RuleLevel.OFF:
        severity = Severity(level.value)
        yield from (replace(found, severity=severity) for found in rule.check(edit))


def _level(rule: PolicyRule, edit: Edit) -> RuleLevel | None:
    """The level that was agreed on: what is judged does not set the rules of its judgement."""
    return edit.old.settings.rules.get(rule.CODE)


def _told(edit: Edit, found: list[Diagnostic]) -> list[Diagnostic]:
    said = effect(edit) if found else ""
    return [replace(each, message=each.message + said) for each in found]
