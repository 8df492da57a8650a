"""A list of which a single word may stand without brackets."""

from pathlib import Path

import pytest

from wenming_cli.loading import load

PLAN = """\
plan: {id: p, name: 示例, owner: 甲, year: 2020, start: 2020-01-01, end: 2020-12-31}
owners: [{name: 甲, kind: office}]
schemes: [{id: S, name: 办法, rows: [{code: A, on: finding, points: -1, when: %s}]}]
"""


@pytest.mark.parametrize(
    ("when", "hint"),
    [
        ("{severity: urgent}", None),
        ("{severity: [urgent]}", None),
        ("{severity: urgent、minor}", "写成 [urgent, minor]"),
        ("{category: '卫生，占道'}", "写成 [卫生, 占道]"),
        ("{severity: {a: b}}", "写成 [甲, 乙]，或者每项一行、以“- ”开头"),
        ("{severity: 严总}", "可以写：一般、较重、紧急"),
    ],
)
def test_one_word_or_a_list(tmp_path: Path, when: str, hint: str | None) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN % when, "utf-8")
    loaded = load(tmp_path, tmp_path)
    assert [fault.hint for fault in loaded.diagnostics] == [hint] * (hint is not None)


def test_the_place_of_the_one_word(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN % "{severity: 严总}", "utf-8")
    (fault,) = load(tmp_path, tmp_path).diagnostics
    line = (PLAN % "{severity: 严总}").splitlines()[2]
    assert (fault.location.line, fault.location.column) == (3, line.index("严总") + 1)
