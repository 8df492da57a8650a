"""The reader one would write in an hour: PyYAML's C loader, then pydantic for the types.

It reads the same sections and the same fields as the generated plans have. It knows no places,
no Chinese names, checks no reference and no repeated id, and stops at the first bad file.
"""
# ruff: noqa: D101

import datetime as dt
import sys
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator

UNITS = {"亿元": Decimal(100_000_000), "万元": Decimal(10_000), "元": Decimal(1)}


def money(text: str) -> Decimal:
    """An amount in 元."""
    for unit, factor in UNITS.items():
        if text.endswith(unit):
            return Decimal(text.removesuffix(unit).replace(",", "")) * factor
    raise ValueError(text)


def percent(value: str | float) -> Decimal:
    """A percentage with or without its sign."""
    return Decimal(str(value).removesuffix("%"))


Money = Annotated[Decimal, BeforeValidator(money)]
Percent = Annotated[Decimal, BeforeValidator(percent)]


class Project(BaseModel):
    id: str
    name: str
    year: int
    owner: str


class Owner(BaseModel):
    name: str
    kind: str


class Workstream(BaseModel):
    id: str
    name: str
    kind: str
    owner: str | None = None


class Update(BaseModel):
    date: dt.date
    progress: Percent | None = None
    note: str | None = None


class Extension(BaseModel):
    date: dt.date
    to: dt.date
    reason: str
    approved_by: str


class Task(BaseModel):
    id: str
    title: str
    workstream: str
    owner: str | None = None
    territorial: list[str] = []
    support: list[str] = []
    contact: str | None = None
    source: str | None = None
    assigned: dt.date | None = None
    start: dt.date | None = None
    due: dt.date
    weight: Decimal = Decimal(1)
    deliverable: str | None = None
    line: str | None = None
    updates: list[Update] = []
    extensions: list[Extension] = []
    done: dt.date | None = None


class Line(BaseModel):
    id: str
    name: str


class Budget(BaseModel):
    total: Money
    lines: list[Line] = []


class Payment(BaseModel):
    date: dt.date
    line: str
    amount: Money
    payee: str | None = None
    voucher: str | None = None


class Site(BaseModel):
    id: str
    name: str
    type: str
    subdistrict: str | None = None
    demonstration: bool = False
    owner: str


class LogEntry(BaseModel):
    date: dt.date
    event: str
    by: str | None = None
    note: str | None = None


class Finding(BaseModel):
    id: str
    found: dt.date
    source: str
    site: str | None = None
    category: str
    text: str
    owner: str
    due: dt.date | None = None
    severity: str = "minor"
    log: list[LogEntry] = []


class Category(BaseModel):
    name: str


class PlanFile(BaseModel):
    plan: Project | None = None
    owners: list[Owner] = []
    workstreams: list[Workstream] = []
    categories: list[Category] = []
    tasks: list[Task] = []
    budget: Budget | None = None
    payments: list[Payment] = []
    sites: list[Site] = []
    findings: list[Finding] = []


def main(folder: Path) -> None:
    """Read a plan and say how many tasks it has."""
    files = [
        PlanFile.model_validate(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
        for path in sorted(folder.rglob("*.yaml"))
    ]
    print(sum(len(file.tasks) for file in files), "tasks")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
