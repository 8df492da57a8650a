"""A clerk's day: a plan from nothing, filled in without opening a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Wenming

DAY = "2020-06-15"

TYPED = """\
add 单位 简称=西街街道 类别=街道 别名=西街办
add 重点工作 编号=NM 名称=农贸市场整治 类别=整治 牵头单位=区城市管理局 属地单位=各街道
add 任务 任务名称=市场改造 所属工作=农贸市场整治 开始日期=2020-06-01 截止日期=2020-12-20
set NM-01 数量目标.数量=8 数量目标.单位=个
progress 市场改造 3个 --note 三个已开工
progress NM-01 30% --date 2020-06-10
done HW-02
extend HW-03 --to 2020-12-31 --reason 雨季 --approved-by 区文明办
add 类别 名称=占道 所属工作=NM
findings add 发现日期=昨天 来源=巡查 类别=占道 问题描述=出店经营 责任单位=西街办
findings log WT-06-01 已整改 --by 西街办
findings log WT-06-01 销号 --by 区文明办
pay 2.4万元 --voucher 记-002 --payee 某公司
add 指标 编号=SL-01 一级指标=产出 二级指标=数量 名称=市场改造 性质=≥ 目标值=8 单位=个 累计方式=累计
measure SL-01 3
set NM-01 备注=月底前再报一次
"""


def test_a_day(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    at_date: Callable[[str], None],
    wenming: Wenming,
) -> None:
    at_date(DAY)
    monkeypatch.chdir(tmp_path)
    assert wenming("init", "计划", "--ci", "none").code == 0
    monkeypatch.chdir(tmp_path / "计划")
    for line in TYPED.splitlines():
        ran = wenming(*line.split())
        assert ran.code == 0, (line, ran.err)
        assert ran.out.strip() != "没有改动", line
        assert "已写" in ran.err or "已新建" in ran.err, line
    checked = wenming("validate", "--as-of", DAY)
    assert (checked.code, "错误" in checked.out.replace("0 处错误", "")) == (0, False)
    status = wenming("status").out
    assert "农贸市场整治" in status
    assert "市场改造" in wenming("tasks", "--workstream", "NM").out
    shown = wenming("show", "NM-01").out
    assert "累计完成 3" in shown
    assert "月底前再报一次" in shown
    assert "已销号 1" in wenming("findings").out
    assert "SL-01" in wenming("indicators").out
    assert "2.40" in wenming("budget", "--by", "month").out or "3.6" in wenming("budget").out
