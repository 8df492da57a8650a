"""问题整改: the month, the standing, what is overdue."""

from pathlib import Path

from tests.reports.conftest import Context, Markdown
from tests.reports.texts import FINDINGS


def test_findings(context: Context, markdown: Markdown) -> None:
    given = context(FINDINGS)
    words = given["findings"]
    assert words["month"] == (
        "本月新发现问题2个；完成整改1个、复核销号1个、退回重新整改1个；"
        "另有本月发现的1个定为误报，不计；"
        "本月到期的问题1个，应结整改率0.00%（0/1）、按期整改率0.00%（0/1）；"
        "新发现的问题中反弹1个，反弹率50.00%。"
    )
    assert words["categories"] == ""
    assert words["standing"].startswith(
        "截至6月30日，累计发现问题3个，其中待整改2个、已销号1个，另有1个定为误报，不计；"
    )
    assert "整改率33.33%（较上月末提高33.33个百分点）" in words["standing"]
    (late,) = words["overdue"]
    assert (late["id"], late["site"], late["overdue_days"], late["returns"]) == (
        "f2",
        "一号市场",
        13,
        1,
    )
    text = markdown(FINDINGS)
    assert "1. f2 一号市场：乙（城管局，整改时限6月17日，逾期13天，曾退回1次）\n" in text


def test_the_ledger_holds_what_the_month_had_to_do_with(context: Context) -> None:
    def rows(month: str) -> list[tuple[str, str | None, str]]:
        ledger = context(FINDINGS, month)["finding_ledger"]["rows"]
        return [(row["id"], row["closed_on"], row["state"]) for row in ledger]

    assert rows("2020-05") == [("f1", None, "待整改")]
    assert rows("2020-06") == [
        ("f1", "2020-06-05", "已销号"),
        ("f2", None, "待整改"),
        ("f3", None, "误报"),
        ("f4", None, "待整改"),
    ]
    assert rows("2020-07") == [("f2", None, "待整改"), ("f4", None, "待整改")]


def test_findings_by_unit_and_by_category(context: Context, markdown: Markdown) -> None:
    given = context(FINDINGS)["findings"]
    assert [(row["name"], row["findings"], row["found"]) for row in given["owners"]] == [
        ("城管局", 2, 1),
        ("东华街道", 1, 1),
    ]
    first, second = given["owners"]
    assert (first["open"], first["closed"], first["overdue"]) == (1, 1, 1)
    assert first["due_rectification_rate"] == "50.00%（1/2）"
    assert second["due_rectification_rate"] == "—"
    assert [(row["name"], row["recurrence_rate"]) for row in given["kinds"]] == [
        ("乱贴", "0.00%（0/1）"),
        ("占道", "50.00%（1/2）"),
    ]
    assert given["owners_note"] == ""
    assert "| 城管局 | 2 | 1 | 1 | 0 | 1 | 0 | 1 | 50.00%（1/2） |" in markdown(FINDINGS)


def test_a_note_says_that_a_community_counts_twice(context: Context, tmp_path: Path) -> None:
    community = "owners: [{name: 拓东社区, kind: community, parent: 东华街道}]\n"
    (tmp_path / "units.yaml").write_text(community, "utf-8")
    given = context(FINDINGS.replace("text: 丁, owner: 东华街道", "text: 丁, owner: 拓东社区"))[
        "findings"
    ]
    assert [row["name"] for row in given["owners"]] == ["城管局", "东华街道", "拓东社区"]
    assert given["owners_note"] == "表中社区的问题同时计入所属街道。"


def test_categories_that_came_up_again(context: Context) -> None:
    given = context(FINDINGS.replace("乱贴", "占道"))
    assert given["findings"]["categories"] == "较集中的类别：占道2个。"


def test_findings_before_the_first(context: Context, markdown: Markdown) -> None:
    given = context(FINDINGS, "2020-04")
    assert given["findings"]["month"] == "本月没有新发现的问题；本月没有问题完成整改。"
    assert given["findings"]["standing"] == "截至4月30日，没有登记的问题。"
    assert (given["findings"]["owners"], given["findings"]["kinds"]) == ([], [])
    text = markdown(FINDINGS, "2020-04")
    assert "本月没有发现和销号的问题，以前发现的已全部销号。" in text
    assert "| 责任单位 | 累计问题" not in text
