"""Which repairs are kept: those after which loading says less, nothing new, and nothing else.

Repairs are tried many at a time, and fewer where they do not go together.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence

from wenming_cli.diagnostic import Diagnostic
from wenming_cli.frozen import frozen
from wenming_cli.loading.faults.mistyped_marks import every_key
from wenming_cli.patching.located_text import Written, written
from wenming_cli.patching.splice import NOWHERE, Splice, Splices
from wenming_cli.repairs import commas, comments, quotes, references, spellings, structure
from wenming_cli.repairs import full_width_marks as marks
from wenming_cli.repairs import unseen_characters as unseen
from wenming_cli.repairs.draft import Bench, Draft, DraftFault, Layer, layer_of, moved
from wenming_cli.repairs.fault_context import Repair, Spot
from wenming_cli.similar import similar
from wenming_cli.synonyms import is_everyday

REPAIRS: tuple[Repair, ...] = (
    marks,
    structure,
    unseen,
    quotes,
    comments,
    commas,
    spellings,
    references,
)
MOST_STEPS = 30
MOST_TRIALS = 150

Refusal = tuple[DraftFault, str]
"""A fault, and the line in which its repair failed."""

_STRUCTURE = frozenset(("E203", "E204", "E213"))
_KEY = re.compile(r"[^\s:：,，{}\[\]]+")
_REPAIR_OF = {code: module.repair for module in REPAIRS for code in module.CODES}


def may_repair(code: str) -> bool:
    """Whether faults of a code can be repaired at all."""
    return code == "E103" or code in _REPAIR_OF


@frozen
class Proposal:
    """A splice that may repair a fault, and the line it is in."""

    fault: DraftFault
    splice: Splice
    line: str


class Trials:
    """Tries repairs on a plan until nothing more can be repaired, or for long enough."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._left = MOST_TRIALS

    def repaired(self, draft: Draft) -> Draft:
        """A plan with everything repaired that can be."""
        before: Draft | None = None
        while before is not draft:
            before, draft = draft, self._once(draft)
        return draft

    def _once(self, draft: Draft) -> Draft:
        """A plan after each of its faults was looked at."""
        refused: set[Refusal] = set()
        size = MOST_TRIALS * len(draft.loaded.diagnostics)
        while self._left > 0:
            found = _first_of_all(proposals(draft, draft.loaded.diagnostics), refused)
            batch = found[:size]
            if not batch:
                break
            after = self.attempt(draft, batch)
            if after is not None:
                draft, size = after, 2 * size
            elif len(batch) == 1:
                refused.add((batch[0].fault, batch[0].line))
            else:
                size = len(batch) // 2
        return draft

    def attempt(self, draft: Draft, batch: Sequence[Proposal]) -> Draft | None:
        """A plan with some repairs made, and those that they make possible; None where it fails."""
        after, layers, step = draft, list[Layer](), batch
        best: Draft | None = None
        for _ in range(MOST_STEPS):
            self._left -= 1
            layers.append(_layer(step))
            after = self._bench.spliced(after, layers[-1])
            old, new = Counter(_moved(draft.faults(), layers)), after.faults()
            meant = set(_moved((p.fault for p in batch if _is_in(p, layers[0])), layers))
            if meant <= set(old - new) and _only_shows(draft, after, layers):
                best = after if keeps(draft, after, layers) else best
            fresh, said = new - old, after.loaded.diagnostics
            step = proposals(after, (d for d in said if after.fault(d) in fresh))
            if not step:
                break
        return best


def _first_of_all(found: list[Proposal], refused: Container[Refusal]) -> list[Proposal]:
    """Those that were not refused; what hides other faults goes first, and alone."""
    left = [p for p in found if (p.fault, p.line) not in refused]
    of_text = [p for p in left if p.fault.is_of_text]
    return of_text or left


def _only_shows(before: Draft, after: Draft, layers: Sequence[Layer]) -> bool:
    """Whether all that is new was only hidden: by a fault of the text that is gone.

    What such a fault hides is the text that was not read, and what other lines say of it. A line
    that was repaired and is a fault of the text again, or a key that nobody knows, was no repair.
    """
    old, new = Counter(_moved(before.faults(), layers)), after.faults()
    fresh = new - old
    if not fresh:
        return True
    is_read_further = any(fault.is_of_text for fault in old - new)
    return is_read_further and all(_was_hidden(fault, before, after, layers) for fault in fresh)


def _was_hidden(fault: DraftFault, before: Draft, after: Draft, layers: Sequence[Layer]) -> bool:
    """Whether a fault could not be seen as long as the text before it was not read."""
    is_repaired = _is_repaired(fault, after, layers)
    if fault.code == "E201":
        return not is_repaired or _is_everyday(fault, after)
    if fault.is_of_text:
        return not is_repaired and _was_unread(fault, before, after)
    return not (is_repaired and fault.code in _STRUCTURE)


def _is_repaired(fault: DraftFault, after: Draft, layers: Sequence[Layer]) -> bool:
    """Whether something was repaired in the line of a fault."""
    text = after.text(fault.file)
    start = text.rfind("\n", 0, fault.offset) + 1
    end = text.find("\n", fault.offset)
    end = len(text) if end < 0 else end
    for at, layer in enumerate(layers):
        for splice in layer.get(fault.file, NOWHERE).kept:
            offset = layer[fault.file].moved(splice.start)
            for later in layers[at + 1 :]:
                offset = later.get(fault.file, NOWHERE).moved(offset)
            if start <= offset + len(splice.new) and offset <= end:
                return True
    return False


def _is_everyday(fault: DraftFault, after: Draft) -> bool:
    """Whether a key that is none is an everyday word for one."""
    found = _KEY.match(after.text(fault.file), fault.offset)
    return found is not None and is_everyday(found[0])


def _was_unread(fault: DraftFault, before: Draft, after: Draft) -> bool:
    """Whether the line of a fault stands in what was not read before."""
    source = after.loaded.sources[fault.file]
    line = source.line(source.position(fault.offset)[0])
    return any(line in text for text in before.loaded.sources[fault.file].unread)


def proposals(draft: Draft, diagnostics: Iterable[Diagnostic]) -> list[Proposal]:
    """What may repair some faults of a plan."""
    odd = _behind_odd_keys(draft)
    found = (_proposal(draft, diagnostic) for diagnostic in diagnostics)
    return [
        proposal
        for proposal in found
        if proposal is not None and (proposal.fault.file, proposal.splice.start) not in odd
    ]


def _behind_odd_keys(draft: Draft) -> set[tuple[str, int]]:
    """Where keys end that nobody knows: with a full-width colon behind, all of it may be text."""
    return {
        (fault.file, fault.offset + len(found[0]))
        for fault in draft.faults()
        if fault.code == "E201"
        and (found := _KEY.match(draft.text(fault.file), fault.offset)) is not None
        and not _is_nearly_a_key(found[0])
    }


def _is_nearly_a_key(word: str) -> bool:
    return is_everyday(word) or any(similar(word, (key,)) for key in every_key())


def _proposal(draft: Draft, diagnostic: Diagnostic) -> Proposal | None:
    repair = _REPAIR_OF.get(diagnostic.code)
    if repair is None:
        return None
    at, source = diagnostic.location, draft.loaded.sources[diagnostic.location.file]
    end = source.offset(at.end_line) + at.end_column - 1
    fault = draft.fault(diagnostic)
    splice = repair(Spot(fault.code, source.text, fault.offset, end))
    return None if splice is None else Proposal(fault, splice, source.line(at.line))


def _layer(step: Iterable[Proposal]) -> Layer:
    splices: dict[str, list[Splice]] = {}
    for proposal in step:
        splices.setdefault(proposal.fault.file, []).append(proposal.splice)
    return layer_of(splices)


def _is_in(proposal: Proposal, layer: Layer) -> bool:
    return proposal.splice in layer[proposal.fault.file].kept


def _moved(faults: Iterable[DraftFault], layers: Sequence[Layer]) -> list[DraftFault]:
    return [moved(fault, layers) for fault in faults]


def keeps(before: Draft, after: Draft, layers: Sequence[Layer]) -> bool:
    """Whether every text outside of the splices says what it said, under the keys it stood."""
    return all(
        _untouched(written(before.text(name)), [layer.get(name, NOWHERE) for layer in layers])
        <= {_meaning(w, w.start) for w in written(after.text(name))}
        for name in {name for layer in layers for name in layer}
    )


Meaning = tuple[tuple[str, ...], int, str]


def _untouched(texts: Iterable[Written], layers: Sequence[Splices]) -> set[Meaning]:
    """What is written where no splice changes it, by the places it has afterwards."""
    kept: set[Meaning] = set()
    for text in texts:
        start, end = text.start, text.end
        for splices in layers:
            if splices.touch(start, end):
                break
            start, end = splices.moved(start), splices.moved(end)
        else:
            kept.add(_meaning(text, start))
    return kept


def _meaning(text: Written, start: int) -> Meaning:
    return text.path, start, text.text
