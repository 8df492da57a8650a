"""A day without a year is told with the year of the plan."""

from pathlib import Path

import pytest

from wenming_cli.loading import load

PLAN = """\
计划: {{编号: p, 项目名称: 甲, 年度: {year}, 实施单位: 区文明办}}
单位名录: [{{简称: 区文明办, 类别: 办公室}}]
重点工作: [{{编号: HW, 名称: 卫生, 类别: 整治, 牵头单位: 区文明办}}]
任务:
- {{编号: A, 任务名称: 甲, 所属工作: HW, 完成时限: {due}}}
"""


@pytest.mark.parametrize(
    ("year", "due", "hint"),
    [
        ("2026", "6月底", "写明年份：计划年度的写成 2026-06-30"),
        ("2024", "2月底前", "写明年份：计划年度的写成 2024-02-29"),
        ("2026", "6月30日", "写明年份：计划年度的写成 2026-06-30"),
        ("2026", "6.5", "写明年份：计划年度的写成 2026-06-05"),
        ("2026", "06-30", "写明年份：计划年度的写成 2026-06-30"),
        ("2026", "2月30日", "写明年份；2026年2月只有 28 天，最后一天是 2026-02-28"),
        ("2026", "2025年6月底", "写成 2025-06-30"),
        ("今年", "6月底", "写明年份，像 2020-06-30 这样"),
        ("2026", "13月底", "写成 2020-06-30 的样子：四位年、两位月、两位日，用半角 - 连接"),
    ],
)
def test_the_hint_has_the_year(tmp_path: Path, year: str, due: str, hint: str) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN.format(year=year, due=due), "utf-8")
    found = [each.hint for each in load(tmp_path).diagnostics if "完成时限" in each.message]
    assert found == [hint]
