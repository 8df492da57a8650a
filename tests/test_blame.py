"""Which commit wrote a line, in real repositories."""

from pathlib import Path

import pytest

from tests.repository import commit, git, isolate, start
from wenming_cli.history import Blame, HistoryError
from wenming_cli.history.blame import _found_again
from wenming_cli.model.place import Source

TEXT = "一\n二\n三\n四\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    isolate(monkeypatch)
    place = tmp_path / "计划 库" / "文明"
    place.mkdir(parents=True)
    start(place.parent)
    write(place, TEXT)
    commit(place, "2020-06-01")
    write(place, TEXT.replace("二", "二二"))
    commit(place, "2020-06-02")
    return place


def write(folder: Path, text: str, name: str = "-任务 一.yaml") -> None:
    (folder / name).write_bytes(text.encode("utf-8"))


def days(folder: Path, name: str = "-任务 一.yaml") -> list[str | None]:
    path = folder / name
    text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    source, blame = Source(name, text), Blame(folder)
    found = [blame.origin(source, path, line) for line in range(1, text.count("\n") + 2)]
    return [None if origin is None else str(origin.commit.day) for origin in found]


def test_each_line_has_its_commit_and_author(folder: Path) -> None:
    assert days(folder) == ["2020-06-01", "2020-06-02", "2020-06-01", "2020-06-01", None]
    source = Source("x", (folder / "-任务 一.yaml").read_text("utf-8"))
    origin = Blame(folder).origin(source, folder / "-任务 一.yaml", 2)
    assert origin is not None
    assert origin.commit.author == "某人"
    assert origin.commit.hash == git(folder, "rev-parse", "HEAD")
    assert not origin.is_floor


def test_lines_that_were_not_committed(folder: Path) -> None:
    write(folder, "零\n一\n三\n新\n四\n")
    assert days(folder) == [None, "2020-06-01", "2020-06-01", None, "2020-06-01", None]
    write(folder, TEXT, "新的.yaml")
    assert days(folder, "新的.yaml") == [None] * 5


def test_line_ends_and_marks_make_no_difference(folder: Path) -> None:
    text = (folder / "-任务 一.yaml").read_text("utf-8")
    write(folder, "\ufeff" + text.replace("\n", "\r\n"))
    assert days(folder)[:4] == ["2020-06-01", "2020-06-02", "2020-06-01", "2020-06-01"]


def test_a_renamed_folder(folder: Path) -> None:
    renamed = folder.rename(folder.with_name("其他"))
    assert days(renamed) == [None] * 5
    commit(renamed, "2020-06-03")
    assert days(renamed)[:2] == ["2020-06-01", "2020-06-02"]


def test_a_shallow_clone_says_where_its_history_ends(folder: Path, tmp_path: Path) -> None:
    clone = tmp_path / "浅"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{folder.parent}", str(clone))
    blame = Blame(clone / "文明")
    assert blame.is_shallow
    path = clone / "文明" / "-任务 一.yaml"
    origin = blame.origin(Source("x", path.read_text("utf-8")), path, 1)
    assert origin is not None
    assert origin.is_floor


def test_nothing_of_the_repository_runs(folder: Path, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    program = f"touch '{ran}'; cat"
    (folder.parent / ".gitattributes").write_text("*.yaml diff=x filter=x\n", "utf-8")
    for name in ("diff.x.textconv", "filter.x.clean", "filter.x.smudge", "core.fsmonitor"):
        git(folder, "config", name, program)
    (folder.parent / "skipped").write_text(git(folder, "rev-parse", "HEAD") + "\n", "utf-8")
    git(folder, "config", "blame.ignoreRevsFile", str(folder.parent / "skipped"))
    write(folder, "零\n" + (folder / "-任务 一.yaml").read_text("utf-8"))
    assert days(folder)[:3] == [None, "2020-06-01", "2020-06-02"]
    assert not ran.exists()


def test_a_repository_without_a_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch)
    start(tmp_path)
    with pytest.raises(HistoryError, match="还没有提交"):
        Blame(tmp_path)


def test_a_file_that_is_a_link_in_the_commit(folder: Path) -> None:
    path = folder / "链接.yaml"
    path.symlink_to("不在.yaml")
    commit(folder, "2020-06-03")
    path.unlink()
    write(folder, "一\n", path.name)
    assert days(folder, path.name) == [None, None]


@pytest.mark.parametrize(
    ("now", "then", "found"),
    [
        ("abc", "abc", [0, 1, 2]),
        ("", "abc", []),
        ("abc", "", [None, None, None]),
        ("xabc", "abc", [None, 0, 1, 2]),
        ("abcx", "abc", [0, 1, 2, None]),
        ("axc", "abc", [0, None, 2]),
        ("aa", "a", [0, None]),
        ("axbyc", "abc", [0, None, 1, None, 2]),
    ],
)
def test_lines_found_again(now: str, then: str, found: list[int | None]) -> None:
    assert _found_again(list(now), list(then)) == found


def test_too_much_that_differs_is_not_compared() -> None:
    now = [str(n) for n in range(5_000)]
    then = ["x", *now[:-1], "y"]
    assert set(_found_again(now, then)) == {None}
