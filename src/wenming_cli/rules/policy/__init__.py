"""Is the change right? One file a rule of the change policy, named after what it forbids.

These rules look at two states of a plan, the one that was agreed on and the one it is to become,
and run only with ``validate --base``. A docstring is a manual page here too; 怎么改 names the
record or the reason that satisfies the rule.
"""

from collections.abc import Iterator
from typing import Protocol

from wenming_cli.diagnostic import Severity
from wenming_cli.rules.policy import (
    amendment_postdated,
    backdated,
    belonging_changed,
    budget_edited,
    closed_month_edited,
    closing_edited,
    commit_predated,
    done_taken_back,
    due_edited,
    late_turned,
    limit_moved_late,
    plan_renamed,
    record_removed,
    record_rewritten,
    sample_marked,
    scheme_edited,
    scope_changed,
    settings_edited,
    target_lowered,
    task_dropped,
    waiver_added,
)
from wenming_cli.rules.policy.edit import Edit
from wenming_cli.rules.rule import Breach


class PolicyRule(Protocol):
    """What a rule module of the change policy offers."""

    __name__: str
    __doc__: str | None
    CODE: str
    SEVERITY: Severity

    def check(self, edit: Edit) -> Iterator[Breach]:
        """Every place of the later plan where the change breaks the rule."""
        ...


POLICY: tuple[PolicyRule, ...] = (
    amendment_postdated,
    due_edited,
    limit_moved_late,
    record_removed,
    record_rewritten,
    target_lowered,
    task_dropped,
    done_taken_back,
    budget_edited,
    closing_edited,
    closed_month_edited,
    backdated,
    late_turned,
    settings_edited,
    belonging_changed,
    scope_changed,
    commit_predated,
    plan_renamed,
    waiver_added,
    sample_marked,
    scheme_edited,
)
