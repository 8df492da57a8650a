"""``tasks``, ``show``, ``explain``, ``schema``, ``init``, ``validate``."""

import json
from pathlib import Path

import pytest

from tests.conftest import DEMO, Wenming
from wenming_cli.figures.table import FIGURES
from wenming_cli.loading.manual import MANUAL
from wenming_cli.rules import EVERY_RULE

DAY = ("--as-of", "2020-06-30")


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ((), ["HW-1", "HW-2", "HW-3/东华街道", "HW-3/拓东街道", "NM-1"]),
        (("--owner", "城管局"), ["HW-1", "HW-2"]),
        (("--workstream", "农贸市场"), ["NM-1"]),
        (("--state", "done"), ["HW-1", "HW-3/东华街道"]),
        (
            ("--state", "done", "--workstream", "HW", "--owner", "东华街道"),
            ["HW-1", "HW-3/东华街道"],
        ),
        (("--light", "red", "--light", "done"), ["HW-1", "HW-2", "HW-3/东华街道"]),
        (("公厕",), ["HW-2"]),
        (("hw-3", "拓东"), ["HW-3/拓东街道"]),
        (("没有",), []),
    ],
)
def test_tasks(filters: tuple[str, ...], ids: list[str], small: Path, wenming: Wenming) -> None:
    ran = wenming("-C", small, "tasks", *DAY, *filters, "--format", "json")
    assert [task["id"] for task in json.loads(ran.out)["tasks"]] == ids
    text = wenming("-C", small, "tasks", *DAY, *filters).out
    assert f"共 {len(ids)} 项" in text


def test_a_unit_finds_what_it_supports(small: Path, wenming: Wenming) -> None:
    words = ("-C", small, "tasks", *DAY, "--owner", "东华街道")
    told = json.loads(wenming(*words, "--format", "json").out)["tasks"]
    assert {task["id"]: task["role"] for task in told}["HW-3/东华街道"] == "lead"
    assert {task["role"] for task in told} == {"lead", "territorial"}
    text = wenming(*words).out
    heads = next(line for line in text.splitlines() if line.startswith("编号"))
    assert "牵头单位" in heads
    assert "本单位" in heads
    everything = json.loads(wenming("-C", small, "tasks", *DAY, "--format", "json").out)["tasks"]
    assert {task["role"] for task in everything} == {None}
    csv = wenming(*words, "--format", "csv").out
    assert csv.startswith("\ufeff编号,任务名称,牵头单位,状态,")
    assert ",统筹单位,属地单位,配合单位,责任岗位,交付成果,任务来源,计划名称," in csv.splitlines()[0]


def test_tasks_as_tables(small: Path, wenming: Wenming) -> None:
    assert wenming("-C", small, "tasks", *DAY, "--format", "csv").out.startswith("\ufeff编号,")
    assert "| HW\\-1" not in wenming("-C", small, "tasks", *DAY, "--format", "markdown").out
    assert "| HW-1 |" in wenming("-C", small, "tasks", *DAY, "--format", "markdown").out


def test_show_a_task(small: Path, wenming: Wenming) -> None:
    out = wenming("-C", small, "show", "hw-2", *DAY).out
    assert "tasks.yaml:4]" in out
    assert "逾期 30 天" in out
    assert "2020-03-10  进展：" in out
    assert "records.yaml:2]" in out


def test_show_a_task_with_parts(small: Path, wenming: Wenming) -> None:
    out = wenming("-C", small, "show", "HW-3", *DAY).out
    assert "分解为 2 项" in out
    assert wenming("-C", small, "show", "HW-3/拓东街道", *DAY).code == 0


def test_show_by_alias_and_json(small: Path, wenming: Wenming) -> None:
    ran = wenming("-C", small, "show", "城管局", *DAY, "--format", "json")
    record = json.loads(ran.out)["records"][0]
    assert record["section"] == "owners"
    assert record["fields"]["name"] == "区城市管理局"
    assert record["fields"]["line"] == 4


def test_show_the_unknown(small: Path, wenming: Wenming) -> None:
    ran = wenming("-C", small, "show", "HW-9")
    assert ran.code == 2
    assert "没有“HW-9”" in ran.err


@pytest.mark.no_cover
@pytest.mark.usefixtures("read_once")
def test_show_works_for_every_id_of_the_demo(wenming: Wenming) -> None:
    from wenming_cli.loading import load
    from wenming_cli.screens.record import named

    plan = load(DEMO, DEMO).plan
    assert plan is not None
    by_section = {found.section: found.id for found in named(plan)}
    for record in by_section.values():
        for output in ("text", "json"):
            assert wenming("-C", DEMO, "show", record, *DAY, "--format", output).code == 0


def test_explain_every_code(wenming: Wenming) -> None:
    for code in [*MANUAL, *(rule.CODE for rule in EVERY_RULE)]:
        ran = wenming("explain", code.lower())
        assert ran.code == 0
        assert "怎么改" in ran.out


@pytest.mark.parametrize("figure", [row.id for row in FIGURES])
def test_explain_every_figure(figure: str, wenming: Wenming) -> None:
    ran = wenming("-C", DEMO, "explain", figure, *DAY)
    assert ran.code == 0
    assert "怎么算" in ran.out


def test_explain_names_the_records(small: Path, wenming: Wenming) -> None:
    out = wenming("-C", small, "explain", "应结办结率", *DAY).out
    assert "50.00% (1/2)" in out
    counted = out.index("算进分子的 1 项")
    among = out.index("只算进分母的 1 项")
    left = out.index("没有算进来的 3 项")
    assert among < out.index("HW-2") < counted < out.index("HW-1") < left < out.index("NM-1")


def test_explain_names_the_payments(small: Path, wenming: Wenming) -> None:
    out = wenming("-C", small, "explain", "预算执行率", *DAY).out
    assert "支出 1 笔" in out
    assert "2020-06-15  125,000.00元  记-1" in out
    assert "records.yaml:5\n" in out
    assert "没有支出" in wenming("-C", small, "explain", "paid", "--as-of", "2020-06-01").out


def test_explain_names_the_adjustments(small: Path, wenming: Wenming) -> None:
    plan = small / "plan.yaml"
    plan.write_text(
        plan.read_text("utf-8")
        + "  adjustments:\n  - {date: 2020-05-01, amount: -1万元, reason: 压减一般性支出}\n",
        "utf-8",
    )
    out = wenming("-C", small, "explain", "budget_total", *DAY).out
    assert "990000.00元" in out
    assert "预算调整 1 笔" in out
    assert "-10,000.00元  压减一般性支出" in out


def test_explain_of_a_group(small: Path, wenming: Wenming) -> None:
    assert (
        "没有应结任务"
        in wenming("-C", small, "explain", "on_time_rate", *DAY, "--workstream", "NM").out
    )
    assert "(1/2)" in wenming("-C", small, "explain", "on_time_rate", *DAY, "--owner", "城管局").out
    both = ("--owner", "城管局", "--workstream", "NM")
    assert wenming("-C", small, "explain", "on_time_rate", *DAY, *both).code == 2
    empty = wenming(
        "-C", small, "explain", "on_time_rate", "--as-of", "2020-06-30", "--owner", "东华街道"
    )
    assert empty.code == 0


def test_explain_the_unknown(wenming: Wenming) -> None:
    ran = wenming("explain", "on_time_rat")
    assert ran.code == 2
    assert "是不是“on_time_rate”？" in ran.err


def test_schema(wenming: Wenming, tmp_path: Path) -> None:
    assert "$schema" in json.loads(wenming("schema").out)
    assert wenming("schema", "-o", tmp_path / "s.json").code == 0
    assert (tmp_path / "s.json").read_text("utf-8") == wenming("schema").out


def test_init(wenming: Wenming, tmp_path: Path) -> None:
    folder = tmp_path / "文明"
    assert wenming("init", folder, "--dry-run").code == 0
    assert not folder.exists()
    assert wenming("init", folder).code == 0
    checked = wenming("validate", "--strict", folder)
    assert checked.code == 0, checked.out
    assert "编号: 文明" in (folder / "plan.yaml").read_text("utf-8")
    assert (folder / ".github/workflows/wenming.yml").is_file()
    assert json.loads((folder / ".vscode/wenming.schema.json").read_text("utf-8"))
    assert wenming("init", folder).code == 0
    (folder / "plan.yaml").write_text("计划: {编号: 改过}\n", "utf-8")
    again = wenming("init", folder)
    assert again.code == 2
    assert "不覆盖" in again.err


def test_init_demo(wenming: Wenming, tmp_path: Path) -> None:
    assert wenming("init", tmp_path / "d", "--demo").code == 0
    assert wenming("validate", tmp_path / "d").code == 0


def test_init_where_a_file_stands(wenming: Wenming, tmp_path: Path) -> None:
    (tmp_path / "f").write_text("x")
    ran = wenming("init", tmp_path / "f")
    assert ran.code == 2
    assert "写不了" in ran.err


BAD = "tasks:\n- {id: X, title: x, workstream: HW, start: 2020-06-01, due: 2020-05-01}\n"


def test_validate(small: Path, wenming: Wenming) -> None:
    assert wenming("validate", small).code == 0
    (small / "bad.yaml").write_text(BAD, "utf-8")
    ran = wenming("validate", small)
    assert ran.code == 1
    assert "bad.yaml:2:" in ran.out
    assert "E301" in ran.out
    assert wenming("validate", small / "bad.yaml").code == 1
    assert wenming("validate", small, "--ignore", "E3").code == 0
    assert wenming("validate", small, "--select", "E4").code == 0
    assert wenming("-C", small, "validate", "--plan", "small").code == 1


def test_validate_needs_a_date_for_what_depends_on_it(small: Path, wenming: Wenming) -> None:
    (small / "future.yaml").write_text(
        "updates:\n- {task: HW-2, date: 2020-11-10, progress: 60%}\n", "utf-8"
    )
    assert wenming("validate", "--strict", small).code == 0
    assert wenming("validate", "--strict", small, *DAY).code == 1


def test_validate_several(tmp_path: Path, wenming: Wenming) -> None:
    for name in ("a", "b"):
        folder = tmp_path / "plans" / name
        folder.mkdir(parents=True)
        (folder / "plan.yaml").write_text(f"plan: {{id: {name}, name: x, year: 20}}\n", "utf-8")
    ran = wenming("validate", tmp_path, "--format", "json")
    assert ran.code == 1
    found = json.loads(ran.out)
    assert found["summary"] == {"files": 2, "errors": 4, "warnings": 0, "ignored": 0}
    assert len({d["file"] for d in found["diagnostics"]}) == 2


def test_validate_a_folder_without_a_plan(tmp_path: Path, wenming: Wenming) -> None:
    ran = wenming("validate", tmp_path)
    assert ran.code == 2
    assert "没有计划" in ran.err


def test_a_sampled_indicator_says_how_sure_its_value_is(wenming: Wenming) -> None:
    out = wenming("-C", DEMO, "show", "MY-01").out
    assert "实际值 90.19%（95%可信区间89.3%～91.0%，尚不能断定）" in out
    assert "可信区间" not in wenming("-C", DEMO, "show", "SL-01").out
