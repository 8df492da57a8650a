"""Nothing that is printed is unknown to ``explain``; an answer stays on one screen."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import DEMO, Wenming
from wenming_cli.commands.of_explain import answers
from wenming_cli.exchange.printed import PrintedLine, lines_of
from wenming_cli.explaining import Scope
from wenming_cli.figures.counts import all_counts
from wenming_cli.figures.table import FIGURES
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.reports import REPORTS, Report
from wenming_cli.reports.choice import choose
from wenming_cli.reports.environment import render
from wenming_cli.reports.view import view_of
from wenming_cli.stop import Stop

JUNE = date(2020, 6, 30)
SCREEN = 40
NAME = re.compile(r"([一-鿿]{2,14}?)(?:为)?[-+]?\d+(?:\.\d+)?(?:%|万元|个百分点|项次|项|个|次)")
HEADINGS = re.compile(r"[一二三四]、|截至|\d|项目负责人|财务负责人")
"""Heads of columns that are no names: of the parts of one page, days, cycles, signatures."""
SENTENCES = re.compile(r"最高的|最低的|分的$|较集中的是|的重点工作$|等$")
"""What runs on from the sentence before it."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    found = load(DEMO).plan
    assert found is not None
    return found


def printed(plan: Plan, report: Report) -> list[PrintedLine]:
    choice = choose(report.NAME, plan.folder, trusted=True)
    assert choice is not None
    view = replace(view_of(plan, Month.of(JUNE), JUNE, None), assessment=plan.assessments[-1])
    text = render(choice.template, report.context(view), choice.folders)
    return lines_of("markdown", "x.md", text.encode())


def names(lines: list[PrintedLine]) -> Iterator[str]:
    """The heads of all tables, and what stands before a number in a sentence."""
    seen = set()
    for line in lines:
        if line.table and line.table not in seen:
            seen.add(line.table)
            yield from (cell for cell in line.key if cell and not HEADINGS.match(cell))
        if line.is_heading and "口径说明" in line.cells[0]:
            return
        if not line.table:
            found = NAME.findall(line.key[0])
            kept = (name for name in found if not SENTENCES.search(name))
            yield from (name.removeprefix("月") for name in kept)


def is_answered(plan: Plan, name: str) -> bool:
    """Whether there is an answer, or a list of those that may be meant."""
    try:
        answers.answer(plan, JUNE, name, Scope("plan", plan.id))
    except Stop as stop:
        return "写其中一个" in stop.message
    return True


@pytest.mark.no_cover
@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.__name__.rpartition(".")[2])
def test_every_name_printed_is_known(report: Report, plan: Plan) -> None:
    every = list(dict.fromkeys(names(printed(plan, report))))
    assert len(every) > 3
    assert [name for name in every if not is_answered(plan, name)] == []


PASTED = {
    "总体办结率34.52%": "completion_rate",
    "截至6月30日实际支出107.31万元": "paid",
    "累计发现问题122个": "findings",
    "按期整改率（0.4）": "on_time_rectification_rate",
    "1—6月执行率": "budget_execution_rate",
    "有逾期": "overdue",
}


@pytest.mark.parametrize("words", PASTED)
def test_words_pasted_from_a_report(words: str, wenming: Wenming) -> None:
    ran = wenming("explain", words, "-C", DEMO, "--month", "2020-06", "--format", "json")
    assert json.loads(ran.out)["id"] == PASTED[words]


@pytest.mark.parametrize(
    "name", [row.id for row in (*FIGURES, *all_counts())] + ["HW-02", "总分", "口径", "全年预计"]
)
def test_an_answer_stays_on_one_screen(name: str, wenming: Wenming) -> None:
    ran = wenming("explain", name, "-C", DEMO, "--month", "2020-06")
    assert ran.code == 0
    assert len(ran.out.splitlines()) <= SCREEN


def test_all_is_there_where_it_is_asked_for(wenming: Wenming) -> None:
    words = ("explain", "weighted_progress", "-C", DEMO, "--month", "2020-06")
    short, whole = wenming(*words).out, wenming(*words, "--all").out
    assert "落后于计划进度的 28 项" in short
    assert "项没有列出，用 --all 全部列出" in short
    assert "没有列出" not in whole
    assert len(whole.splitlines()) > SCREEN
    records = json.loads(wenming(*words, "--format", "json").out)["records"]
    assert len(records) > SCREEN


def test_a_task_of_many_parts_is_told_part_by_part(wenming: Wenming) -> None:
    words = ("explain", "HW-02", "-C", DEMO, "--month", "2020-06")
    lines = wenming(*words).out.splitlines()
    first = next(line for line in lines if "HW-02/" in line)
    assert "双龙街道" in first
    assert "逾期" in first
    assert len(wenming(*words, "--all").out.splitlines()) > SCREEN
