"""What can be added to a plan: records of its sections, and those inside of records with names."""

from collections.abc import Iterable, Iterator
from functools import cache

from wenming_cli.frozen import frozen
from wenming_cli.inputs.naming import near
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.scalars import folded
from wenming_cli.model.shape import FieldShape, Kind, shape_of
from wenming_cli.sink import quoted
from wenming_cli.stop import Stop
from wenming_cli.synonyms import KEYS

_CLOSINGS = "closings"
_APART = {"updates": "updates", "log": "logs", "actuals": "actuals"}
"""Lists of records that have a section of their own, where they are added to."""

_SINGLE = ("cancelled", "deviation")
"""Records of which another holds one, that are added when something has happened."""

_HOLDING = ("tasks", "findings", "indicators", "assessments", "materials", "budget", "plan")
"""The sections whose records hold others that one may add to."""

ALONE = ("plan", "budget", "settings")
"""The sections that are one record."""


@frozen
class RecordKind:
    """A kind of record that can be added.

    ``section`` is that of the record or, where ``field`` is given, of the record that holds it:
    then it is a record under that field, one of several unless the field holds a single one.
    """

    section: str
    model: type[Entry]
    title: str
    field: str | None = None
    is_single: bool = False

    @property
    def holder_words(self) -> tuple[str, ...]:
        """How the record that holds it may be called before ``=``; none where there is but one."""
        return _holder_words(self.section) if self.field and self.section not in ALONE else ()


@cache
def kinds() -> tuple[RecordKind, ...]:
    """Every kind, those of sections first, in the order of the sections."""
    sections = shape_of(PlanFile).fields
    whole = [
        RecordKind(name, found.model, found.model.LABEL)
        for name, found in sections.items()
        if found.kind is Kind.RECORDS and found.model is not None and name != _CLOSINGS
    ]
    return *whole, *(kind for name in _HOLDING for kind in _inside(name, sections[name]))


def _inside(section: str, holder: FieldShape) -> Iterator[RecordKind]:
    for name, found in shape_of(holder.model or PlanFile).fields.items():
        is_one = name in _SINGLE and section not in ALONE
        if found.model is not None and name not in _APART and (is_one or _is_list(found)):
            yield RecordKind(section, found.model, found.title, name, is_one)


def _is_list(found: FieldShape) -> bool:
    return found.kind is Kind.RECORDS


def kind_of_section(section: str) -> RecordKind:
    """The kind of the records of a section."""
    return next(kind for kind in kinds() if kind.section == section and kind.field is None)


def kinds_called(word: str) -> tuple[RecordKind, ...]:
    """The kinds a word stands for: one, or several that tell themselves apart by their holder."""
    known = _by_word()
    found = known.get(folded(word))
    if found is not None:
        return found
    listed = "、".join(dict.fromkeys(kind.title for kind in kinds()))
    raise Stop(f"没有{quoted(word)}这一类记录{near(word, known)}\n可以写：{listed}")


@cache
def _by_word() -> dict[str, tuple[RecordKind, ...]]:
    """Kinds by every word for them: titles before everyday words, sections before the rest."""
    found: dict[str, tuple[RecordKind, ...]] = {}
    for words in (_own_words, _everyday_words):
        for group in (_of_sections(), _held()):
            fresh: dict[str, list[RecordKind]] = {}
            for kind in group:
                for word in words(kind):
                    fresh.setdefault(folded(word), []).append(kind)
            for word, several in fresh.items():
                found.setdefault(word, tuple(dict.fromkeys(several)))
    return found


def _of_sections() -> tuple[RecordKind, ...]:
    return tuple(kind for kind in kinds() if kind.field is None)


def _held() -> tuple[RecordKind, ...]:
    return tuple(kind for kind in kinds() if kind.field is not None)


def _own_words(kind: RecordKind) -> Iterable[str]:
    name = kind.field or kind.section
    section = shape_of(PlanFile).fields[kind.section].title if kind.field is None else kind.title
    return name, singular(name), kind.title, section, kind.model.LABEL, kind.model.__name__


def _everyday_words(kind: RecordKind) -> Iterable[str]:
    holders = [PlanFile] if kind.field is None else _models(kind)
    name = kind.field or kind.section
    for holder in holders:
        yield from KEYS.get(holder.__name__, {}).get(name, "").split()


def _models(kind: RecordKind) -> list[type[Entry]]:
    model = shape_of(PlanFile).fields[kind.section].model
    mro = model.__mro__ if model is not None else ()
    return [base for base in mro if issubclass(base, Entry)]


def singular(name: str) -> str:
    """One of what a section or a list is called in English."""
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    return name.removesuffix("s")


@cache
def _holder_words(section: str) -> tuple[str, ...]:
    found = shape_of(PlanFile).fields[section]
    label = found.model.LABEL if found.model is not None else found.title
    words = (found.title, label, singular(section), f"{found.title}编号", f"{label}编号")
    return tuple(dict.fromkeys((*words, *_holder_short(section))))


def _holder_short(section: str) -> tuple[str, ...]:
    return {
        "tasks": ("编号",),
        "findings": ("问题", "问题编号", "编号"),
        "indicators": ("指标", "指标编号", "编号"),
        "assessments": ("编号",),
        "materials": ("材料", "材料编号", "编号"),
    }.get(section, ())
