"""Markdown for comments: short enough for every forge, and text that calls nobody."""

import pytest
from markdown_it import MarkdownIt

from tests.formats.test_formats import OUTCOME, at, text_of
from wenming_cli import sink
from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.formats.diagnostics import markdown
from wenming_cli.formats.diagnostics.markdown import LONGEST
from wenming_cli.formats.diagnostics.outcome import Outcome


def test_the_summary_comes_first_and_errors_before_warnings() -> None:
    first, blank, _, _, *rows = markdown.render(OUTCOME).splitlines()
    assert first == "**检查了 4 个文件：3 处错误，1 处警告，1 处提示，另有 2 处注明忽略**"
    assert blank == ""
    assert [row.split(" | ")[0] for row in rows] == ["| 错误"] * 3 + ["| 警告", "| 提示"] + [
        "| 已忽略"
    ] * 2


@pytest.mark.parametrize("count", [0, 1, 500, 5000])
def test_it_is_never_too_long_and_says_what_is_left(count: int) -> None:
    many = tuple(
        Diagnostic(at("计划/任务.yaml", n + 1, 1, 2), "E201", f"第 {n} 处" * 9, "改" * 30)
        for n in range(count)
    )
    rendered = markdown.render(Outcome(many, ("计划/任务.yaml",), text_of))
    assert len(rendered) < LONGEST
    shown = rendered.count("| 错误 |")
    assert (f"还有 {count - shown} 条没有列出" in rendered) is (shown < count)
    assert shown == count or len(rendered) > LONGEST - 1000


def test_one_fault_may_be_too_long() -> None:
    fault = Diagnostic(at("a.yaml", 1, 1, 2), "E201", "长" * LONGEST)
    rendered = markdown.render(Outcome((fault,), ("a.yaml",), text_of))
    assert "还有 1 条没有列出" in rendered
    assert "|" not in rendered


HOSTILE = "@all 见 #12 和 !5 <img src=x onerror=alert(1)> [x](javascript:1) | `a` **b**\n/close"


def test_plan_text_is_no_markup_and_calls_nobody() -> None:
    fault = Diagnostic(at(f"{HOSTILE}.yaml", 1, 1, 2), "E201", HOSTILE, HOSTILE, Severity.WARNING)
    rendered = markdown.render(Outcome((fault,), ("a.yaml",), text_of))
    html = MarkdownIt("commonmark").enable("table").render(rendered)
    assert html.count("<tr>") == 2
    assert html.count("<td>") == 6
    assert not any(f"<{tag}" in html for tag in ("img", "a ", "code", "em"))
    assert not any(called in html for called in ("@all", "#12", "!5"))
    assert not any(line.startswith("/") for line in rendered.splitlines())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@张三 来看", "@<!-- -->张三 来看"),
        ("圆通街 #12号", "圆通街 #<!-- -->12号"),
        ("a @ b", "a @ b"),
    ],
)
def test_a_comment_calls_nobody(text: str, shown: str) -> None:
    assert sink.markdown_comment(text) == shown
