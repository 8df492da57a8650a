"""Workstreams: the main lines of work a plan is divided into."""

from typing import Annotated, ClassVar

from pydantic import Field

from wenming_cli.model.base import Entry
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

    id: Annotated[Id, Identity("workstreams")] = Field(title="编号")
    name: Text = Field(title="名称")
    kind: WorkstreamKind = Field(title="类别")
    owner: OwnerRef | None = Field(None, title="牵头单位")
    coordinator: OwnerRef | None = Field(None, title="统筹单位")
    territorial: tuple[OwnersRef, ...] = Field((), title="属地单位")
    support: tuple[OwnersRef, ...] = Field((), title="配合单位")
    themes: tuple[ThemeRef, ...] = Field((), title="工作主线")
    places: tuple[Text, ...] = Field((), title="整治区域")
    problems: tuple[Text, ...] = Field((), title="突出问题")
    standards: tuple[Text, ...] = Field((), title="标准")
    indicators: tuple[IndicatorRef, ...] = Field((), title="绩效指标")
