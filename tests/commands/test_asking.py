"""At a terminal what is missing is asked for, with the words there are and the near names."""

import io
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Wenming
from wenming_cli import terminal
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan


class Keyboard(io.StringIO):
    """Standard input or error at a terminal."""

    def isatty(self) -> bool:
        """Somebody sits there."""
        return True


Answer = Callable[[Iterable[str]], None]


@pytest.fixture
def answers(small: Path, monkeypatch: pytest.MonkeyPatch, at_date: Callable[[str], None]) -> Answer:
    monkeypatch.chdir(small)
    at_date("2020-06-20")
    monkeypatch.setattr(terminal, "can_ask", lambda: True)

    def typed(lines: Iterable[str]) -> None:
        monkeypatch.setattr("sys.stdin", Keyboard("".join(f"{line}\n" for line in lines)))

    return typed


def _plan() -> Plan:
    plan = load(Path()).plan
    assert plan is not None
    return plan


def test_a_finding_is_asked_for(answers: Answer, wenming: Wenming) -> None:
    answers(["", "督查", "卫生", "垃圾", "拓", "1"])
    ran = wenming("findings", "add")
    assert ran.code == 0
    assert "还缺 5 项，请填；按 Ctrl-C 不填了，什么也不会改" in ran.err
    assert "发现日期（直接回车就是今天 2020-06-20）：" in ran.err
    assert "  6 自查\n问题来源（写号码或者词）：" in ran.err
    assert "没有“拓”；是不是这里面的：\n  1 拓东街道\n" in ran.err
    (finding,) = _plan().findings
    assert (str(finding.found), finding.source.label) == ("2020-06-20", "巡查")
    assert finding.owner == "拓东街道"


def test_an_answer_is_checked_at_once(answers: Answer, wenming: Wenming) -> None:
    answers(["6月30日", "2020-13-01", "昨天", "9", "1", "", "卫生", "垃圾", "无此单位", "4"])
    ran = wenming("findings", "add")
    assert ran.code == 0
    assert "写明年份：计划年度的写成 2020-06-30" in ran.err
    assert "没有“2020-13-01”这一天" in ran.err
    assert "“9”不在可选的词里" in ran.err
    assert "没有“无此单位”；可以写：\n" in ran.err
    (finding,) = _plan().findings
    assert str(finding.found) == "2020-06-19"


def test_options_are_asked_for_too(answers: Answer, wenming: Wenming) -> None:
    answers(["2020-07-31", "雨季", "区文明办"])
    assert wenming("extend", "NM-1").code == 0
    (extension,) = _plan().task_by_id["NM-1"].extensions
    assert (str(extension.to), extension.approved_by) == ("2020-07-31", "区文明办")


def test_what_holds_a_record_is_asked_for(answers: Answer, wenming: Wenming) -> None:
    answers(["摊", "市场提升", "", "2020-07-31", "雨季", "区文明办"])
    ran = wenming("add", "延期")
    assert ran.code == 0
    assert "NM-1 市场提升：延期至 2020-07-31" in ran.out
    assert "HW-3/拓东街道" in ran.err


def test_a_task_is_numbered_by_what_was_answered(answers: Answer, wenming: Wenming) -> None:
    answers(["甲", "2", "2020-12-31"])
    assert "NM-2 甲：新增任务" in wenming("add", "任务").out


def test_wrong_fields_are_told_before_anything_is_asked(answers: Answer, wenming: Wenming) -> None:
    answers([])
    ran = wenming("add", "任务", "颜色=红")
    assert ran.code == 1
    assert "任务没有“颜色”这一项" in ran.err
    assert "请填" not in ran.err


def test_the_end_of_input_changes_nothing(answers: Answer, wenming: Wenming) -> None:
    answers(["甲局"])
    before = Path("plan.yaml").read_bytes()
    ran = wenming("add", "单位")
    assert ran.code == 1
    assert ran.err.endswith("没有填完，什么也没有改\n")
    assert Path("plan.yaml").read_bytes() == before


def test_nothing_to_choose_from(make_plan: MakePlan, answers: Answer, wenming: Wenming) -> None:
    make_plan("plan: {id: p, name: 甲, year: 2020, owner: 甲局}\n", tasks="", records="")
    answers(["甲", "HW"])
    ran = wenming("add", "任务", "due=2020-06-30")
    assert ran.code == 1
    assert "没有“HW”\n" in ran.err


def test_only_a_terminal_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard())
    monkeypatch.setattr("sys.stderr", io.StringIO())
    assert not terminal.can_ask()
    monkeypatch.setattr("sys.stderr", Keyboard())
    assert terminal.can_ask()
    monkeypatch.setattr("sys.stdin", None)
    assert not terminal.can_ask()


def test_a_tier_is_chosen_by_the_words_of_the_plan(answers: Answer, wenming: Wenming) -> None:
    answers(["2020-06-19", "2"])
    ran = wenming("add", "巡查")
    assert "  1 区级领导\n  2 区创建办\n  3 主责单位\n层级（写号码或者词）：" in ran.err
    assert ran.code == 0
    assert _plan().inspections[-1].tier.label == "区创建办"
    assert wenming("add", "巡查", "date=2020-06-19", "tier=夜查").code == 1
