"""``wenming set``: fields of a record, and which record is to be written instead of some."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Repo, Wenming
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan

MORE = """\
findings:
- {id: W-1, found: 2020-06-01, source: self, category: 卫生, text: 垃圾, owner: 拓东街道,
   due: 2020-06-30}
indicators:
- {id: S1, level1: 产出, level2: 数量, name: 公厕, nature: ≥, target: "10", unit: 座,
   accrual: cumulative}
sites:
- {id: S1, name: 拓东路, type: 道路, owner: 拓东街道}
tasks:
- {id: NM-2, title: 摊位, workstream: NM, due: 2020-12-31, target: {value: 10, unit: 处}}
"""


@pytest.fixture(autouse=True)
def folder(small: Path, monkeypatch: pytest.MonkeyPatch, at_date: Callable[[str], None]) -> Path:
    (small / "more.yaml").write_text(MORE, "utf-8")
    monkeypatch.chdir(small)
    at_date("2020-06-20")
    return small


def _plan() -> Plan:
    plan = load(Path()).plan
    assert plan is not None
    return plan


def _refused(wenming: Wenming, *words: str) -> str:
    before = {path: path.read_bytes() for path in Path().rglob("*.yaml")}
    ran = wenming(*words)
    assert (ran.code, ran.out) == (1, "")
    assert {path: path.read_bytes() for path in Path().rglob("*.yaml")} == before
    assert ran.err.endswith("\n什么也没有改\n")
    return ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("HW-2", "备注=甲", "联系人=科长"), "HW-2 公厕改造：补上备注 甲"),
        (("公厕改造", "note=甲 乙"), "补上备注 甲 乙"),
        (("HW-2", "配合单位=城管局、区文明办"), "配合单位"),
        (("HW-2", "数量目标.数量=12", "数量目标.单位=座"), "数量目标"),
        (("NM-2", "数量目标.数量=12"), "数量目标数量 10 -> 12"),
        (("HW-3/拓东街道", "时限=2020-12-01"), "HW-3/拓东街道 分片保洁"),
        (("城管局", "全称=盘龙区城市管理局"), "区城市管理局：补上全称"),
        (("XC", "备注=甲"), "XC 宣传：补上备注 甲"),
        (("计划", "主管部门=甲局"), "计划：补上主管部门 甲局"),
        (("small", "主管部门=甲局"), "计划：补上主管部门 甲局"),
        (("口径", "停滞天数=20"), "口径：停滞天数 30 -> 20"),
        (("settings", "rules.E304=关闭"), "口径：规则：增加 E304 关闭"),
        (("口径", "整改天数.一般=5"), "口径"),
        (("S1", "地址=甲路 3 号"), "S1 拓东路：补上地址"),
        (("S1", "指标内容=甲"), "S1 公厕：补上指标内容"),
        (("HW-2", "牵头单位=城管局"), "HW-2 公厕改造"),
    ],
)
def test_fields(wenming: Wenming, words: tuple[str, ...], said: str) -> None:
    ran = wenming("set", *words)
    assert ran.code == 0
    assert said in ran.out


def test_what_is_so_already_is_no_change(wenming: Wenming) -> None:
    ran = wenming("set", "HW-2", "完成时限=2020-05-31")
    assert (ran.code, ran.out, ran.err) == (0, "没有改动\n", "")


def test_a_table_keeps_its_other_rows(wenming: Wenming) -> None:
    assert wenming("set", "口径", "规则.E304=关闭").code == 0
    assert wenming("set", "口径", "规则.E305=警告").code == 0
    levels = _plan().settings.rules
    assert {code: level.value for code, level in levels.items()} == {
        "E304": "off",
        "E305": "warning",
    }


def test_items_typed_one_by_one_keep_their_marks(wenming: Wenming) -> None:
    assert wenming("set", "NM", "突出问题=占道、积水").code == 0
    assert _plan().workstream_by_id["NM"].problems == ("占道", "积水")
    assert wenming("set", "NM", "突出问题=占道、积水", "突出问题=异味").code == 0
    assert _plan().workstream_by_id["NM"].problems == ("占道、积水", "异味")


def test_nothing_to_set(wenming: Wenming) -> None:
    ran = wenming("set", "HW-2")
    assert ran.code == 2
    assert "wenming set HW-01 备注=已移交" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("HW-2", "颜色=红"), "任务没有“颜色”这一项\n  提示：可以写："),
        (("HW-2", "完城时限=2020-05-20"), "是不是“完成时限”？"),
        (("HW-2", "延期=2020-12-31", "颜色=红"), "另写一条：wenming add 延期 任务=编号"),
        (("W-1", "办理记录.事件=销号"), "办理记录是一条一条的记录，不能用 set 改"),
        (("资金", "用途.名称=甲"), "另写一条：wenming add 用途 字段=值"),
        (("HW-2", "权重=很大", "完成时限=6月30日"), "写成 2020-06-30"),
        (("口径", "规则=甲"), "写成 规则.名称=值"),
    ],
)
def test_misfits(wenming: Wenming, words: tuple[str, ...], said: str) -> None:
    assert said in _refused(wenming, "set", *words)


def test_two_records_of_one_id_are_told_apart_by_fields_alone(wenming: Wenming) -> None:
    ran = wenming("set", "S1", "编号=S2")
    assert ran.code == 2
    assert "叫“S1”的有 2 个：S1（绩效指标）、S1（点位）" in ran.err


# --- what was agreed on ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "way"),
    [
        (("NM-1", "时限=2020-07-31"), "E711", "wenming extend NM-1 --to 2020-07-31 --reason 原因"),
        (("HW-2", "时限=2020-07-31"), "E712", "--approved-by 批准单位 --document 文号"),
        (("W-1", "整改时限=2020-07-31"), "E711", "wenming extend W-1 --to 2020-07-31"),
        (("W-1", "责任单位=东华街道"), "E714", "findings log W-1 改派 --to-owner 东华街道"),
        (("W-1", "存在问题=甲"), "E714", "wenming findings log W-1 误报 --reason 原因"),
        (("HW-1", "办结日期=2020-03-20"), "E717", "往前改的不行"),
        (("NM-2", "数量目标.数量=8"), "E715", "写上 --reason 原因"),
        (("公厕", "指标值=8"), "E715", "写上 --reason 原因"),
        (("资金", "年初预算数=90万元"), "E718", "add 预算调整 日期=今天 金额=-100000元 原因=…"),
    ],
)
def test_the_record_to_write_instead(
    wenming: Wenming, words: tuple[str, ...], code: str, way: str
) -> None:
    told = _refused(wenming, "set", *words)
    assert told.startswith(f"{code} ")
    assert way in told


def test_an_amount_of_a_line(make_plan: MakePlan, wenming: Wenming) -> None:
    text = Path("plan.yaml").read_text("utf-8")
    lines = "  - {id: XC, name: 宣传, amount: 60万元}\n  - {id: YY, name: 设备}\n"
    make_plan(text.replace("  - {id: XC, name: 宣传}\n", lines))
    told = _refused(wenming, "set", "XC", "金额=50万元")
    assert "金额=-100000元 用途=XC" in told


def test_a_reason_is_written_beside(wenming: Wenming) -> None:
    ran = wenming("set", "NM-2", "数量目标.数量=8", "--reason", "上级调整", "--document", "3号")
    assert ran.code == 0
    assert "数量目标数量 10 -> 8" in ran.out
    assert "新增目标调整（日期 2020-06-20，原因 上级调整，文号 3号）" in ran.out
    later = wenming("set", "HW-1", "办结日期=2020-04-20", "--reason", "验收没过")
    assert later.code == 0
    assert "办结日期 2020-03-30 -> 2020-04-20" in later.out
    assert "滞后原因 验收没过" in later.out


def test_a_level_that_is_off_is_not_asked(wenming: Wenming) -> None:
    assert wenming("set", "口径", "规则.E711=关闭").code == 0
    assert wenming("set", "NM-1", "时限=2020-07-31").code == 0


def test_a_warning_is_told_and_written(wenming: Wenming) -> None:
    ran = wenming("set", "NM-1", "牵头单位=城管局")
    assert ran.code == 0
    assert "E724" in ran.err
    assert _plan().task_by_id["NM-1"].owner == "区城市管理局"


def test_what_was_never_committed_may_be_put_right(repo: Repo, wenming: Wenming) -> None:
    assert "E711" in _refused(wenming, "set", "NM-1", "时限=2020-07-31")
    assert wenming("add", "任务", "title=甲", "workstream=NM", "due=2020-07-03").code == 0
    assert wenming("set", "NM-3", "时限=2020-07-31").code == 0
    repo.commit()
    assert "E711" in _refused(wenming, "set", "NM-3", "时限=2020-08-31")
