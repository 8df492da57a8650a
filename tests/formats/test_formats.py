"""Every format renders one shared list of diagnostics; each has its golden file."""

import json
from pathlib import Path

import pytest

from tests.conftest import Golden
from wenming_cli.diagnostic import Diagnostic, Location, Severity
from wenming_cli.formats import FORMATS, Format, format_named
from wenming_cli.formats.outcome import Outcome
from wenming_cli.formats.text import MOST_SHOWN

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
OUTCOME = Outcome(SHARED, 4, lambda file, line: LINES.get((file, line), ""))


def name_of(module: Format) -> str:
    return module.__name__.rpartition(".")[2]


@pytest.mark.parametrize("module", FORMATS, ids=name_of)
def test_golden(module: Format, golden: Golden) -> None:
    golden(HERE / "golden" / f"{name_of(module)}.txt", module.render(OUTCOME))


@pytest.mark.parametrize("module", FORMATS, ids=name_of)
def test_no_control_characters_and_no_forged_line(module: Format) -> None:
    rendered = module.render(OUTCOME)
    assert rendered.endswith("\n")
    assert not any(ord(c) < 0x20 and c != "\n" for c in rendered)
    forged = [line for line in rendered.splitlines() if line.startswith("::error::")]
    assert forged == []


@pytest.mark.parametrize("module", FORMATS, ids=name_of)
def test_clean(module: Format) -> None:
    rendered = module.render(Outcome((), 3, lambda *_: ""))
    assert "3" in rendered


def test_json_contract() -> None:
    document = json.loads(format_named("json").render(OUTCOME))
    assert document["schema"] == "wenming.validate/1"
    assert document["summary"] == {"files": 4, "errors": 3, "warnings": 1}
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
    rendered = format_named("text").render(Outcome(many, 1, lambda *_: ""))
    assert rendered.count("错误 E201") == MOST_SHOWN
    assert "还有 30 条" in rendered
    assert "130 处错误" in rendered


def test_github_puts_errors_first() -> None:
    both = (
        Diagnostic(at("a.yaml", 1, 1, 2), "E300", "警告", None, Severity.WARNING),
        Diagnostic(at("b.yaml", 1, 1, 2), "E301", "错误", None, Severity.ERROR),
    )
    lines = format_named("github").render(Outcome(both, 2, lambda *_: "")).splitlines()
    assert [line.split(" ")[0] for line in lines[:2]] == ["::error", "::warning"]


def test_unknown_format() -> None:
    with pytest.raises(KeyError):
        format_named("xml")
