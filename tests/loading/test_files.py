"""Files that are no honest text files, and folders that are no clear plans."""

import os
from codecs import BOM_UTF8
from pathlib import Path

import pytest

from wenming_cli.loading import Loaded, event_reading, load, parsing, reading

PLAN = "plan: {id: p, name: 计划, year: 2020, owner: 办}\n"
TASKS = """\
workstreams:
- {id: NM, name: 农贸, kind: rectification}
tasks:
- {id: A, title: 任务, workstream: NM, due: 2020-06-30}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a sound plan.yaml."""
    place = tmp_path / "plan"
    place.mkdir()
    (place / "plan.yaml").write_text(PLAN, "utf-8")
    return place


def places(loaded: Loaded) -> list[tuple[str, int, int, str]]:
    return [
        (d.location.file, d.location.line, d.location.column, d.code) for d in loaded.diagnostics
    ]


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        ("tasks: []  # 任务\n".encode("gbk"), 1, 14, "GBK"),
        ("tasks: []\n# 任务\n".encode("utf-16"), 1, 1, "UTF-16"),
        (b"tasks: []\n# \xe4\xbb\xff\n", 2, 3, "UTF-8"),
        ("tasks: [] # 任".encode()[:-1], 1, 13, "UTF-8"),
        ("tasks: []\n# 任务\n".encode()[:-2], 2, 4, "没有存完"),
        ("# 任务\n".encode() + b"tasks: [\xc8] # 0123\n", 2, 9, "重新输入"),
        ("# 实地点位\ntasks: []\n".encode("gbk"), 1, 4, "GBK"),
        ("tasks: []\n".encode("utf-16-le"), 1, 2, "UTF-16"),
        ("tasks: []\n".encode("utf-16-be"), 1, 1, "UTF-16"),
        (b"tasks: []\n# \xff\xff\n", 2, 3, "UTF-8"),
    ],
)
def test_other_encodings(data: bytes, line: int, column: int, words: str, folder: Path) -> None:
    (folder / "x.yaml").write_bytes(data)
    (found,) = load(folder).diagnostics
    assert (found.location.line, found.location.column, found.code) == (line, column, "E103")
    assert words in (found.hint or "")


def test_ids_in_a_file_that_cannot_be_read_are_not_called_missing(folder: Path) -> None:
    (folder / "x.yaml").write_bytes((TASKS + "# 任务\n").encode("gbk"))
    (folder / "y.yaml").write_text("updates:\n- {task: A, date: 2020-02-01}\n", "utf-8")
    assert [d.code for d in load(folder).diagnostics] == ["E103"]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", BOM_UTF8])
def test_places_are_the_same_with_a_mark_and_either_line_end(
    ending: str, mark: bytes, folder: Path
) -> None:
    text = "tasks:\n- id: 𠀀1\n  title: 𠀀𠀀\n  workstream: NM\n  due: 2020/6/1\n"
    (folder / "x.yaml").write_bytes(mark + text.replace("\n", ending).encode())
    assert places(load(folder)) == [("x.yaml", 4, 15, "E300"), ("x.yaml", 5, 8, "E206")]


def test_a_pipe_is_not_waited_on(folder: Path) -> None:
    os.mkfifo(folder / "x.yaml")
    assert places(load(folder)) == [("x.yaml", 1, 1, "E101")]


def test_a_folder_with_the_name_of_a_file_is_a_folder(folder: Path) -> None:
    (folder / "x.yaml").mkdir()
    (folder / "x.yaml" / "y.yaml").write_text("taskz: []\n", "utf-8")
    assert places(load(folder)) == [("x.yaml/y.yaml", 1, 1, "E201")]


def test_links(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("secret: 1\n", "utf-8")
    (folder / "a.yaml").symlink_to(outside)
    (folder / "b.yaml").symlink_to(folder / "plan.yaml")
    (folder / "c.yaml").symlink_to(folder / "c.yaml")
    (folder / "d").symlink_to(tmp_path, target_is_directory=True)
    found = places(load(folder))
    assert ("a.yaml", 1, 1, "E101") in found
    assert ("plan.yaml", 1, 1, "E216") in found
    assert ("c.yaml", 1, 1, "E101") in found
    assert ("d", 1, 1, "E101") in found
    assert not any("secret" in d.message for d in load(folder).diagnostics)


def test_a_file_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "x.yaml").write_text(TASKS, "utf-8")
    opened = os.open

    def refuse(path: Path, *rest: int) -> int:
        if Path(path).name == "x.yaml":
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    assert places(load(folder)) == [("x.yaml", 1, 1, "E101")]


def test_a_file_that_changes_while_it_is_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(folder / "x.yaml")
    asked = Path.stat
    monkeypatch.setattr(Path, "stat", lambda _, **rest: asked(folder / "plan.yaml", **rest))
    assert ("x.yaml", 1, 1, "E101") in places(load(folder))


def test_a_file_that_vanishes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wenming_cli.loading.plan_files", lambda _: ["gone.yaml", "plan.yaml"])
    assert places(load(folder)) == [("gone.yaml", 1, 1, "E101")]


@pytest.mark.parametrize(("extra", "codes"), [(-1, []), (0, []), (1, ["E102"])])
def test_size(extra: int, codes: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 200)
    (folder / "x.yaml").write_text("#" * (200 + extra), "utf-8")
    assert [d.code for d in load(folder).diagnostics] == codes


@pytest.mark.parametrize(("extra", "codes"), [(-1, []), (0, []), (1, ["E108"])])
def test_nodes(extra: int, codes: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (parsing, event_reading):
        monkeypatch.setattr(module, "MOST_NODES", 30)
    items = 30 + extra - len(("{", "plan", "{", *"kvkvkvkv", "report", "{", "to", "["))
    report = f", report: {{to: [{', '.join('甲' * items)}]}}}}"
    (folder / "plan.yaml").write_text(PLAN.replace("}", report), "utf-8")
    assert [d.code for d in load(folder).diagnostics] == codes


@pytest.mark.parametrize(("depth", "is_refused"), [(49, False), (50, False), (51, True)])
def test_depth(depth: int, is_refused: bool, folder: Path) -> None:
    (folder / "x.yaml").write_text("[" * depth + "]" * depth + "\n", "utf-8")
    assert ("E108" in [d.code for d in load(folder).diagnostics]) is is_refused


def test_many_syntax_errors_end(folder: Path) -> None:
    lines = "".join(f"- @id: {n}\n" for n in range(60))
    (folder / "x.yaml").write_text("tasks:\n" + lines, "utf-8")
    found = load(folder).diagnostics
    assert 1 <= len(found) <= 60
    assert all(d.location.file == "x.yaml" for d in found)


def test_no_plan_section(folder: Path) -> None:
    (folder / "plan.yaml").write_text("owners: []\n", "utf-8")
    loaded = load(folder)
    assert loaded.plan is None
    assert places(loaded) == [("plan.yaml", 1, 1, "E215")]


def test_an_empty_file_and_one_of_comments_are_fine(folder: Path) -> None:
    (folder / "x.yaml").write_text("", "utf-8")
    (folder / "y.yml").write_text("# 以后再写\n", "utf-8")
    assert load(folder).diagnostics == ()


def test_a_plan_inside_a_plan(folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "plan.yaml").write_text(PLAN, "utf-8")
    (found,) = load(folder).diagnostics
    assert (found.location.file, found.code) == ("inner/plan.yaml", "E217")
    assert "plan.yaml" in found.message


def test_hidden_files_and_folders_are_left_alone(folder: Path) -> None:
    (folder / ".github").mkdir()
    for name in (".x.yaml", ".github/x.yaml"):
        (folder / name).write_text("taskz: []\n", "utf-8")
    assert load(folder).diagnostics == ()


def test_the_digest_is_that_of_the_content(folder: Path) -> None:
    (folder / "x.yaml").write_text(TASKS, "utf-8")
    before = load(folder).plan
    os.utime(folder / "x.yaml", (1, 1))
    again = load(folder).plan
    (folder / "x.yaml").write_text(TASKS + "# 改\n", "utf-8")
    after = load(folder).plan
    assert before is not None
    assert again is not None
    assert after is not None
    assert before.digest == again.digest != after.digest


def test_every_file_is_checked_in_one_run(folder: Path) -> None:
    for name in ("a", "b", "c"):
        (folder / f"{name}.yaml").write_text("taskz: []\n", "utf-8")
    assert [d.location.file for d in load(folder).diagnostics] == ["a.yaml", "b.yaml", "c.yaml"]


def test_names_are_relative_to_where_one_is(folder: Path, tmp_path: Path) -> None:
    (folder / "x.yaml").write_text("taskz: []\n", "utf-8")
    assert load(folder, tmp_path).diagnostics[0].location.file == "plan/x.yaml"
