"""How much a figure lacks to a target: which records can still be done, or what is to be paid."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from wenming_cli import sink
from wenming_cli.explaining.moved_records import facts_of
from wenming_cli.figures.causes.change_words import noun_of
from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.definitions import Definition, Subject, Unit
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.inspections.coverage import label_in
from wenming_cli.figures.needs.amount_to_pay import Payable
from wenming_cli.figures.needs.missing import Eligible, Missing
from wenming_cli.figures.standing import Group
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan
from wenming_cli.pages.blocks import KEPT, NONE, Block, Column, Items, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.rates import fraction_text
from wenming_cli.screens.screen_head import head, title
from wenming_cli.words.dates import limit_text
from wenming_cli.words.money import wan, yuan
from wenming_cli.words.nobody import NO_LEAD
from wenming_cli.words.numbers import exact_text
from wenming_cli.words.rates import points_text, short_percent

_READABLE = 20
_COLUMNS = (
    Column("编号", worth=KEPT),
    Column("名称", most=40),
    Column("单位", worth=4),
    Column("时限", worth=4),
    Column("现在", worth=3),
    Column("出处", worth=1),
)
_ROWS = (Column("要不要办"), *_COLUMNS)
_LINES = (
    Column("用途", worth=KEPT),
    Column("还有", is_number=True, worth=4),
    Column("出处", worth=1),
)
_OWNERS = (
    Column("单位", worth=KEPT),
    Column("能办的", is_number=True),
    Column("列在最少里的", is_number=True),
)


@frozen
class AskedFigure:
    """What was asked: a figure of the plan, a unit or a workstream, and where the target is from.

    ``of`` is empty for the plan.
    """

    plan: Plan
    cutoff: Cutoff
    of: str
    group: Group
    row: Definition
    target_from: str

    @property
    def label(self) -> str:
        """What the figure is called in this plan."""
        return label_in(self.plan.settings, self.row)

    def page(self, lacks: Missing | Payable, *, everything: bool) -> Page:
        """What is missing, then the records that can be done, or the uses that can be paid for."""
        also = (f"到 {lacks.day}", *((f"只看 {self.of}",) if self.of else ()))
        if isinstance(lacks, Payable):
            blocks, rows = tuple(_payable_blocks(self, lacks)), _lines_table(lacks)
        else:
            blocks = tuple(_blocks(self, lacks, everything=everything))
            rows = Table(_ROWS, tuple(_rows(lacks)))
        return Page(
            title(self.plan, self.cutoff, "还差多少", *also),
            blocks,
            partial(document, self, lacks),
            rows,
        )


def _stand(asked: AskedFigure, lacks: Missing | Payable) -> Iterator[str]:
    """Where the figure is and where it should be."""
    figure, numbers = lacks.figure, fraction_text(lacks.figure)
    yield f"怎么算：{asked.row.meaning}"
    shown = f"{_text(asked, figure, lacks)}{f' {numbers}' if numbers else ''}"
    is_now = lacks.day == asked.cutoff.as_of
    when = "现在" if is_now else f"以后什么都不办，到 {lacks.day} "
    now = f"没有数值（{figure.reason}）" if figure.value is None else shown
    yield f"{when}是 {now}，目标 {_target(asked, lacks)}（{asked.target_from}）"


def _text(asked: AskedFigure, figure: Figure, lacks: Missing | Payable) -> str:
    return figure.against(lacks.target) if asked.row.unit is Unit.RATE else figure.as_text()


def _target(asked: AskedFigure, lacks: Missing | Payable) -> str:
    most = "不高于 " if asked.row.is_trouble else ""
    if asked.row.unit is Unit.RATE:
        return f"{most}{short_percent(lacks.target)}"
    return wan(lacks.target) if asked.row.unit is Unit.MONEY else points_text(lacks.target)


# --- records --------------------------------------------------------------------------------------


def _blocks(asked: AskedFigure, lacks: Missing, *, everything: bool) -> Iterator[Block]:
    said = (*_stand(asked, lacks), *_verdict(asked, lacks))
    yield Items(said, f"{asked.label} {asked.row.id}")
    if lacks.least == 0 or not lacks.eligible:
        return
    unit = noun_of(asked.row)
    chosen, others = lacks.chosen, lacks.eligible[len(lacks.chosen) :]
    if chosen:
        any_of = f"时限早的在前，{len(lacks.eligible)} 个里任选都行"
        order = any_of if _is_any(lacks) else "分量重的在前"
        yield _table(chosen, f"最少要办的{unit} {len(chosen)} 个，{order}", everything)
    if others:
        word = "其余也能办的" if chosen else "能办的"
        yield _table(others, f"{word}{unit} {len(others)} 个", everything)
    yield _by_owner_table(lacks)


def _verdict(asked: AskedFigure, lacks: Missing) -> Iterator[str]:
    row, unit = asked.row, noun_of(asked.row)
    if lacks.least == 0:
        yield "已经达到"
    elif lacks.least is not None:
        reached = f"{_text(asked, lacks.reached, lacks)} {fraction_text(lacks.reached)}".rstrip()
        yield f"最少再{_verb(row)} {lacks.least} 个{unit}就达到：{reached}"
    else:
        yield f"达不到：{reason(asked, lacks)}"


def _verb(row: Definition) -> str:
    """What is done to the records of a figure."""
    if row.subject is Subject.FINDINGS:
        return row.deed or "整改"
    return {Subject.TASKS: "办结", Subject.ROUNDS: "到齐"}.get(row.subject, row.deed or "办好")


def reason(asked: AskedFigure, lacks: Missing) -> str | None:
    """Why a target can not be reached by what there is; None where it can."""
    if lacks.least is not None:
        return None
    unit = noun_of(asked.row)
    if lacks.added is not None:
        unit = "样本" if asked.row.subject is Subject.SAMPLES else unit
        return f"查过的不会再变，再查 {lacks.added} 个{unit}、全部合格才行"
    if lacks.eligible:
        best = _text(asked, lacks.best, lacks)
        return f"能办的 {len(lacks.eligible)} 个{unit}全办了也只到 {best}"
    if asked.row.is_trouble:
        return "已经发生的不能抹掉，只能等没有这种情况的记录多起来"
    return f"没有还能办、办了就能提高它的{unit}"


def _is_any(lacks: Missing) -> bool:
    return len({each.gain for each in lacks.eligible}) == 1


def _table(every: Sequence[Eligible], heading: str, everything: bool) -> Table:
    shown = every if everything else every[:_READABLE]
    left = len(every) - len(shown)
    foot = f"还有 {left} 个，用 --all 全部列出" if left else ""
    return Table(_COLUMNS, tuple(map(_cells, shown)), heading, foot)


def _cells(each: Eligible) -> tuple[str, ...]:
    facts = facts_of(each.record)
    return (
        facts.id,
        sink.clipped_line(facts.title, 40),
        facts.owner or NO_LEAD,
        _limit(each),
        facts.state,
        facts.location.file_line,
    )


def _limit(each: Eligible) -> str:
    if isinstance(each.record, TaskState):
        return limit_text(each.due)
    return NONE if each.due is None else each.due.isoformat()


def _rows(lacks: Missing) -> Iterator[tuple[str, ...]]:
    for index, each in enumerate(lacks.eligible):
        yield "最少要办" if index < len(lacks.chosen) else "也能办", *_cells(each)


def _owners(every: Sequence[Eligible]) -> Counter[str]:
    return Counter(facts_of(each.record).owner or NO_LEAD for each in every)


def _by_owner_table(lacks: Missing) -> Table:
    chosen = _owners(lacks.chosen)
    units = _owners(lacks.eligible).most_common()
    rows = tuple((name, str(count), str(chosen[name])) for name, count in units)
    return Table(_OWNERS, rows, "按单位")


# --- money ----------------------------------------------------------------------------------------


def _payable_blocks(asked: AskedFigure, lacks: Payable) -> Iterator[Block]:
    yield Items((*_stand(asked, lacks), *_to_pay(lacks)), f"{asked.label} {asked.row.id}")
    if lacks.amount and lacks.lines:
        yield _lines_table(lacks)


def _to_pay(lacks: Payable) -> Iterator[str]:
    if lacks.amount is None:
        yield f"达不到：{pay_reason(lacks)}"
    elif not lacks.amount:
        yield "已经达到"
    else:
        yield f"到 {lacks.day} 还要支出 {wan(lacks.amount)}（{yuan(lacks.amount)}）"
        if lacks.amount > lacks.left:
            yield f"预算只剩 {wan(lacks.left)}，不调整预算达不到"


def pay_reason(lacks: Payable) -> str | None:
    """Why no payment leads to a target; None where one does."""
    if lacks.amount is not None:
        return None
    return lacks.figure.reason or "多支出不会使它更高"


def _lines_table(lacks: Payable) -> Table:
    rows = (
        (
            f"{m.line.id} {m.line.name}",
            wan(m.remaining or Decimal(0)),
            m.line.location().file_line,
        )
        for m in lacks.lines
    )
    return Table(_LINES, tuple(rows), "还有余额的用途")


# --- JSON -----------------------------------------------------------------------------------------


def document(asked: AskedFigure, lacks: Missing | Payable) -> dict[str, Any]:
    """What is missing as data: see docs/commands.md."""
    start = {
        **head(asked.plan, asked.cutoff.as_of, "need"),
        "scope": {"id": asked.group.id, "name": asked.group.name},
        "figure": asked.row.id,
        "label": asked.label,
        "unit": asked.row.unit.value,
        "by": lacks.day.isoformat(),
        "target": exact_text(lacks.target),
        "target_from": asked.target_from,
        "now": lacks.figure.as_json(),
    }
    if isinstance(lacks, Payable):
        return {**start, **_payable_data(lacks)}
    return {
        **start,
        "met": lacks.least == 0,
        "least": lacks.least,
        "reached": lacks.reached.as_json() if lacks.least is not None else None,
        "best": lacks.best.as_json(),
        "added": lacks.added,
        "reason": reason(asked, lacks),
        "eligible": [
            _eligible_data(each, is_needed=index < len(lacks.chosen))
            for index, each in enumerate(lacks.eligible)
        ],
    }


def _eligible_data(each: Eligible, *, is_needed: bool) -> dict[str, Any]:
    facts = facts_of(each.record)
    at = facts.location
    return {
        "id": facts.id,
        "title": facts.title,
        "owner": facts.owner,
        "due": each.due.isoformat() if each.due is not None else None,
        "state": facts.state,
        "needed": is_needed,
        "file": at.file,
        "line": at.line,
    }


def _payable_data(lacks: Payable) -> dict[str, Any]:
    return {
        "met": lacks.amount == 0,
        "amount": None if lacks.amount is None else f"{lacks.amount:.2f}",
        "left": f"{lacks.left:.2f}",
        "reason": pay_reason(lacks),
        "lines": [
            {
                "id": m.line.id,
                "name": m.line.name,
                "remaining": f"{m.remaining:.2f}",
                "file": at.file,
                "line": at.line,
            }
            for m in lacks.lines
            for at in (m.line.location(),)
        ],
    }
