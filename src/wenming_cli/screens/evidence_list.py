"""What evidence records name, file by file: is it there, is it locked, is it what it should be."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any

from wenming_cli.diagnostic import Location
from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.evidence.captures import out_of_time
from wenming_cli.figures.evidence.proofs import Proof
from wenming_cli.figures.evidence.reuse import reuses
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.findings.surveying import owners_until
from wenming_cli.figures.standing import Group, group_at
from wenming_cli.figures.table import EVIDENCE_RATE
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.figures.units import answerable
from wenming_cli.frozen import frozen
from wenming_cli.model.citation import Citation
from wenming_cli.model.evidence_lock import LockedFile
from wenming_cli.model.finding import Finding
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Task
from wenming_cli.pages.blocks import KEPT, Block, Caution, Column, Facts, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.rates import fraction_text
from wenming_cli.screens.screen_head import head, title
from wenming_cli.words.word import Word

_NOT_LOCKED = "佐证还没有登记：内容换没换过、照片用没用过两次看不出来；登记：wenming evidence lock"
_COLUMNS = (
    Column("佐证材料", most=40, worth=KEPT),
    Column("状态", worth=KEPT),
    Column("记录", most=36, worth=4),
    Column("单位", most=20, worth=3),
    Column("拍摄时间", worth=1),
    Column("字节", is_number=True, worth=0),
    Column("说明", most=40, worth=3),
    Column("位置", worth=0),
)


class Presence(Word):
    """It says what there is of a piece of evidence."""

    LOCKED = "locked", "已登记"
    CHANGED = "changed", "内容变了"
    NOT_LOCKED = "not_locked", "没有登记"
    FOLDER = "folder", "文件夹"
    REFERENCE = "reference", "网址或档案号"
    MISSING = "missing", "文件不在"
    NONE = "none", "没有写佐证"


@frozen
class EvidencePiece:
    """A piece of evidence and its record; of what has none, the record alone.

    ``reused`` and ``old`` say in words what is doubtful of it.
    """

    text: str | None
    presence: Presence
    record: str
    owners: tuple[str, ...]
    location: Location
    locked: LockedFile | None = None
    reused: str | None = None
    old: str | None = None

    @property
    def is_missing(self) -> bool:
        """Tell whether there is none, or the file is not there."""
        return self.presence in (Presence.MISSING, Presence.NONE)


@dataclass(frozen=True)
class EvidenceList:
    """The evidence of a plan or a unit at a day; only of the doubtful kinds that are asked for."""

    plan: Plan
    cutoff: Cutoff
    owner: str | None
    only: frozenset[str]

    @cached_property
    def group(self) -> Group:
        """The plan or the unit."""
        return group_at(self.plan, self.cutoff.as_of, self.owner)

    @cached_property
    def listed(self) -> list[EvidencePiece]:
        """What is asked for: of everybody or the unit, of every kind or the kinds named."""
        every = (*self._given(), *self._without())
        return [each for each in every if self._is_own(each) and self._is_asked(each)]

    def _is_own(self, piece: EvidencePiece) -> bool:
        units = (unit for owner in piece.owners for unit in answerable(self.plan, owner))
        return self.owner is None or self.owner in units

    def _is_asked(self, piece: EvidencePiece) -> bool:
        has = {"missing": piece.is_missing, "reused": bool(piece.reused), "old": bool(piece.old)}
        return not self.only or any(has[kind] for kind in self.only)

    def _given(self) -> Iterator[EvidencePiece]:
        """All that records of the time name."""
        reused = {each.given.citation: each.words for each in reuses(self.plan)}
        for each in self.plan.citations:
            if each.day is not None and each.day > self.cutoff.as_of:
                continue
            locked = self._locked.get(self.plan.evidence_paths.get(each.text, ""))
            captured = None if locked is None else locked.captured_on
            yield EvidencePiece(
                each.text,
                self._presence(each),
                each.record,
                _owners(self.plan, each, self.cutoff.as_of),
                each.location,
                locked,
                reused.get(each),
                out_of_time(each, captured),
            )

    def _presence(self, each: Citation) -> Presence:
        if not each.is_file:
            return Presence.REFERENCE
        path = self.plan.evidence_paths.get(each.text)
        if path is None:
            return Presence.MISSING
        if path.endswith("/"):
            return Presence.FOLDER
        if path not in self._locked:
            return Presence.NOT_LOCKED
        is_same = self._digests.get(path, "") == self._locked[path].digest
        return Presence.LOCKED if is_same else Presence.CHANGED

    @property
    def _locked(self) -> Mapping[str, LockedFile]:
        lock = self.plan.evidence_lock
        return {} if lock is None else lock.files

    @cached_property
    def _digests(self) -> Mapping[str, str]:
        """The digests of the locked files; those that are locked where nobody knows of others."""
        shelf = self.plan.shelf
        known = None if shelf is None else shelf.digests([*self._locked])
        return {p: f.digest for p, f in self._locked.items()} if known is None else known

    def _without(self) -> Iterator[EvidencePiece]:
        """What is said to be done without any evidence."""
        for proof in self.group.proofs:
            if proof.is_claim and not proof.found and not proof.missing:
                yield _nothing(proof)


def _nothing(proof: Proof) -> EvidencePiece:
    state = proof.state
    entry = state.finding if isinstance(state, FindingState) else state.leaf.part or state.leaf.task
    label = Finding.LABEL if isinstance(state, FindingState) else Task.LABEL
    units = state.leads if isinstance(state, TaskState) else (state.owner,)
    owners = tuple(unit for unit in units if unit is not None)
    return EvidencePiece(None, Presence.NONE, f"{label} {proof.id}", owners, entry.location())


def _owners(plan: Plan, each: Citation, as_of: date) -> tuple[str, ...]:
    """The units a record is of: who answers for a finding, else its own, else that it stands in."""
    if isinstance(each.top, Finding):
        return owners_until(each.top, as_of)[-1:]
    for entry in reversed(each.chain):
        owner: str | None = getattr(entry, "owner", None)
        owners: tuple[str, ...] = getattr(entry, "owners", ())
        if owner is not None or owners:
            return owners or tuple(dict.fromkeys((owner or "", *getattr(entry, "joint", ()))))
    if isinstance(each.top, Task) and each.top.workstream in plan.workstream_by_id:
        lead = plan.workstream_by_id[each.top.workstream].owner
        return tuple(dict.fromkeys(filter(None, (lead, *each.top.joint))))
    by = getattr(each.top, "by", None)
    return () if by is None else (by,)


# --- as a page ------------------------------------------------------------------------------------


def page(shown: EvidenceList) -> Page:
    """The rate, how many of each kind, and the list."""
    also = (f"只看 {shown.owner}",) if shown.owner else ()
    table = Table(_COLUMNS, tuple(map(_row, shown.listed)))
    return Page(
        title(shown.plan, shown.cutoff, "佐证材料", *also),
        tuple(_blocks(shown, table)),
        partial(document, shown),
        table,
    )


def _blocks(shown: EvidenceList, table: Table) -> Iterator[Block]:
    if shown.plan.evidence_lock is None and shown.plan.cited_files:
        yield Caution(_NOT_LOCKED)
    figure = shown.group.figure(EVIDENCE_RATE.id)
    if figure is not None:
        value = figure.as_text() if figure.value is not None else figure.reason or ""
        beside = fraction_text(figure) if figure.value is not None else ""
        yield Facts(((figure.label, value, beside),))
    if not shown.listed:
        yield Paragraph("没有这样的佐证材料" if shown.only else "没有佐证材料")
        return
    yield table
    yield Paragraph(_counted(shown.listed))


def _counted(listed: Sequence[EvidencePiece]) -> str:
    counts = Counter(each.presence for each in listed)
    words = [f"{each.label} {counts[each]}" for each in Presence if counts[each]]
    return f"共 {len(listed)} 条：{'，'.join(words)}"


def _row(piece: EvidencePiece) -> tuple[str, ...]:
    locked = piece.locked
    return (
        piece.text or "-",
        piece.presence.label,
        piece.record,
        "、".join(piece.owners),
        (locked.captured or "") if locked is not None else "",
        str(locked.size) if locked is not None else "",
        "；".join(filter(None, (piece.reused, piece.old))),
        piece.location.file_line,
    )


def document(shown: EvidenceList) -> dict[str, Any]:
    """``wenming.evidence/1``."""
    figure = shown.group.figure(EVIDENCE_RATE.id)
    return {
        **head(shown.plan, shown.cutoff.as_of, "evidence"),
        "locked": shown.plan.evidence_lock is not None,
        "rate": None if figure is None else figure.as_json(),
        "evidence": [_data(piece) for piece in shown.listed],
    }


def _data(piece: EvidencePiece) -> dict[str, Any]:
    locked = piece.locked
    return {
        "evidence": piece.text,
        "state": piece.presence.value,
        "record": piece.record,
        "owners": list(piece.owners),
        "path": None if locked is None else locked.path,
        "sha256": None if locked is None else locked.digest,
        "size": None if locked is None else locked.size,
        "kind": None if locked is None else locked.kind,
        "captured": None if locked is None else locked.captured,
        "reused": piece.reused,
        "old": piece.old,
        "file": piece.location.file,
        "line": piece.location.line,
    }
