"""The bytes of evidence of closed months: what closings keep, and what was changed since."""

from collections.abc import Collection, Iterator, Mapping
from operator import itemgetter

from wenming_cli.frozen import frozen
from wenming_cli.model.closing import Closing
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month

NO_FILE = "-"
"""The digest of a file that is there no longer."""


@frozen
class ClosedFile:
    """A file that is not what it was when a month was closed; ``now`` is None where it is gone."""

    path: str
    closing: Closing
    now: str | None


def files_to_keep(plan: Plan, month: Month) -> dict[str, str]:
    """Find the digests a closing has to keep: of evidence of its records that no other keeps."""
    held = _held(plan)
    wanted = [
        path
        for path, citing in plan.cited_files.items()
        if path not in held and any(c.day is not None and c.day <= month.last_day for c in citing)
    ]
    return dict(sorted((_digests(plan, wanted) or {}).items()))


def changed_files(plan: Plan) -> Iterator[ClosedFile]:
    """Find every file of a closed month that was changed or taken away since."""
    held = _held(plan)
    now = _digests(plan, sorted(held))
    if now is None:
        return
    for path, (digest, closing) in sorted(held.items(), key=itemgetter(0)):
        found = now.get(path)
        if digest != (NO_FILE if found is None else found):
            yield ClosedFile(path, closing, found)


def amended_files(plan: Plan, closing: Closing) -> dict[str, str]:
    """Find the digests that an amendment of a month has to keep, by path."""
    changed = (each for each in changed_files(plan) if each.closing.month == closing.month)
    return {each.path: each.now or NO_FILE for each in changed}


def _held(plan: Plan) -> dict[str, tuple[str, Closing]]:
    """What closings and amendments keep, by path; the later word counts."""
    said = [(c.closed_on, c.month, c.files, c) for c in plan.closings]
    said += [(a.date, c.month, a.files, c) for c in plan.closings for a in c.amendments]
    held: dict[str, tuple[str, Closing]] = {}
    for _, _, files, closing in sorted(said, key=itemgetter(0, 1)):
        held |= {path: (digest, closing) for path, digest in files.items()}
    return held


def _digests(plan: Plan, paths: Collection[str]) -> Mapping[str, str] | None:
    """The digests of files as they are; None where nobody knows of the bytes."""
    if not paths:
        return {}
    return None if plan.shelf is None else plan.shelf.digests(paths)
