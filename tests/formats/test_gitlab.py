"""GitLab Code Quality: what its reader asks for, and fingerprints that follow a fault about."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.formats.test_formats import OUTCOME
from wenming_cli.diagnostic import Diagnostic, Location
from wenming_cli.formats.diagnostics import gitlab
from wenming_cli.formats.diagnostics.fingerprints import fingerprints
from wenming_cli.formats.diagnostics.outcome import Outcome


def objects(outcome: Outcome) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(gitlab.render(outcome))
    return found


def outcome_of(text: str, *faults: tuple[int, str], file: str = "a.yaml") -> Outcome:
    """Faults at lines (from 1) of a text."""
    lines = text.split("\n")
    found = (Diagnostic(Location(file, n, 1, n, 2), code, "错了") for n, code in faults)
    return Outcome(tuple(found), (file,), lambda _, n: lines[n - 1])


def test_every_object_has_what_is_asked_for() -> None:
    found = objects(OUTCOME)
    assert [item["severity"] for item in found] == ["major"] * 3 + ["minor"] + ["info"] * 3
    for item in found:
        assert set(item) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert item["location"]["lines"]["begin"] <= item["location"]["lines"]["end"]
        assert not item["location"]["path"].startswith(("/", "./"))


def test_nothing_found_is_an_empty_list() -> None:
    assert gitlab.render(outcome_of("")) == "[]\n"


def test_a_fingerprint_stays_when_lines_move() -> None:
    before = outcome_of("甲\n  due: 2020/6/1\n乙", (2, "E206"))
    after = outcome_of("新的一行\n甲\n\n    due: 2020/6/1\n乙", (4, "E206"))
    assert fingerprints(before) == fingerprints(after)


def test_a_fingerprint_changes_with_file_code_and_line() -> None:
    first = outcome_of("due: 2020/6/1", (1, "E206"))
    others = (
        outcome_of("due: 2020/6/2", (1, "E206")),
        outcome_of("due: 2020/6/1", (1, "E207")),
        outcome_of("due: 2020/6/1", (1, "E206"), file="b.yaml"),
    )
    assert len({tuple(fingerprints(outcome)) for outcome in (first, *others)}) == 4


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec=None), max_size=3),
            st.integers(1, 4),
            st.sampled_from(["E1", "E2"]),
        ),
        max_size=30,
    ),
    st.lists(st.text(max_size=3), min_size=4, max_size=4),
)
def test_no_two_faults_have_one_fingerprint(
    places: list[tuple[str, int, str]], lines: list[str]
) -> None:
    found = tuple(Diagnostic(Location(f, n, 1, n, 1), code, "错了") for f, n, code in places)
    made = fingerprints(Outcome(found, (), lambda _, n: lines[n - 1]))
    assert len(set(made)) == len(found)
