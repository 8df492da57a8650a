"""``wenming pay`` and ``measure``: money that was paid, what indicators were measured at."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Wenming
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan

INDICATORS = """\
indicators:
- {id: SL-1, level1: 产出, level2: 数量, name: 公厕改造, nature: ≥, target: "700", unit: 座,
   accrual: cumulative, actuals: [{date: 2020-05-31, value: 500}]}
- {id: SL-2, level1: 产出, level2: 质量, name: 完好率, nature: ≥, target: "95", unit: '%',
   accrual: level}
- {id: SH-1, level1: 效益, level2: 社会效益, name: 文明程度, nature: qualitative, target: 提升,
   accrual: year_end}
"""


@pytest.fixture(autouse=True)
def _there(small: Path, monkeypatch: pytest.MonkeyPatch, at_date: Callable[[str], None]) -> None:
    (small / "indicators.yaml").write_text(INDICATORS, "utf-8")
    monkeypatch.chdir(small)
    at_date("2020-06-20")


def _plan() -> Plan:
    plan = load(Path()).plan
    assert plan is not None
    return plan


def _refused(wenming: Wenming, *words: str) -> str:
    before = {path: path.read_bytes() for path in Path().rglob("*.yaml")}
    ran = wenming(*words)
    assert (ran.code, ran.out) == (1, "")
    assert {path: path.read_bytes() for path in Path().rglob("*.yaml")} == before
    return ran.err


def test_a_payment_of_the_only_line(wenming: Wenming) -> None:
    ran = wenming("pay", "3.5万元", "--voucher", "记-2", "--payee", "某公司", "--evidence", "档-1")
    assert ran.code == 0
    assert "支出 +3.50万元（2020-06-20，用途 XC" in ran.out
    payment = _plan().payments[-1]
    assert (payment.voucher, payment.payee, payment.evidence) == ("记-2", "某公司", ("档-1",))


@pytest.mark.parametrize(
    "words",
    [
        ("pay", "-200元", "--line", "宣传", "--note", "退回多付的", "--voucher", "记-3"),
        ("pay", "--line", "XC", "--note", "-5℃", "--voucher", "记-3", "-200元"),
        ("pay", "--line=XC", "-200元", "--note", "退", "--voucher", "记-3"),
        ("pay", "--note", "退", "--voucher", "记-3", "--", "-200元"),
    ],
)
def test_a_refund_is_typed_with_its_sign(wenming: Wenming, words: tuple[str, ...]) -> None:
    ran = wenming(*words)
    assert (ran.code, ran.err) == (0, "已新建 records/2020-06.yaml\n")
    assert str(_plan().payments[-1].amount) == "-200.00"


def test_a_flag_before_a_refund(wenming: Wenming) -> None:
    ran = wenming("pay", "--dry-run", "-200元", "--note", "退", "--voucher", "记-3")
    assert ran.code == 0
    assert "支出 -200元" in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("3.5万",), "写成 3.5万元"),
        (("3.5",), "写明单位：3.5元 还是 3.5万元？"),
        (("1万元", "--line", "设备"), "资金用途里没有“设备”\n  提示：现有：XC"),
        (("1万元", "--task", "HW-9"), "没有“HW-9”"),
        (("12.5万元", "--voucher", "记-1", "--date", "2020-06-15"), "一模一样，会算两遍"),
    ],
)
def test_payments_that_are_refused(wenming: Wenming, words: tuple[str, ...], said: str) -> None:
    assert said in _refused(wenming, "pay", *words)


def test_one_of_several_lines_has_to_be_named(make_plan: MakePlan, wenming: Wenming) -> None:
    text = Path("plan.yaml").read_text("utf-8")
    make_plan(text + "  - {id: YY, name: 设备}\n")
    assert _refused(wenming, "pay", "1万元") == (
        "支出缺少 用途\n  提示：补上 --line 用途；用途可以写：XC 宣传、YY 设备\n什么也没有改\n"
    )


@pytest.mark.parametrize("value", ["620", "620座", "６２０ 座"])
def test_a_measured_value(wenming: Wenming, value: str) -> None:
    ran = wenming("measure", "公厕改造", value, "--forecast", "700", "--likelihood", "有可能")
    assert ran.code == 0
    assert "SL-1 公厕改造" in ran.out
    actual = _plan().indicators[0].actuals[-1]
    assert (str(actual.date), str(actual.value), actual.forecast) == ("2020-06-20", "620", "700")


@pytest.mark.parametrize("value", ["96%", "96", "96％"])
def test_a_measured_share(wenming: Wenming, value: str) -> None:
    assert wenming("measure", "SL-2", value).code == 0
    assert str(_plan().indicators[1].actuals[-1].value) == "96"


def test_how_far_a_qualitative_target_was_met(wenming: Wenming) -> None:
    assert wenming("measure", "SH-1", "部分完成").code == 0
    level = _plan().indicators[2].actuals[-1].level
    assert level is not None
    assert level.label == "部分达成"
    assert "已经填过了：2020-06-20 部分达成" in wenming("measure", "SH-1", "部分达成").err


def test_the_same_value_again_is_not_written(wenming: Wenming) -> None:
    ran = wenming("measure", "SL-1", "500", "--date", "2020-05-31")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "已经填过了：2020-05-31 500（indicators.yaml:3），没有再写\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("SL-1", "很多"), "“很多”不是数字"),
        (("SH-1", "620"), "“620”不在可选的词里"),
        (("SL-1", "620", "--likelihood", "差不多"), "“差不多”不在可选的词里"),
    ],
)
def test_values_that_are_refused(wenming: Wenming, words: tuple[str, ...], said: str) -> None:
    assert said in _refused(wenming, "measure", *words)


def test_which_indicator_is_meant(wenming: Wenming) -> None:
    ran = wenming("measure", "620", "SL-1")
    assert ran.code == 2
    assert "没有“620”这个指标；现有：SL-1、SL-2、SH-1" in ran.err
