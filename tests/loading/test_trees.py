"""Files that were parsed for one state of a plan are not parsed again for another."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.conftest import DEMO
from wenming_cli.loading import Trees, load, load_contents, parsing
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.parsing import parse_file
from wenming_cli.loading.tree import Mapping, Sequence
from wenming_cli.model.place import Source

PLAN = b"plan: {id: p, name: P, year: 2020, owner: A}\n"
FAULTY = (
    "owners:\n- {name: 甲, kind: office, 上级： 乙}\n- {name: 丙, kind: 局, aliases: [1, {}]}\n"
)


def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []
    parse = parsing.parse_file

    def spy(source: object, *rest: object) -> object:
        names.append(source.name)  # type: ignore[attr-defined]
        return parse(source, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("wenming_cli.loading.file_reading.parse_file", spy)
    return names


def contents(**files: bytes) -> Iterable[tuple[str, bytes]]:
    return [(f"{name}.yaml", data) for name, data in files.items()]


def test_the_same_file_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    names = parsed(monkeypatch)
    trees: Trees = {}
    first = load(DEMO, DEMO, trees)
    once = len(names)
    second = load(DEMO, DEMO, trees)
    assert len(names) == once == len(trees)
    assert second.plan == first.plan == load(DEMO, DEMO).plan
    assert second.plan is not None
    assert first.plan is not None
    assert second.plan.tasks[9].location("due") == first.plan.tasks[9].location("due")
    assert second.plan.sample
    assert len(names) == 2 * once


def test_a_file_with_faults_tells_them_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    files = contents(plan=PLAN, x=FAULTY.encode(), y=b"tasks: [\n", z=b"\xff")
    alone = load_contents(Path(), files)
    assert len(alone.diagnostics) > 4
    names = parsed(monkeypatch)
    trees: Trees = {}
    for _ in range(3):
        loaded = load_contents(Path(), files, known=trees)
        assert loaded.diagnostics == alone.diagnostics
        assert loaded.plan == alone.plan
    assert names.count("y.yaml") == 3
    assert names.count("plan.yaml") == 1


def test_a_file_under_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    names = parsed(monkeypatch)
    trees: Trees = {}
    owners = "owners: [{name: 甲, kind: office, 简称: 乙}]\n".encode()
    load_contents(Path(), contents(plan=PLAN, x=owners), known=trees)
    moved = load_contents(Path(), contents(plan=PLAN, other=owners), known=trees)
    assert names == ["plan.yaml", "x.yaml"]
    (found,) = moved.diagnostics
    assert found.location.file == "other.yaml"


def test_a_collection_in_brackets_ends_behind_its_bracket() -> None:
    text = "tasks:\n- id: A\n  support: [\n    甲,\n    乙,\n  ]\n  due: 2020-06-30\n- {id: B}\n"
    source = Source("x.yaml", text)
    root = parse_file(source, text, FaultReport())
    assert root is not None
    (tasks,) = (node for node in root.children if isinstance(node, Sequence))
    first, second = (node for node in tasks.children if isinstance(node, Mapping))
    start, end = first.spans[6], first.spans[7]
    assert text[start:end] == "[\n    甲,\n    乙,\n  ]"
    assert text[second.start : second.end] == "{id: B}"
    assert first.end == text.index("2020-06-30") + len("2020-06-30")
