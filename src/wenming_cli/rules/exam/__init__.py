"""Rules about the exam: standards, assessments, materials."""

from wenming_cli.rules.exam import (
    assessment_empty,
    code_twice,
    exam_days_reversed,
    inspected_outside_assessment,
    lost_against_result,
    lost_out_of_range,
    material_dated_after_submitted,
    material_number_twice,
    material_outside_window,
    points_mixed,
    points_negative,
    register_changed_since_draw,
    standard_not_for_type,
    standard_of_other_system,
    standard_unowned,
    total_impossible,
    total_of_nobody,
)
from wenming_cli.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    code_twice,
    points_mixed,
    points_negative,
    standard_unowned,
    lost_out_of_range,
    lost_against_result,
    material_outside_window,
    assessment_empty,
    inspected_outside_assessment,
    standard_not_for_type,
    standard_of_other_system,
    exam_days_reversed,
    total_impossible,
    total_of_nobody,
    material_dated_after_submitted,
    material_number_twice,
    register_changed_since_draw,
)
