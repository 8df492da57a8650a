"""The columns a list may have: the fields of its records, and what is worked out of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from wenming_cli.figures.exam.materials import MaterialStage
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.indicators.monitor_lights import MonitorLight
from wenming_cli.figures.tasks.task_state import Light, State, TaskState
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.scalars import (
    Choice,
    Endless,
    Month,
    Parsed,
    parse_bool,
    parse_count,
    parse_days,
    parse_money,
    parse_number,
    parse_percent,
    parse_ratio,
    parse_year,
)
from wenming_cli.model.shape import FieldShape, Kind, Shape, mark_of, shape_of
from wenming_cli.screens.listing.listed_row import OF, ListedRow
from wenming_cli.synonyms import field_of
from wenming_cli.words.word import Word


class ValueSort(StrEnum):
    """What a column holds; that decides how it is compared and written."""

    DATE = "date"
    MONTH = "month"
    NUMBER = "number"
    PERCENT = "percent"
    SHARE = "share"
    MONEY = "money"
    TRUTH = "truth"
    WORD = "word"
    TEXT = "text"
    TEXTS = "texts"
    RECORD = "record"
    RECORDS = "records"
    TABLE = "table"


_BY_PARSER: Mapping[object, ValueSort] = {
    parse_number: ValueSort.NUMBER,
    parse_count: ValueSort.NUMBER,
    parse_days: ValueSort.NUMBER,
    parse_year: ValueSort.NUMBER,
    parse_percent: ValueSort.PERCENT,
    parse_ratio: ValueSort.PERCENT,
    parse_money: ValueSort.MONEY,
    parse_bool: ValueSort.TRUTH,
}
_BY_KIND = {
    Kind.SCALARS: ValueSort.TEXTS,
    Kind.RECORD: ValueSort.RECORD,
    Kind.RECORDS: ValueSort.RECORDS,
    Kind.TABLE: ValueSort.TABLE,
}


@frozen
class ListedColumn:
    """One column: its two names, what it holds, how it is read from a row.

    ``found`` is the field of the model, None for what is worked out; ``others`` are further names
    it may be called by.
    """

    name: str
    title: str
    sort: ValueSort
    read: Callable[[ListedRow], Any]
    found: FieldShape | None = None
    words: type[Choice] | type[Word] | None = None
    others: tuple[str, ...] = ()


def _sort_of(found: FieldShape) -> ValueSort:
    if found.kind is not Kind.SCALAR:
        return _BY_KIND[found.kind]
    if found.scalar is date:
        return ValueSort.DATE
    if found.scalar is Month:
        return ValueSort.MONTH
    if _choices_of(found) is not None:
        return ValueSort.WORD
    parsed = mark_of(found.marks, Parsed)
    return _BY_PARSER.get(parsed.parser, ValueSort.TEXT) if parsed else ValueSort.TEXT


def _choices_of(found: FieldShape) -> type[Choice] | None:
    is_choice = isinstance(found.scalar, type) and issubclass(found.scalar, Choice)
    return found.scalar if is_choice else None


def _of_field(found: FieldShape) -> ListedColumn:
    name = found.name
    return ListedColumn(
        name, found.title, _sort_of(found), lambda row: row.value(name), found, _choices_of(found)
    )


def _inside(outer: ListedColumn, found: FieldShape) -> ListedColumn:
    """A field of a record that another field holds: ``target.value``."""

    def read(row: ListedRow) -> Any:
        held = outer.read(row)
        return None if held is None else getattr(held, found.name)

    column = _of_field(found)
    name, title = f"{outer.name}.{column.name}", f"{outer.title}.{column.title}"
    return replace(column, name=name, title=title, read=read)


# --- what is worked out ---------------------------------------------------------------------------

_OTHERS = {
    "state": ("阶段", "stage"),
    "light": ("亮灯", "监控灯"),
    "progress": ("完成进度",),
    "effective_due": ("现时限", "时限"),
    "overdue_days": ("逾期", "超期天数"),
}
"""Further words for what is worked out."""


def _of_state(
    name: str,
    title: str,
    sort: ValueSort,
    words: type[Word] | None = None,
    *,
    read: Callable[[Any], Any] | None = None,
) -> ListedColumn:
    """A column of what is worked out of a record; empty where nothing is."""

    def value(row: ListedRow) -> Any:
        if row.state is None:
            return None
        return getattr(row.state, name) if read is None else read(row.state)

    return ListedColumn(name, title, sort, value, None, words, _OTHERS.get(name, ()))


def _limit(state: TaskState | FindingState) -> date | Endless:
    return state.effective_due or Endless.LONG_TERM


_COMMON = (
    _of_state("effective_due", "现在的时限", ValueSort.DATE, read=_limit),
    _of_state("overdue_days", "逾期天数", ValueSort.NUMBER),
    _of_state("due_soon", "临期", ValueSort.TRUTH),
)
_COMPUTED: Mapping[str, tuple[ListedColumn, ...]] = {
    "tasks": (
        _of_state("state", "状态", ValueSort.WORD, State),
        _of_state("light", "灯", ValueSort.WORD, Light),
        _of_state("progress", "进度", ValueSort.SHARE),
        _of_state("amounts", "分项完成", ValueSort.TEXT),
        _of_state("planned", "计划进度", ValueSort.SHARE),
        *_COMMON,
        _of_state("stagnant", "停滞", ValueSort.TRUTH),
        _of_state("unreported", "未报送", ValueSort.TRUTH),
        _of_state("reason", "滞后原因", ValueSort.TEXT),
        _of_state("next_step", "下步措施", ValueSort.TEXT),
    ),
    "findings": (
        _of_state("state", "状态", ValueSort.WORD, Stage),
        *_COMMON,
        _of_state("current_owner", "现责任单位", ValueSort.TEXT, read=lambda state: state.owner),
        _of_state("rectified_on", "整改日期", ValueSort.DATE),
        _of_state("closed_on", "销号日期", ValueSort.DATE),
        _of_state("returns", "退回次数", ValueSort.NUMBER),
    ),
    "materials": (
        _of_state("state", "状态", ValueSort.WORD, MaterialStage),
        _of_state("why", "状态原因", ValueSort.TEXT),
    ),
    "indicators": (
        _of_state("actual", "实际值", ValueSort.NUMBER, read=lambda state: state.reading.value),
        _of_state(
            "actual_date", "实际值日期", ValueSort.DATE, read=lambda state: state.reading.day
        ),
        _of_state("attainment", "完成程度", ValueSort.SHARE),
        _of_state("light", "灯", ValueSort.WORD, MonitorLight),
        _of_state("met", "达标", ValueSort.TRUTH),
    ),
    "sites": (_of_state("last_inspected", "最近巡查", ValueSort.DATE, read=lambda day: day),),
}
"""By section, what is worked out of its records."""

_SHOWN = {
    "tasks": ("progress", "state", "light", "effective_due", "overdue_days"),
    "findings": ("state", "effective_due", "overdue_days"),
    "materials": ("state",),
    "indicators": ("actual", "attainment", "light"),
    "sites": ("last_inspected",),
}
"""What of that is listed where no columns are asked for."""

AT = ListedColumn("at", "写在", ValueSort.TEXT, lambda row: row.at, others=("文件", "出处"))
_HOLDER = ListedColumn(OF, "所属", ValueSort.TEXT, lambda row: row.value(OF), others=("所属记录",))


# --- the columns of a section ---------------------------------------------------------------------


@frozen
class Listable:
    """A section, or a list inside of its records (``inner``), that can be listed."""

    section: str
    inner: str | None
    title: str
    model: type[Entry]

    @property
    def name(self) -> str:
        """``tasks``, or ``budget.lines``."""
        return f"{self.section}.{self.inner}" if self.inner else self.section

    @property
    def columns(self) -> tuple[ListedColumn, ...]:
        """Every column there may be, fields first, those inside of other fields aside."""
        return _columns_of(self)

    @property
    def usual(self) -> tuple[ListedColumn, ...]:
        """The columns that are listed where none are asked for: what must be there, and states."""
        first = {OF, *self.model.FIRST, *_SHOWN.get(self.name, ())}
        return (
            tuple(
                each
                for each in self.columns
                if each.name in first or (each.found is not None and each.found.required)
            )
            or self.columns
        )

    def called(self, key: str) -> ListedColumn | None:
        """The column a word names: English, Chinese, everyday; inside of one with a point."""
        head, _, rest = key.partition(".")
        column = self._own(head.strip())
        if column is None or not rest:
            return column
        if (
            column.sort is not ValueSort.RECORD
            or column.found is None
            or column.found.model is None
        ):
            return None
        found = _field_called(shape_of(column.found.model), rest.strip())
        return None if found is None else _inside(column, found)

    def _own(self, key: str) -> ListedColumn | None:
        columns = self.columns
        own = {name: each for each in columns for name in (*each.others, each.name, each.title)}
        found = _field_called(shape_of(self.model), key)
        of_field = (each for each in columns if found is not None and each.found is found)
        return own.get(key) or next(of_field, None)


@cache
def _columns_of(what: Listable) -> tuple[ListedColumn, ...]:
    fields = map(_of_field, shape_of(what.model).fields.values())
    known = [*((_HOLDER,) if what.inner else ()), *fields]
    names = {name for each in known for name in (each.name, each.title)}
    computed = _COMPUTED.get(what.name, ())
    return *known, *(c for c in computed if names.isdisjoint((c.name, c.title))), AT


def _field_called(shape: Shape, key: str) -> FieldShape | None:
    bases = (base.__name__ for base in shape.model.__mro__)
    return shape.keys.get(key) or shape.fields.get(field_of(key, *bases) or "")


def listables() -> Iterator[Listable]:
    """Every section that can be listed, in the order of the model."""
    for name, found in shape_of(PlanFile).fields.items():
        if found.model is not None:
            yield Listable(name, None, found.title, found.model)
