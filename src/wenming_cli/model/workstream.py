"""Workstreams: the main lines of work a plan is divided into."""

from typing import Annotated, ClassVar

from wenming_cli.model.base import Entry, field
from wenming_cli.model.scalars import (
    Choice,
    Id,
    Identity,
    IndicatorRef,
    OwnerRef,
    OwnersRef,
    Text,
    ThemeRef,
)


class WorkstreamKind(Choice):
    """What sort of work it is."""

    RECTIFICATION = "rectification", "整治"
    SUPERVISION = "supervision", "监督检查"
    OTHER = "other", "其他"


class Workstream(Entry):
    """One main line of work: who leads it, where, against which problems and standards."""

    LABEL: ClassVar[str] = "重点工作"

    id: Annotated[Id, Identity("workstreams")] = field(title="编号")
    name: Text = field(title="名称")
    kind: WorkstreamKind = field(title="类别")
    owner: OwnerRef | None = field(None, title="牵头单位")
    coordinator: OwnerRef | None = field(None, title="统筹单位")
    territorial: tuple[OwnersRef, ...] = field((), title="属地单位")
    support: tuple[OwnersRef, ...] = field((), title="配合单位")
    themes: tuple[ThemeRef, ...] = field((), title="工作主线")
    places: tuple[Text, ...] = field((), title="整治区域")
    problems: tuple[Text, ...] = field((), title="突出问题")
    standards: tuple[Text, ...] = field((), title="标准")
    indicators: tuple[IndicatorRef, ...] = field((), title="绩效指标")
