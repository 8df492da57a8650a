"""Rules about evidence: what was locked, what it is, whether it can prove what it is to prove."""

from wenming_cli.rules.evidence import (
    bytes_changed,
    captured_out_of_time,
    evidence_not_locked,
    evidence_reused,
    evidence_too_large,
    lock_unreadable,
    not_as_named,
)
from wenming_cli.rules.rule import DatedRule, Rule

RULES: tuple[Rule, ...] = (
    bytes_changed,
    evidence_reused,
    captured_out_of_time,
    not_as_named,
    evidence_too_large,
    evidence_not_locked,
    lock_unreadable,
)

DATED_RULES: tuple[DatedRule, ...] = ()
