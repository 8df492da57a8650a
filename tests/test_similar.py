"""Guesses: what is near enough to be meant, and what never is."""

import pytest

from wenming_cli.model.finding import Event, FindingSource
from wenming_cli.model.indicator import Likelihood, Nature
from wenming_cli.model.notice import NoticeKind
from wenming_cli.model.scalars import Choice, Fault
from wenming_cli.similar import did_you_mean, similar, similar_name

APART = "看着一样，第 3 个字符不同：这里是拉丁字母 O U+004F，那里是数字 0 U+0030"
NAMES = (
    "区城市管理局",
    "东街街道",
    "区文明办",
    "区教育体育局",
    "翠湖公园",
    "HW-01",
    "HW-02",
    "D-10",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("东街", "东街街道"),
        ("东街街道办事处", "东街街道"),
        ("冬街街道", None),
        ("区文鸣办", "区文明办"),
        ("城管局", "区城市管理局"),
        ("城市管理局", "区城市管理局"),
        ("文明办", "区文明办"),
        ("区教育局", "区教育体育局"),
        ("HW01", "HW-01"),
        ("HW-1", "HW-01"),
        ("hw-O2", "HW-02"),
        ("D—10", "D-10"),
        ("南街街道", None),
        ("北街街道", None),
        ("东街社区", None),
        ("区文明委", None),
        ("五华区城市管理局", None),
        ("城市管理分局", None),
        ("翠湖儿童公园", None),
        ("HW-03", None),
        ("D-01", None),
        ("局", None),
        ("", None),
    ],
)
def test_names(typed: str, meant: str | None) -> None:
    assert similar_name(typed, NAMES) == meant


def test_two_that_are_as_near_are_none() -> None:
    assert similar_name("教育局", ("区教育体育局", "区教育督导局")) is None
    assert similar("mijor", ("minor", "major")) is None


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("deu", ("due", "done"), "due"),
        ("task", ("tasks", "sites"), "tasks"),
        ("recitfied", ("rectified", "returned"), "rectified"),
        ("imposible", ("possible", "impossible"), "impossible"),
        ("unpossible", ("possible",), None),
        ("reassigned", ("assigned",), None),
        ("owner", ("to_owner",), None),
        ("名称", ("任务名称", "编号"), "任务名称"),
        ("日期", ("开始日期", "办结日期"), None),
        ("完限时成", ("完成时限",), None),
        ("完成限时", ("完成时限",), "完成时限"),
        ("卫生死脚", ("卫生死角",), "卫生死角"),
        ("E3O1", ("E301", "E310"), "E301"),
        ("E999", ("E905", "E309"), None),
        ("…", ("一",), None),
        ("𠮷街", ("吉街",), None),
    ],
)
def test_words(typed: str, known: tuple[str, ...], meant: str | None) -> None:
    assert similar(typed, known) == meant


@pytest.mark.parametrize(
    ("choices", "typed", "hint"),
    [
        (Nature, "不小于", "是不是“≥”？"),
        (Nature, "大于等于", "是不是“≥”？"),
        (Nature, "不超过", "是不是“≤”？"),
        (Nature, "大于", "可以写：≥ 不低于"),
        (Nature, "不等于", "可以写："),
        (Event, "未整改", "还没有发生的不写；可以写：已整改、退回"),
        (Event, "未退回", "还没有发生的不写"),
        (Event, "申请销号", "可以写："),
        (Event, "整改到位", "是不是“已整改”？"),
        (Event, "rectifed", "是不是“rectified”？可以写：已整改 rectified"),
        (FindingSource, "督查", "是不是“巡查”？"),
        (FindingSource, "互查", "可以写：巡查"),
        (NoticeKind, "催办", "可以写：交办、提醒"),
        (Likelihood, "不能确定", "可以写：确定能"),
    ],
)
def test_choices(choices: type[Choice], typed: str, hint: str) -> None:
    with pytest.raises(Fault) as caught:
        choices.parse(typed)
    assert (caught.value.hint or "").startswith(hint) or hint in (caught.value.hint or "")
    assert ("是不是" in (caught.value.hint or "")) == ("是不是" in hint)


@pytest.mark.parametrize(
    ("word", "near", "shown", "said"),
    [
        ("东街接道", "东街街道", None, "是不是“东街街道”？"),
        ("E3O1", "E301", " E301", f"是不是 E301？{APART}"),
    ],
)
def test_asking_what_was_meant(word: str, near: str, shown: str | None, said: str) -> None:
    assert did_you_mean(word, near, shown) == said
