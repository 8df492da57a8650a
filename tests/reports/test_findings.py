"""问题整改: the month, the standing, what is overdue."""

from tests.reports.conftest import Context, Markdown
from tests.reports.texts import FINDINGS


def test_findings(context: Context, markdown: Markdown) -> None:
    given = context(FINDINGS)
    words = given["findings"]
    assert words["month"] == (
        "本月新发现问题2个；完成整改1个、复核销号1个、退回重新整改1个；"
        "新发现的问题中反弹1个，反弹率50.00%。"
    )
    assert words["categories"] == ""
    assert words["standing"].startswith("截至6月30日，累计发现问题3个，其中待整改2个、已销号1个；")
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
    assert [row["id"] for row in given["finding_ledger"]["rows"]] == ["f2", "f4"]


def test_categories_that_came_up_again(context: Context) -> None:
    given = context(FINDINGS.replace("乱贴", "占道"))
    assert given["findings"]["categories"] == "较集中的类别：占道2个。"


def test_findings_before_the_first(context: Context, markdown: Markdown) -> None:
    given = context(FINDINGS, "2020-04")
    assert given["findings"]["month"] == "本月没有新发现的问题；没有完成整改的问题。"
    assert given["findings"]["standing"] == "截至4月30日，没有登记的问题。"
    assert "发现的问题已全部销号。" in markdown(FINDINGS, "2020-04")
