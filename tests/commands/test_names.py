"""What is asked for by a part of its name: one is told, several are listed, none is made up."""

import pytest

from tests.conftest import DEMO, Wenming

DAY = ("--as-of", "2020-06-30")


@pytest.mark.parametrize("command", ["show", "explain"])
@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("春节前城市环境", "HW-01"),
        ("卫生死角清零", "HW-02"),
        ("东苑农贸", "DH-02"),
        ("东苑 农贸市场", "DH-02"),
        ("路灯修复", "BJ-03"),
        ("公司企业未知", None),
        ("坑", None),
    ],
)
def test_a_part_of_one_name(command: str, part: str, told: str | None, wenming: Wenming) -> None:
    ran = wenming("-C", DEMO, command, part, *DAY)
    assert (ran.code == 0) == (told is not None), ran.err
    assert (told or "") in ran.out


@pytest.mark.parametrize("command", ["show", "explain"])
@pytest.mark.parametrize(
    ("part", "listed"),
    [
        ("坑洼", ["BJ-02  背街小巷路面坑洼修补（任务）", "WT-06-14  巷口小卖部旁路面坑洼两处"]),
        ("WT-06", ["WT-06-01  ", "  还有 13 个，多写几个字"]),
        (
            "门前三包",
            ["BJ-05  “门前三包”责任书签订（任务）", "ZL-01  “门前三包”履约率（绩效指标）"],
        ),
        ("龙泉", ["龙泉街道  龙泉街道办事处（单位名录）"]),
    ],
)
def test_several_are_listed(command: str, part: str, listed: list[str], wenming: Wenming) -> None:
    ran = wenming("-C", DEMO, command, part, *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"名称里有“{part}”的有 ")
    for line in listed:
        assert line in ran.err


def test_numbers_have_names_too(wenming: Wenming) -> None:
    ran = wenming("-C", DEMO, "explain", "办结率", *DAY)
    assert ran.code == 2
    assert ran.err.split()[-3:] == ["总体办结率", "应结办结率", "按期办结率"]
    whole = wenming("-C", DEMO, "explain", "按期办结率", *DAY)
    assert wenming("-C", DEMO, "explain", "按期办结", *DAY) == whole
