"""Who wrote a line of a plan, from git, in the words a screen prints."""

from pathlib import Path

from wenming_cli import terminal
from wenming_cli.diagnostic import Location
from wenming_cli.history import Blame, HistoryError
from wenming_cli.model.base import Entry
from wenming_cli.screens.explanation import Writers, Wrote
from wenming_cli.stop import Stop

NOT_COMMITTED = Wrote("尚未提交")
UNKNOWN = Wrote("查不到是哪次提交")
SHALLOW = (
    "这是浅克隆，历史不全：标着“或更早”的行，可能是更早的提交写的；取全用 git fetch --unshallow"
)


def writers_of(folder: Path) -> tuple[Writers, str | None]:
    """Who wrote the lines of the plan in a folder, and what people must know of it.

    Where git can't answer at all the command stops; what it can't answer of a file is told.
    """
    try:
        blame = Blame(folder)
        note = SHALLOW if blame.is_shallow else None
    except HistoryError as reason:
        raise Stop(f"查不到提交：{reason}") from None
    told: set[str] = set()

    def wrote(entry: Entry, at: Location) -> Wrote:
        source = entry.place.source
        try:
            origin = blame.origin(source, Path(source.name), at.line)
        except HistoryError as reason:
            if str(reason) not in told:
                terminal.tell(f"查不到提交：{reason}")
            told.add(str(reason))
            return UNKNOWN
        if origin is None:
            return NOT_COMMITTED
        commit = origin.commit
        or_older = "或更早 " if origin.is_floor else ""
        words = f"{commit.short} {or_older}{commit.day} {commit.author}"
        return Wrote(words, commit.hash, commit.day.isoformat(), commit.author, origin.is_floor)

    return wrote, note
