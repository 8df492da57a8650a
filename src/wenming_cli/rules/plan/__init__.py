"""Rules about the plan itself: its bounds, its directory of units, its settings."""

from wenming_cli.rules.plan import (
    alias_clash,
    evidence_missing,
    future_date,
    names_unclear,
    own_ancestor,
    own_parent,
    plan_end_before_start,
    record_after_plan,
    record_before_plan,
    record_twice,
    unit_code_wrong,
    unknown_board_rate,
    unknown_code,
    year_without_calendar,
)
from wenming_cli.rules.rule import DatedRule, Rule

RULES: tuple[Rule, ...] = (
    plan_end_before_start,
    record_before_plan,
    record_after_plan,
    record_twice,
    year_without_calendar,
    own_parent,
    alias_clash,
    unit_code_wrong,
    own_ancestor,
    evidence_missing,
    unknown_code,
    unknown_board_rate,
    names_unclear,
)

DATED_RULES: tuple[DatedRule, ...] = (future_date,)
