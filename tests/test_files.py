"""Names of files to be written: what a computer with Windows could not hold is refused anywhere."""

import os
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Wenming
from wenming_cli import files, terminal
from wenming_cli.stop import Stop

REFUSED = (
    ("CON", "设备"),
    ("nul", "设备"),
    ("aux.txt", "设备"),
    ("COM1.md", "设备"),
    ("lpt9", "设备"),
    ("COM¹.md", "设备"),
    ("CONIN$", "设备"),
    ("con .md", "设备"),
    ("CON/月报.md", "设备"),
    ("a<b.md", "<"),
    ("a>b.md", ">"),
    ("a:b.md", ":"),
    ('a"b.md', '"'),
    ("a|b.md", "|"),
    ("a?.md", "?"),
    ("a*.md", "*"),
    ("a\nb.md", "控制字符"),
    ("a\x1bb.md", "控制字符"),
    ("a\u202eb.md", "控制字符"),
    ("月报.", "句点"),
    ("月报 ", "空格"),
    ("月报./a.md", "句点"),
    ("长" * 86 + ".md", "太长"),
    ("a" * 256, "太长"),
    ("/".join(["文件夹"] * 70), "太长"),
)
FINE = (
    "月报.md",
    "2020-06/月报（终稿）.md",
    "CONTENT.md",
    "com10.md",
    "null.md",
    ".gitlab-ci.yml",
    "../x.md",
    "./x.md",
    " x.md",
    "a..md",
    "长" * 60 + ".md",
)


@pytest.mark.parametrize(("name", "word"), REFUSED, ids=lambda v: ascii(v)[:20])
def test_refused(name: str, word: str) -> None:
    with pytest.raises(files.NameRefusedError, match=r"^[^\n]+$") as refused:
        files.require_portable(Path(name))
    assert word in str(refused.value)
    assert not set(str(refused.value)) & set("\n\x1b\u202e")


@pytest.mark.parametrize("name", FINE)
def test_fine(name: str) -> None:
    files.require_portable(Path(name))


def test_a_windows_drive_is_no_odd_name() -> None:
    files.require_portable(Path("C:/计划/月报.md"), drive="C:")
    files.require_portable(Path("/计划/月报.md"))


def test_only_what_would_be_new_is_looked_at(tmp_path: Path) -> None:
    """A folder that is there already holds files, whatever its name."""
    odd = tmp_path / "aux"
    odd.mkdir()
    terminal.emit("新", odd / "月报.md")
    (tmp_path / "旧:报.md").write_text("旧", "utf-8")
    terminal.emit("新", tmp_path / "旧:报.md")
    assert (tmp_path / "旧:报.md").read_text("utf-8") == "新"
    with pytest.raises(Stop, match="设备"):
        terminal.emit("新", odd / "nul.md")


@pytest.mark.parametrize(("name", "word"), REFUSED, ids=lambda v: ascii(v)[:20])
def test_no_command_writes_such_a_file(
    name: str, word: str, make_plan: MakePlan, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan("plan: {id: p, name: 计划, year: 2020, owner: 办}\n")
    before = sorted(plan.parent.rglob("*"))
    monkeypatch.chdir(plan)
    for command in (
        ("validate", "-o", name),
        ("status", "--as-of", "2020-06-30", "-o", name),
        ("report", "--month", "2020-06", "-o", name),
        ("schema", "-o", name),
        ("init", name),
        ("init", name, "--dry-run"),
    ):
        ran = wenming(*command)
        assert ran.code == 2, command
        assert word in ran.err, command
        assert "换一个名字" in ran.err or "短" in ran.err
        assert "Errno" not in ran.err
    assert sorted(plan.parent.rglob("*")) == before


def test_owner_access_list_and_attributes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    try:
        os.setxattr(path, "user.note", b"kept")
    except (AttributeError, OSError):
        pytest.skip("no attributes here")
    files.replace(path, b"old", b"new")
    assert path.read_bytes() == b"new"
    assert os.getxattr(path, "user.note") == b"kept"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_whose_owner_cannot_be_kept_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")

    def refused(*_: object) -> list[str]:
        raise PermissionError(1, "not yours")

    monkeypatch.setattr(os, "listxattr", refused, raising=False)
    with pytest.raises(OSError, match="所有者或者权限保不住"):
        files.replace(path, b"old", b"new")
    assert path.read_bytes() == b"old"


def test_a_file_with_another_hard_link_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    (tmp_path / "b.yaml").hardlink_to(path)
    with pytest.raises(OSError, match="硬链接"):
        files.replace(path, b"old", b"new")
    assert (tmp_path / "b.yaml").read_bytes() == b"old"


def test_what_a_killed_run_left_is_taken_away(tmp_path: Path) -> None:
    old, young = tmp_path / ".a.yaml.abcdefgh.tmp", tmp_path / ".a.yaml.ijklmnop.tmp"
    other, longer = tmp_path / ".b.yaml.abcdefgh.tmp", tmp_path / ".a.yaml.b.yaml.abcdefgh.tmp"
    for left in (old, young, other, longer):
        left.write_text("", "utf-8")
        if left != young:
            os.utime(left, (0, 0))
    files.write_whole(tmp_path / "a.yaml", b"sample: true\n")
    assert {path.name for path in tmp_path.iterdir()} == {
        "a.yaml",
        young.name,
        other.name,
        longer.name,
    }
