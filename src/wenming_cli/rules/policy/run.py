"""The change policy over one edit: how bad the later plan says its faults are."""

from dataclasses import replace

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.model.settings import RuleLevel
from wenming_cli.rules.policy import POLICY
from wenming_cli.rules.policy.edit import Edit


def check(edit: Edit) -> list[Diagnostic]:
    """Every fault of the change policy in an edit, as bad as the settings of the plan say."""
    levels = edit.new.settings.rules
    return [
        replace(found, severity=Severity(levels[rule.CODE].value)) if rule.CODE in levels else found
        for rule in POLICY
        if levels.get(rule.CODE) is not RuleLevel.OFF
        for found in rule.check(edit)
    ]
