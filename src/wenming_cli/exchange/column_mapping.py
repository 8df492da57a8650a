"""Which column is which field: by the titles of the dictionary, then by everyday words.

Nothing is taken for a field that might be another: what two columns could be is told, and what
holds names of persons is left where it is unless somebody says that it holds posts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wenming_cli.exchange.sheet_scanning import column_name
from wenming_cli.exchange.standard_cells import is_of_lead
from wenming_cli.exchange.table_finding import TitledColumn, bare
from wenming_cli.frozen import frozen
from wenming_cli.loading.faults.unknown_keys import advice_for
from wenming_cli.model.base import Entry
from wenming_cli.model.shape import FieldShape, Kind, Shape, shape_of
from wenming_cli.model.task import Target
from wenming_cli.synonyms import field_of

_OF_PERSONS = ("人", "员")
"""How titles end of columns that hold names of persons more often than posts."""
_SERIALS = frozenset(("序号", "顺序号", "行号", "No", "NO", "no", "No."))
SERIAL = "表里的顺序号，不用"


class UnknownColumnError(Exception):
    """What was said of a column or a field is none there is."""


@frozen
class Unused:
    """A column that goes into no field, and why."""

    column: TitledColumn
    why: str


@dataclass
class ColumnPlan:
    """Which column holds which field; ``clashes`` are fields that several could be.

    ``leads`` are, by field of several units, the columns of those that lead and stand first.
    """

    leads: dict[str, TitledColumn] = field(default_factory=dict)
    fields: dict[str, TitledColumn] = field(default_factory=dict)
    unused: list[Unused] = field(default_factory=list)
    clashes: dict[str, list[TitledColumn]] = field(default_factory=dict)


def is_importable(found: FieldShape) -> bool:
    """Whether one cell can say what stands under a key."""
    return found.kind in (Kind.SCALAR, Kind.SCALARS) or found.model is Target


def bases_of(model: type[Entry]) -> tuple[str, ...]:
    """The names under which the everyday words of a record stand."""
    return tuple(base.__name__ for base in model.__mro__ if issubclass(base, Entry))


def field_called(word: str, shape: Shape) -> FieldShape | None:
    """The field that a title or an everyday word means."""
    name = bare(word)
    found = shape.keys.get(name)
    if found is None:
        meant = field_of(name, *bases_of(shape.model))
        found = shape.fields[meant] if meant else None
    return found


def is_known_title(name: str, shape: Shape) -> bool:
    """Whether a title names a field, or something that records of a kind never hold."""
    return (
        name in _SERIALS
        or field_called(name, shape) is not None
        or advice_for(name, shape) is not None
    )


def planned(
    columns: Sequence[TitledColumn], model: type[Entry], said: Mapping[str, str | None]
) -> ColumnPlan:
    """Which column goes where; ``said`` is by title or letter the field somebody gave, or none."""
    shape, plan = shape_of(model), ColumnPlan()
    ranked: dict[str, list[tuple[int, TitledColumn]]] = {}
    chosen = _chosen(columns, said)
    for column in columns:
        if column in chosen:
            name = chosen[column]
            if name is None:
                plan.unused.append(Unused(column, "照 --map 说的，不用"))
            else:
                ranked.setdefault(_named(name, shape).name, []).append((0, column))
            continue
        found = _guessed(column, shape)
        if isinstance(found, str):
            plan.unused.append(Unused(column, found))
        else:
            ranked.setdefault(found[1].name, []).append((found[0], column))
    for name, candidates in ranked.items():
        _decide(plan, shape.fields[name], candidates)
    plan.unused.sort(key=lambda unused: unused.column.index)
    return plan


def _decide(
    plan: ColumnPlan, found: FieldShape, candidates: list[tuple[int, TitledColumn]]
) -> None:
    """The column that says best that it is a field; equals clash."""
    if found.kind is Kind.SCALARS and _lead_apart(plan, found, [c for _, c in candidates]):
        return
    best = min(rank for rank, _ in candidates)
    first = [column for rank, column in candidates if rank == best]
    if len(first) > 1:
        plan.clashes[found.name] = first
        return
    plan.fields[found.name] = first[0]
    plan.unused += [
        Unused(column, f"也像“{found.title}”，已经有“{first[0].title}”一列，没有用")
        for rank, column in candidates
        if rank != best
    ]


def _lead_apart(plan: ColumnPlan, found: FieldShape, columns: list[TitledColumn]) -> bool:
    """Whether one of two columns of units holds those that lead; then both go into the field."""
    lead = [column for column in columns if is_of_lead(column)]
    rest = [column for column in columns if not is_of_lead(column)]
    if len(lead) != 1 or len(rest) != 1:
        return False
    plan.leads[found.name], plan.fields[found.name] = lead[0], rest[0]
    return True


def _guessed(column: TitledColumn, shape: Shape) -> tuple[int, FieldShape] | str:
    """How well a column says which field it is, and the field; or why it is none.

    The lowest title says it, or all of them together.
    """
    names = [bare(title) for title in column.titles]
    if names[0] in _SERIALS:
        return SERIAL
    for rank, name in ((1, names[0]), (1, "".join(reversed(names))), (2, names[0])):
        found = shape.keys.get(name) if rank == 1 else field_called(name, shape)
        if found is not None:
            return _taken(rank, found, name)
    advice = advice_for(names[0], shape)
    return advice or f"{shape.label}没有这一项，没有用"


def _taken(rank: int, found: FieldShape, name: str) -> tuple[int, FieldShape] | str:
    if not is_importable(found):
        return f"“{found.title}”是一组记录，导入以后另外登记"
    if rank == 2 and name.endswith(_OF_PERSONS):
        return f"多半是姓名，没有用；写的是岗位就加上 --map {name}={found.title}"
    return rank, found


def _chosen(
    columns: Sequence[TitledColumn], said: Mapping[str, str | None]
) -> dict[TitledColumn, str | None]:
    """The columns somebody spoke of, by title or letter."""
    chosen: dict[TitledColumn, str | None] = {}
    for word, name in said.items():
        called = [c for c in columns if word in (c.title, *c.titles) or bare(word) == bare(c.title)]
        called = called or [c for c in columns if column_name(c.index) == word.upper()]
        if len(called) != 1:
            listed = "、".join(f"{column_name(c.index)} {c.title}" for c in columns)
            what = (
                f"有 {len(called)} 列都叫“{word}”，写列的字母" if called else f"没有“{word}”这一列"
            )
            raise UnknownColumnError(f"{what}；表里有：{listed}")
        chosen[called[0]] = name
    return chosen


def _named(name: str, shape: Shape) -> FieldShape:
    found = shape.keys.get(name) or field_called(name, shape)
    if found is None or not is_importable(found):
        listed = "、".join(f.title for f in shape.fields.values() if is_importable(f))
        raise UnknownColumnError(f"{shape.label}没有“{name}”这一项；可以写：{listed}")
    return found
