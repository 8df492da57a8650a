"""数字来源: behind every number of the first section, if asked for."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import DEMO, Golden, Wenming
from tests.reports.conftest import TEMPLATES, Markdown, Read, look
from tests.reports.test_monthly import TASKS_ONLY
from wenming_cli.model.plan import Plan
from wenming_cli.reports import monthly
from wenming_cli.reports.environment import render

HERE = Path(__file__).parent


def with_evidence(plan: Plan, month: str) -> str:
    view = replace(look(plan, month), with_evidence=True)
    return render(monthly.TEMPLATE, monthly.context(view), [TEMPLATES])


def test_it_is_not_there_unless_asked_for(markdown: Markdown) -> None:
    assert "数字来源" not in markdown(TASKS_ONLY)


def test_a_plan_of_tasks(read: Read, golden: Golden) -> None:
    text = with_evidence(read(TASKS_ONLY), "2020-06")
    golden(HERE / "golden" / "evidence.md", text[text.index("## 附件5") : text.index("## 附件6")])
    assert "## 附件5 数字来源" in text
    assert "## 附件6 口径说明" in text


@pytest.mark.parametrize("month", ["2020-01", "2020-06", "2020-12"])
def test_every_number_of_the_first_section_is_there(demo: Plan, month: str) -> None:
    text = with_evidence(demo, month)
    first = text[text.index("## 一、") : text.index("## 二、")].split("\n")[2]
    behind = text[text.index(" 数字来源\n") : text.index(" 口径说明\n")]
    known = set(re.findall(r"^### \S+ (\S+)$", behind, re.MULTILINE))
    stated = re.sub(
        r"(较上月末\w*(提高|下降)|[高低]于[^（]*（[^）]*）)[\d.]+个百分点|截至[^，]*", "", first
    )
    numbers = re.findall(r"\d+\.\d+%|\d+(?=[项个])", stated)
    assert len(numbers) > 5
    assert set(numbers) <= known


def test_every_place_is_real(demo: Plan) -> None:
    text = with_evidence(demo, "2020-06")
    behind = text[text.index(" 数字来源\n") : text.index(" 口径说明\n")]
    places = set(re.findall(r"\| ([\w/.-]+\.yaml):(\d+) \|", behind))
    assert len(places) > 100
    for name, line in places:
        lines = (DEMO / name).read_text("utf-8").split("\n")
        assert lines[int(line) - 1].strip()


def test_what_comes_later_is_not_listed(demo: Plan) -> None:
    text = with_evidence(demo, "2020-03")
    behind = text[text.index(" 数字来源\n") : text.index(" 口径说明\n")]
    assert "才发现" not in behind
    assert "截止日以后" not in behind


def test_the_command_is_the_same_from_anywhere(
    wenming: Wenming, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words = ("report", "--month", "2020-06", "--with-evidence")
    here = wenming("-C", DEMO, *words)
    assert here.code == 0
    assert "数字来源" in here.out
    monkeypatch.chdir(tmp_path)
    assert wenming("-C", DEMO, *words).out == here.out
