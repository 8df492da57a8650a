"""The day the report is computed at, and what is dated later."""

from tests.reports.conftest import Context, Markdown, Read, look
from tests.reports.texts import FINDINGS, NOTICES, SAMPLED, TASK, sample
from wenming_cli.reports import monthly


def test_a_running_month_is_marked(markdown: Markdown, context: Context) -> None:
    text = markdown(TASK, "2020-06", "2020-06-15")
    assert "- 数据截止：2020年6月15日（月中数据，本月尚未过完）\n" in text
    assert context(TASK, "2020-06", "2020-06-15")["is_partial"]
    assert not context(TASK, "2020-06", "2020-06-30")["is_partial"]
    assert not context(TASK, "2020-06", "2020-08-01")["is_partial"]
    assert context(TASK, "2020-06", "2020-08-01")["as_of"] == "2020-06-30"


def test_what_is_dated_later_does_not_exist_yet(context: Context) -> None:
    text = (
        FINDINGS
        + NOTICES
        + SAMPLED.replace("samples:\n", "")
        + "samples:\n"
        + sample("2020-06-20", "东华街道", 10, 1)
    )
    given = context(text, "2020-06", "2020-06-09")
    assert given["findings"]["month"].startswith("本月没有新发现的问题")
    assert given["notices"]["issued"] == []
    assert "尚未开展抽查" in given["sampling"]["indicators"][0]["paragraph"]


def test_the_revision_is_printed_when_given(read: Read) -> None:
    plan = read(TASK)
    assert monthly.context(look(plan, "2020-06"))["revision"] is None
    given = monthly.context(look(plan, "2020-06", revision="0123abcd（有未提交的改动）"))
    assert given["revision"] == "0123abcd（有未提交的改动）"
    assert len(given["digest"]) == 12
