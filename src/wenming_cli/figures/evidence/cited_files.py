"""The files that records name as evidence, each with all that names it."""

from collections.abc import Iterator, Mapping, Sequence

from wenming_cli.model.citation import Citation
from wenming_cli.model.evidence_lock import LockedFile
from wenming_cli.model.plan import Plan

Cited = Mapping[str, Sequence[Citation]]


def locked_and_cited(plan: Plan) -> Iterator[tuple[LockedFile, Sequence[Citation]]]:
    """List the files that are locked and that records name still, with these."""
    lock = plan.evidence_lock
    if lock is None or not lock.files:
        return
    for path, citing in plan.cited_files.items():
        if path in lock.files:
            yield lock.files[path], citing
