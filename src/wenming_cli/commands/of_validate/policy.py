"""The change policy for a command: plans as they were, or a clear word why they can't be had."""

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from wenming_cli import terminal
from wenming_cli.diagnostic import Diagnostic, Location, Waived
from wenming_cli.figures.months.dated_facts import facts
from wenming_cli.history import (
    Blame,
    Commit,
    HistoryError,
    Places,
    Repository,
    Tree,
    load_at,
    tree_of,
)
from wenming_cli.inputs.plan_checking import SWITCHED_OFF, More
from wenming_cli.inputs.revisions import parted
from wenming_cli.loading import Loaded, Trees
from wenming_cli.loading.discovery import PLAN_FILE, joined, plans_among
from wenming_cli.model.plan import Plan
from wenming_cli.model.settings import RuleLevel
from wenming_cli.remembered.readings import there_is
from wenming_cli.rules.ignores import GUARDS
from wenming_cli.rules.policy.absent import removed, unread
from wenming_cli.rules.policy.edit import Committed, Edit, Predated
from wenming_cli.rules.policy.renaming import renamed
from wenming_cli.rules.policy.run import check, switched_off
from wenming_cli.rules.policy.waivers import added
from wenming_cli.stop import Stop

_MOST_ALIKE = 20
"""Of plans that all have a record of the same name, how many are looked at."""

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class PolicyView:
    """Which plans are meant: those under paths, else those seen from a folder; or one by its id."""

    directory: Path
    paths: Sequence[Path]
    plan_id: str | None

    def of(self, tree: Tree) -> set[str]:
        """The folders of a tree in which a plan that is gone would be missed."""
        if self.plan_id is not None:
            return set()
        repository = tree.repository
        if not self.paths:
            return set(plans_among(tree.files, repository.name_of(self.directory)))
        names = [repository.name_of(self.directory / path) for path in self.paths]
        return {
            folder
            for folder in tree.folders
            if any(folder == name or folder.startswith(joined(name, "")) for name in names)
        }


def checks(base: str, as_of: date | None, view: PolicyView) -> Callable[[Sequence[Loaded]], More]:
    """What the change policy says of plans against a revision of them.

    ``as_of`` is the day the change is made on; where it is not given, the change is no earlier
    than the revision.
    """

    def of(every: Sequence[Loaded]) -> More:
        try:
            reviews = [Review(base, as_of, view, *each) for each in _by_repository(every)]
            return _together([review.more() for review in reviews])
        except HistoryError as reason:
            raise Stop(f"读不了 --base {base}：{reason}") from None

    return of


def _by_repository(every: Iterable[Loaded]) -> Iterator[tuple[Repository, list[Loaded]]]:
    repositories: dict[Path, Repository] = {}
    found: dict[Path, list[Loaded]] = defaultdict(list)
    for loaded in every:
        repository = Repository.around(loaded.folder)
        repositories.setdefault(repository.root, repository)
        found[repository.root].append(loaded)
    for root, plans in found.items():
        yield repositories[root], plans


def _together(parts: Sequence[More]) -> More:
    return More(
        {folder: found for part in parts for folder, found in part.found.items()},
        {folder: found for part in parts for folder, found in part.waived.items()},
        {folder: found for part in parts for folder, found in part.levels.items()},
        [found for part in parts for found in part.beside],
    )


class Review:
    """The plans of one repository against the point from which the change began."""

    def __init__(
        self,
        base: str,
        as_of: date | None,
        view: PolicyView,
        repository: Repository,
        every: Sequence[Loaded],
    ) -> None:
        self.base, self.as_of, self.view = base, as_of, view
        self.repository, self.every = repository, every
        self.head = repository.commit("HEAD")
        self.point = self._point()
        self.tree = tree_of(repository, self.point)
        self.trees: Trees = {}

    def more(self) -> More:
        """What is to be said of each plan, and of those that are gone."""
        counterparts = Counterparts(self)
        found, waived, levels = {}, {}, {}
        for loaded in self.every:
            folder = counterparts.of(loaded)
            edit = self._edit(loaded, folder)
            if edit is None:
                found[loaded.folder] = self._unread(loaded, folder)
                continue
            found[loaded.folder] = check(edit)
            waived[loaded.folder] = [Waived(d, SWITCHED_OFF) for d in switched_off(edit)]
            levels[loaded.folder] = _agreed(edit.old, edit.new)
        gone = [self._gone(folder) for folder in sorted(counterparts.missed)]
        return More(found, waived, levels, gone)

    def loaded_at(self, folder: str) -> Loaded:
        """The plan in a folder of the base."""
        return load_at(self.tree, folder, Path.cwd(), self.trees)

    def _point(self) -> Commit:
        """The commit the change began from; what others did on the base since is not its doing."""
        first, dots, second = parted(self.base)
        if dots == "..":
            first, second = self.base, ""
        tip = self.repository.commit(first or ("HEAD" if dots else ""))
        head = self.repository.commit(second) if second else self.head
        try:
            point = self.repository.merge_base(tip, head)
        except HistoryError:
            if self.repository.is_shallow:
                raise
            terminal.tell(f"{self.base} 和现在的提交没有共同的来历，直接和它比")
            return tip
        if point.hash != tip.hash:
            words = f"{point.short}，{point.day}"
            terminal.tell(f"{first} 在分出以后又有提交，从分出的地方（{words}）比起")
        return point

    def _edit(self, loaded: Loaded, folder: str | None) -> Edit | None:
        """The change of a plan; None where there is nothing to compare, which is told."""
        if folder is None:
            terminal.tell(f"{self.base} 里没有 {loaded.folder.name} 这个计划，没有可比的")
            return None
        before = self.loaded_at(folder)
        self._tell(before, loaded, folder)
        if before.plan is None or loaded.plan is None or before.plan.digest == loaded.plan.digest:
            return None
        return Edit(
            renamed(before.plan, loaded.plan),
            loaded.plan,
            self.as_of or self.point.day,
            self._committed(loaded),
            frozenset(loaded.sources),
            tuple(added(before.sources.values(), loaded.sources.values())),
            self.predated,
        )

    def _tell(self, before: Loaded, loaded: Loaded, folder: str) -> None:
        """Say where the plan was found, and that it has faults of its own; it is compared still."""
        name = self.repository.name_of(loaded.folder)
        if folder != name:
            terminal.tell(f"{name or '.'} 就是 {self.base} 里的 {folder or '.'}，和它比")
        errors = sum(d.is_error for d in before.diagnostics)
        if before.plan is not None and errors:
            terminal.tell(f"{self.base} 里的计划有 {errors} 处读不懂，能读懂的照比")

    def _unread(self, loaded: Loaded, folder: str | None) -> list[Diagnostic]:
        """That the plan was not judged, where what it was can't be read."""
        before = None if folder is None else self.loaded_at(folder)
        if before is None or before.plan is not None:
            return []
        return [unread(self._plan_file(loaded.folder), self.base)]

    def _gone(self, folder: str) -> Diagnostic:
        before = self.loaded_at(folder)
        name = f" {folder.rpartition('/')[2] or '.'} "
        if before.plan is not None:
            name = f" {before.plan.id}（{before.plan.project.name}）"
        return removed(self._plan_file(self.repository.path_of(folder)), name, self.base)

    @staticmethod
    def _plan_file(folder: Path) -> str:
        return os.path.relpath(folder / PLAN_FILE).replace(os.sep, "/")

    # --- days -------------------------------------------------------------------------------------

    @cached_property
    def _between(self) -> dict[str, Commit]:
        return self.repository.between(self.point, self.head)

    @cached_property
    def _days(self) -> dict[str, date]:
        """The day of each commit of the change: no earlier than what it was made from.

        A commit made anew (a rebase) has the day on which its work was done. Where the base was
        merged in later, the change began before the point it is compared with.
        """
        own = self._between
        parents = {parent for commit in own.values() for parent in commit.parents}
        before = self.repository.commits(sorted(parents - own.keys()))
        latest = {commit.hash: commit.day for commit in (self.point, *before.values())}
        days = {}
        for commit in reversed(own.values()):
            after = max((latest[name] for name in commit.parents if name in latest), default=None)
            latest[commit.hash] = max(commit.day, after or date.min)
            is_forged = after is not None and commit.day < after - _A_DAY
            days[commit.hash] = after if is_forged and after is not None else commit.written
        return days

    @cached_property
    def predated(self) -> tuple[Predated, ...]:
        """The commits of the change that say they are older than what they were made from."""
        forged = [c for c in self._between.values() if self._days[c.hash] > max(c.day, c.written)]
        return tuple(Predated(c.short, c.day, self._days[c.hash]) for c in reversed(forged))

    def _committed(self, loaded: Loaded) -> Committed:
        """The day a line of the plan was written; for one not committed, the day it is tried on."""
        asked = _Asked(loaded)

        def day(at: Location) -> date | None:
            source = loaded.sources.get(at.file)
            if source is None or asked.blame is None:
                return None
            try:
                origin = asked.blame.origin(source, Path(at.file), at.line)
            except HistoryError as reason:
                asked.give_up(reason)
                return None
            if origin is None:
                return self.as_of
            commit = origin.commit
            return None if origin.is_floor else self._days.get(commit.hash, commit.written)

        return day


class _Asked:
    """Who wrote the lines of a plan, until git can't say."""

    def __init__(self, loaded: Loaded) -> None:
        self.blame: Blame | None = Blame(loaded.folder)

    def give_up(self, reason: HistoryError) -> None:
        """Say once why the days of commits are not known; the rest is checked all the same."""
        self.blame = None
        terminal.tell(f"查不到哪次提交写的，倒填日期没有查：{reason}")


def _agreed(old: Plan, new: Plan) -> Mapping[str, RuleLevel]:
    """The levels of rules; of those that guard changes and closed months as it was agreed on."""
    before = {c: level for c, level in old.settings.rules.items() if c.startswith(GUARDS)}
    after = {c: level for c, level in new.settings.rules.items() if not c.startswith(GUARDS)}
    return {**after, **before}


# --- which plan was which -------------------------------------------------------------------------


class Counterparts:
    """The plans of the base that those of now were, by folder and id, else by their records."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.name_of = review.repository.name_of
        self._found: dict[str, str] = {}
        every = {self.name_of(loaded.folder): loaded for loaded in review.every}
        self._by_name(every)
        self._by_records({name: every[name] for name in every if name not in self._found})

    def of(self, loaded: Loaded) -> str | None:
        """The folder a plan stood in; None where it is new."""
        return self._found.get(self.name_of(loaded.folder))

    @property
    def missed(self) -> frozenset[str]:
        """The plans of the base that are gone and would have been seen."""
        return self._gone & self.review.view.of(self.review.tree)

    @cached_property
    def _left(self) -> frozenset[str]:
        """The plans of the base that are in no folder of theirs any more."""
        path_of = self.review.repository.path_of
        folders = self.review.tree.folders
        return frozenset(f for f in folders if not there_is(path_of(f) / PLAN_FILE))

    @property
    def _gone(self) -> frozenset[str]:
        return self._left.difference(self._found.values())

    def _by_name(self, every: Mapping[str, Loaded]) -> None:
        places = Places(self.review.tree)
        for name, loaded in every.items():
            plan_id = None if loaded.plan is None else loaded.plan.id
            was = places.of(name, plan_id)
            if was is not None and was in self._gone:
                self._found[name] = was
            elif name in self.review.tree.folders:
                self._found[name] = name

    def _by_records(self, every: Mapping[str, Loaded]) -> None:
        """Find the plans that are new by name again where most of their records are known."""
        known = {folder: _records(self.review.loaded_at(folder)) for folder in self._gone if every}
        at: dict[str, list[str]] = defaultdict(list)
        for folder, records in sorted(known.items()):
            for record in records:
                at[record].append(folder)
        for name, loaded in every.items():
            records = _records(loaded)
            votes = Counter(
                folder
                for record in records
                for folder in at.get(record, ())[:_MOST_ALIKE]
                if folder in self._gone
            )
            for folder, shared in votes.most_common(1):
                if 4 * shared >= min(len(records), len(known[folder])):
                    self._found[name] = folder


def _records(loaded: Loaded) -> frozenset[str]:
    """The names of the records of a plan, and the same with what each says."""
    if loaded.plan is None:
        return frozenset()
    named = [fact for fact in facts(loaded.plan) if "/" in fact.key]
    return frozenset(text for fact in named for text in (fact.key, f"{fact.key}={fact.digest}"))
