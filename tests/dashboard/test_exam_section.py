"""The exam on the page: its numbers open down to the line, and no plan without it has any of it."""

import re
from pathlib import Path

import pytest

from tests.conftest import Wenming
from tests.dashboard.test_pages import JUNE, Parsed, page_of
from tests.reports.conftest import PROJECT, UNITS
from tests.reports.texts import EXAM, MATERIALS, TASK


@pytest.fixture
def shown(tmp_path: Path, wenming: Wenming) -> str:
    (tmp_path / "plan.yaml").write_text(PROJECT + UNITS + EXAM + MATERIALS, "utf-8")
    return page_of(wenming, tmp_path, *JUNE)


def section(page: str) -> Parsed:
    found = re.search(r'<section id="exam".*?</section>', page, re.DOTALL)
    assert found is not None
    return Parsed(found[0])


WORDS = [
    "44.44%",
    "较上月末 +11.11个百分点",
    "公共秩序　44.44% (1.33/3)",
    "Σ 分值×得分 1.333333 ÷ Σ 分值 3 = 44.44%",
    "失分的标准 2 条，得分率最低的在前",
    "Ⅱ-8-3) 无乱停乱放　33.33% (0.33/1)",
    "没有报齐的申报材料 3 份",
    "2020-06-20 退回：缺盖章",
]


@pytest.mark.parametrize("words", WORDS)
def test_what_the_section_says(words: str, shown: str) -> None:
    assert words in section(shown).text


def test_a_rate_opens_down_to_the_line_of_each_observation(shown: str) -> None:
    lines = (PROJECT + UNITS + EXAM).splitlines()
    place = next(at for at, line in enumerate(lines, 1) if "S2, item: 停车, result: fail" in line)
    opened = section(shown).text.partition("Ⅱ-8-3) 无乱停乱放　")[2]
    assert f"plan.yaml:{place}" in opened


def test_the_page_stays_whole(shown: str) -> None:
    parsed = Parsed(shown)
    assert parsed.open == []
    assert len(set(parsed.ids)) == len(parsed.ids)
    assert ("href", "#exam") in parsed.attributes


def test_a_plan_without_standards_has_nothing_of_it(tmp_path: Path, wenming: Wenming) -> None:
    (tmp_path / "plan.yaml").write_text(PROJECT + UNITS + TASK, "utf-8")
    assert "exam" not in page_of(wenming, tmp_path, *JUNE)


def test_the_score_has_a_curve(shown: str) -> None:
    assert "测评得分率：得分率 44.44%；覆盖分值 30.00%" in Parsed(shown).text


def text_of(tmp_path: Path, wenming: Wenming, text: str) -> str:
    (tmp_path / "plan.yaml").write_text(PROJECT + UNITS + text, "utf-8")
    return section(page_of(wenming, tmp_path, *JUNE)).text


def test_nothing_was_observed_yet(tmp_path: Path, wenming: Wenming) -> None:
    text = text_of(tmp_path, wenming, EXAM.partition("inspections:")[0])
    assert "没有观察" in text
    assert "各测评项目得分率" not in text
    assert "申报材料" not in text


def test_nothing_was_lost(tmp_path: Path, wenming: Wenming) -> None:
    passed = EXAM.replace("result: fail", "result: pass").replace("lost: 0.5, ", "")
    text = text_of(tmp_path, wenming, passed)
    assert "公共秩序　100.00% (3/3)" in text
    assert "失分的标准" not in text
