"""Rules about months: boards, points schemes, narratives and closings."""

from wenming_cli.rules.months import (
    amendment_in_future,
    amendment_out_of_time,
    award_outside_groups,
    award_row_unknown,
    board_before_month,
    board_cutoff_outside,
    board_issue_reused,
    board_of_no_period,
    board_on_both_lists,
    board_twice,
    closed_figure_changed,
    closed_month_changed,
    closing_file_empty,
    closing_not_as_written,
    narrative_of_no_period,
    narrative_twice,
    points_condition_idle,
    points_group_empty,
    points_list_idle,
    points_named_twice,
    points_rate_unknown,
)
from wenming_cli.rules.rule import DatedRule, Rule

RULES: tuple[Rule, ...] = (
    board_before_month,
    board_on_both_lists,
    board_twice,
    narrative_twice,
    closed_month_changed,
    closed_figure_changed,
    closing_not_as_written,
    amendment_out_of_time,
    closing_file_empty,
    points_named_twice,
    points_rate_unknown,
    points_condition_idle,
    points_group_empty,
    award_row_unknown,
    award_outside_groups,
    points_list_idle,
    narrative_of_no_period,
    board_issue_reused,
    board_of_no_period,
    board_cutoff_outside,
)

DATED_RULES: tuple[DatedRule, ...] = (amendment_in_future,)
