"""The records of a plan as rows for databases: names of columns, their types, texts of values.

Names of columns are those of the data dictionary where there is one; they stay as they are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from wenming_cli.figures.figure import Figure
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.standing import Group, Standing
from wenming_cli.model.inspection import CheckResult
from wenming_cli.rollup.asked_day import AskedDay
from wenming_cli.rollup.computing import Contents, standing_of, workstreams
from wenming_cli.rollup.plan_facts import Faulty, Outside
from wenming_cli.rollup.plan_sums import Uncounted
from wenming_cli.words.numbers import decimal_text, exact_text

Value = str | None
Row = tuple[Value, ...]


class ColumnType(StrEnum):
    """What a column holds, in the words of SQL."""

    TEXT = "VARCHAR"
    DAY = "DATE"
    COUNT = "INTEGER"
    MONEY = "DECIMAL(18,2)"
    NUMBER = "DECIMAL(28,6)"
    FLAG = "BOOLEAN"


OF_PLAN: Mapping[str, ColumnType] = {
    "path": ColumnType.TEXT,
    "plan_id": ColumnType.TEXT,
    "as_of": ColumnType.DAY,
}
"""The columns every table begins with: where the plan stands, its id, the day of what follows."""


class FactTable(NamedTuple):
    """A table: its name, the type of each column by name, and its rows of a plan at a day."""

    name: str
    columns: Mapping[str, ColumnType]
    rows: Callable[[Standing], Iterable[Row]]

    @property
    def all_columns(self) -> Mapping[str, ColumnType]:
        """Those that every table begins with, then its own."""
        return {**OF_PLAN, **self.columns}


class PlanRows(NamedTuple):
    """The rows of one plan, by table; each begins with the plan and its day."""

    plan_id: str
    as_of: date
    tables: Mapping[str, tuple[Row, ...]]


def rows_of(contents: Contents, asked: AskedDay) -> PlanRows | Faulty | Outside:
    """Work out the rows of a plan."""
    now = standing_of(contents, asked)
    if not isinstance(now, Standing):
        return now
    tables = {table.name: tuple(table.rows(now)) for table in TABLES}
    return PlanRows(now.plan.id, now.as_of, tables)


def _day(day: date | None) -> Value:
    return None if day is None else day.isoformat()


def _share(value: Fraction) -> Value:
    return decimal_text(value, 6)


def _flag(value: bool) -> Value:
    return "true" if value else "false"


# --- one function a table -------------------------------------------------------------------------


def _plans(now: Standing) -> Iterator[Row]:
    plan, project = now.plan, now.plan.project
    said = (project.name, str(project.year), project.parent, project.owner)
    yield (*said, _day(plan.start), _day(plan.end), _flag(plan.sample), *(None,) * 4)


def missing_plan(path: str, why: Uncounted) -> Row:
    """The row of a plan of which there is nothing else."""
    line = None if why.line is None else str(why.line)
    return (path, *(None,) * 9, why.kind, why.message, why.file, line)


def _tasks(now: Standing) -> Iterator[Row]:
    for task in now.whole.tasks:
        course = task.leaf.course
        yield (
            task.id,
            task.title,
            task.workstream,
            task.owner,
            _day(task.leaf.due),
            _day(task.effective_due),
            exact_text(task.leaf.weight),
            task.state.value,
            task.light.value,
            _share(task.progress),
            _share(task.planned),
            _day(course.done if task.is_done_by(now.as_of) else None),
            str(task.overdue_days),
            _flag(task.stagnant),
            _flag(task.unreported),
        )


def _findings(now: Standing) -> Iterator[Row]:
    for state in now.whole.findings:
        finding = state.finding
        yield (
            finding.id,
            _day(finding.found),
            finding.source.value,
            finding.category,
            finding.severity.value,
            finding.site,
            state.owner,
            state.workstream,
            now.plan.text_of(finding),
            _day(state.original_due),
            _day(state.effective_due),
            state.state.value,
            _day(state.rectified_on),
            _day(state.closed_on),
            str(state.overdue_days),
            str(state.returns),
            _flag(state.recurs),
        )


def _inspections(now: Standing) -> Iterator[Row]:
    """A row a visit of a site; what was checked there is counted."""
    for number, inspection in enumerate(now.plan.inspections, start=1):
        if inspection.date > now.as_of:
            continue
        results = grouped((check.site, check.result) for check in inspection.checks)
        visit = (str(number), _day(inspection.date), inspection.tier.value, inspection.by)
        for site in dict.fromkeys((*inspection.sites, *results)):
            found = results.get(site, ())
            yield *visit, site, *(str(found.count(result)) for result in _RESULTS)


_RESULTS = (CheckResult.PASS, CheckResult.FAIL, CheckResult.NA)


def _payments(now: Standing) -> Iterator[Row]:
    for payment in now.plan.payments:
        if payment.date <= now.as_of:
            yield (
                _day(payment.date),
                decimal_text(Fraction(payment.amount), 2),
                payment.line,
                payment.source,
                payment.task,
                payment.payee,
                payment.voucher,
                payment.note,
            )


def _figures(now: Standing) -> Iterator[Row]:
    yield from _of_group("plan", now.whole)
    for group in workstreams(now):
        yield from _of_group("workstream", group)
    for group in now.owners:
        yield from _of_group("owner", group)


def _of_group(kind: str, group: Group) -> Iterator[Row]:
    for figure in group.figures:
        yield kind, group.id, group.name, figure.id, figure.label, *_numbers(figure)


def _numbers(figure: Figure) -> Iterator[Value]:
    yield None if figure.value is None else _share(figure.value)
    yield exact_text(figure.numerator)
    yield exact_text(figure.denominator)
    yield figure.reason


_T, _D, _C = ColumnType.TEXT, ColumnType.DAY, ColumnType.COUNT
_N, _F = ColumnType.NUMBER, ColumnType.FLAG

TABLES: tuple[FactTable, ...] = (
    FactTable(
        "plans",
        {
            "name": _T,
            "year": _C,
            "parent": _T,
            "owner": _T,
            "start": _D,
            "end": _D,
            "sample": _F,
            "left_out": _T,
            "message": _T,
            "file": _T,
            "line": _C,
        },
        _plans,
    ),
    FactTable(
        "tasks",
        {
            "id": _T,
            "title": _T,
            "workstream": _T,
            "owner": _T,
            "due": _D,
            "effective_due": _D,
            "weight": _N,
            "state": _T,
            "light": _T,
            "progress": _N,
            "planned": _N,
            "done": _D,
            "overdue_days": _C,
            "stagnant": _F,
            "unreported": _F,
        },
        _tasks,
    ),
    FactTable(
        "findings",
        {
            "id": _T,
            "found": _D,
            "source": _T,
            "category": _T,
            "severity": _T,
            "site": _T,
            "owner": _T,
            "workstream": _T,
            "text": _T,
            "due": _D,
            "effective_due": _D,
            "state": _T,
            "rectified": _D,
            "closed": _D,
            "overdue_days": _C,
            "returns": _C,
            "recurs": _F,
        },
        _findings,
    ),
    FactTable(
        "inspections",
        {
            "inspection": _C,
            "date": _D,
            "tier": _T,
            "by": _T,
            "site": _T,
            "passed": _C,
            "failed": _C,
            "na": _C,
        },
        _inspections,
    ),
    FactTable(
        "payments",
        {
            "date": _D,
            "amount": ColumnType.MONEY,
            "line": _T,
            "source": _T,
            "task": _T,
            "payee": _T,
            "voucher": _T,
            "note": _T,
        },
        _payments,
    ),
    FactTable(
        "figures",
        {
            "kind": _T,
            "of": _T,
            "name": _T,
            "figure": _T,
            "label": _T,
            "value": _N,
            "numerator": _N,
            "denominator": _N,
            "reason": _T,
        },
        _figures,
    ),
)
"""Every table; the first has a row of each plan, also of those that are in no other."""
