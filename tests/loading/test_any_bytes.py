"""Any bytes whatever are read to a verdict: the same one every time, at a place in the file."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wenming_cli.loading import Loaded, event_reading, load

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "20"))

PLAN = """\
plan: {id: p, name: 计划, year: 2020, owner: 办}
owners:
- {name: 办, kind: office, aliases: [文明办]}
- name: 市场局
  kind: department
  aliases:
  - 市管局
- {name: 甲街道, kind: subdistrict}
workstreams:
- {id: NM, name: 农贸, kind: 整治, owner: 办, territorial: [各街道]}
tasks:
- id: NM-1
  title: "任务：一"
  workstream: NM
  due: 2020-06-30
  target: {value: 10, unit: 处}
  note: |
    第一段：说明
    第二段
  updates:
  - date: 2020-02-01
    progress: 10%
  - {date: 2020-03-01, progress: 20%, note: '还行'}
  parts:
  - owner: 甲街道
  - {owner: 市管局, due: 2020-05-30}
- id: NM-2
  title: 任务二
  workstream: NM
  due: 2020-12-30
budget:
  total: 100万元
  lines: [{id: L, name: 宣传, amount: 100万元}]
updates:
- {task: NM-2, date: 2020-02-01}
payments:
- date: 2020-03-01
  line: L
  amount: "1,000元"
settings:
  rules: {E301: warning}
"""
LINES = PLAN.splitlines()
WIDE = str.maketrans(":,[]{}\"'-#", "：，［］｛｝“‘－＃")
MARKS = "：，“”［］｛｝'\"[]{}:,-#&*!|>%@`?\\~<\t\r\n \u3000\u00a0\u200b\ufeff\x00😀a办1"
TRIALS = settings(
    max_examples=EXAMPLES, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
)


def _widened(line: str, n: int) -> str:
    at = n % (len(line) + 1)
    return line[:at] + line[at : at + 1].translate(WIDE) + line[at + 1 :]


def _inserted(line: str, n: int) -> str:
    at = n % (len(line) + 1)
    return line[:at] + MARKS[n % len(MARKS)] + line[at:]


def _deleted(line: str, n: int) -> str:
    at = n % (len(line) + 1)
    return line[:at] + line[at + 1 :]


Edit = Callable[[str, int], str]
EDITS: tuple[Edit, ...] = (
    lambda line, n: " " * (n % 5) + line,
    lambda line, n: line[n % 5 :],
    lambda line, n: "\t\u3000"[n % 2] + line.lstrip(),
    lambda line, n: f"{line}\n{line}" if n % 2 else "",
    lambda _, n: LINES[n % len(LINES)],
    _widened,
    _inserted,
    _deleted,
)
edits = st.lists(
    st.tuples(
        st.integers(0, len(LINES) - 1), st.sampled_from(range(len(EDITS))), st.integers(0, 999)
    ),
    max_size=5,
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The plan above with a few of its lines changed for the worse."""
    lines = list(LINES)
    for number, edit, n in draw(edits):
        lines[number] = EDITS[edit](lines[number], n)
    return "\n".join(lines) + "\n"


@pytest.fixture(params=["C", "pure"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, to be read by either parser."""
    if request.param == "pure":
        monkeypatch.setattr(event_reading, "_Loader", yaml.SafeLoader)
    return tmp_path


def judged(folder: Path, data: bytes) -> Loaded:
    """Read twice; every diagnostic has its place in the file."""
    (folder / "plan.yaml").write_bytes(data)
    loaded = load(folder)
    lines = data.decode("utf-8", "replace").split("\n")
    for found in loaded.diagnostics:
        place = found.location
        assert 1 <= place.line <= place.end_line <= len(lines) + 1
        assert place.column >= 1
        assert (place.line, place.column) <= (place.end_line, place.end_column)
        assert found.message
    assert load(folder).diagnostics == loaded.diagnostics
    if loaded.plan is None:
        assert loaded.diagnostics
    return loaded


@TRIALS
@given(data=st.binary(max_size=200))
def test_any_bytes(data: bytes, folder: Path) -> None:
    judged(folder, data)


@TRIALS
@given(text=mutated(), at=st.integers(0, 2000), new=st.binary(max_size=3), cut=st.integers(0, 3))
def test_bytes_changed_in_a_plan(text: str, at: int, new: bytes, cut: int, folder: Path) -> None:
    data = text.encode()
    judged(folder, data[:at] + new + data[at + cut :])


@TRIALS
@given(text=mutated())
def test_places_do_not_hang_on_line_ends_and_marks(text: str, folder: Path) -> None:
    found = judged(folder, text.encode()).diagnostics
    if "\r" not in text:
        assert judged(folder, text.replace("\n", "\r\n").encode()).diagnostics == found
    if not text.startswith("\ufeff"):
        assert judged(folder, b"\xef\xbb\xbf" + text.encode()).diagnostics == found


@TRIALS
@given(text=mutated())
def test_lines_before_the_plan_move_places_and_nothing_else(text: str, folder: Path) -> None:
    found = _shown(judged(folder, text.encode()), 2)
    assert _shown(judged(folder, b"# \xe4\xb8\x80\n\n" + text.encode()), 0) == found


def _shown(loaded: Loaded, below: int) -> list[str]:
    """Places, codes and hints; E215 stands at the first line whatever is in it."""
    return [
        f"{d.location.line + below}:{d.location.column} {d.code} {d.hint}"
        for d in loaded.diagnostics
        if d.code != "E215"
    ]
