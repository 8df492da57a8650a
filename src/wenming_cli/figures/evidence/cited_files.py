"""The files that records name as evidence, each with all that names it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from wenming_cli.model.citation import Citation
from wenming_cli.model.evidence_lock import LockedFile
from wenming_cli.model.plan import Plan

Cited = Mapping[str, Sequence[Citation]]


def cited_files(plan: Plan) -> Cited:
    """Find the citations of every file that is there, by path, in the order of paths.

    Folders are left out: what is in them changes without any record.
    """
    found: dict[str, list[Citation]] = defaultdict(list)
    for each in plan.citations:
        path = plan.evidence_paths.get(each.text) if each.is_file else None
        if path is not None and not path.endswith("/"):
            found[path].append(each)
    return {path: found[path] for path in sorted(found)}


def locked_and_cited(plan: Plan) -> Iterator[tuple[LockedFile, Sequence[Citation]]]:
    """List the files that are locked and that records name still, with these."""
    lock = plan.evidence_lock
    if lock is None or not lock.files:
        return
    for path, citing in cited_files(plan).items():
        if path in lock.files:
            yield lock.files[path], citing
