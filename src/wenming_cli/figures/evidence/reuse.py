"""Evidence that was given for one finding after it had been given for another."""

from collections import defaultdict
from collections.abc import Iterator

from wenming_cli.figures.evidence.cited_files import locked_and_cited
from wenming_cli.figures.evidence.look_alikes import firsts
from wenming_cli.frozen import frozen
from wenming_cli.model.citation import Citation
from wenming_cli.model.evidence_lock import LockedFile
from wenming_cli.model.finding import Finding
from wenming_cli.model.plan import Plan


@frozen
class Given:
    """A file that was given for a finding."""

    citation: Citation
    finding: Finding
    file: LockedFile


@frozen
class Reuse:
    """What was given for one finding, and before it, or a picture like it, for another."""

    given: Given
    before: Given

    @property
    def words(self) -> str:
        """``和问题 W-1 的是同一张照片``."""
        is_same = self.given.file.digest == self.before.file.digest
        what = "同一个文件" if is_same else "同一张照片"
        return f"和问题 {self.before.finding.id} 的是{what}"


def reuses(plan: Plan) -> Iterator[Reuse]:
    """Find the evidence of findings that was given before for one that is not related."""
    every = [*locked_and_cited(plan)]
    first = firsts(file for file, _ in every)
    alike: dict[str, list[Given]] = defaultdict(list)
    for file, citing in every:
        for each in citing:
            if isinstance(each.top, Finding):
                alike[first[file.path]].append(Given(each, each.top, file))
    for given in alike.values():
        if len(given) > 1:
            yield from _reused(plan, sorted(given, key=_order))


def _order(given: Given) -> tuple[object, ...]:
    return given.finding.found, given.finding.id, given.citation.location


def _reused(plan: Plan, given: list[Given]) -> Iterator[Reuse]:
    """Those of the same picture, the earliest finding first."""
    before: dict[str, tuple[Given, frozenset[object]]] = {}
    for each in given:
        own = _related(plan, each.finding)
        other = next((g for g, related in before.values() if own.isdisjoint(related)), None)
        before.setdefault(each.finding.id, (each, own))
        if other is not None:
            yield Reuse(each, other)


def _related(plan: Plan, finding: Finding) -> frozenset[object]:
    """What findings that one picture may show have in common: a history, or a visit to a site."""
    history: dict[object, None] = {finding.id: None}
    at = finding.repeat_of
    while at is not None and at not in history:
        history[at] = None
        before = plan.finding_by_id.get(at)
        at = None if before is None else before.repeat_of
    visit = () if finding.site is None else ((finding.site, finding.found),)
    return frozenset((*history, *visit))
