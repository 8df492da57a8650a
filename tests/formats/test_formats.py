"""Every format renders one shared list of diagnostics; each has its golden file."""

import json
import re
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Golden
from wenming_cli import __version__, sink
from wenming_cli.diagnostic import Diagnostic, Location, Severity, Waived
from wenming_cli.formats.diagnostics import FORMATS, Format, format_named, name_of
from wenming_cli.formats.diagnostics.outcome import Outcome
from wenming_cli.formats.diagnostics.text import MOST_OF_A_CODE, MOST_SHOWN

HERE = Path(__file__).parent
LINES = {
    ("plan/tasks.yaml", 3): "  due: 2020/06/30",
    ("plan/tasks.yaml", 7): "  title: 圆通街 #12号",
    ("plan/a,b:c.yaml", 1): "\ttab: \x1b[31m红",
}


def at(file: str, line: int, column: int, end_column: int, end_line: int | None = None) -> Location:
    return Location(file, line, column, end_line or line, end_column)


SHARED = (
    Diagnostic(at("plan/a,b:c.yaml", 1, 7, 14), "E104", "有控制字符 \x1b[31m\n::error::假的", None),
    Diagnostic(at("plan/owners.yaml", 2, 5, 5), "E202", "单位缺少 kind 类别", "补上一行 kind: …"),
    Diagnostic(
        at("plan/tasks.yaml", 3, 8, 18),
        "E206",
        "due：“2020/06/30”不是规定写法的日期",
        "写成 2020-06-30",
    ),
    Diagnostic(
        at("plan/tasks.yaml", 7, 14, 15), "E110", "“#12号”会丢掉 100%", "加引号", Severity.WARNING
    ),
    Diagnostic(at("plan/tasks.yaml", 7, 10, 3, 9), "E999", "跨几行", None, Severity.INFO),
)
FILES = ("plan/a,b:c.yaml", "plan/owners.yaml", "plan/plan.yaml", "plan/tasks.yaml")
PAGES = {
    "E202": "E202 错误\n\n缺少必填的项。\n\n为什么：不完整，\n不能计入。\n\n怎么改：补上。\n",
}


def text_of(file: str, line: int) -> str:
    return LINES.get((file, line), "")


IGNORED = (
    Waived(
        Diagnostic(at("plan/owners.yaml", 2, 5, 5), "E711", "时限直接往后改"), "专题会\n::error::假"
    ),
    Waived(
        Diagnostic(at("plan/plan.yaml", 1, 1, 2), "E319", "规则 E319 关闭了", None, Severity.INFO),
        "口径的规则里关闭了",
    ),
)
OUTCOME = Outcome(SHARED, FILES, text_of, PAGES.get, ignored=IGNORED)


@pytest.mark.parametrize("module", FORMATS, ids=name_of)
def test_golden(module: Format, golden: Golden) -> None:
    rendered = module.render(OUTCOME).replace(f'"{__version__}"', '"0.0.0"')
    golden(HERE / "golden" / f"{name_of(module)}.txt", rendered)


def is_forged(line: str) -> bool:
    """Whether a build server takes a line for a command that we did not mean."""
    ours = re.match(r"::(error|warning|notice) file=[^:,]*,line=", line)
    anywhere = re.search(r"##(vso|teamcity)?\[", line)
    return bool(anywhere) or (line.lstrip().startswith("::") and not ours)


def assert_clean(rendered: str) -> None:
    assert rendered.endswith("\n")
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c != "\n" for c in rendered)
    assert not any(c in rendered for c in "\u202e\u2066\u2028\u200b\ufeff\uffff\U000e0041")
    assert [line for line in rendered.splitlines() if is_forged(line)] == []


@pytest.mark.parametrize("module", FORMATS, ids=name_of)
def test_no_control_characters_and_no_forged_line(module: Format) -> None:
    assert_clean(module.render(OUTCOME))


HOSTILE = (
    "::error::假的",
    "  ::stop-commands::x",
    "\u3000::add-mask::x",
    "\n::error::x",
    "##[stop-commands]x",
    "甲##vso[task.complete result=Succeeded]",
    "#\x1b##teamcity[x]",
    "\u202e反向\u2066\u200b\ufeff\uffff\U000e0041",
    "a\x00\x1b[31m\r\x85\u2028b",
    "\ud800\udc00",
    "]]><failure>&<!--",
    '"},{"a":"',
    "%0A%3A",
    "| a | b |",
)
CHARACTERS = st.text(st.characters(codec=None), max_size=20)
TEXTS = st.sampled_from(HOSTILE) | CHARACTERS | st.text("#:[]v\n%, ", max_size=12)


@pytest.mark.parametrize("module", FORMATS, ids=name_of)
@given(file=TEXTS, message=TEXTS, hint=TEXTS, line=TEXTS)
def test_plan_text_and_file_names_forge_nothing(
    module: Format, file: str, message: str, hint: str, line: str
) -> None:
    found = tuple(
        Diagnostic(at(file, 1, 1, 3), "E201", message, hint, severity) for severity in Severity
    )
    rendered = module.render(Outcome(found, (file,), lambda *_: line.replace("\n", "")))
    assert_clean(rendered)
    if name_of(module) in ("json", "gitlab", "sarif", "rdjson"):
        json.loads(rendered)
    if name_of(module) == "junit":
        ET.fromstring(rendered)  # noqa: S314  it is our own


@pytest.mark.parametrize("module", FORMATS, ids=name_of)
def test_clean(module: Format) -> None:
    rendered = module.render(Outcome((), ("甲.yaml", "乙.yaml", "丙.yaml"), text_of))
    assert not any(severity.label in rendered for severity in Severity)
    if name_of(module) in ("text", "github", "junit", "markdown"):
        assert "检查了 3 个文件，没有发现问题" in rendered


def test_json_contract() -> None:
    document = json.loads(format_named("json").render(OUTCOME))
    assert document["schema"] == "wenming.validate/1"
    assert document["summary"] == {"files": 4, "errors": 3, "warnings": 1, "ignored": 2}
    assert document["diagnostics"][2] == {
        "file": "plan/tasks.yaml",
        "line": 3,
        "column": 8,
        "end_line": 3,
        "end_column": 18,
        "code": "E206",
        "severity": "error",
        "message": "due：“2020/06/30”不是规定写法的日期",
        "hint": "写成 2020-06-30",
    }


def test_text_shows_at_most_a_hundred() -> None:
    many = tuple(Diagnostic(at("a.yaml", n + 1, 1, 2), "E201", f"第 {n} 处") for n in range(130))
    rendered = format_named("text").render(Outcome(many, ("a.yaml",), text_of))
    assert rendered.count("错误 E201") == MOST_SHOWN
    assert "还有 30 条" in rendered
    assert "130 处错误" in rendered


def of_code(code: str, severity: Severity, first: int, count: int) -> list[Diagnostic]:
    return [
        Diagnostic(at("a.yaml", n, 1, 2), code, f"{code} 第 {n} 行", None, severity)
        for n in range(first, first + count)
    ]


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.INFO])
@pytest.mark.parametrize("over", [-1, 0, 1, 500])
def test_text_sums_up_what_one_code_says_often(severity: Severity, over: int) -> None:
    count = MOST_OF_A_CODE + over
    many = (*of_code("E630", severity, 1, count), *of_code("E301", severity, 900, 3))
    lines = format_named("text").render(Outcome(many, ("a.yaml",), text_of)).splitlines()
    shown = [line for line in lines if re.match(r"a\.yaml:\d+:", line)]
    assert sum("E630" in line for line in shown) == min(count, MOST_OF_A_CODE)
    assert sum("E301" in line for line in shown) == 3
    summed_up = [f"还有 {over} 处 E630，用 --format json 看全部"] if over > 0 else []
    assert [line for line in lines if line.startswith("还有")] == summed_up
    assert f"{count + 3} 处" in lines[-1]


def test_errors_are_never_summed_up_and_hints_leave_them_room() -> None:
    hints = of_code("E630", Severity.INFO, 1, 300)
    errors = of_code("E301", Severity.ERROR, 400, 90)
    outcome = Outcome((*hints, *errors), ("a.yaml",), text_of)
    rendered = format_named("text").render(outcome)
    assert rendered.count("错误 E301") == MOST_SHOWN - MOST_OF_A_CODE
    assert "还有 10 条没有列出" in rendered
    assert "还有 280 处 E630" in rendered


@pytest.mark.parametrize("name", ["json", "github", "sarif", "junit", "gitlab", "rdjson"])
def test_machine_formats_keep_all(name: str) -> None:
    many = tuple(of_code("E630", Severity.INFO, 1, 50))
    rendered = format_named(name).render(Outcome(many, ("a.yaml",), text_of))
    assert all(f"E630 第 {n} 行" in rendered for n in range(1, 51))


def test_github_puts_errors_first() -> None:
    both = (
        Diagnostic(at("a.yaml", 1, 1, 2), "E300", "警告", None, Severity.WARNING),
        Diagnostic(at("b.yaml", 1, 1, 2), "E301", "错误", None, Severity.ERROR),
    )
    lines = format_named("github").render(Outcome(both, ("a.yaml", "b.yaml"), text_of)).splitlines()
    assert [line.split(" ")[0] for line in lines[:2]] == ["::error", "::warning"]


def unescaped(text: str) -> str:
    """What GitHub makes of the data of a command; of a property, with two escapes more."""
    escapes = {"%3A": ":", "%2C": ",", "%0D": "\r", "%0A": "\n", "%25": "%"}
    for escape, character in escapes.items():
        text = text.replace(escape, character)
    return text


@given(st.text(st.sampled_from("甲%:,025ADC \r\n"), max_size=12))
def test_github_escapes_exactly(text: str) -> None:
    fault = Diagnostic(at(text, 1, 1, 2), "E201", text.replace("\r", "").replace("\n", ""))
    first = format_named("github").render(Outcome((fault,), (text,), text_of)).splitlines()[0]
    found = re.fullmatch(r"::error file=([^:,]*),line=1,[^:]*::(.*)", first)
    assert found is not None
    assert unescaped(found[1]) == text
    assert unescaped(found[2]) == fault.message


def test_github_shows_errors_of_all_places_before_any_warning() -> None:
    severities = [Severity.WARNING, Severity.ERROR] * 12
    many = tuple(
        Diagnostic(at("a.yaml", n, 1, 2), "E201", f"第 {n} 处", None, severity)
        for n, severity in enumerate(severities, 1)
    )
    lines = format_named("github").render(Outcome(many, ("a.yaml",), text_of)).splitlines()
    assert [line.split(" ")[0] for line in lines[:-1]] == ["::error"] * 12 + ["::warning"] * 12
    assert [int(line.split(",")[1][5:]) for line in lines[:12]] == list(range(2, 25, 2))


def test_unknown_format() -> None:
    with pytest.raises(KeyError):
        format_named("xml")


@pytest.mark.parametrize("columns", [20, 80, 100])
def test_text_is_no_wider_than_the_terminal(columns: int) -> None:
    line = "  - {任务: HW-04, 日期: 2020-07-15, 备注: 雨季前完成低洼处垃圾清理，余量集中在废弃砖厂}"
    found = Diagnostic(at("任务/卫生.yaml", 7, 25, 35), "E206", "日期不对" * 30, "写成别的" * 30)
    outcome = Outcome((found,), ("任务/卫生.yaml",), lambda *_: line, columns=columns)
    shown = format_named("text").render(outcome)
    assert max(map(sink.width, shown.splitlines())) <= columns
    assert "日期不对" in shown.replace("\n", "")
