"""What the options offer is what the figures know, in help, completion and error alike."""

import pytest

from tests.conftest import Wenming
from wenming_cli.commands.notices import KindName
from wenming_cli.model.notice import NoticeKind


def test_kinds_of_notices() -> None:
    assert {k.value for k in KindName} - {"closure"} == {k.value for k in NoticeKind}


CASES = [
    ("tasks", "--state", "办结 done、进行中 in_progress、待验收 submitted"),
    ("tasks", "--light", "逾期 red、滞后 yellow"),
    ("findings", "--state", "待整改 open"),
    ("findings", "--by", "单位 owner、重点工作 workstream、街道 subdistrict、类别 category"),
    ("board", "--group", "领导小组 leading_group"),
    ("notices", "--kind", "交办 assign、提醒 remind、督办 supervise"),
    ("status", "--by", "重点工作 workstream、单位 owner"),
    ("budget", "--by", "用途 line、资金来源 source"),
    ("report", "--format", "markdown、json、xlsx、docx、html"),
]


@pytest.mark.parametrize(("command", "option", "words"), CASES)
def test_help_and_errors_list_the_chinese_words(
    command: str, option: str, words: str, wenming: Wenming
) -> None:
    ran = wenming(command, "--help")
    shown = ran.out.translate(dict.fromkeys(map(ord, " │\n")))
    assert words.replace(" ", "") in shown
    assert "bool" not in ran.out
    ran = wenming(command, option, "没有的词")
    assert ran.code == 2
    assert f"可以写：{words}" in ran.err


@pytest.mark.parametrize(
    ("begun", "offered"),
    [
        (("tasks", "--state", "办"), ["办结"]),
        (("tasks", "--state", "in"), ["in_progress"]),
        (("tasks", "--light", "逾期", "--state", "进"), ["进行中"]),
        (
            ("notices", "--kind", ""),
            [
                "交办",
                "提醒",
                "督办",
                "通报",
                "约谈",
                "销号",
                "assign",
                "remind",
                "supervise",
                "circulate",
                "interview",
                "closure",
            ],
        ),
        (("report", "--format", ""), ["markdown", "json", "xlsx", "docx", "html"]),
    ],
)
def test_completion_offers_both_languages(
    begun: tuple[str, ...],
    offered: list[str],
    wenming: Wenming,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("_WENMING_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", " ".join(("wenming", *begun)))
    monkeypatch.setenv("COMP_CWORD", str(len(begun)))
    assert wenming().out.split() == offered
