"""A file with more faults than a person makes: most are told, and that there are more."""

import pytest

from tests.conftest import MakePlan, Wenming
from wenming_cli import diagnostic
from wenming_cli.diagnostic import Diagnostic, Location, Severity, bounded
from wenming_cli.loading import fault_report as report
from wenming_cli.loading import load

PLAN = "plan: {id: p, name: 计划, year: 2020, owner: 办}\n"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (diagnostic, report):
        monkeypatch.setattr(module, "MOST_OF_A_FILE", 3)


def found(line: int, severity: Severity, file: str = "a.yaml") -> Diagnostic:
    return Diagnostic(Location(file, line, 1, line, 2), "E301", f"第 {line} 处", None, severity)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("severities", "told"),
    [
        ("WWW", "WWW"),
        ("WWWW", "WWWw"),
        ("WWWWWE", "WWWe"),
        ("WWWEW", "WWWe"),
        ("EEEWW", "EEEw"),
        ("EEEEE", "EEEe"),
    ],
)
def test_of_each_file_most_are_told(severities: str, told: str) -> None:
    words = {"W": Severity.WARNING, "E": Severity.ERROR}
    both = [
        found(n, words[s], file)
        for file in ("b.yaml", "a.yaml")
        for n, s in enumerate(severities, 1)
    ]
    kept = bounded(both)
    for file in ("a.yaml", "b.yaml"):
        own = [d for d in kept if d.location.file == file]
        assert [d.location.line for d in own] == list(range(1, len(told) + 1))
        shown = [
            d.severity.name[0].lower() if d.code == "E108" else d.severity.name[0] for d in own
        ]
        assert "".join(shown) == told


@pytest.mark.usefixtures("few")
def test_reading_and_checking_are_bounded(make_plan: MakePlan, wenming: Wenming) -> None:
    folder = make_plan(PLAN, x="".join(f"k{n}: 一\n" for n in range(9)), y="k: 一\n")
    places = [(d.location.file, d.location.line, d.code) for d in load(folder).diagnostics]
    assert places == [
        ("x.yaml", 1, "E201"),
        ("x.yaml", 2, "E201"),
        ("x.yaml", 3, "E201"),
        ("x.yaml", 4, "E108"),
        ("y.yaml", 1, "E201"),
    ]
    ran = wenming("validate", folder)
    assert ran.code == 1
    assert "这个文件的问题超过" in ran.out


@pytest.mark.usefixtures("few")
def test_rules_are_bounded_too(make_plan: MakePlan, wenming: Wenming) -> None:
    comments = "# wenming: ignore E999 理由\n" * 9
    ran = wenming("validate", make_plan(PLAN + comments))
    assert ran.code == 0
    assert "4 处警告" in ran.out
    assert ran.out.count("警告 E354") == 3
    assert "警告 E108 这个文件的问题超过" in ran.out


def test_a_long_line_has_its_fingerprint_from_its_start() -> None:
    from wenming_cli.formats.diagnostics.fingerprints import LONGEST, fingerprints
    from wenming_cli.formats.diagnostics.outcome import Outcome

    lines = ["长" * LONGEST + "甲", "长" * LONGEST + "乙", "短甲", "短乙"]
    marks = [
        fingerprints(
            Outcome((found(1, Severity.ERROR),), ("a.yaml",), lambda *_, line=line: str(line))
        )[0]
        for line in lines
    ]
    assert marks[0] == marks[1]
    assert len(set(marks)) == 3
