"""Small plans, each another, in folders of a province: what tests on many plans are made of."""

from pathlib import Path

CITIES = ("东川市", "西川市", "南坪州")


def plan_text(number: int) -> str:
    """A plan with a number: its tasks, money and findings follow from it."""
    tasks = "".join(_task(number, each) for each in range(1 + number % 4))
    findings = "".join(_finding(number, each) for each in range(number % 3))
    return f"""\
plan:
  {{id: p-{number}, name: 创建{number}, year: 2020, owner: 城管局, parent: c-{number % 3}}}
owners:
- {{name: 城管局, kind: department}}
- {{name: 东街道, kind: subdistrict}}
workstreams:
- {{id: HW, name: 环境卫生, kind: rectification, owner: 城管局}}
budget: {{total: {number + 1}万元, lines: [{{id: A, name: 宣传, amount: {number + 1}万元}}]}}
payments:
- {{date: 2020-0{1 + number % 9}-03, line: A, amount: {number}.{number % 100:02}元}}
tasks:
{tasks}{f"findings:{chr(10)}{findings}" if findings else ""}"""


def _task(number: int, each: int) -> str:
    done = f", done: 2020-0{1 + (number + each) % 8}-20" if (number + each) % 3 else ""
    weight = f", weight: 0.{1 + number % 7}" if number % 2 else ""
    due = f"2020-0{1 + (number * 3 + each) % 9}-15"
    return f"- {{id: T-{each}, title: 清垃圾, workstream: HW, due: {due}{done}{weight}}}\n"


def _finding(number: int, each: int) -> str:
    day = f"2020-0{1 + (number + each) % 6}-1{each}"
    head = f"id: W-{each}, found: {day}, source: inspection, category: 卫生, owner: 东街道"
    log = f", log: [{{date: {day}, event: rectified}}]" if number % 2 else ""
    return f"- {{{head}, text: 垃圾没有清运{log}}}\n"


def write_plans(root: Path, count: int) -> Path:
    """So many plans below a folder, in the districts of a few cities."""
    for number in range(count):
        write_plan(root / CITIES[number % 3] / f"第{number // 3}县", plan_text(number))
    return root


def write_plan(folder: Path, text: str) -> None:
    """A plan of one file in a folder that is made for it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.yaml").write_text(text, "utf-8")
