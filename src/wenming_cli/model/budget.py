"""Money: the budget, what it is for, how it was adjusted, what arrived and what was paid."""

from typing import Annotated, ClassVar

from wenming_cli.model.base import Entry, field
from wenming_cli.model.indicator import Deviation
from wenming_cli.model.scalars import (
    Choice,
    Date,
    Id,
    Identity,
    LineRef,
    Money,
    PartRef,
    Text,
    Word,
)


class FundKind(Choice):
    """Where money comes from."""

    FISCAL = "fiscal", "财政拨款"
    CARRYOVER = "carryover", "上年结转"
    OTHER = "other", "其他"


class Fund(Entry):
    """A source of money."""

    LABEL: ClassVar[str] = "资金来源"

    name: Word = field(title="名称")
    kind: FundKind = field(title="类别")
    amount: Money = field(title="金额")


class Line(Entry):
    """A use of money; without an amount it is 未分解 and nothing is inferred."""

    LABEL: ClassVar[str] = "用途"

    id: Annotated[Id, Identity("lines")] = field(title="编号")
    name: Text = field(title="名称")
    amount: Money | None = field(None, title="金额", description="不写就是未分解")
    note: Text | None = field(None, title="备注")


class Adjustment(Entry):
    """A signed change of the budget at a date."""

    LABEL: ClassVar[str] = "预算调整"

    date: Date = field(title="日期")
    amount: Money = field(title="金额", description="调增为正，调减为负")
    line: LineRef | None = field(None, title="用途")
    source: Text | None = field(
        None, title="资金来源", description="写资金来源的名称；只有一个来源的可以不写"
    )
    reason: Text = field(title="原因")
    document: Text | None = field(None, title="文号")


class Budget(Entry):
    """The year's money: total at the start, sources, lines, adjustments."""

    LABEL: ClassVar[str] = "资金"

    total: Money = field(title="年初预算数", description="追加、压减写到预算调整里")
    sources: tuple[Fund, ...] = field((), title="资金来源")
    lines: tuple[Line, ...] = field((), title="用途", description="合计等于年初预算数")
    adjustments: tuple[Adjustment, ...] = field((), title="预算调整")
    forecast: Money | None = field(
        None, title="全年预计执行数", description="人估的数；不写就按目前速度推算"
    )
    forecast_date: Date | None = field(
        None, title="预计日期", description="哪一天估的，以前的表里不用；不写就一直用"
    )
    deviation: Deviation | None = field(None, title="偏差说明")


class Payment(Entry):
    """Money paid; a refund is negative and says why in its note."""

    LABEL: ClassVar[str] = "支出"

    date: Date = field(title="日期")
    line: LineRef = field(title="用途")
    amount: Money = field(title="金额", description="退款写负数，并在备注里说明")
    source: Word | None = field(
        None, title="资金来源", description="写资金来源的名称；只有一个来源的可以不写"
    )
    task: PartRef | None = field(None, title="任务")
    payee: Text | None = field(None, title="收款单位")
    voucher: Text | None = field(None, title="凭证号")
    note: Text | None = field(None, title="备注")
    evidence: tuple[Text, ...] = field((), title="佐证材料", description="文件路径、网址或档案号")


class Receipt(Entry):
    """Money of the budget that has arrived; what was taken back is negative."""

    LABEL: ClassVar[str] = "到位资金"

    date: Date = field(title="到位日期")
    source: Word | None = field(
        None, title="资金来源", description="写资金来源的名称；只有一个来源的可以不写"
    )
    amount: Money = field(title="金额", description="收回的写负数，并在备注里说明")
    document: Text | None = field(None, title="文号")
    note: Text | None = field(None, title="备注")
