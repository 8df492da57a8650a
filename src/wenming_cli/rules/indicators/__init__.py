"""Rules about indicators: targets, values, scores."""

from wenming_cli.rules.indicators import (
    cumulative_implausible,
    empty_actual,
    group_points_differ,
    impossible_sample,
    measured_outside_plan,
    missed_unexplained,
    nothing_to_reach,
    overshoot_unexplained,
    percent_doubtful,
    percent_out_of_range,
    score_out_of_band,
    score_without_reason,
    scoring_not_100,
    share_as_fraction,
    target_not_a_number,
    undated_explanation,
    unknown_figure,
    unknown_level,
    unused_measurement,
    weight_negative,
    weights_not_100,
    wrong_kind_of_actual,
)
from wenming_cli.rules.rule import DatedRule, Rule

RULES: tuple[Rule, ...] = (
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
    share_as_fraction,
    cumulative_implausible,
    percent_doubtful,
)

DATED_RULES: tuple[DatedRule, ...] = (
    missed_unexplained,
    overshoot_unexplained,
    undated_explanation,
)
