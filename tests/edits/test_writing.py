"""Writing repaired files, and showing what would be written."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Golden, MakeRepo
from wenming_cli import files
from wenming_cli import repairs as edits

TEXT = """\
sample: true
# 任务：各条
tasks:
- id: NM-1
  title: 任务 # 注释
  workstream：NM
  due: 2020/6/30
  note: 圆通街 #12号
  support:
  - 市场局、甲街道
  - 乙街道"""


@pytest.fixture
def fixed(folder: Path) -> edits.Fixed:
    """A file with its repairs, not yet written."""
    (folder / "a.yaml").write_bytes(TEXT.encode())
    (found,) = edits.fix(folder)
    return found


def test_nothing_is_written_unasked(fixed: edits.Fixed) -> None:
    assert fixed.path.read_bytes() == fixed.old == TEXT.encode()


def test_mode_and_link_are_kept(folder: Path, fixed: edits.Fixed) -> None:
    fixed.path.rename(folder / "real.txt")
    fixed.path.symlink_to("real.txt")
    (folder / "real.txt").chmod(0o640)
    edits.write(fixed)
    assert fixed.path.is_symlink()
    assert (folder / "real.txt").read_bytes() == fixed.new
    assert (folder / "real.txt").stat().st_mode & 0o7777 == 0o640
    assert sorted(p.name for p in folder.iterdir()) == ["a.yaml", "plan.yaml", "real.txt"]


def test_a_file_changed_since_is_left(folder: Path, fixed: edits.Fixed) -> None:
    fixed.path.write_bytes(fixed.old + b"\n")
    with pytest.raises(files.ChangedError, match="改过"):
        edits.write(fixed)
    assert fixed.path.read_bytes() == fixed.old + b"\n"
    fixed.path.unlink()
    with pytest.raises(FileNotFoundError):
        edits.write(fixed)
    assert [p.name for p in folder.iterdir()] == ["plan.yaml"]


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
def test_a_full_disk_leaves_the_old_file(
    call: str, folder: Path, fixed: edits.Fixed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(call, full)
    with pytest.raises(OSError, match="No space"):
        edits.write(fixed)
    assert fixed.path.read_bytes() == fixed.old
    assert sorted(p.name for p in folder.iterdir()) == ["a.yaml", "plan.yaml"]


def test_a_read_only_folder_leaves_the_old_file(
    fixed: edits.Fixed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(PermissionError):
        edits.write(fixed)
    assert fixed.path.read_bytes() == fixed.old


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data + b"x", bytes.upper])
def test_what_was_written_is_read_again(
    fixed: edits.Fixed, monkeypatch: pytest.MonkeyPatch, damage: Callable[[bytes], bytes]
) -> None:
    opened = Path.open

    def damaged(path: Path, mode: str = "r", **how: Any) -> Any:
        if path.suffix != ".tmp":
            return opened(path, mode, **how)
        with opened(path, mode, **how) as file:
            return io.BytesIO(damage(file.read()))

    monkeypatch.setattr(Path, "open", damaged)
    with pytest.raises(OSError, match="不一样"):
        edits.write(fixed)
    monkeypatch.undo()
    assert fixed.path.read_bytes() == fixed.old


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    files.write_whole(tmp_path / "a", b"a")
    (tmp_path / "b").write_bytes(b"b")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_the_difference(fixed: edits.Fixed, golden: Golden) -> None:
    shown = "".join(f"{repaired}\n" for repaired in fixed.repaired)
    golden(Path(__file__).parent / "golden" / "diff.txt", edits.shown_diff(fixed) + shown)


def test_the_difference_shows_control_characters(fixed: edits.Fixed) -> None:
    odd = replace(fixed, name="a\n::error::\x1b[31m", new=fixed.old.replace(b": ", b":\x1b[31m "))
    shown = edits.shown_diff(odd)
    assert shown.startswith("--- a/a\\x0a::error::\\x1b[31m\n+++ b/a\\x0a")
    assert "\x1b" not in shown
    assert "+sample:\\x1b[31m true\n" in shown


NAMES = ("a.yaml", "六月.yaml", "a b.yaml", 'a"b.yaml', "a\tb.yaml", "a\nb.yaml", "a\\b.yaml")


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "utf-16"])
@pytest.mark.parametrize("name", NAMES)
def test_git_applies_the_difference(
    name: str, codec: str, folder: Path, make_repo: MakeRepo, tmp_path: Path
) -> None:
    text = "tasks:\n- id: NM-1\n  title: 整治农贸市场\n  workstream: NM\n  due：2020-06-30"
    (folder / name).write_bytes(text.encode(codec))
    repo = make_repo(folder)
    (fixed,) = edits.fix(folder)
    (tmp_path / "patch").write_bytes(edits.diff(fixed))
    repo.git("apply", str(tmp_path / "patch"))
    assert (folder / name).read_bytes() == fixed.new
