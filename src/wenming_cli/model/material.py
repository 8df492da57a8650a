"""Materials: what is handed in as proof of a standard."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from wenming_cli.model.base import Entry, field
from wenming_cli.model.scalars import (
    Choice,
    Code,
    Date,
    Id,
    Identity,
    OwnerRef,
    StandardRef,
    Text,
)


class MaterialKind(Choice):
    """What a material is."""

    STATEMENT = "statement", "说明报告"
    DOCUMENT = "document", "文件"
    PHOTO = "photo", "实景图片"
    TABLE = "table", "统计表"
    OTHER = "other", "其他"


class MaterialReturn(Entry):
    """A material was handed back to be done again."""

    LABEL: ClassVar[str] = "退回"

    date: Date = field(title="日期")
    reason: Text = field(title="原因")
    submitted: Date | None = field(
        None,
        title="原报送日期",
        description="退回的这一次是哪天报送的；重新报送以后还看得出当时报过",
    )


class Material(Entry):
    """One material; ``submitted`` is the last day it was handed in."""

    LABEL: ClassVar[str] = "申报材料"
    FIRST: ClassVar[tuple[str, ...]] = (
        "id",
        "standard",
        "number",
        "title",
        "kind",
        "owner",
        "due",
        "dated",
        "submitted",
        "returned",
    )

    id: Annotated[Id, Identity("materials")] = field(title="编号")
    standard: StandardRef = field(title="测评标准")
    number: Code | None = field(None, title="材料编号", description="照文件写，例如 Ⅱ-1-1)-①")
    title: Text = field(title="标题")
    kind: MaterialKind = field(title="材料类别")
    owner: OwnerRef = field(title="责任单位")
    due: Date = field(title="报送时限")
    dated: Date | None = field(None, title="形成日期", description="要在测评体系的材料时间范围里")
    submitted: Date | None = field(
        None, title="报送日期", description="退回以后重新报送的，改成最后一次报送的日期"
    )
    returned: tuple[MaterialReturn, ...] = field((), title="退回")
    evidence: tuple[Text, ...] = field((), title="佐证材料", description="文件路径、网址或档案号")
    note: Text | None = field(None, title="备注")

    def handed_in(self) -> Iterator[tuple[Entry, date]]:
        """Every time it was handed in, and the record that says so."""
        days: list[tuple[Entry, date | None]] = [(back, back.submitted) for back in self.returned]
        for entry, day in (*days, (self, self.submitted)):
            if day is not None:
                yield entry, day
