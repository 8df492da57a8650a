"""Is the plan right? One file a rule, named after the fault it finds.

A rule's docstring is its manual page (what, 为什么, 怎么改, 对, 错), shown by ``wenming explain``.
To add a rule: write the module, name it in ``RULES``, give an example in ``tests/rules``.
"""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.plan import alias_clash
from wenming_cli.rules.months import amendment_in_future
from wenming_cli.rules.months import amendment_out_of_time
from wenming_cli.rules.tasks import assigned_after_due
from wenming_cli.rules.findings import assigned_before_found
from wenming_cli.rules.months import board_before_month
from wenming_cli.rules.months import board_on_both_lists
from wenming_cli.rules.months import board_twice
from wenming_cli.rules.findings import category_unlisted
from wenming_cli.rules.months import closed_figure_changed
from wenming_cli.rules.months import closed_month_changed
from wenming_cli.rules.findings import closed_without_evidence
from wenming_cli.rules.findings import closed_without_rectified
from wenming_cli.rules.months import closing_file_empty
from wenming_cli.rules.months import closing_not_as_written
from wenming_cli.rules.indicators import cumulative_implausible
from wenming_cli.rules.inspections import cycle_days_zero
from wenming_cli.rules.tasks import dependency_cycle
from wenming_cli.rules.tasks import dependency_due_later
from wenming_cli.rules.tasks import done_before_start
from wenming_cli.rules.tasks import due_before_start
from wenming_cli.rules.indicators import empty_actual
from wenming_cli.rules.plan import evidence_missing
from wenming_cli.rules.findings import extended_without_limit
from wenming_cli.rules.tasks import extension_expired
from wenming_cli.rules.tasks import extension_not_later
from wenming_cli.rules.findings import extension_unapproved
from wenming_cli.rules.findings import finding_due_too_early
from wenming_cli.rules.findings import finding_moved_late
from wenming_cli.rules.findings import finding_twice
from wenming_cli.rules.findings import found_outside_plan
from wenming_cli.rules.tasks import fraction_as_percent
from wenming_cli.rules.plan import future_date
from wenming_cli.rules.indicators import group_points_differ
from wenming_cli.rules.indicators import impossible_sample
from wenming_cli.rules.inspections import inspected_outside_plan
from wenming_cli.rules.findings import limit_moved_back
from wenming_cli.rules.money import line_overspent
from wenming_cli.rules.money import lines_not_summing
from wenming_cli.rules.findings import log_after_end
from wenming_cli.rules.findings import log_field_unused
from wenming_cli.rules.findings import log_out_of_order
from wenming_cli.rules.findings import long_term_unfounded
from wenming_cli.rules.indicators import measured_outside_plan
from wenming_cli.rules.indicators import missed_unexplained
from wenming_cli.rules.tasks import moved_after_limit
from wenming_cli.rules.months import narrative_twice
from wenming_cli.rules.money import negative_budget
from wenming_cli.rules.indicators import nothing_to_reach
from wenming_cli.rules.notices import notice_out_of_time
from wenming_cli.rules.indicators import overshoot_unexplained
from wenming_cli.rules.money import overspent
from wenming_cli.rules.plan import own_ancestor
from wenming_cli.rules.tasks import parts_not_summing
from wenming_cli.rules.tasks import parts_with_own_records
from wenming_cli.rules.money import payment_outside_plan
from wenming_cli.rules.money import payment_without_voucher
from wenming_cli.rules.indicators import percent_doubtful
from wenming_cli.rules.indicators import percent_out_of_range
from wenming_cli.rules.plan import plan_end_before_start
from wenming_cli.rules.tasks import progress_and_value
from wenming_cli.rules.tasks import progress_going_down
from wenming_cli.rules.tasks import quantity_implausible
from wenming_cli.rules.findings import reassigned_without_owner
from wenming_cli.rules.tasks import record_after_cancellation
from wenming_cli.rules.plan import record_after_plan
from wenming_cli.rules.plan import record_before_plan
from wenming_cli.rules.plan import record_twice
from wenming_cli.rules.money import refund_without_note
from wenming_cli.rules.findings import repeat_of_later
from wenming_cli.rules.findings import repeat_unmarked
from wenming_cli.rules.notices import replied_before_notice
from wenming_cli.rules.findings import returned_without_rectified
from wenming_cli.rules.indicators import score_out_of_band
from wenming_cli.rules.indicators import score_without_reason
from wenming_cli.rules.indicators import scoring_not_100
from wenming_cli.rules.findings import settled_by_owner
from wenming_cli.rules.indicators import share_as_fraction
from wenming_cli.rules.inspections import site_closed_before_opened
from wenming_cli.rules.inspections import site_not_in_register
from wenming_cli.rules.money import source_missing
from wenming_cli.rules.money import sources_not_summing
from wenming_cli.rules.tasks import stagnant_without_reason
from wenming_cli.rules.notices import step_skipped
from wenming_cli.rules.tasks import submitted_for_long
from wenming_cli.rules.tasks import suspension_ends_before_start
from wenming_cli.rules.tasks import suspensions_overlap
from wenming_cli.rules.indicators import target_not_a_number
from wenming_cli.rules.tasks import target_not_positive
from wenming_cli.rules.tasks import target_not_shared_out
from wenming_cli.rules.tasks import task_outside_plan
from wenming_cli.rules.tasks import task_without_owner
from wenming_cli.rules.indicators import undated_explanation
from wenming_cli.rules.money import underspent_unexplained
from wenming_cli.rules.plan import unit_code_wrong
from wenming_cli.rules.plan import unknown_board_rate
from wenming_cli.rules.plan import unknown_code
from wenming_cli.rules.indicators import unknown_figure
from wenming_cli.rules.money import unknown_fund
from wenming_cli.rules.indicators import unknown_level
from wenming_cli.rules.indicators import unused_measurement
from wenming_cli.rules.tasks import update_after_done
from wenming_cli.rules.tasks import value_without_target
from wenming_cli.rules.money import voucher_twice
from wenming_cli.rules.indicators import weight_negative
from wenming_cli.rules.tasks import weight_not_positive
from wenming_cli.rules.indicators import weights_not_100
from wenming_cli.rules.indicators import wrong_kind_of_actual
from wenming_cli.rules.plan import year_without_calendar


class Rule(Protocol):
    """What a rule module offers.

    ``NEEDS_DATE``: it depends on the day, so it runs only when one is given. ``WHOLE``: sections
    of which every record must have been readable, or the rule would blame the wrong thing.
    """

    __name__: str
    __doc__: str | None
    CODE: str
    SEVERITY: Severity
    NEEDS_DATE: bool
    WHOLE: tuple[str, ...]

    def check(self, plan: Plan, as_of: date | None) -> Iterator[Diagnostic]:
        """Every place that breaks the rule."""
        ...


RULES: tuple[Rule, ...] = (
    due_before_start,
    plan_end_before_start,
    task_outside_plan,
    record_before_plan,
    record_after_plan,
    future_date,
    assigned_after_due,
    done_before_start,
    progress_going_down,
    value_without_target,
    progress_and_value,
    weight_not_positive,
    target_not_positive,
    task_without_owner,
    parts_with_own_records,
    update_after_done,
    record_after_cancellation,
    extension_not_later,
    extension_expired,
    suspension_ends_before_start,
    suspensions_overlap,
    moved_after_limit,
    stagnant_without_reason,
    submitted_for_long,
    parts_not_summing,
    target_not_shared_out,
    fraction_as_percent,
    dependency_cycle,
    dependency_due_later,
    quantity_implausible,
    record_twice,
    year_without_calendar,
    alias_clash,
    unit_code_wrong,
    own_ancestor,
    evidence_missing,
    unknown_code,
    lines_not_summing,
    sources_not_summing,
    negative_budget,
    payment_outside_plan,
    overspent,
    line_overspent,
    refund_without_note,
    unknown_fund,
    payment_without_voucher,
    underspent_unexplained,
    voucher_twice,
    source_missing,
    unknown_level,
    target_not_a_number,
    nothing_to_reach,
    percent_out_of_range,
    weights_not_100,
    weight_negative,
    scoring_not_100,
    unknown_figure,
    empty_actual,
    wrong_kind_of_actual,
    unused_measurement,
    impossible_sample,
    measured_outside_plan,
    score_without_reason,
    score_out_of_band,
    group_points_differ,
    missed_unexplained,
    overshoot_unexplained,
    share_as_fraction,
    cumulative_implausible,
    percent_doubtful,
    undated_explanation,
    site_closed_before_opened,
    site_not_in_register,
    inspected_outside_plan,
    found_outside_plan,
    category_unlisted,
    finding_due_too_early,
    assigned_before_found,
    repeat_of_later,
    log_out_of_order,
    closed_without_rectified,
    returned_without_rectified,
    log_after_end,
    extended_without_limit,
    reassigned_without_owner,
    long_term_unfounded,
    limit_moved_back,
    log_field_unused,
    replied_before_notice,
    board_before_month,
    board_on_both_lists,
    board_twice,
    narrative_twice,
    cycle_days_zero,
    unknown_board_rate,
    settled_by_owner,
    extension_unapproved,
    closed_without_evidence,
    repeat_unmarked,
    notice_out_of_time,
    step_skipped,
    finding_twice,
    finding_moved_late,
    closed_month_changed,
    closed_figure_changed,
    closing_not_as_written,
    amendment_out_of_time,
    closing_file_empty,
    amendment_in_future,
)
