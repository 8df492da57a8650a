"""Writes a plan of N tasks, the same for the same N: ``python benchmarks/generate.py N OUT``.

With ``--findings F --visits V`` it is a plan of three years with so many findings and inspections
of some hundred sites. The plan is sound, so that readers are measured and not their reports of
faults. Its files are those of a real plan: what is planned apart from what happened, none near
the limit of 2 MiB.
"""

import argparse
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

RECORDS_A_FILE = 1000
YEAR = 2020
SUBDISTRICTS = tuple(f"第{n}街道" for n in range(1, 13))
DEPARTMENTS = tuple(f"第{n}局" for n in range(1, 31))
OFFICE = "区创建办"
OWNERS = (*DEPARTMENTS, *SUBDISTRICTS)
TIERS = ("district", "office", "owner")
RECURRENCE_DAYS = 90
STREAMS = tuple(f"GZ{n}" for n in range(1, 9))
LINES = ("GG", "PX", "CT")
CATEGORIES = ("卫生死角", "垃圾清运不及时", "路面坑洼", "路灯不亮", "占道经营", "乱停乱放")
ACTIONS = ("清理", "整治", "巡查", "改造", "修缮", "劝导")
OBJECTS = ("背街小巷", "农贸市场", "老旧小区", "校园周边", "主次干道", "公共厕所")

Write = Callable[[random.Random, int], str]


def day(number: int) -> date:
    """A day of the year, the first is 0."""
    return date(YEAR, 1, 1) + timedelta(days=number)


def plan_text(years: int) -> str:
    """The sections every plan has once, and its directory of units."""
    end = f"{YEAR + years - 1}-12-31"
    owners = [("department", name) for name in DEPARTMENTS]
    owners += [("subdistrict", name) for name in SUBDISTRICTS]
    return "\n".join(
        [
            f"plan: {{id: benchmark, name: 生成的计划, year: {YEAR}, end: {end}, owner: {OFFICE}}}",
            "\nowners:",
            f"  - {{name: {OFFICE}, kind: office}}",
            *(f"  - {{name: {name}, kind: {kind}}}" for kind, name in owners),
            "\nworkstreams:",
            *(
                f"  - {{id: {stream}, name: 整治工作{stream}, kind: rectification, owner: {owner}}}"
                for stream, owner in zip(STREAMS, DEPARTMENTS, strict=False)
            ),
            "\ncategories:",
            *(f"  - {{name: {name}}}" for name in CATEGORIES),
            "\nbudget:\n  total: 900000万元\n  lines:",
            *(f"    - {{id: {line}, name: 用途{line}}}" for line in LINES),
            "",
        ]
    )


def site_text(rng: random.Random, number: int) -> str:
    """One site of the register."""
    street = rng.choice(SUBDISTRICTS)
    return f"""\
  - id: DW-{number:06}
    name: {number}号点位
    type: {rng.choice(OBJECTS)}
    subdistrict: {street}
    demonstration: {rng.choice(("true", "false"))}
    owner: {street}
"""


def task_text(rng: random.Random, number: int) -> str:
    """One task: fourteen to eighteen fields, one to four updates, here and there an extension."""
    start = rng.randrange(120)
    due = start + rng.randrange(30, 200)
    is_done = rng.random() < 0.4
    end = rng.randrange(start + 10, due + 1)
    lines = [
        f"  - id: RW-{number:06}",
        f"    title: {rng.choice(ACTIONS)}{rng.choice(OBJECTS)}第{number}项",
        f"    workstream: {rng.choice(STREAMS)}",
        f"    owner: {rng.choice(DEPARTMENTS)}",
        f"    territorial: [{', '.join(rng.sample(SUBDISTRICTS, 2))}]",
        f"    support: [{', '.join(rng.sample(DEPARTMENTS, 3))}]",
        "    contact: 科室负责人",
        f"    source: {rng.choice(('plan', 'notice', 'meeting', '督查'))}",
        f"    assigned: {day(start)}",
        f"    start: {day(start)}",
        f"    due: {day(due)}",
        f"    weight: {rng.choice(('1', '2', '0.5'))}",
        "    deliverable: 验收单和现场照片",
        f"    line: {rng.choice(LINES)}",
    ]
    if not is_done and rng.random() < 0.2:
        extension = f"date: {day(due - 5)}, to: {day(due + 30)}, reason: 雨季停工"
        lines += ["    extensions:", f"      - {{{extension}, approved_by: 区创建办}}"]
    lines.append("    updates:")
    count = rng.randrange(1, 5)
    for at in range(1, count + 1):
        when = day(start + (end - start) * at // (count + 1))
        lines.append(f"      - {{date: {when}, progress: {at * 90 // count}%, note: 按计划推进}}")
    if is_done:
        lines.append(f"    done: {day(end)}")
    return "\n".join(lines) + "\n"


def findings(count: int, sites: int, days: int) -> Write:
    """A writer of findings, day after day, which knows what was closed where shortly before."""
    closed: dict[tuple[int, str], list[tuple[int, int]]] = {}

    def write(rng: random.Random, number: int) -> str:
        found, site = number * days // count, rng.randrange(sites)
        category, owner = rng.choice(CATEGORIES), rng.choice(SUBDISTRICTS)
        likes = closed.setdefault((site, category), [])
        earlier = [like for like in likes[-30:] if like[0] < found]
        text = f"""\
  - id: WT-{number:06}
    found: {day(found)}
    source: {rng.choice(("inspection", "covert", "群众"))}
    site: DW-{site:06}
    workstream: {rng.choice(STREAMS)}
    category: {category}
    text: {rng.choice(OBJECTS)}有{category}的情况，需要尽快处理
    owner: {owner}
    due: {day(found + 7)}
    severity: {rng.choice(("minor", "major"))}
"""
        if earlier and found <= earlier[-1][0] + RECURRENCE_DAYS:
            text += f"    repeat_of: WT-{earlier[-1][1]:06}\n"
        if rng.random() < 0.8:
            likes.append((found + 9, number))
            text += f"""\
    log:
      - {{date: {day(found + 5)}, event: rectified, evidence: [整改档案{number:06}]}}
      - {{date: {day(found + 9)}, event: closed, by: {OFFICE}}}
"""
        return text

    return write


def inspections(count: int, sites: int, days: int) -> Write:
    """A writer of inspections, day after day: two to five sites, some of them checked."""

    def write(rng: random.Random, number: int) -> str:
        seen = rng.sample(range(sites), rng.randrange(2, 6))
        text = f"""\
  - date: {day(number * days // count)}
    tier: {rng.choice(TIERS)}
    sites: [{", ".join(f"DW-{site:06}" for site in seen)}]
"""
        if rng.random() < 0.5:
            result = rng.choice(("pass", "pass", "fail", "na"))
            text += f"""\
    checks:
      - {{site: DW-{seen[0]:06}, item: 环境干净整洁, result: {result}}}
      - {{site: DW-{seen[1]:06}, item: 停放有序, result: pass}}
"""
        return text

    return write


def payment_text(rng: random.Random, number: int) -> str:
    """One payment."""
    amount = f"{rng.randrange(1, 20)}.{rng.randrange(10)}万元"
    return (
        f"  - {{date: {day(rng.randrange(360))}, line: {rng.choice(LINES)}, amount: {amount},"
        f" payee: 承办单位, voucher: {YEAR}-{number:06}}}\n"
    )


def parts(section: str, count: int, rng: random.Random, write: Write) -> Iterator[tuple[str, str]]:
    """Name and text of each file of a section."""
    for first in range(0, count, RECORDS_A_FILE):
        numbers = range(first, min(count, first + RECORDS_A_FILE))
        body = "".join(write(rng, number) for number in numbers)
        yield f"{section}/{first // RECORDS_A_FILE:04}.yaml", f"{section}:\n{body}"


def plan_files(tasks: int, found: int, visits: int) -> Iterator[tuple[str, str]]:
    """Path and text of every file of a plan with this many tasks, findings and inspections."""
    rng = random.Random(tasks)  # noqa: S311 - it must be the same plan every time
    sites = max(10, tasks // 50, visits // 50)
    years = 3 if visits else 1
    yield "plan.yaml", plan_text(years)
    yield from parts("sites", sites, rng, site_text)
    yield from parts("tasks", tasks, rng, task_text)
    yield from parts("findings", found, rng, findings(found, sites, 365 * years - 65))
    yield from parts("inspections", visits, rng, inspections(visits, sites, 365 * years))
    yield from parts("payments", tasks // 20, rng, payment_text)


def write_files(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    """Write files by their paths within a folder."""
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasks", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--findings", type=int, help="a fifth of the tasks unless given")
    parser.add_argument("--visits", type=int, default=0)
    options = parser.parse_args()
    found = options.tasks // 5 if options.findings is None else options.findings
    write_files(options.folder, plan_files(options.tasks, found, options.visits))


if __name__ == "__main__":
    main()
