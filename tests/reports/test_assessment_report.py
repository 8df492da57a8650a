"""测评通报: every number of it against a plan small enough to count by hand."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Golden, Wenming
from tests.reports.conftest import PROJECT, TEMPLATES, UNITS, Read, look
from tests.reports.texts import EXAM, TASK
from wenming_cli.model.plan import Plan
from wenming_cli.reports import assessment_report
from wenming_cli.reports.circulation import without_numbers
from wenming_cli.reports.environment import render

HERE = Path(__file__).parent


def context(plan: Plan, held: str, month: str = "2020-06") -> dict[str, Any]:
    told = plan.assessment_by_id[held]
    return assessment_report.context(replace(look(plan, month), assessment=told))


def circular(plan: Plan, held: str = "M2", *, for_circulation: bool = False) -> str:
    told = plan.assessment_by_id[held]
    view = replace(look(plan, "2020-06"), for_circulation=for_circulation, assessment=told)
    made = assessment_report.context(view)
    made = without_numbers(made) if for_circulation else made
    return render(assessment_report.TEMPLATE, made, [TEMPLATES])


def test_the_latest_is_told_of(read: Read, golden: Golden) -> None:
    golden(HERE / "golden" / "assessment-report.md", circular(read(EXAM)))


def test_an_earlier_one_can_be_asked_for(read: Read) -> None:
    made = context(read(EXAM), "M1")
    assert made["title"] == "区创建办关于2020年第一次模拟测评情况的通报"
    assert made["overall"].startswith("得分率33.33%。标准4条，测到2条，覆盖分值30.00%")
    assert [row["score_rate"] for row in made["items"]] == ["33.33%"]


def test_what_is_lost_adds_up_to_what_is_missing(read: Read) -> None:
    made = context(read(EXAM), "M2")
    assert [row["cost"] for row in made["lost"]] == ["0.50", "0.50", "0.50"]
    assert [row["lost"] for row in made["items"]] == ["1.50"]
    assert [row["state"] for row in made["lost"]] == [
        "6月12日整改，待复核",
        "待整改，时限6月20日，逾期10天",
        "没有登记问题",
    ]


def test_what_nobody_looked_at_is_listed_and_does_not_count(read: Read) -> None:
    made = context(read(EXAM), "M2")
    assert [row["code"] for row in made["unobserved"]] == ["Ⅱ-9-1)", "Ⅰ-1-1)"]
    assert "未测2条（附件2），未测的不计分，也不等于达标" in made["overall"]


@pytest.mark.parametrize(
    ("checks", "words"),
    [
        (
            "[{site: S1, item: 占道, result: pass, standard: Ⅱ-8-2)}]",
            "与乙持平（只比两次都测到的1条标准）",
        ),
        (
            "[{site: S2, item: 死角, result: pass, standard: Ⅱ-9-1)}]",
            "与乙没有都测到的标准，不作比较",
        ),
    ],
)
def test_only_what_was_observed_both_times_is_compared(checks: str, words: str, read: Read) -> None:
    text = EXAM.partition("assessments:")[0] + (
        "assessments:\n"
        "  - {id: A, name: 甲, kind: mock, system: CS, start: 2020-06-01, end: 2020-06-02}\n"
        "  - {id: B, name: 乙, kind: mock, system: CS, start: 2020-05-01, end: 2020-05-02}\n"
        "inspections:\n"
        "  - {date: 2020-05-01, tier: office, assessment: B, checks: [\n"
        "      {site: S1, item: 占道, result: pass, standard: Ⅱ-8-2)}]}\n"
        f"  - {{date: 2020-06-01, tier: office, assessment: A, checks: {checks}}}\n"
    )
    assert words in context(read(text), "A")["overall"]


TOTALS = """
assessments:
  - {id: SJ, name: 2020年省级测评, kind: superior, start: 2020-06-01, end: 2020-06-03, by: 省文明办,
     totals: [{of: all, score: 88.5, full: 100, rank: 3},
              {of: item, name: 公共秩序, score: 17, full: 20}]}
"""


def test_what_is_known_as_sums_only_is_told_as_such(read: Read, golden: Golden) -> None:
    text = EXAM.partition("assessments:")[0] + TOTALS
    golden(HERE / "golden" / "assessment-report-sums.md", circular(read(text), "SJ"))


def test_what_was_held_and_not_written_down_is_told(read: Read) -> None:
    text = circular(read(EXAM.partition("inspections:")[0]))
    assert "还没有观察的记录，也没有公布的成绩。" in text
    assert "未测" not in text


def test_a_result_that_was_made_known_stands_beside_what_was_observed(read: Read) -> None:
    sums = "     totals: [{of: all, score: 80, full: 100}],\n     by: 第三方测评组}"
    text = circular(read(EXAM.replace("     by: 第三方测评组}", sums)))
    assert "总成绩80分（满分100分）。得分率50.00%" in text
    assert "测评单位公布的成绩：" in text


def test_everything_may_be_met(read: Read) -> None:
    head, _, _ = EXAM.partition("inspections:")
    text = circular(
        read(
            head + "inspections:\n  - {date: 2020-06-10, tier: office, assessment: M2, checks: [\n"
            "      {site: S1, item: 占道, result: pass, standard: Ⅱ-8-2)}]}\n"
        )
    )
    assert "没有失分。" in text
    assert "失分清单" not in text
    assert "附件1 未测标准清单" in text
    assert "四、工作要求" in text


def test_what_goes_to_others_has_no_numbers_of_the_office(read: Read) -> None:
    text = circular(read(EXAM), for_circulation=True)
    for inner in ("W-1", "问题编号", "计划内容摘要"):
        assert inner not in text
    assert "6月12日整改，待复核" in text


def test_only_the_worst_are_named_where_there_are_many(read: Read) -> None:
    sites = "".join(
        f"  - {{id: T{n}, name: 点位{n}, type: 农贸市场, owner: 城管局}}\n" for n in range(12)
    )
    checks = ", ".join(
        f"{{site: T{n}, item: 占道, result: fail, lost: 0.{n + 10}, standard: Ⅱ-8-2)}}"
        for n in range(12)
    )
    head, _, _ = EXAM.partition("inspections:")
    text = circular(
        read(
            head.replace("sites:\n", f"sites:\n{sites}", 1)
            + "inspections:\n  - {date: 2020-06-10, tier: office, assessment: M2, checks: ["
            + f"{checks}]}}\n"
        )
    )
    assert "失分的点位12个，得分率最低的10个：" in text
    worst = text.partition("失分的点位12个")[2].partition("## 五")[0]
    assert "10. " in worst
    assert "点位0" not in worst
    assert "| 未分街道 |" in text


def test_what_is_long_term_or_by_observation_is_told(read: Read) -> None:
    settled = EXAM.replace(
        "owner: 东华街道, standard: Ⅱ-8-3), due: 2020-06-20}",
        "owner: 东华街道, standard: Ⅱ-8-3), due: 2020-06-20,\n"
        "     log: [{date: 2020-06-15, event: long_term, reason: 要改造}]}",
    )
    text = circular(read(f"{settled}settings: {{assessment: {{weighting: observation}}}}\n"))
    assert "| W-2 | 长期 |" in text
    assert "得分率按观察计：每次观察各算一次" in text


# --- the command ----------------------------------------------------------------------------------


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PROJECT + UNITS + EXAM, "utf-8")
    return tmp_path


def report(wenming: Wenming, plan: Path, *more: str) -> Any:
    return wenming("-C", plan, "report", "--template", "测评通报", "--month", "2020-06", *more)


def test_the_command_takes_an_id_or_a_name(wenming: Wenming, plan: Path) -> None:
    assert report(wenming, plan).out.startswith("# 区创建办关于2020年第二次模拟测评情况的通报\n")
    for name in ("M1", "2020年第一次模拟测评"):
        told = report(wenming, plan, "--assessment", name).out
        assert told.startswith("# 区创建办关于2020年第一次模拟测评情况的通报\n")


def test_the_command_says_what_it_does_not_know(wenming: Wenming, plan: Path) -> None:
    ran = report(wenming, plan, "--assessment", "M3")
    assert (ran.code, ran.out) == (2, "")
    assert "没有“M3”这个测评" in ran.err
    ran = wenming("-C", plan, "report", "--month", "2020-06", "--assessment", "M1")
    assert ran.code == 2
    assert "--assessment 只用于测评通报" in ran.err


def test_a_plan_without_assessments_has_no_circular(wenming: Wenming, plan: Path) -> None:
    (plan / "plan.yaml").write_text(PROJECT + UNITS + TASK, "utf-8")
    ran = report(wenming, plan)
    assert (ran.code, ran.out) == (2, "")
    assert "到 2020-06-30 为止，计划里没有测评" in ran.err


def test_it_is_not_final_before_the_end(wenming: Wenming, plan: Path) -> None:
    text = (plan / "plan.yaml").read_text("utf-8")
    (plan / "plan.yaml").write_text(text.replace("end: 2020-06-12", "end: 2020-07-01"), "utf-8")
    ran = report(wenming, plan, "--final")
    assert (ran.code, ran.out) == (1, "")
    assert "不能定稿：2020年第二次模拟测评到 2020-07-01 才结束" in ran.err


@pytest.mark.parametrize("ending", ["docx", "xlsx", "html", "json"])
def test_every_form_is_written(ending: str, wenming: Wenming, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / f"通报.{ending}"
    assert report(wenming, plan, "-o", str(file)).code == 0
    assert file.stat().st_size > 1000


@pytest.mark.parametrize("options", [(), ("--assessment", "M1"), ("--for", "circulation")])
def test_what_was_printed_can_be_verified(
    options: tuple[str, ...], wenming: Wenming, plan: Path, tmp_path: Path
) -> None:
    file = tmp_path / "通报.docx"
    assert report(wenming, plan, *options, "-o", str(file)).code == 0
    ran = wenming("-C", plan, "verify", file)
    assert ran.code == 0, ran.out + ran.err


def test_a_number_that_was_changed_is_found(wenming: Wenming, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "通报.md"
    assert report(wenming, plan, "-o", str(file)).code == 0
    file.write_text(file.read_text("utf-8").replace("得分率50.00%", "得分率90.00%"), "utf-8")
    ran = wenming("-C", plan, "verify", file)
    assert ran.code == 1
    assert "90.00%" in ran.out
