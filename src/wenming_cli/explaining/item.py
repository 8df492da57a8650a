"""What stands behind a number: records, each with the part it plays and why."""

from collections.abc import Sequence
from datetime import date

from wenming_cli.diagnostic import Location
from wenming_cli.figures.definitions import Role
from wenming_cli.figures.figure import Figure
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.words.word import Word

__all__ = ["Evidence", "Item", "Role", "What"]


class What(Word):
    """It says what kind of record an item is, and how it is counted: 项, 笔."""

    TASK = "task", "项"
    FINDING = "finding", "个"
    TALLY = "tally", "累计数"
    PAYMENT = "payment", "支出"
    ADJUSTMENT = "adjustment", "预算调整"
    RECEIPT = "receipt", "到位资金"
    BUDGET = "budget", "年初预算数"
    PERIOD = "period", "计划期"
    TURN = "turn", "点位的周期"
    CHECK = "check", "检查"
    OBSERVATION = "observation", "观察"
    STANDARD = "standard", "测评标准"
    SAMPLE = "sample", "抽查"
    MATERIAL = "material", "份"
    POINTS = "points", "次"
    INDICATOR = "indicator", "绩效指标"

    @property
    def is_counted(self) -> bool:
        """Tell whether it is one of those a figure counts, not an amount or a span."""
        return not self.is_money and self not in (What.BUDGET, What.PERIOD, What.TALLY)

    @property
    def is_money(self) -> bool:
        """Tell whether it is listed under its own name, by 笔."""
        return self in (What.PAYMENT, What.ADJUSTMENT)


@frozen
class Item:
    """An item is a record behind a number; ``words`` say what counts of it, and why or why not.

    ``day`` is the day it speaks of, where it has just one.
    """

    role: Role
    what: What
    id: str | None
    day: date | None
    title: str
    words: str
    entry: Entry
    field: str | None = None

    @property
    def location(self) -> Location:
        """Find where it was written."""
        return self.entry.location(self.field)


@frozen
class Evidence:
    """Evidence is a figure or a count with its formula, the numbers put in, and the records behind.

    ``figure`` is None for counts; both are where the plan has nothing of that kind.
    """

    id: str
    label: str
    meaning: str
    figure: Figure | None
    count: int | None
    formula: str
    items: Sequence[Item]

    def of(self, role: Role) -> list[Item]:
        """List the records that play a part."""
        return [item for item in self.items if item.role is role]
