"""What the main text of the monthly report leaves to its annexes, and that nothing is lost."""

import re
from collections.abc import Callable
from fractions import Fraction

import pytest

from tests.reports.conftest import TEMPLATES, Context, Markdown, look
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.table import PASS_RATE
from wenming_cli.model.plan import Plan
from wenming_cli.reports import monthly
from wenming_cli.reports.briefs.extremes import NOT_APART, extremes
from wenming_cli.reports.environment import render

LATE = "tasks:\n" + "".join(
    f"  - {{id: t{n}, title: 任务{n}, workstream: A, start: 2020-01-01, due: 2020-06-{n:02}}}\n"
    for n in range(1, 8)
)
BEHIND = "tasks:\n" + "".join(
    f"  - {{id: t{n}, title: 任务{n}, workstream: A, start: 2020-01-01, due: 2020-12-31,\n"
    f"     updates: [{{date: 2020-06-30, progress: {n}}}]}}\n"
    for n in range(1, 6)
)
FINDINGS = "findings:\n" + "".join(
    f"  - {{id: f{n}, found: 2020-05-01, due: 2020-06-{n:02}, source: self, category: 占道,\n"
    f"     text: 摊{n}号, owner: 城管局}}\n"
    for n in range(1, 8)
)


def main_of(text: str) -> str:
    return text[: text.index("\n## 附件")]


@pytest.mark.parametrize("month", [f"2020-{n:02}" for n in range(1, 13)])
def test_every_annex_is_mentioned_in_the_order_of_its_number(
    demo_report: Callable[[str], str], month: str
) -> None:
    text = demo_report(month)
    headings = re.findall(r"^## 附件(\d+) ", text, re.MULTILINE)
    mentioned = list(dict.fromkeys(re.findall(r"附件(\d+)", main_of(text))))
    assert mentioned == sorted(mentioned, key=int)
    assert mentioned == headings == [str(n) for n in range(1, len(headings) + 1)]


@pytest.mark.parametrize("month", [f"2020-{n:02}" for n in range(1, 13)])
def test_the_main_text_is_short_and_without_tables(
    demo_report: Callable[[str], str], month: str
) -> None:
    text = demo_report(month)
    assert "\n|" not in main_of(text)
    words = [line for line in main_of(text).splitlines() if line]
    assert sum(-(-len(line) // 28) for line in words) < 170


def test_words_of_people_stay_whole_in_the_main_text(demo: Plan) -> None:
    given = monthly.context(look(demo, "2020-06"))
    main = main_of(render(monthly.TEMPLATE, given, [TEMPLATES]))
    written = [each for each in demo.narratives if str(each.month) == "2020-06"]
    assert len(written) > 5
    for each in written:
        assert each.text.strip() in main


def test_five_overdue_tasks_and_where_the_others_are(markdown: Markdown) -> None:
    text = markdown(LATE)
    main = main_of(text)
    assert "逾期任务7项，逾期最久的5条如下，其余见附件2：" in main
    assert "1. 任务1（城管局）：逾期29天，尚未报送进展。原因：（未填报）。" in main
    assert "任务6" not in main
    assert "7. 任务7（城管局）：完成时限6月7日，逾期23天" in text


def test_the_tasks_that_are_furthest_behind(context: Context) -> None:
    brief = context(BEHIND)["tasks"]["brief"]
    assert brief["lines"] == ["农贸市场整治：滞后5项，低于计划46.73个百分点"]
    assert brief["rest"] == "有逾期、滞后任务的重点工作1项，其余1项没有。"
    assert brief["behind"].startswith(
        "滞后任务5项，落后最多的是“任务1”（城管局，低于计划48.73个百分点）"
    )
    assert "任务4" not in brief["behind"]


def test_five_overdue_findings_and_where_the_others_are(markdown: Markdown) -> None:
    text = markdown(FINDINGS)
    main = main_of(text)
    assert re.search(r"逾期未整改的问题7个，时限最早的5个如下，其余见附件\d+：", main)
    assert "摊5号" in main
    assert "摊6号" not in main
    assert "7. f7 摊7号（城管局，整改时限6月7日，逾期23天）" in text


def test_nothing_late(context: Context) -> None:
    done = "tasks: [{id: t, title: 整治, workstream: A, due: 2020-05-01, done: 2020-04-01}]\n"
    brief = context(done)["tasks"]["brief"]
    assert (brief["lines"], brief["overdue"], brief["behind"]) == ([], [], "")
    assert brief["rest"] == "各项重点工作都没有逾期和滞后的任务。"


def rate(passed: int, among: int) -> Figure:
    return Figure(PASS_RATE, Fraction(passed), Fraction(among))


HIGH, LOW = "乙（75.00%，95%可信区间30.1%～95.4%）", "甲（50.00%，95%可信区间9.5%～90.5%）"
HIGHEST, LOWEST = "乙（95.00%，95%可信区间76.4%～99.1%）", "甲（5.00%，95%可信区间0.9%～23.6%）"


@pytest.mark.parametrize(
    ("rates", "words"),
    [
        ({}, ""),
        ({"甲": (1, 2)}, ""),
        ({"甲": (1, 2), "乙": (0, 0)}, ""),
        ({"甲": (1, 2), "乙": (2, 4)}, "各单位符合率均为50.00%"),
        ({"甲": (1, 2), "乙": (3, 4)}, f"符合率最高的单位是{HIGH}，最低的是{LOW}{NOT_APART}"),
        ({"甲": (1, 20), "乙": (19, 20)}, f"符合率最高的单位是{HIGHEST}，最低的是{LOWEST}"),
        (
            {"甲": (1, 1), "乙": (1, 1), "丙": (1, 1), "丁": (0, 1), "戊": (0, 2)},
            "符合率最高的单位是甲等3个（100.00%），最低的是丁、戊（0.00%），可信区间重叠，还分不出高低",
        ),
    ],
)
def test_both_ends(rates: dict[str, tuple[int, int]], words: str) -> None:
    figures = {name: rate(*numbers) for name, numbers in rates.items()}
    assert extremes(figures, "单位", "符合率") == words
