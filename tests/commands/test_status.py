"""``wenming status``: the contract of its JSON, and what people see."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DEMO, Wenming

DAY = ("--as-of", "2020-06-30")


def test_json(small: Path, wenming: Wenming) -> None:
    ran = wenming("-C", small, "status", *DAY, "--format", "json")
    document = json.loads(ran.out)
    assert ran.code == 0
    assert document["schema"] == "wenming.status/1"
    assert document["plan"] == {"id": "small", "name": "小计划"}
    assert document["as_of"] == "2020-06-30"
    assert document["sample"] is False
    assert document["figures"]["completion_rate"] == {
        "value": "0.400000",
        "numerator": "2",
        "denominator": "5",
        "reason": None,
    }
    assert document["figures"]["budget_execution_rate"]["value"] == "0.125000"
    assert document["figures"]["paid"]["numerator"] == "125000"
    assert document["counts"]["overdue"] == 1
    assert [w["id"] for w in document["workstreams"]] == ["HW", "NM"]
    assert [o["name"] for o in document["owners"]] == [
        "区文明办",
        "区城市管理局",
        "东华街道",
        "拓东街道",
    ]
    assert document["tasks"][1] == {
        "id": "HW-2",
        "state": "in_progress",
        "light": "red",
        "progress": "0.400000",
        "planned": "1.000000",
        "effective_due": "2020-05-31",
        "overdue_days": 30,
    }
    assert [t["id"] for t in document["tasks"][2:4]] == ["HW-3/东华街道", "HW-3/拓东街道"]


def test_one_screen(small: Path, wenming: Wenming) -> None:
    ran = wenming("-C", small, "status", *DAY)
    lines = ran.out.splitlines()
    assert len(lines) <= 45
    assert lines[0].startswith("小计划  截至 2020-06-30")
    assert "总体办结率" in ran.out
    assert "(2/5)" in ran.out
    assert "逾期 1 项" in ran.out
    assert "六月底完工" in ran.out
    assert "今天要办 1 项" in ran.out
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("month", range(1, 13))
def test_the_demo_fits_one_screen_every_month(month: int, wenming: Wenming) -> None:
    for by in ("workstream", "owner"):
        ran = wenming("-C", DEMO, "status", "--month", f"2020-{month:02}", "--by", by)
        assert ran.code == 0
        assert len(ran.out.splitlines()) <= 45


def test_everything(wenming: Wenming) -> None:
    short = wenming("-C", DEMO, "status", "--month", "2020-09", "--by", "owner").out
    whole = wenming("-C", DEMO, "status", "--month", "2020-09", "--by", "owner", "--all").out
    assert "用 --all 全部列出" in short
    assert "还有" not in whole


def test_one_unit_by_alias(small: Path, wenming: Wenming) -> None:
    ran = wenming("-C", small, "status", *DAY, "--owner", "城管局", "--by", "owner")
    assert "只看 区城市管理局" in ran.out
    assert "市场提升" not in ran.out


def test_unknown_unit(small: Path, wenming: Wenming) -> None:
    ran = wenming("-C", small, "status", *DAY, "--owner", "城市管理局")
    assert ran.code == 2
    assert "是不是“区城市管理局”？" in ran.err


def test_colour_is_asked_for(small: Path, wenming: Wenming) -> None:
    assert "\x1b[31m逾期" in wenming("-C", small, "status", *DAY, "--color", "always").out
    assert "\x1b" not in wenming("-C", small, "status", *DAY, "--color", "never").out


def test_csv_opens_in_excel(small: Path, wenming: Wenming) -> None:
    out = wenming("-C", small, "status", *DAY, "--format", "csv").out
    assert out.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"))))
    assert rows[0][:3] == ["重点工作", "状态", "任务"]
    assert rows[1][0] == "HW 环境卫生"


def test_markdown(small: Path, wenming: Wenming) -> None:
    out = wenming("-C", small, "status", *DAY, "--format", "markdown").out
    lines = out.splitlines()
    assert lines[0].startswith("## 小计划")
    assert "截至 2020-06-30" in lines[0]
    assert sum(line.startswith("- ") for line in lines) == 5
    assert any(line.startswith("| --- | --- | ---:") for line in lines)


def test_to_a_file(small: Path, tmp_path: Path, wenming: Wenming) -> None:
    ran = wenming("-C", small, "status", *DAY, "-o", tmp_path / "今天.txt")
    assert ran.out == ""
    assert "已写入" in ran.err
    assert (tmp_path / "今天.txt").read_text("utf-8").startswith("小计划")


def test_after_the_end_says_so(
    small: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2026-01-01")
    assert "计划已于 2020-12-31 结束" in wenming("-C", small, "status").out


def test_inside_a_month(small: Path, wenming: Wenming, at_date: Callable[[str], None]) -> None:
    at_date("2020-06-18")
    ran = wenming("-C", small, "status", "--month", "2020-06", "--format", "json")
    assert json.loads(ran.out)["as_of"] == "2020-06-18"
    assert "月中数据" in wenming("-C", small, "status", "--month", "2020-06").out
    at_date("2020-06-30")
    assert "月中数据" not in wenming("-C", small, "status", "--month", "2020-06").out


def test_a_bare_month_is_the_last_one(
    small: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2020-06-18")
    ran = wenming("-C", small, "status", "--month", "--format", "json")
    assert json.loads(ran.out)["as_of"] == "2020-05-31"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--month", "2021-01"), "不在计划期内"),
        (("--month", "2020-6"), "写成 2020-06"),
        (("--as-of", "2020/6/1"), "写成 2020-06-01"),
        (("--as-of", "2020-06-01", "--month", "2020-06"), "只写一个"),
        (("--month", "2020-12"), "还没有到"),
    ],
)
def test_wrong_days(
    arguments: tuple[str, ...],
    words: str,
    small: Path,
    wenming: Wenming,
    at_date: Callable[[str], None],
) -> None:
    at_date("2020-08-01")
    ran = wenming("-C", small, "status", *arguments)
    assert ran.code == 2
    assert words in ran.err


def test_several_plans(tmp_path: Path, wenming: Wenming) -> None:
    for name in ("a", "b"):
        folder = tmp_path / "plans" / name
        folder.mkdir(parents=True)
        (folder / "plan.yaml").write_text(
            f"plan: {{id: {name}, name: 计划{name}, year: 2020, owner: 办}}\n", "utf-8"
        )
    rows = wenming("-C", tmp_path, "status", *DAY).out.splitlines()
    assert rows[0] == "2 个计划  截至 2020-06-30"
    assert [row.split()[0] for row in rows[3:]] == ["a", "b"]
    document = json.loads(wenming("-C", tmp_path, "status", *DAY, "--format", "json").out)
    assert [p["plan"]["id"] for p in document["plans"]] == ["a", "b"]
    one = wenming("-C", tmp_path, "--plan", "b", "status", *DAY, "--format", "json")
    assert json.loads(one.out)["plan"]["id"] == "b"
    assert "现有的计划" in wenming("-C", tmp_path, "status", "--plan", "c").err
    refused = wenming("-C", tmp_path, "tasks")
    assert refused.code == 2
    assert "b  计划b" in refused.err


def test_unreadable_plans_give_no_figures(small: Path, wenming: Wenming) -> None:
    (small / "bad.yaml").write_text(
        "payments:\n- {date: 2020-06-01, line: XC, amount: 5}\n", "utf-8"
    )
    ran = wenming("-C", small, "status", *DAY)
    assert ran.code == 1
    assert ran.out == ""
    assert "E207" in ran.err


def test_other_errors_are_counted_and_figures_given(small: Path, wenming: Wenming) -> None:
    (small / "bad.yaml").write_text(
        "tasks:\n- {id: X, title: x, workstream: HW, start: 2020-06-01, due: 2020-05-01}\n", "utf-8"
    )
    ran = wenming("-C", small, "status", *DAY)
    assert ran.code == 0
    assert "计划有 1 处错误" in ran.err
    assert "总体办结率" in ran.out


SUPERVISED = """\
sites:
- {id: M1, name: 一号市场, type: 市场, owner: 东华街道, demonstration: true}
- {id: M2, name: 二号市场, type: 市场, owner: 拓东街道, demonstration: true}
inspections:
- {date: 2020-06-02, tier: office, sites: [M2]}
- {date: 2020-06-12, tier: office, sites: [M2]}
- {date: 2020-06-22, tier: office, sites: [M1]}
findings:
- {id: F1, found: 2020-06-01, source: covert, category: 卫生, text: 垃圾, owner: 东华街道}
- {id: F2, found: 2020-06-28, source: covert, category: 卫生, text: 污水, owner: 拓东街道}
- id: F3
  found: 2020-06-01
  source: covert
  category: 卫生
  text: 堆放
  owner: 东华街道
  log:
  - {date: 2020-06-03, event: rectified}
  - {date: 2020-06-04, event: returned}
"""


def test_findings_and_inspections_have_their_lines(small: Path, wenming: Wenming) -> None:
    (small / "supervised.yaml").write_text(SUPERVISED, "utf-8")
    out = wenming("-C", small, "status", "--as-of", "2020-06-25").out
    assert "问题整改  待整改 2，其中逾期 2；待复核 0；应结整改率 0.00% (0/2)" in out
    assert "点位巡查  6月中旬巡查覆盖率 50.00% (1/2)，三级到位率 0.00% (0/2)；" in out
    assert "6月下旬进行中，到过 1/2" in out
    late, missed = out.index("逾期问题 2 个"), out.index("漏巡点位 1 个")
    assert late < out.index("F1  垃圾  东华街道  逾期 17 天", late) < missed
    assert "逾期 17 天，退回 1 次  建议督办" in out
    assert "M1  一号市场  东华街道  连续漏巡 17 个周期  建议补巡" in out
    assert len(out.splitlines()) <= 45


def test_a_unit_sees_its_own_sites_and_findings(small: Path, wenming: Wenming) -> None:
    (small / "supervised.yaml").write_text(SUPERVISED, "utf-8")
    day = ("--as-of", "2020-06-30")
    street = wenming("-C", small, "status", *day, "--owner", "拓东街道").out
    assert "点位巡查  6月下旬巡查覆盖率 0.00% (0/1)" in street
    assert "进行中" not in street
    assert "M2  二号市场  拓东街道  6月下旬漏巡  建议补巡" in street
    office = wenming("-C", small, "status", *day, "--owner", "区文明办").out
    assert "点位巡查" not in office
    assert "问题整改" not in office


def test_json_has_the_figures_of_inspections(small: Path, wenming: Wenming) -> None:
    (small / "supervised.yaml").write_text(SUPERVISED, "utf-8")
    document = json.loads(wenming("-C", small, "status", *DAY, "--format", "json").out)
    assert document["figures"]["coverage_rate"]["denominator"] != "0"
    assert "pass_rate" in document["figures"]
    assert document["counts"]["findings"] == 3


def test_before_the_first_cycle_has_ended(small: Path, wenming: Wenming) -> None:
    (small / "supervised.yaml").write_text(SUPERVISED, "utf-8")
    out = wenming("-C", small, "status", "--as-of", "2020-01-05").out
    assert "点位巡查  1月上旬进行中，到过 0/2" in out
    assert "漏巡点位" not in out


STEPS = """\
tasks:
- {id: S-1, title: 督办过, workstream: NM, due: 2020-06-01, updates: [{date: 2020-06-29, note: 无}]}
- {id: S-2, title: 督办期满, workstream: NM, due: 2020-06-02}
- {id: S-3, title: 待验收, workstream: NM, due: 2020-06-03,
   updates: [{date: 2020-06-29, progress: 100%}]}
notices:
- {id: N-1, kind: supervise, date: 2020-06-25, tasks: [S-1]}
- {id: N-2, kind: supervise, date: 2020-06-05, tasks: [S-2]}
"""


def test_suggested_steps(small: Path, wenming: Wenming) -> None:
    (small / "steps.yaml").write_text(STEPS, "utf-8")
    ran = wenming("-C", small, "status", *DAY, "--all")
    rows = {line.split()[0]: line.split()[-1] for line in ran.out.splitlines() if line.strip()}
    assert (rows["S-1"], rows["S-2"], rows["S-3"]) == (
        "督办（N-1），跟进",
        "建议通报",
        "办结了就写办结日期",
    )
    assert ran.out.splitlines()[-1] == "建议 通报 1 件、督办 1 件、提醒 1 件（wenming notices）"
    one = wenming("-C", small, "status", *DAY, "--owner", "城管局").out
    assert one.splitlines()[-1] == "建议 督办 1 件（wenming notices --owner 区城市管理局）"
    assert "wenming notices" not in wenming("-C", small, "status", "--as-of", "2020-01-01").out
