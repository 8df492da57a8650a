"""Whether an edit keeps to what was agreed on: the change policy, told with the command to use."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wenming_cli.diagnostic import Diagnostic
from wenming_cli.history import HistoryError, Places, Repository, load_at, tree_of
from wenming_cli.loading import Loaded
from wenming_cli.model.plan import Plan
from wenming_cli.model.settings import RuleLevel
from wenming_cli.rules import run
from wenming_cli.rules.policy import POLICY, backdated, sample_marked
from wenming_cli.rules.policy.edit import Edit
from wenming_cli.rules.policy.renaming import renamed
from wenming_cli.rules.policy.run import check
from wenming_cli.rules.tasks import stagnant_without_reason

_OF_EDITS = tuple(rule for rule in POLICY if rule not in {backdated, sample_marked})
"""Nothing is committed yet, so nothing late; and no file turns into one of invented records."""

_NUMBER = re.compile(r"[\d.,]+")


@dataclass(frozen=True)
class Agreement:
    """A plan on a day before it is edited, and what was committed of it."""

    loaded: Loaded
    today: date

    def objections(self, before: Plan, after: Plan) -> list[Diagnostic]:
        """What the change policy and the rules say of an edit, and did not say before it.

        What was never committed may still be put right: nobody has agreed on it.
        """
        against = self._policy(before, after)
        committed = self._committed() if against else None
        if committed is not None:
            agreed = {(d.code, d.location) for d in self._policy(committed, after)}
            against = [d for d in against if (d.code, d.location) in agreed]
        found = self._found(after, {})
        others = run.codes_asked(before, self.today) - {d.code for d in found}
        known = self._found(before, dict.fromkeys(others, RuleLevel.OFF))
        return [*against, *fresh(known, found)]

    def _policy(self, before: Plan, after: Plan) -> list[Diagnostic]:
        files = frozenset(self.loaded.sources)
        old = renamed(before, after)
        return check(Edit(old, after, self.today, lambda _: None, files), _OF_EDITS)

    def _found(self, plan: Plan, off: run.Levels) -> list[Diagnostic]:
        """What the rules say on this day, aside from what is said of a task that just came."""
        levels = {**plan.settings.rules, **off}
        found = run.check(plan, self.today, self.loaded.broken_lines, levels)
        return [d for d in found if d.code != stagnant_without_reason.CODE]

    def _committed(self) -> Plan | None:
        """The plan as it was committed last; None where nobody can say."""
        try:
            repository = Repository.around(self.loaded.folder)
            tree = tree_of(repository, repository.commit("HEAD"))
            plan_id = None if self.loaded.plan is None else self.loaded.plan.id
            folder = Places(tree).of(repository.name_of(self.loaded.folder), plan_id)
            return None if folder is None else load_at(tree, folder, Path.cwd()).plan
        except HistoryError:
            return None


def fresh(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The faults that are new; one that only has other numbers or another line is none."""
    exact = Counter((d.code, d.message) for d in before)
    left = [d for d in after if not _taken(exact, (d.code, d.message))]
    loose: Counter[tuple[str, str]] = Counter()
    for (code, message), count in exact.items():
        loose[code, _NUMBER.sub("", message)] += count
    return [d for d in left if not _taken(loose, (d.code, _NUMBER.sub("", d.message)))]


def _taken(counts: Counter[tuple[str, str]], key: tuple[str, str]) -> bool:
    """Whether there was one of a kind left, which is taken away."""
    is_there = counts[key] > 0
    counts[key] -= is_there
    return is_there
