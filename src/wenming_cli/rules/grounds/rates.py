"""The rates that an indicator or a board may be measured by."""

RATES = (
    "completion_rate",
    "due_completion_rate",
    "on_time_rate",
    "original_on_time_rate",
    "extension_rate",
    "weighted_progress",
    "planned_progress",
    "elapsed_rate",
    "budget_execution_rate",
    "rectification_rate",
    "closure_rate",
    "due_rectification_rate",
    "on_time_rectification_rate",
    "rework_rate",
    "recurrence_rate",
    "coverage_rate",
    "full_coverage_rate",
    "pass_rate",
)
