"""Rules about money: budget and payments."""

from wenming_cli.rules.money import (
    line_overspent,
    lines_not_summing,
    negative_budget,
    overspent,
    payment_outside_plan,
    payment_without_voucher,
    received_too_much,
    refund_without_note,
    source_missing,
    sources_not_summing,
    underspent_unexplained,
    unknown_fund,
    voucher_twice,
)
from wenming_cli.rules.rule import DatedRule, Rule

RULES: tuple[Rule, ...] = (
    lines_not_summing,
    sources_not_summing,
    negative_budget,
    payment_outside_plan,
    overspent,
    line_overspent,
    refund_without_note,
    unknown_fund,
    payment_without_voucher,
    voucher_twice,
    received_too_much,
    source_missing,
)

DATED_RULES: tuple[DatedRule, ...] = (underspent_unexplained,)
