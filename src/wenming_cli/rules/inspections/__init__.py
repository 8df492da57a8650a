"""Rules about inspections: sites and visits."""

from wenming_cli.rules.inspections import (
    cycle_days_zero,
    inspected_outside_plan,
    site_closed_before_opened,
    site_not_in_register,
)
from wenming_cli.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    site_closed_before_opened,
    site_not_in_register,
    inspected_outside_plan,
    cycle_days_zero,
)
