"""``wenming findings log``: what happened to a finding."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Wenming
from wenming_cli.loading import load
from wenming_cli.model.finding import Finding

FINDINGS = """\
findings:
- {id: WT-06-01, found: 2020-06-10, source: self, category: 卫生, text: 垃圾, owner: 拓东街道}
- {id: WT-06-02, found: 2020-06-10, source: self, category: 卫生, text: 杂物, owner: 拓东街道,
   log: [{date: 2020-06-12, event: rectified}]}
"""


@pytest.fixture(autouse=True)
def _there(small: Path, monkeypatch: pytest.MonkeyPatch, at_date: Callable[[str], None]) -> None:
    (small / "findings.yaml").write_text(FINDINGS, "utf-8")
    monkeypatch.chdir(small)
    at_date("2020-06-15")


def _finding(name: str) -> Finding:
    plan = load(Path()).plan
    assert plan is not None
    return plan.finding_by_id[name]


@pytest.mark.parametrize("event", ["已整改", "整改了", "整改完成", "rectified"])
def test_an_event_is_told_and_written(wenming: Wenming, event: str) -> None:
    ran = wenming(
        *("findings", "log", "WT-06-01", event, "--by", "拓东街道", "--note", "已 清运"),
        *("--evidence", "档-1", "--evidence", "档-2"),
    )
    assert ran.code == 0
    assert "WT-06-01 垃圾：已整改（2020-06-15" in ran.out
    assert "[records/2020-06.yaml:2]" in ran.out
    (entry,) = _finding("WT-06-01").log
    assert (entry.by, entry.note, entry.evidence) == ("拓东街道", "已 清运", ("档-1", "档-2"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("WT-06-02", "销号", "--by", "区文明办"), "WT-06-02 杂物：销号"),
        (("WT-06-02", "退回", "--date", "昨天"), "WT-06-02 杂物：退回（2020-06-14）"),
        (("WT-06-01", "改派", "--to-owner", "城管局"), "改派单位 区城市管理局"),
        (
            ("WT-06-01", "延期", "--to", "2020-06-30", "--by", "区文明办", "--reason", "雨"),
            "延至 2020-06-30",
        ),
    ],
)
def test_events(wenming: Wenming, words: tuple[str, ...], said: str) -> None:
    ran = wenming("findings", "log", *words)
    assert ran.code == 0
    assert said in ran.out


def test_an_extension_of_a_finding_is_an_event_too(wenming: Wenming) -> None:
    ran = wenming(
        *(
            "extend",
            "WT-06-01",
            "--to",
            "2020-06-30",
            "--reason",
            "雨",
            "--approved-by",
            "区文明办",
        ),
        *("--document", "盘创8号"),
    )
    assert ran.code == 0
    (entry,) = _finding("WT-06-01").log
    assert (entry.event.label, str(entry.to), entry.by) == ("延期", "2020-06-30", "区文明办")
    assert (entry.reason, entry.note) == ("雨", "文号：盘创8号")


def test_the_same_again_is_not_written(wenming: Wenming) -> None:
    ran = wenming("findings", "log", "WT-06-02", "已整改", "--date", "2020-06-12")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "已经记过了：2020-06-12 已整改（findings.yaml:4），没有再写\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("WT-06-01", "未整改"), "记的是已经发生的事；还没有发生的不写"),
        (("WT-06-01", "已整该"), "可以写：已整改、退回、销号"),
        (("WT-06-01", "改派"), "没有写改派给谁"),
        (("WT-06-01", "已整改", "--date", "6月30日"), "计划年度的写成 2020-06-30"),
    ],
)
def test_events_that_are_refused(wenming: Wenming, words: tuple[str, ...], said: str) -> None:
    before = Path("findings.yaml").read_bytes()
    ran = wenming("findings", "log", *words)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert Path("findings.yaml").read_bytes() == before
    assert not Path("records").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("log", "WT0601", "已整改"), "是不是“WT-06-01”？"),
        (("log", "HW-2", "已整改"), "“HW-2”是任务，不是问题\n任务的进展写 wenming progress HW-2"),
        (("log", "WT-06-01"), "缺少参数 事件\n用法见 wenming findings log --help"),
        (("log", "WT-06-01", "已整改", "--bye", "甲"), "没有 --bye 这个选项"),
    ],
)
def test_wrong_usage(wenming: Wenming, words: tuple[str, ...], said: str) -> None:
    ran = wenming("findings", *words)
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.parametrize("word", ["add", "log"])
def test_the_sub_words_have_help(wenming: Wenming, word: str) -> None:
    ran = wenming("findings", word, "--help")
    assert ran.code == 0
    assert f"wenming findings {word}" in ran.out
