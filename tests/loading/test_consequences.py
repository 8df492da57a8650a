"""One fault, one message: what only follows from a fault is not said, and never comes before it."""

from pathlib import Path

import pytest

from wenming_cli.loading import load

PLAN = """\
plan: {id: p, name: 计划, year: 2020, owner: 办}
owners: [{name: 办, kind: office}, {name: 甲街道, kind: subdistrict}]
workstreams: [{id: NM, name: 农贸, kind: rectification, owner: 办}]
tasks:
- {id: A, title: 任务, workstream: NM, due: 2020-06-30}
"""
UNITS = """\
owners:
- name: 市场局
  aliases: [市管局]
  kind: department
- name: 城管局
  kind: department
"""
SITES = """\
sites:
- id: D-1
  name: 市场
  type: 农贸市场
  demonstration: true
  owner: 办
- id: D-2
  name: 巷
  type: 背街小巷
  demonstration: true
  owner: 办
"""
VISITS = "inspections: [{date: 2020-02-01, tier: office, sites: [D-1, D-2]}]\n"


def found(folder: Path, **files: str | bytes) -> list[str]:
    (folder / "plan.yaml").write_text(PLAN, "utf-8")
    for name, text in files.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / f"{name}.yaml").write_bytes(data)
    return [f"{d.location} {d.code}" for d in load(folder).diagnostics]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  kind: department\n- name: 城", "  kind：department\n- name: 城", "4:7 E109"),
        ("  kind: department\n- name: 城", "  kind department\n- name: 城", "4:3 E105"),
        ("  kind: department\n- name: 城", "---\n  kind: department\n- name: 城", "4:1 E107"),
        ("  aliases: [市管局]\n", "  aliases: [市管局\n    ]\n x\n", "5:2 E105"),
        ("- name: 市场局", "...\n- name: 市场局", "2:1 E107"),
        ("owners:\n", "owners:\n- \n", "2:1 E205"),
    ],
)
def test_what_a_record_lacks_for_a_fault_in_it(
    old: str, new: str, expected: str, tmp_path: Path
) -> None:
    assert old in UNITS
    assert found(tmp_path, x=UNITS.replace(old, new, 1)) == [f"x.yaml:{expected}"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("- id: D-1", "- id: D\u2066-1", ["2:8 E104"]),
        ("- id: D-2", "- ? x: D-2", ["7:5 E203"]),
    ],
)
def test_names_in_what_is_refused(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    lines = found(tmp_path, b_sites=SITES.replace(old, new), a=VISITS)
    assert lines == [f"b_sites.yaml:{place}" for place in expected]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "gbk"])
def test_names_in_a_file_in_another_encoding(codec: str, tmp_path: Path) -> None:
    text = SITES.replace("D-", "点位")
    lines = found(tmp_path, b_sites=text.encode(codec), a=VISITS.replace("D-", "点位"))
    assert [line.split(" ")[1] for line in lines] == ["E103"]


# --- files cut short ----------------------------------------------------------------------------


def test_names_in_the_part_of_a_file_that_is_lost(tmp_path: Path) -> None:
    whole = SITES.index("- id: D-2")
    for end in range(whole + 3, len(SITES) - 6):
        lines = found(tmp_path, b_sites=SITES[:end], a=VISITS)
        assert lines, SITES[:end]
        assert all(line.startswith("b_sites.yaml") for line in lines), SITES[:end]


@pytest.mark.parametrize("start", ["name: 市场", "type", "- id: D-2"])
def test_names_at_the_lost_start_of_a_file(start: str, tmp_path: Path) -> None:
    at = SITES.rindex("\n", 0, SITES.index(start)) + 1
    lines = found(tmp_path, b_sites=SITES[at:], a=VISITS)
    assert lines[0].startswith("b_sites.yaml:1:")
    assert all(line.startswith("b_sites.yaml") for line in lines)


def test_a_file_that_only_lacks_its_last_line_feed(tmp_path: Path) -> None:
    fault = SITES.replace("demonstration: true", "demonstration: 对", 1).rstrip("\n")
    visits = VISITS.replace("D-2", "D-3")
    assert found(tmp_path, b_sites=SITES.rstrip("\n"), a=visits) == ["a.yaml:1:61 E300"]
    assert found(tmp_path, b_sites=fault, a=visits) == [
        "a.yaml:1:61 E300",
        "b_sites.yaml:5:18 E209",
    ]


# --- lines that went on with the line above -----------------------------------------------------


TASK = """\
tasks:
- id: B
  title: 任务二
  workstream: NM
  due: 2020-06-30
  support:
  - 甲街道
settings:
  holidays:
  - 2020-01-01
  rules:
    E301: warning
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("due: 2020-06-30\n", "due: 2020-06-30\n    owner 办\n", "6:5 E105"),
        ("id: B\n", "id: B\n    - \n", "3:5 E105"),
        ("workstream: NM\n", "workstream: NM\n    -\n\n     x\n", "5:5 E105"),
        ("- 甲街道\n", "- 甲街道\n    - 办\n", "8:5 E105"),
        ("- 2020-01-01\n", "- 2020-01-01\n    - 2020-01-02\n", "11:5 E105"),
        ("- 2020-01-01\n", "- 2020/1/1\n    - 2020-01-02\n", "10:5 E206"),
        ("E301: warning\n", "E301: warning\n      E302\n", "13:7 E105"),
        ("workstream: NM\n", "workstream: JT\n    -\n", "4:15 E300"),
        ("workstream: NM\n", "workstream: |\n    NM\n    -\n", "4:15 E300"),
        ("due: 2020-06-30\n", "due: '2020-06-30\n    -'\n", "5:8 E206"),
    ],
)
def test_the_line_that_does_not_belong_is_named(
    old: str, new: str, expected: str, tmp_path: Path
) -> None:
    assert old in TASK
    first, *others = found(tmp_path, x=TASK.replace(old, new))
    assert first == f"x.yaml:{expected}"
    assert others == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sample: {\n\ntasks:\n  - a\n", "1:9 E105"),
        ("sites: [x, [a],\n- b\n", "1:8 E105"),
        ("# ]]\nowners: [{name: '}}', kind: [\n- b\n", "2:29 E105"),
        ("owners: [{name: '}}}}',\n- b\n", "1:10 E105"),
    ],
)
def test_an_item_within_brackets_that_were_left_open(
    text: str, expected: str, tmp_path: Path
) -> None:
    first, *_ = found(tmp_path, x=text)
    assert first == f"x.yaml:{expected}"


def test_a_broken_default_of_one_file_leaves_that_of_another_alone(tmp_path: Path) -> None:
    task = "tasks: [{{id: {}, title: 任务, due: 2020-06-30}}]\n"
    files = {
        "x": f"workstream: ' '\n{task.format('B')}",
        "y": f"workstream: nm\n{task.format('C')}",
    }
    assert [each.partition("x.yaml:")[2] for each in found(tmp_path, **files)] == ["1:13 E205"]
    plan = load(tmp_path).plan
    assert plan is not None
    assert plan.task_by_id["C"].workstream == "NM"
