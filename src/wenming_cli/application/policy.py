"""The change policy for a command: the plan as it was, or a clear word why it can't be had."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from wenming_cli import terminal
from wenming_cli.diagnostic import Diagnostic, Location
from wenming_cli.history import Blame, HistoryError, Repository, earlier
from wenming_cli.loading import Loaded
from wenming_cli.rules.policy.edit import Committed, Edit
from wenming_cli.rules.policy.run import check


def checks(base: str, as_of: date | None) -> Callable[[Loaded], Iterable[Diagnostic]]:
    """What the change policy says of a plan against a revision of it.

    ``as_of`` is the day the change is made on; where it is not given, the change is no earlier
    than the revision.
    """

    def of(loaded: Loaded) -> Iterable[Diagnostic]:
        return _faults(loaded, base, as_of)

    return of


def _faults(loaded: Loaded, base: str, as_of: date | None) -> Iterable[Diagnostic]:
    try:
        commit = Repository.around(loaded.folder).commit(base)
        before = earlier(loaded, commit.hash, Path.cwd())
    except HistoryError as reason:
        raise terminal.Stop(f"读不了 --base {base}：{reason}") from None
    if before is None:
        terminal.tell(f"{base} 里没有 {loaded.folder.name} 这个计划，没有可比的")
        return ()
    _tell_faults(before, base)
    if before.plan is None or loaded.plan is None or before.plan.digest == loaded.plan.digest:
        return ()
    day = as_of or commit.day
    files = frozenset(loaded.sources)
    edit = Edit(before.plan, loaded.plan, day, _committed(loaded, as_of), files)
    return check(edit)


def _tell_faults(before: Loaded, base: str) -> None:
    """Say that the plan of the revision has faults of its own; it is compared all the same."""
    errors = sum(d.is_error for d in before.diagnostics)
    if before.plan is None:
        terminal.tell(f"{base} 里的计划读不懂（{errors} 处错误），改动规矩没法查")
    elif errors:
        terminal.tell(f"{base} 里的计划有 {errors} 处读不懂，能读懂的照比")


def _committed(loaded: Loaded, as_of: date | None) -> Committed:
    """The day a line of the plan was committed; for one that was not, the day it is written on."""
    blame = Blame(loaded.folder)

    def day(at: Location) -> date | None:
        source = loaded.sources.get(at.file)
        origin = blame.origin(source, Path(at.file), at.line) if source else None
        if origin is None:
            return as_of
        return None if origin.is_floor else origin.commit.day

    return day
