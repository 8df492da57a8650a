"""Writes the plan of a city for a year, always the same: ``python -m benchmarks.city_year OUT``.

1,200 sites, 118 units, 44,000 findings, 4,300 inspections and a hundred tasks, in files as
``settings.layout: unit`` has them: a file for each unit and month, and one for what is of no unit.
``--years N`` is one plan of N years, every year with as many records at the same sites, so that
what grows are the records alone. The plan is sound: readers are measured, not reports of faults.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from benchmarks.generate import write_files

YEAR, LAST_YEAR = 2020, 2025
"""The first year of a plan of few, and the last of any: reports are of months that are over."""
SITES, FINDINGS, INSPECTIONS, TASKS = 1200, 44_000, 4_300, 100
STRIDE = 7919
OFFICE = "市创建办"
DEPARTMENTS = tuple(f"市第{n}局" for n in range(1, 38))
SUBDISTRICTS = tuple(f"第{n}街道" for n in range(1, 81))
TIERS = ("district", "office", "office", "owner")
RECURRENCE_DAYS, MARKED_SHARE = 90, 0.99
SOURCES = ("inspection", "inspection", "inspection", "covert", "public", "self")
HANDLED_SHARE, CLOSED_SHARE, NOTED_SHARE = 0.6, 0.95, 0.2
STREAMS = {
    "HW": ("环境卫生整治", ("垃圾落地", "卫生死角", "垃圾桶满溢", "乱贴小广告")),
    "ZX": ("市容秩序整治", ("占道经营", "乱停乱放", "乱拉乱挂")),
    "SS": ("市政设施整治", ("路面破损", "路灯不亮", "井盖缺损")),
    "SC": ("农贸市场整治", ("地面污水", "证照不全", "活禽宰杀不规范")),
    "LJ": ("老旧小区整治", ("楼道堆物", "飞线充电", "绿化缺株")),
    "GY": ("公益宣传整治", ("公益广告破损", "公益广告不足")),
}
STREAM_OF = {name: stream for stream, (_, names) in STREAMS.items() for name in names}
CATEGORIES = tuple(STREAM_OF)
SITE_TYPES = ("农贸市场", "老旧小区", "背街小巷", "主次干道", "公共厕所", "学校周边", "公园广场")
SPOTS = ("东门", "西侧围墙下", "南出入口", "北面通道", "停车场", "公示栏旁", "公交站台", "背面巷口")
AMOUNTS = ("一处", "两处", "三处", "多处", "约十米", "约五平方米")
NEEDS = ("需要当天清理", "请责任单位尽快整改", "群众反映过", "上次检查后又出现", "影响通行")
DEEDS = ("已清理干净", "已修好并复查", "已劝离并加派人员", "已更换", "已联系产权单位处理")
ITEMS = ("地面干净整洁", "车辆停放有序", "公益广告完好", "垃圾分类点规范", "设施完好")
ACTIONS = ("改造", "整治", "清理", "修缮", "提升")
LINES = (("HW", "环境卫生", 2800), ("SS", "市政设施", 3600), ("XC", "宣传", 2600))
NUMBERS = (("SL-01", "整治背街小巷", "条", 600), ("SL-02", "改造公共厕所", "座", 120))


def first_of(years: int) -> int:
    """The first year of a plan of so many."""
    return min(YEAR, LAST_YEAR - years + 1)


def end_of(years: int) -> date:
    """The last day of a plan of so many years."""
    return date(first_of(years) + years - 1, 12, 31)


@dataclass
class City:
    """What is written so far, by the name of the file and the section, and what was closed."""

    years: int
    rng: random.Random
    files: dict[str, dict[str, list[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    closed: dict[tuple[int, str], tuple[date, str]] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """The first year of the plan."""
        return first_of(self.years)

    @property
    def end(self) -> date:
        """The last day of the plan."""
        return end_of(self.years)

    def add(self, section: str, text: str, day: date, unit: str | None = None) -> None:
        """Write a record to the file of its unit in its month."""
        month = f"records/{day:%Y-%m}"
        name = f"{month}.yaml" if unit is None else f"{month}/{unit}.yaml"
        self.files[name][section].append(text)

    def days(self, count: int) -> Iterator[date]:
        """So many days a year, in order."""
        for year in range(self.first, self.first + self.years):
            for at in range(count):
                yield date(year, 1, 1) + timedelta(days=at * 365 // count)


def plan_text(years: int) -> str:
    """The sections every plan has once."""
    total = sum(amount for *_, amount in LINES)
    lines = [
        "plan:",
        "  id: city",
        "  name: 全国文明城市创建",
        f"  year: {first_of(years)}",
        f"  end: {end_of(years)}",
        f"  owner: {OFFICE}",
        "\nsettings:",
        "  layout: unit",
        "\nworkstreams:",
    ]
    for (stream, (name, _)), owner in zip(STREAMS.items(), DEPARTMENTS, strict=False):
        lines.append(f"  - {{id: {stream}, name: {name}, kind: rectification, owner: {owner}}}")
    lines.append("\ncategories:")
    lines += (f"  - {{name: {name}, workstream: {of}}}" for name, of in STREAM_OF.items())
    lines.append("\nsite_types:")
    lines += (f"  - {{name: {name}}}" for name in SITE_TYPES)
    lines.append("\ncheck_items:")
    lines += (f"  - {{name: {name}}}" for name in ITEMS)
    lines += [f"\nbudget:\n  total: {total * years}万元", "  lines:"]
    for line, name, amount in LINES:
        lines.append(f"    - {{id: {line}, name: {name}, amount: {amount * years}万元}}")
    return "\n".join(lines) + "\n"


def owners_text() -> str:
    """The directory of units."""
    units = [(OFFICE, "office")]
    units += [(name, "department") for name in DEPARTMENTS]
    units += [(name, "subdistrict") for name in SUBDISTRICTS]
    return "owners:\n" + "".join(f"  - {{name: {name}, kind: {kind}}}\n" for name, kind in units)


def indicators_text() -> str:
    """What the money is to achieve: two numbers, a rate of the program, a survey."""
    lines = ["indicators:"]
    for name, title, unit, target in NUMBERS:
        lines.append(
            f"  - {{id: {name}, level1: 产出指标, level2: 数量指标, name: {title}, nature: ≥,"
            f" target: {target}, unit: {unit}, accrual: cumulative, weight: 25}}"
        )
    for name, title, more in (
        ("XY-01", "问题按期整改率", "figure:on_time_rectification_rate, weight: 30"),
        ("MY-01", "群众满意度", "sampled, weight: 10"),
    ):
        levels = "效益指标, level2: 社会效益指标"
        if name.startswith("MY"):
            levels = "满意度指标, level2: 服务对象满意度"
        lines.append(
            f'  - {{id: {name}, level1: {levels}, name: {title}, nature: ≥, target: 90, unit: "%",'
            f" accrual: level, measure: {more}}}"
        )
    return "\n".join(lines) + "\n"


def subdistrict_of(site: int) -> str:
    """The subdistrict a site lies in."""
    return SUBDISTRICTS[site % len(SUBDISTRICTS)]


def sites_text(rng: random.Random) -> str:
    """The register."""
    lines = ["sites:"]
    for site in range(SITES):
        street, kind = subdistrict_of(site), rng.choice(SITE_TYPES)
        sponsor = rng.choice(DEPARTMENTS)
        lines.append(
            f"  - {{id: DW-{site:04}, name: {street}{kind}{site}号, type: {kind}, owner: {street},"
            f" subdistrict: {street}, sponsor: {sponsor}}}"
        )
    return "\n".join(lines) + "\n"


def add_findings(city: City) -> None:
    """Findings day after day; those of a day are at different sites."""
    rng = city.rng
    for number, found in enumerate(city.days(FINDINGS)):
        site, category = number * STRIDE % SITES, rng.choice(CATEGORIES)
        owner = rng.choice(DEPARTMENTS) if rng.random() < 0.3 else subdistrict_of(site)
        name = f"WT-{number:06}"
        words = f"{rng.choice(SPOTS)}{category}{rng.choice(AMOUNTS)}"
        if rng.random() < NOTED_SHARE:
            words += f"，{rng.choice(NEEDS)}"
        lines = [
            f"  - id: {name}",
            f"    found: {found}",
            f"    source: {rng.choice(SOURCES)}",
            f"    site: DW-{site:04}",
            f"    category: {category}",
            f"    text: {words}",
            f"    owner: {owner}",
        ]
        if rng.random() < 0.2:
            lines.append("    severity: major")
        last = city.closed.get((site, category), (found, ""))
        is_again = last[0] < found <= last[0] + timedelta(days=RECURRENCE_DAYS)
        if is_again and rng.random() < MARKED_SHARE:
            lines.append(f"    repeat_of: {last[1]}")
        if rng.random() < HANDLED_SHARE:
            handled = Handled(name, site, category, found, owner)
            lines += log_of(city, handled)
        city.add("findings", "\n".join(lines), found, owner)


class Handled(NamedTuple):
    """What is known of a finding when something is done about it."""

    name: str
    site: int
    category: str
    found: date
    owner: str


def log_of(city: City, of: Handled) -> Iterator[str]:
    """What was done about a finding: in it if in the same month, else with the later month."""
    rng = city.rng
    rectified = of.found + timedelta(days=rng.randrange(1, 9))
    closed = rectified + timedelta(days=rng.randrange(4))
    if closed > city.end:
        return
    deed = f"event: rectified, evidence: [档案{of.name[3:]}]"
    if rng.random() < NOTED_SHARE:
        deed += f", note: {rng.choice(DEEDS)}"
    events = [(rectified, deed)]
    if rng.random() < CLOSED_SHARE:
        events.append((closed, f"event: closed, by: {OFFICE}"))
        city.closed[of.site, of.category] = (closed, of.name)
    if rectified.month == of.found.month:
        yield "    log:"
    for day, event in events:
        if day.month == of.found.month:
            yield f"      - {{date: {day}, {event}}}"
        else:
            city.add("logs", f"  - {{finding: {of.name}, date: {day}, {event}}}", day, of.owner)


def add_inspections(city: City) -> None:
    """Inspections day after day: five to eight sites each, some of them checked."""
    rng = city.rng
    for day in city.days(INSPECTIONS):
        seen = [f"DW-{site:04}" for site in rng.sample(range(SITES), rng.randrange(5, 9))]
        lines = [
            f"  - date: {day}",
            f"    tier: {rng.choice(TIERS)}",
            f"    sites: [{', '.join(seen)}]",
            "    checks:",
        ]
        for site in seen[: rng.randrange(1, 3)]:
            result = rng.choice(("pass", "pass", "pass", "fail"))
            lines.append(f"      - {{site: {site}, item: {rng.choice(ITEMS)}, result: {result}}}")
        city.add("inspections", "\n".join(lines), day)


def tasks_text(city: City) -> str:
    """Tasks of the whole plan, with an update each month in the file of their unit."""
    rng, texts = city.rng, ["tasks:"]
    months = 12 * city.years - 1
    for number in range(TASKS):
        owner, stream = rng.choice(DEPARTMENTS), rng.choice(tuple(STREAMS))
        street = SUBDISTRICTS[number % len(SUBDISTRICTS)]
        line = rng.choice(LINES)[0]
        texts.append(
            f"  - id: {stream}-{number:03}\n"
            f"    title: {rng.choice(ACTIONS)}{street}{rng.choice(SITE_TYPES)}\n"
            f"    workstream: {stream}\n    owner: {owner}\n    territorial: [{street}]\n"
            f"    start: {city.first}-01-02\n    due: {city.end}\n"
            f"    deliverable: 验收单和现场照片\n    line: {line}"
        )
        for at in range(1, months + 1):
            day = date(city.first + at // 12, at % 12 + 1, rng.randrange(1, 29))
            said = f"progress: {95 * at // months}%, note: 按计划推进"
            text = f"  - {{task: {stream}-{number:03}, date: {day}, {said}}}"
            city.add("updates", text, day, owner)
    return "\n".join(texts) + "\n"


def add_money_and_measures(city: City) -> None:
    """Payments each week, what was measured each month, a survey of each subdistrict a quarter."""
    rng = city.rng
    for number, day in enumerate(city.days(260)):
        amount = f"{rng.randrange(5, 35)}.{rng.randrange(10)}万元"
        said = f"line: {rng.choice(LINES)[0]}, amount: {amount}, payee: 承办单位"
        city.add("payments", f"  - {{date: {day}, {said}, voucher: 记-{number:05}}}", day)
    for at in range(12 * city.years):
        day = date(city.first + at // 12, at % 12 + 1, 28)
        for name, *_, target in NUMBERS:
            done = target * (at + 1) // (12 * city.years)
            city.add("actuals", f"  - {{indicator: {name}, date: {day}, value: {done}}}", day)
        for street in SUBDISTRICTS if at % 3 == 2 else ():
            asked = f"checked: 50, passed: {rng.randrange(42, 51)}, by: {OFFICE}"
            text = f"  - {{indicator: MY-01, date: {day}, owner: {street}, {asked}}}"
            city.add("samples", text, day, street)


def plan_files(years: int) -> Iterator[tuple[str, str]]:
    """Path and text of every file."""
    city = City(years, random.Random(YEAR))  # noqa: S311 - it must be the same plan every time
    yield "plan.yaml", plan_text(years)
    yield "owners.yaml", owners_text()
    yield "indicators.yaml", indicators_text()
    yield "sites.yaml", sites_text(city.rng)
    yield "tasks.yaml", tasks_text(city)
    add_findings(city)
    add_inspections(city)
    add_money_and_measures(city)
    for name, sections in city.files.items():
        texts = (f"{section}:\n" + "\n".join(said) + "\n" for section, said in sections.items())
        yield name, "\n".join(texts)


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--years", type=int, default=1)
    options = parser.parse_args()
    write_files(options.folder, plan_files(options.years))


if __name__ == "__main__":
    main()
