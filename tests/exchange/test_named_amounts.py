"""Amounts of several quantities, as people write them into one cell or behind one command."""

import pytest

from wenming_cli.exchange.named_amounts import amount_said, amounts_said
from wenming_cli.model.scalars import Fault
from wenming_cli.model.task import NamedTarget


def target(name: str, unit: str) -> NamedTarget:
    return NamedTarget.model_validate({"name": name, "value": "100", "unit": unit})


TARGETS = [
    target("公厕", "座"),
    target("公厕改造", "座"),
    target("垃圾箱", "个"),
    target("标段1", "处"),
    target("Wi-Fi", "处"),
    target("绿地㎡", "㎡"),
]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("公厕 3", ("公厕", "3")),
        ("公厕3座", ("公厕", "3")),
        ("公厕＝３座", ("公厕", "3")),
        ("公厕：3 座", ("公厕", "3")),
        ("公厕　3", ("公厕", "3")),
        ("公厕改造2座", ("公厕改造", "2")),
        (" 垃圾箱 = 80个 ", ("垃圾箱", "80")),
        ("垃圾箱1.5", ("垃圾箱", "1.5")),
        ("垃圾箱 0", ("垃圾箱", "0")),
        ("标段1 2处", ("标段1", "2")),
        ("标段1=2", ("标段1", "2")),
        ("wi-fi 4", ("Wi-Fi", "4")),
        ("ＷＩ－ＦＩ4", ("Wi-Fi", "4")),
        ("绿地m2 30", ("绿地㎡", "30")),
        ("绿地㎡：30㎡", ("绿地㎡", "30")),
    ],
)
def test_a_name_and_a_number(text: str, said: tuple[str, str]) -> None:
    assert amount_said(text, TARGETS) == said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("厕所 3", "分项目标里没有“厕所”"),
        ("垃圾 箱 3", "分项目标里没有“垃圾”"),
        ("公厕新建 3", "分项目标里没有“公厕新建”"),
        ("公厕", "公厕按座算，“公厕”不是这样的数"),
        ("公厕=", "公厕按座算，“公厕=”不是这样的数"),
        ("公厕 3个", "公厕按座算，“公厕 3个”不是这样的数"),
        ("公厕 3万座", "公厕按座算，“公厕 3万座”不是这样的数"),
        ("标段12", "分项目标里没有“标段”"),
        ("绿地m230", "分项目标里没有“绿地m”"),
        ("3", "“3”没有写是哪一项的"),
        ("", "“”没有写是哪一项的"),
    ],
)
def test_what_is_not_clear_is_told(text: str, told: str) -> None:
    with pytest.raises(Fault) as fault:
        amount_said(text, TARGETS)
    assert fault.value.message.startswith(told)
    assert fault.value.hint


def test_a_task_without_quantities_says_so() -> None:
    with pytest.raises(Fault, match="分项目标里没有“公厕”") as fault:
        amount_said("公厕 3", [])
    assert fault.value.hint == "它没有写分项目标"


def test_a_name_that_was_meant_is_asked_for() -> None:
    with pytest.raises(Fault) as fault:
        amount_said("垃圾相 3", TARGETS)
    assert "是不是“垃圾箱”" in fault.value.message


def test_all_of_a_cell() -> None:
    said, faults = amounts_said(["垃圾箱 8", "公厕3", "垃圾箱 9", "灯 1"], TARGETS)
    assert list(said) == ["垃圾箱", "公厕"]
    assert [fault.message for fault in faults] == ["“垃圾箱”写了两次", "分项目标里没有“灯”"]
