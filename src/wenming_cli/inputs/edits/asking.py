"""Fields that are missing, asked for one by one at a terminal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wenming_cli import sink, terminal
from wenming_cli.inputs.edits.looked_up import meaning
from wenming_cli.model.finding import FindingItem
from wenming_cli.model.inspection import Tier
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Choice, Fault, Form, dated_hint, folded
from wenming_cli.model.shape import FieldShape, Shape, mark_of
from wenming_cli.screens.record import named
from wenming_cli.similar import similar_names
from wenming_cli.writing.edit import Typed

_DATED = ("date", "found")
"""Days of what happened: today, where nothing else is said."""

_MOST_LISTED = 15


def missing(shape: Shape, values: Mapping[str, Typed], excused: Iterable[str]) -> list[FieldShape]:
    """The fields a record needs that were not typed."""
    known = {*values, *excused}
    known |= {field for field, other in shape.model.INSTEAD.items() if other in known}
    return [f for f in shape.fields.values() if f.required and f.name not in known]


@dataclass(frozen=True)
class Asking:
    """Asks for the fields of a record of a plan."""

    plan: Plan
    today: date

    def all_of(self, fields: Sequence[FieldShape]) -> dict[str, str]:
        """What was answered, by field; each holds one value."""
        terminal.tell(f"还缺 {len(fields)} 项，请填；按 Ctrl-C 不填了，什么也不会改")
        return {found.name: self._answer(found) for found in fields}

    def _answer(self, found: FieldShape) -> str:
        known = words_for(self.plan, found)
        listed = known if len(known) <= _MOST_LISTED else []
        while True:
            self._show(listed)
            typed = terminal.ask(self._question(found, is_listed=bool(listed)))
            text = self._taken(found, typed.strip(), listed)
            fault = fault_of(found, text)
            if fault is None and self._is_known(found, text):
                return text
            if fault is not None:
                terminal.tell(self._told(fault, text))
                continue
            near = self._near(text, known)
            listed = near or listed
            way = "；是不是这里面的：" if near else "；可以写："
            terminal.tell(f"没有{sink.quoted(text)}" + (way if listed else ""))

    def _told(self, fault: Fault, text: str) -> str:
        hint = dated_hint(text, self.plan.project.year) if fault.code == "E206" else None
        hint = hint or fault.hint
        return f"{fault.message}；{hint}" if hint else fault.message

    def _show(self, listed: list[str]) -> None:
        for number, word in enumerate(listed, 1):
            terminal.tell(f"  {number} {sink.terminal(word)}")

    def _question(self, found: FieldShape, *, is_listed: bool) -> str:
        form = mark_of(found.marks, Form)
        notes = [found.description] if found.description else []
        if is_listed:
            notes.append("写号码或者词")
        elif found.name in _DATED and found.scalar is date:
            notes.append(f"直接回车就是今天 {self.today}")
        elif form is not None:
            notes.append(f"如 {form.example}")
        return found.title + (f"（{'，'.join(notes)}）" if notes else "") + "："

    def _taken(self, found: FieldShape, typed: str, listed: list[str]) -> str:
        """An answer as a value: a number out of a list, a name or a day in its one spelling."""
        if not typed and found.name in _DATED and found.scalar is date:
            return str(self.today)
        if typed.isdecimal() and 0 < int(typed) <= len(listed):
            typed = listed[int(typed) - 1].partition(" ")[0]
        return meaning(self.plan, self.today)(found, typed)

    def _is_known(self, found: FieldShape, text: str) -> bool:
        reference = found.reference
        if reference is None or not reference.strict or reference.open:
            return True
        return text in {name.partition(" ")[0] for name in words_for(self.plan, found)}

    @staticmethod
    def _near(text: str, known: list[str]) -> list[str]:
        """The names that hold what was typed or are like it."""
        holding = [name for name in known if text and folded(text) in folded(name)]
        return (holding or similar_names(text, known))[:_MOST_LISTED]


def words_for(plan: Plan, found: FieldShape) -> list[str]:
    """What may be written in a field: the words of a list of choices, the records there are."""
    if found.scalar is Tier:
        return [tier.label for tier in plan.settings.names.every_tier]
    if isinstance(found.scalar, type) and issubclass(found.scalar, Choice):
        return [str(member.label) for member in found.scalar]
    if found.reference is None or not found.reference.strict:
        return []
    return list(names_of(plan, found.reference.section))


def names_of(plan: Plan, section: str) -> Iterable[str]:
    """The records a reference may name: id and, apart from it, what it is the id of."""
    own = {"parts": "tasks", "lines": "budget", "finding_items": "findings"}.get(section, section)
    for found in named(plan):
        is_item = isinstance(found.entry, FindingItem)
        if found.section == own and not (is_item and section == "findings"):
            name = getattr(found.entry, "title", None) or getattr(found.entry, "name", None)
            yield found.id if name in (None, found.id) else f"{found.id} {name}"


def parsed(found: FieldShape, text: str) -> Any:
    """What a text says as the value of a field, or what the loader would say of it."""
    try:
        return found.typed(text)
    except Fault as fault:
        return fault


def fault_of(found: FieldShape, text: str) -> Fault | None:
    """What the loader would say of a text as the value of a field; None where it is right."""
    value = parsed(found, text)
    return value if isinstance(value, Fault) else None
