"""A plan of as many units as are wanted, and clerks who fill in its workbooks in every odd way.

What they mean is kept beside, record by record, to be held against what came of it.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.exchange.clerk import Paper, Papers
from wenming_cli.changes import differences
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Choice
from wenming_cli.model.shape import shape_of

AS_OF = "2020-06-15"
MONTH = "2020-06"


def city_text(units: int) -> str:
    """The plan file: its units, its work, what money is for."""
    names = "\n".join(f"- {{简称: {unit(n)}, 类别: 街道}}" for n in range(units))
    return f"""\
计划: {{编号: city, 项目名称: 全市创建, 年度: 2020, 实施单位: 市创建办}}
口径: {{记录分文件: 按单位}}
单位名录:
- {{简称: 市创建办, 类别: 办公室}}
{names}
重点工作:
- {{编号: HW, 名称: 环境卫生, 类别: 整治}}
问题类别:
- {{名称: 卫生死角}}
- {{名称: 乱停乱放}}
资金: {{年初预算数: 90000万元, 用途: [{{编号: GG, 名称: 公益广告}}, {{编号: PX, 名称: 培训}}]}}
"""


def unit(number: int) -> str:
    """What a unit is called."""
    return f"第{number + 1}街道"


def unit_text(number: int, tasks: int, findings: int) -> str:
    """The tasks, sites and findings of a unit; every other task has a quantity to reach."""
    name = unit(number)
    lines = ["任务:"]
    for at in range(tasks):
        target = ", 数量目标: {数量: 100000, 单位: 处}" if at % 2 else ""
        money = ", 资金用途: GG" if at == 0 else ""
        lines.append(
            f"- {{编号: RW-{number:03}-{at:03}, 任务名称: 清理第{at}片, 所属工作: HW, "
            f"牵头单位: {name}, 完成时限: 2020-12-01{target}{money}}}"
        )
    lines += (
        "点位:",
        *(
            f"- {{编号: DW-{number:03}-{at}, 名称: {name}{at}号市场, 点位类型: 农贸市场, "
            f"所属街道: {name}, 责任单位: {name}}}"
            for at in range(3)
        ),
        "问题:",
        *(
            f"- {{编号: WT-{number:03}-{at:03}, 发现日期: 2020-06-0{1 + at % 9}, 问题来源: 巡查, "
            f"点位: DW-{number:03}-{at % 3}, 类别: 乱停乱放, 存在问题: 门前第{at}处乱停, "
            f"责任单位: {name}, 整改时限: 2020-07-{1 + at % 28:02}}}"
            for at in range(findings)
        ),
    )
    return "\n".join(lines) + "\n"


def write_city(folder: Path, units: int, tasks: int, findings: int) -> Path:
    """The plan in a folder."""
    folder.mkdir(parents=True)
    (folder / "plan.yaml").write_text(city_text(units), "utf-8")
    for number in range(units):
        path = folder / "units" / f"{number:03}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(unit_text(number, tasks, findings), "utf-8")
    return folder


# --- records, as they are compared ------------------------------------------------------------

Meant = tuple[str, str, tuple[tuple[str, str], ...]]
"""Section, what it belongs to, the fields that say something."""


def meant(section: str, holder: str, **fields: Any) -> Meant:
    """A record as it is meant."""
    said = {
        name: _plain(value) for name, value in fields.items() if value not in (None, (), {}, "")
    }
    return section, holder, tuple(sorted(said.items()))


def _plain(value: Any) -> str:
    if isinstance(value, tuple | list):
        return "、".join(map(_plain, value))
    if isinstance(value, Choice):
        return value.label
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)


def come(before: Plan, after: Plan) -> list[Meant]:
    """Every record that is in the later of two plans alone; anything else that changed fails."""
    found: list[Meant] = []
    for each in differences(before, after):
        item = each.item
        assert each.kind.value == "added", each
        assert item is not None
        found += _said(each.section, each.id or "", item)
    return sorted(found)


_INTO = {"tasks": "updates", "indicators": "actuals"}


def _said(section: str, holder: str, item: Entry) -> Iterator[Meant]:
    fields = {name: getattr(item, name) for name in shape_of(type(item)).fields}
    if section == "findings" and "log" in fields:
        log = fields.pop("log")
        del fields["id"]
        yield meant("findings", "", **fields)
        for entry in log:
            yield from _said("findings", "", entry)
    elif section == "findings":
        yield meant("logs", holder, **fields)
    else:
        yield meant(_INTO.get(section, section), holder if section in _INTO else "", **fields)


# --- clerks -----------------------------------------------------------------------------------


def _spelt(rng: random.Random, day: date) -> Any:
    """A day as people write it, or as programs keep it."""
    y, m, d = day.year, day.month, day.day
    wide = str.maketrans("0123456789-", "０１２３４５６７８９－")
    ways: list[Callable[[], Any]] = [
        lambda: day,
        lambda: (day - date(1899, 12, 30)).days,
        day.isoformat,
        lambda: f"{y}-{m}-{d}",
        lambda: f"{y}/{m}/{d}",
        lambda: f"{y}.{m}.{d}",
        lambda: f"{y}年{m}月{d}日",
        lambda: f"{m}月{d}日",
        lambda: f"{y}{m:02}{d:02}",
        lambda: day.isoformat().translate(wide),
        lambda: f" {y} 年 {m} 月 {d} 日 ",
    ]
    return rng.choice(ways)()


def _percent(rng: random.Random, number: int) -> Any:
    wide = str.maketrans("0123456789%", "０１２３４５６７８９％")
    return rng.choice(
        [number, f"{number}%", str(number), f"{number}%".translate(wide), f"{number}.0"]
    )


def _amount(rng: random.Random, number: int) -> Any:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    return rng.choice([number, str(number), f"{number:,}", str(number).translate(wide)])


@dataclass
class Clerk:
    """Who fills in the workbook of one unit, and what is meant by it."""

    papers: Papers
    number: int
    rng: random.Random
    meant: list[Meant] = field(default_factory=list)
    edits: int = 0
    row_of: dict[int, int] = field(default_factory=dict)
    """By the row of a task's progress, where among the meant it is."""

    @property
    def unit(self) -> str:
        """Whose workbook it is."""
        return unit(self.number)

    def day(self) -> date:
        """Some day in June after the one the workbook went out."""
        return date(2020, 6, 16) + timedelta(days=self.rng.randrange(14))

    def put(self, paper: Paper, row: int, **values: Any) -> None:
        """Write into cells, counted."""
        self.edits += len(values)
        paper.put(row, **values)

    def tasks(self) -> None:
        """Progress of most tasks; here and there a second one below, or in a row put between."""
        paper, rng = self.papers["任务进展"], self.rng
        for row in list(paper.rows()):
            name = paper.get(row, "任务")
            if rng.random() < 0.2:
                continue
            self.progress(paper, row, name, self.day())
        again = next(paper.rows())
        name = paper.get(again, "任务")
        free = paper.spare()
        self.put(paper, free, 任务=name)
        self.progress(paper, free, name, date(2020, 6, 30), 90)

    def progress(self, paper: Paper, row: int, name: str, day: date, most: int = 50) -> None:
        """One row of a task."""
        rng, at = self.rng, int(name[-3:])
        said: dict[str, Any] = {"日期": _spelt(rng, day)}
        fields: dict[str, Any] = {"date": day}
        if at % 2 and rng.random() < 0.8:
            number = most * 1000 + rng.randrange(1000)
            said["累计完成"], fields["value"] = _amount(rng, number), number
        else:
            number = most + rng.randrange(2, 10)
            said["完成进度"], fields["progress"] = _percent(rng, number), number
        if rng.random() < 0.5:
            note = f"第{row}行说明：清运{rng.randrange(99)}车，“已拍照”"
            said["备注"], fields["note"] = note, note
        if rng.random() < 0.3:
            said["佐证材料"], fields["evidence"] = (
                "照片1、照片2；验收单",
                ("照片1", "照片2", "验收单"),
            )
        self.put(paper, row, **said)
        self.row_of[row] = len(self.meant)
        self.meant.append(meant("updates", name, **fields))

    def findings(self) -> None:
        """What was done of the findings, and new ones below."""
        paper, rng = self.papers["问题整改"], self.rng
        for row in list(paper.rows()):
            if rng.random() < 0.4:
                continue
            name, day = paper.get(row, "问题"), self.day()
            is_done = rng.random() < 0.8
            said = {"日期": _spelt(rng, day), "事件": "已整改" if is_done else "申诉"}
            fields: dict[str, Any] = {"date": day, "event": said["事件"]}
            if is_done:
                said["佐证材料"], fields["evidence"] = "整改照片", ("整改照片",)
            else:
                said["原因"], fields["reason"] = "不归本街道管", "不归本街道管"
            self.put(paper, row, **said)
            self.meant.append(meant("logs", name, **fields))
        for at in range(rng.randrange(4)):
            self.found(paper, at)

    def found(self, paper: Paper, at: int) -> None:
        """A finding of the unit's own."""
        rng, row, day = self.rng, paper.spare(), self.day()
        site, text = rng.randrange(3), f"后巷第{at}处堆物"
        called = rng.choice([f"DW-{self.number:03}-{site}", f"{self.unit}{site}号市场"])
        self.put(
            paper,
            row,
            发现日期=_spelt(rng, day),
            问题来源="自查",
            类别="卫生死角",
            存在问题=text,
            点位=called,
        )
        fields = {"found": day, "source": "自查", "category": "卫生死角", "text": text}
        self.meant.append(
            meant(
                "findings",
                "",
                **fields,
                site=f"DW-{self.number:03}-{site}",
                owner=self.unit,
                severity="一般",
            )
        )
        if at == 0:
            later = day + timedelta(days=1)
            self.put(paper, row, 日期=_spelt(rng, later), 事件="已整改")
            self.meant.append(meant("logs", "", date=later, event="已整改"))

    def visits(self) -> None:
        """Rounds, payments."""
        paper, rng = self.papers["巡查"], self.rng
        for at in range(rng.randrange(1, 5)):
            row, day = paper.spare(), date(2020, 6, 16 + at)
            sites = rng.sample(range(3), 2)
            self.put(
                paper,
                row,
                日期=_spelt(rng, day),
                层级="主责单位",
                点位=rng.choice("、，,； ").join(f"DW-{self.number:03}-{site}" for site in sites),
                含周边=rng.choice(["是", "√"]),
            )
            names = tuple(f"DW-{self.number:03}-{site}" for site in sites)
            self.meant.append(
                meant(
                    "inspections",
                    "",
                    date=day,
                    tier="主责单位",
                    sites=names,
                    by=self.unit,
                    surroundings=True,
                )
            )
        self.payments(self.papers["支出"])

    def payments(self, paper: Paper) -> None:
        """Money, in every usual way to write it."""
        rng = self.rng
        for at in range(rng.randrange(3)):
            row, day, yuan = paper.spare(), self.day(), 10_000 * (at + 1) + self.number
            spelt = rng.choice(
                [yuan, f"{yuan}元", f"{yuan:,}", f"{Decimal(yuan) / 10000}万元", f"¥{yuan}"]
            )
            voucher = f"记-{self.number:03}-{at}"
            line = rng.choice(["GG", "公益广告", "GG 公益广告"])
            self.put(paper, row, 日期=_spelt(rng, day), 用途=line, 金额=spelt, 凭证号=voucher)
            self.meant.append(
                meant("payments", "", date=day, line="GG", amount=Decimal(yuan), voucher=voucher)
            )

    def merge(self) -> bool:
        """Draw cells of two rows below each other together: what they say is said of both."""
        paper = self.papers["任务进展"]
        pairs = [row for row in self.row_of if row + 1 in self.row_of]
        if self.rng.random() < 0.7 or not pairs:
            return False
        row, text = self.rng.choice(pairs), "请区里调配车辆"
        self.put(paper, row, 下步措施=text)
        column = paper.columns["下步措施"]
        paper.sheet.merge_cells(None, row, column, row + 1, column)
        for at in (self.row_of[row], self.row_of[row + 1]):
            section, holder, fields = self.meant[at]
            self.meant[at] = section, holder, tuple(sorted((*fields, ("next_step", text))))
        return True

    def disturb(self) -> None:
        """Sort, hide, delete, insert, move columns: nothing of it means anything."""
        is_merged = self.merge()
        for title in ("任务进展", "问题整改"):
            ways = [Clerk.hide] if is_merged and title == "任务进展" else _WAYS
            self.rng.choice(ways)(self, self.papers[title])

    def hide(self, paper: Paper) -> None:
        """Hide some rows, as a filter does."""
        rows = list(paper.rows())
        for row in self.rng.sample(rows, min(3, len(rows))):
            paper.hide(row)

    def sort(self, paper: Paper) -> None:
        """Put the rows into another order."""
        rows = list(paper.rows())
        paper.reorder(self.rng.sample(rows, len(rows)))

    def insert(self, paper: Paper) -> None:
        """Put an empty row between two."""
        rows = list(paper.rows())
        paper.sheet.insert_rows(self.rng.choice(rows))

    def delete(self, paper: Paper) -> None:
        """Take out a row nobody filled in."""
        idle = [row for row in paper.rows() if paper.get(row, "日期") is None]
        if idle:
            paper.sheet.delete_rows(self.rng.choice(idle))

    def move(self, paper: Paper) -> None:
        """Put the columns into another order."""
        count = len(paper.columns)
        paper.move_columns(self.rng.sample(range(1, count + 1), count))


_WAYS: list[Callable[[Clerk, Paper], None]] = [
    Clerk.hide,
    Clerk.sort,
    Clerk.insert,
    Clerk.delete,
    Clerk.move,
]


def fill_in(path: Path, number: int, seed: int) -> Clerk:
    """Fill in the workbook of a unit in every odd way."""
    clerk = Clerk(Papers(path), number, random.Random(seed))  # noqa: S311  the same every time
    clerk.tasks()
    clerk.findings()
    clerk.visits()
    clerk.disturb()
    clerk.papers.save()
    return clerk
