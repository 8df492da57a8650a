"""Writes a plan of N tasks, the same for the same N: ``python benchmarks/generate.py N OUT``.

The plan is sound, so that readers are measured and not their reports of faults. Its files are
those of a real plan: what is planned apart from what happened, none near the limit of 2 MiB.
"""

import random
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

RECORDS_A_FILE = 1000
YEAR = 2020
SUBDISTRICTS = tuple(f"第{n}街道" for n in range(1, 13))
DEPARTMENTS = tuple(f"第{n}局" for n in range(1, 31))
OWNERS = (*DEPARTMENTS, *SUBDISTRICTS)
STREAMS = tuple(f"GZ{n}" for n in range(1, 9))
LINES = ("GG", "PX", "CT")
CATEGORIES = ("卫生死角", "垃圾清运不及时", "路面坑洼", "路灯不亮", "占道经营", "乱停乱放")
ACTIONS = ("清理", "整治", "巡查", "改造", "修缮", "劝导")
OBJECTS = ("背街小巷", "农贸市场", "老旧小区", "校园周边", "主次干道", "公共厕所")

Write = Callable[[random.Random, int], str]


def day(number: int) -> date:
    """A day of the year, the first is 0."""
    return date(YEAR, 1, 1) + timedelta(days=number)


def plan_text() -> str:
    """The sections every plan has once, and its directory of units."""
    owners = [("department", name) for name in DEPARTMENTS]
    owners += [("subdistrict", name) for name in SUBDISTRICTS]
    return "\n".join(
        [
            f"plan: {{id: benchmark, name: 生成的计划, year: {YEAR}, owner: {DEPARTMENTS[0]}}}",
            "\nowners:",
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


def finding_text(rng: random.Random, number: int, sites: int) -> str:
    """One finding with its log."""
    found = rng.randrange(300)
    text = f"""\
  - id: WT-{number:06}
    found: {day(found)}
    source: {rng.choice(("inspection", "covert", "群众"))}
    site: DW-{rng.randrange(sites):06}
    category: {rng.choice(CATEGORIES)}
    text: {rng.choice(OBJECTS)}有{rng.choice(CATEGORIES)}的情况，需要尽快处理
    owner: {rng.choice(SUBDISTRICTS)}
    due: {day(found + 7)}
    severity: {rng.choice(("minor", "major"))}
"""
    if rng.random() < 0.8:
        text += f"""\
    log:
      - {{date: {day(found + 5)}, event: rectified, note: 已现场处理}}
      - {{date: {day(found + 9)}, event: closed, by: {rng.choice(DEPARTMENTS)}}}
"""
    return text


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


def plan_files(tasks: int) -> Iterator[tuple[str, str]]:
    """Path and text of every file of a plan with this many tasks."""
    rng = random.Random(tasks)  # noqa: S311 - it must be the same plan every time
    sites = max(10, tasks // 50)
    yield "plan.yaml", plan_text()
    yield from parts("sites", sites, rng, site_text)
    yield from parts("tasks", tasks, rng, task_text)
    yield from parts("findings", tasks // 5, rng, lambda r, n: finding_text(r, n, sites))
    yield from parts("payments", tasks // 20, rng, payment_text)


def main(tasks: int, folder: Path) -> None:
    """Write the files."""
    for name, text in plan_files(tasks):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
