"""What was agreed is kept under a name, and the plan can be held against it ever after."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.conftest import Wenming
from tests.recomputation.generate import PlanText, plans
from tests.writing.test_next_year import written
from wenming_cli.figures.agreed.variance import agreed_on, variance
from wenming_cli.loading import load, load_contents
from wenming_cli.loading.baseline_reading import NoBaselineError, baseline_of
from wenming_cli.writing.baseline_file import baseline_text

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "10"))
JUNE = ("--as-of", "2020-06-30")
LATER = """\
tasks:
- {id: HW-9, title: 新增的, workstream: HW, due: 2020-09-30}
"""


@pytest.fixture
def agreed(small: Path, wenming: Wenming) -> Path:
    """The small plan with a baseline of the 1st of March, changed since."""
    ran = wenming("baseline", "年初", "-C", small, "--as-of", "2020-03-01")
    assert ran.code == 0, ran.err
    assert "2020-03-01 定下的5 项任务、0 项指标、0 笔用途" in ran.err
    plan, tasks = small / "plan.yaml", small / "tasks.yaml"
    plan.write_text(plan.read_text("utf-8").replace("total: 100万元", "total: 120万元"), "utf-8")
    text = tasks.read_text("utf-8")
    moved = (
        "due: 2020-05-31, weight: 2, target: {value: 3, unit: 座}, "
        "extensions: [{date: 2020-05-20, to: 2020-06-15, reason: 雨季, approved_by: 区文明办}]"
    )
    assert text.count("due: 2020-05-31") == 1
    text = text.replace("due: 2020-05-31", moved).replace("due: 2020-07-03", "due: 2020-07-01")
    gone = "cancelled: {date: 2020-06-25, reason: 并入, approved_by: 区文明办}"
    tasks.write_text(text.replace("{owner: 拓东街道}", f"{{owner: 拓东街道, {gone}}}"), "utf-8")
    (small / "later.yaml").write_text(LATER, "utf-8")
    return small


def against(wenming: Wenming, folder: Path) -> dict[str, object]:
    ran = wenming("status", "-C", folder, *JUNE, "--against", "年初", "--format", "json")
    assert ran.code == 0, ran.err
    found: dict[str, object] = json.loads(ran.out)["against"]
    return found


def test_what_moved_is_told_in_days(wenming: Wenming, agreed: Path) -> None:
    found = against(wenming, agreed)
    assert (found["name"], found["made_on"]) == ("年初", "2020-03-01")
    tasks = {task["id"]: task for task in found["tasks"]}  # type: ignore[attr-defined]
    assert {name: task["days"] for name, task in tasks.items()} == {
        "HW-1": 0,
        "HW-2": 15,
        "HW-3/东华街道": 0,
        "NM-1": -2,
    }
    assert tasks["HW-1"]["done_days"] == -1
    assert (tasks["HW-2"]["baseline_due"], tasks["HW-2"]["effective_due"]) == (
        "2020-05-31",
        "2020-06-15",
    )
    assert (tasks["HW-2"]["weight"], tasks["HW-2"]["target"]) == ("2", "3座")
    assert found["added"] == ["HW-9"]
    assert found["removed"] == ["HW-3/拓东街道"]
    money = [{"id": None, "name": "预算数", "baseline": "1000000", "now": "1200000"}]
    assert found["money"] == money


def test_several_quantities_are_agreed_by_name() -> None:
    quantities = "targets: [{name: 公厕, value: 12, unit: 座}, {name: 垃圾箱, value: 30, unit: 个}]"
    text = (
        "plan: {id: demo, name: 示例, year: 2020, owner: 区文明办}\n"
        "workstreams: [{id: HW, name: 环境卫生, kind: rectification, owner: 东街道}]\n"
        "owners: [{name: 东街道, kind: subdistrict}]\n"
        "tasks:\n"
        f"- {{id: T, title: 清运, workstream: HW, due: 2020-06-30, {quantities}}}\n"
    )
    then, now = (
        load_contents(Path("/计划"), [("plan.yaml", said.encode())]).plan
        for said in (text, text.replace("value: 30", "value: 25"))
    )
    assert then is not None
    assert now is not None
    day = date(2020, 3, 1)
    kept = baseline_of("年初", baseline_text(agreed_on(then, "年初", day)).encode())
    assert not variance(kept, then, day).tasks[0].is_changed
    (task,) = variance(kept, now, day).tasks
    assert (task.agreed.target, task.now.target) == (
        "公厕 12座、垃圾箱 30个",
        "公厕 12座、垃圾箱 25个",
    )


def test_people_read_the_same(wenming: Wenming, agreed: Path) -> None:
    shown = wenming("status", "-C", agreed, *JUNE, "--against", "年初").out
    assert (
        "对照基线“年初”（2020-03-01）：时限没变 2 项，顺延 1 项共 15 天，提前 1 项共 2 天，"
        "新增 1 项（HW-9），取消或去掉 1 项（HW-3/拓东街道）"
    ) in shown
    assert "权重 1 → 2，数量目标 — → 3座" in shown
    assert "+20.00万元" in shown
    told = wenming("report", "-C", agreed, "--month", "2020-06", "--against", "年初").out
    assert "| HW-2 公厕改造 | 区城市管理局 | 2020-05-31 | 2020-06-15 | 15 |  |" in told


def test_the_gantt_marks_the_limit_that_was_agreed(wenming: Wenming, agreed: Path) -> None:
    asked = ("tasks", "-C", agreed, *JUNE, "--format", "mermaid")
    drawn = wenming(*asked, "--against", "年初").out.splitlines()
    plain = wenming(*asked).out.splitlines()
    assert [line.strip() for line in drawn if line not in plain] == [
        "HW-2 基线时限 :milestone, 2020-05-31, 2020-05-31",
        "NM-1 基线时限 :milestone, 2020-07-03, 2020-07-03",
    ]
    assert wenming("tasks", "-C", agreed, *JUNE, "--against", "年初").code == 2


def test_a_baseline_is_no_file_of_the_plan(wenming: Wenming, small: Path) -> None:
    asked = ("report", "-C", small, "--month", "2020-06")
    before, printed = load(small), wenming(*asked).out
    assert wenming("baseline", "年初", "-C", small, *JUNE).code == 0
    after = load(small)
    assert before.plan is not None
    assert after.plan is not None
    assert after.plan.digest == before.plan.digest
    assert after.diagnostics == before.diagnostics
    assert wenming(*asked).out == printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("baseline", "年初"), "已经有“年初”这条基线了，定下的不改；另起一个名字"),
        (("baseline", "a/b"), "基线不能叫“a/b”"),
        (("baseline", "../x"), "基线不能叫“../x”"),
        (("baseline", "a:b"), "基线不能叫“a:b”"),
        (("status", "--against", "年终"), "没有“年终”这条基线\n现有：年初"),
        (("report", "--template", "一页通", "--against", "年初"), "--against 只用于月报"),
        (("report", "--for", "circulation", "--against", "年初"), "不和 --against 一起写"),
    ],
)
def test_what_cannot_be_is_refused(
    wenming: Wenming, agreed: Path, arguments: tuple[str, ...], message: str
) -> None:
    ran = wenming(*arguments, "-C", agreed)
    assert (ran.code, message in ran.err) == (2, True), ran.err


def test_dry_run_writes_nothing_and_without_any_that_is_said(wenming: Wenming, small: Path) -> None:
    assert "会写" in wenming("baseline", "年初", "-C", small, "--dry-run").err
    assert not (small / "baselines").exists()
    assert "还没有定过" in wenming("status", "-C", small, "--against", "年初").err


def test_one_that_was_spoilt_is_told(wenming: Wenming, agreed: Path) -> None:
    file = agreed / "baselines" / "年初.yaml"
    file.write_text(file.read_text("utf-8").replace("2020-05-31", "五月底"), "utf-8")
    ran = wenming("status", "-C", agreed, "--against", "年初")
    assert (ran.code, "读不懂，像是改过" in ran.err) == (2, True)


def test_it_is_told_where_it_cannot_be_written(
    wenming: Wenming, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wenming_cli.files.prepared", refuse)
    ran = wenming("baseline", "年初", "-C", small)
    assert (ran.code, "没有写成" in ran.err) == (2, True)
    assert list((small / "baselines").glob("*")) == [] or not (small / "baselines").exists()


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff", b"name: x\n", b"- 1\n", b"name: x\nmade_on: 2020-01-01\nplan: p\ntasks: 1"],
)
def test_what_is_no_baseline_is_refused(data: bytes) -> None:
    with pytest.raises(NoBaselineError):
        baseline_of("x.yaml", data)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(plans())
def test_a_plan_does_not_differ_from_what_was_just_agreed(text: PlanText) -> None:
    plan = written(text)
    baseline = agreed_on(plan, "定下", text.as_of)
    read = baseline_of("x.yaml", baseline_text(baseline).encode())
    assert read == baseline
    found = variance(read, plan, text.as_of)
    assert not any(task.is_changed for task in found.tasks)
    assert (found.added, found.gone, found.money, found.targets) == ((), (), (), ())
