"""``wenming add`` and ``findings add``: any record, its fields as people type them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DEMO, MakePlan, Wenming
from wenming_cli.inputs.completion import completions
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan


@pytest.fixture(autouse=True)
def _there(small: Path, monkeypatch: pytest.MonkeyPatch, at_date: Callable[[str], None]) -> None:
    monkeypatch.chdir(small)
    at_date("2020-06-20")


def _plan() -> Plan:
    loaded = load(Path())
    assert loaded.plan is not None
    assert not loaded.diagnostics
    return loaded.plan


FINDING = ("发现日期=今天", "来源=巡查", "类别=卫生", "问题描述=门前 垃圾", "责任单位=拓东街道")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("进展", "任务=HW-2", "日期=今天", "完成进度=60%"), "进展 40% -> 60%"),
        (("update", "task=公厕改造", "date=today", "progress=60%"), "进展 40% -> 60%"),
        (("单位", "简称=西街街道", "类别=街道", "别名=西街、西街办"), "西街街道：新增单位"),
        (("owner", "name=甲局", "kind=department"), "甲局：新增单位（类别 部门）"),
        (("重点工作", "编号=JT", "名称=交通", "类别=整治"), "JT 交通：新增重点工作"),
        (
            ("任务", "任务名称=a=b", "所属工作=环境卫生", "截止日期=2020-12-20", "责任单位=城管局"),
            "HW-4 a=b：新增任务（牵头单位 区城市管理局，完成时限 2020-12-20）",
        ),
        (("支出", "日期=昨天", "用途=宣传", "金额=3.5万元", "凭证号=记-2"), "支出 +3.50万元"),
        (("点位", "名称=甲巷", "类型=背街小巷", "责任单位=拓东街道"), "DW-001 甲巷：新增点位"),
        (("类别", "名称=卫生", "所属工作=HW"), "卫生：新增问题类别"),
        (
            ("督办", "类别=督办", "日期=今天", "对象=拓东街道,东华街道", "任务=HW-2"),
            "DB-01 督办：新增督办文书",
        ),
        (("文字", "月份=上月", "部分=总体", "文字=正常"), "2020-05 总体情况：新增文字材料"),
        (
            ("延期", "任务=NM-1", "批准日期=昨天", "延至=2020-07-31", "原因=雨", "批准单位=甲"),
            "NM-1 市场提升：延期至 2020-07-31",
        ),
        (("取消", "任务=HW-2", "日期=今天", "原因=甲", "批准单位=乙"), "HW-2 公厕改造：取消"),
        (("目标调整", "task=HW-2", "日期=今天", "原因=甲"), "HW-2 公厕改造：新增目标调整"),
        (("用途", "编号=YY", "名称=设备"), "YY 设备：新增用途"),
        (("预算调整", "日期=今天", "金额=-2万元", "原因=压减"), "资金：预算调整 -2.00万元"),
        (("主线", "名称=甲", "事项=a、b"), "计划：新增工作主线（名称 甲，内容 a、b）"),
    ],
)
def test_kinds_of_records(wenming: Wenming, words: tuple[str, ...], said: str) -> None:
    ran = wenming("add", *words)
    assert (ran.code, ran.err.count("提示")) == (0, ran.err.count("E"))
    assert said in ran.out


def test_lists_and_fields_within(wenming: Wenming) -> None:
    ran = wenming(
        *("add", "任务", "title=分片", "workstream=HW", "due=2020-12-20"),
        *("数量目标.数量=12", "数量目标.单位=座", "support=区文明办", "support=城管局"),
        *("分解.责任单位=东华街道", "分解.数量目标.数量=5", "分解.数量目标.单位=座"),
        *("分解.责任单位=拓东街道", "分解.时限=2020-12-10"),
    )
    assert ran.code == 0
    task = _plan().task_by_id["HW-4"]
    assert task.support == ("区文明办", "区城市管理局")
    assert task.target is not None
    assert str(task.target.value) == "12"
    first, second = task.parts
    assert (first.owner, str(first.target and first.target.value)) == ("东华街道", "5")
    assert (second.owner, str(second.due)) == ("拓东街道", "2020-12-10")


def test_rounds_with_checks(wenming: Wenming) -> None:
    for name in ("甲巷", "乙巷"):
        wenming("add", "点位", f"名称={name}", "类型=背街小巷", "责任单位=拓东街道")
    ran = wenming(
        *("add", "巡查", "日期=今天", "层级=创建办", "点位=甲巷、乙巷", "巡查单位=区文明办"),
        *("检查项.点位=甲巷", "检查项.检查内容=保洁", "检查项.结果=合格"),
        *("检查项.点位=乙巷", "检查项.检查内容=保洁", "检查项.结果=不合格"),
    )
    assert ran.code == 0
    (inspection,) = _plan().inspections
    assert inspection.sites == ("DW-001", "DW-002")
    assert [check.site for check in inspection.checks] == ["DW-001", "DW-002"]


def test_a_finding_gets_the_next_number(wenming: Wenming) -> None:
    assert "WT-06-01 门前 垃圾：新增问题" in wenming("findings", "add", *FINDING).out
    other = [*FINDING[:3], "存在问题=杂物", *FINDING[4:]]
    assert "WT-06-02 杂物" in wenming("-C", ".", "findings", "add", *other).out
    third = [*FINDING[:3], "存在问题=护栏", *FINDING[4:]]
    assert "WT-06-03 护栏" in wenming("findings", "-C", ".", "add", *third).out


def test_a_word_that_only_looks_like_one_is_still_searched_for(wenming: Wenming) -> None:
    assert "列出 0 个" in wenming("findings", "adding").out


def test_completion_knows_what_can_be_written(small: Path, wenming: Wenming) -> None:
    wenming("findings", "add", *FINDING)
    assert completions("tasks", small) == ["HW-1", "HW-2", "HW-3/东华街道", "HW-3/拓东街道", "NM-1"]
    assert completions("findings", small) == ["WT-06-01"]
    assert completions("lines", small) == ["XC"]
    assert completions("sources", small) == []
    assert completions("indicators", small) == []
    assert {"任务", "单位", "延期"} <= set(completions("kinds", small))
    assert completions("events", small)[:2] == ["已整改", "退回"]


# --- refused --------------------------------------------------------------------------------------


def _refused(wenming: Wenming, *words: str) -> str:
    before = {path: path.read_bytes() for path in Path().rglob("*.yaml")}
    ran = wenming(*words)
    assert (ran.code, ran.out) == (1, "")
    assert {path: path.read_bytes() for path in Path().rglob("*.yaml")} == before
    return ran.err


def test_what_is_missing_is_listed_once_with_what_may_be_written(wenming: Wenming) -> None:
    assert _refused(wenming, "findings", "add") == (
        "问题缺少 发现日期、问题来源、类别、存在问题、责任单位\n"
        "  提示：补上 发现日期=… 问题来源=… 类别=… 存在问题=… 责任单位=…；"
        "问题来源可以写：巡查、暗访、上级、媒体、群众、自查；"
        "责任单位可以写：区文明办、区城市管理局、东华街道、拓东街道\n"
        "什么也没有改\n"
    )


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("完城时限=2020-12-20", "任务没有“完城时限”这一项\n  提示：是不是“完成时限”？"),
        ("颜色=红", "任务没有“颜色”这一项\n  提示：可以写："),
        ("状态=已完成", "不用写，由程序算"),
        ("数量目标=12座", "写成 数量目标.数量=12 数量目标.单位=座"),
        ("数量目标=很多", "写成 数量目标.数量=… 数量目标.单位=…"),
        ("任务名称.字=甲", "任务名称里面没有分项"),
        ("任务名称=乙", "任务名称写了两次"),
        ("牵头单位=城官局", "单位名录里没有“城官局”"),
        ("权重=很大", "“很大”不是数字"),
        ("来源=心情", "“心情”不在可选的词里"),
    ],
)
def test_every_misfit_is_told(wenming: Wenming, word: str, said: str) -> None:
    typed = ("任务名称=甲", "所属工作=HW", "完成时限=2020-12-20")
    given = typed[:2] if word.startswith("完城") else typed
    assert said in _refused(wenming, "add", "任务", *given, word)


def test_all_misfits_at_once(wenming: Wenming) -> None:
    told = _refused(wenming, "add", "支出", "日期=6月30日", "金额=3.5万", "用途=天书", "颜色=红")
    for said in ("2020-06-30", "写成 3.5万元", "资金用途里没有“天书”", "没有“颜色”这一项"):
        assert said in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("任物", "a=b"), "没有“任物”这一类记录；是不是“任务”？"),
        (("月结", "月份=2020-05"), "没有“月结”这一类记录"),
        (("任务", "任务名称"), "“任务名称”不是 字段=值 的样子"),
        (("任务", "=甲"), "“=甲”不是 字段=值 的样子"),
    ],
)
def test_wrong_usage(wenming: Wenming, words: tuple[str, ...], said: str) -> None:
    ran = wenming("add", *words)
    assert ran.code == 2
    assert said in ran.err


def test_what_holds_a_record_has_to_be_named(wenming: Wenming) -> None:
    assert "补上 任务=编号\n" in _refused(wenming, "add", "延期", "延至=2020-06-30")
    assert "补上 任务=编号 或 指标=编号\n" in _refused(wenming, "add", "目标调整", "原因=甲")


def test_there_is_one_cancellation(wenming: Wenming) -> None:
    words = ("add", "取消", "任务=HW-2", "日期=今天", "原因=甲", "批准单位=乙")
    assert wenming(*words).code == 0
    assert "已经写了取消（tasks.yaml:4）" in _refused(wenming, *words)


def test_a_plan_without_money(make_plan: MakePlan, wenming: Wenming) -> None:
    make_plan("plan: {id: p, name: 甲, year: 2020, owner: 甲局}\n", tasks="", records="")
    told = _refused(wenming, "add", "用途", "编号=XC", "名称=宣传")
    assert "wenming set 资金 年初预算数=100万元" in told
    assert wenming("set", "资金", "年初预算数=100万元").code == 0
    assert wenming("add", "用途", "编号=XC", "名称=宣传").code == 0


def test_a_plan_that_cannot_be_read_is_not_written(make_plan: MakePlan, wenming: Wenming) -> None:
    make_plan("plan: {id: p, name: 甲, year: 二〇二〇, owner: 甲局}\n", tasks="", records="")
    assert "计划有读不懂的地方，先改好再写" in _refused(wenming, "add", "用途", "编号=XC")


def test_real_records_stand_apart_from_invented_ones(
    wenming: Wenming, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert wenming("init", "--demo", tmp_path / "示例").code == 0
    monkeypatch.chdir(tmp_path / "示例")
    ran = wenming("progress", "HW-05", "15", "--date", "2020-07-10")
    assert ran.code == 0
    assert ran.err.splitlines()[-1] == (
        "已新建 records/2020-07-2.yaml：records/2020-07.yaml 是示例数据，真实的记录写在另一个文件里"
    )
    demo = DEMO / "records" / "2020-07.yaml"
    assert Path("records/2020-07.yaml").read_bytes() == demo.read_bytes()
    more = wenming("progress", "HW-05", "16", "--date", "2020-07-11")
    assert more.err.splitlines()[-1] == "已写 records/2020-07-2.yaml"
