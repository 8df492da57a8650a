"""What stands in a folder and is no file to read, and names no person would give a file."""

import os
import socket
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Wenming
from tests.hostile.outputs import faults_of_output, forged_lines, raw_characters
from tests.hostile.trees import ODD_NAMES
from wenming_cli.formats.diagnostics import FORMATS, name_of
from wenming_cli.inputs import plan_checking
from wenming_cli.loading import discovery, load
from wenming_cli.repairs import diff, fix, shown_diff

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of them")

COMMANDS = (
    ("validate", "{}"),
    ("-C", "{}", "status", "--as-of", "2020-06-30"),
    ("-C", "{}", "report", "--month", "2020-06"),
    ("-C", "{}", "tasks", "--as-of", "2020-06-30"),
    ("-C", "{}", "show", "A"),
    ("-C", "{}", "explain", "completion_rate", "--as-of", "2020-06-30"),
)
MOST_BYTES = 100 * 1024 * 1024


def fifo(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def real_device(path: Path) -> None:
    try:
        os.mknod(path, 0o600 | stat.S_IFCHR, os.makedev(1, 5))
    except OSError:
        pytest.skip("only root makes devices")


def unix_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        before = Path.cwd()
        os.chdir(path.parent)  # the path of a socket is at most a hundred bytes long
        server.bind(path.name)
        os.chdir(before)


def link_loop(path: Path) -> None:
    path.symlink_to(path)


def loop_of_folders(path: Path) -> None:
    path.symlink_to(path.parent, target_is_directory=True)


def link_out(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def link_to_nothing(path: Path) -> None:
    path.symlink_to(path.parent / "gone")


def folder(path: Path) -> None:
    path.mkdir()
    (path / "y.yaml").write_text("taskz: []\n", "utf-8")


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MOST_BYTES)


def zeros(path: Path) -> None:
    path.write_bytes(bytes(64 * 1024))


KINDS: tuple[tuple[Callable[[Path], None], str], ...] = (
    (fifo, "E101"),
    (device, "E101"),
    (real_device, "E101"),
    (unix_socket, "E101"),
    (link_loop, "E101"),
    (loop_of_folders, "E101"),
    (link_out, "E101"),
    (link_to_nothing, "E101"),
    (folder, "E201"),
    (sparse, "E102"),
    (zeros, "E103"),
)


@pytest.mark.parametrize(("make", "code"), KINDS, ids=[make.__name__ for make, _ in KINDS])
def test_special_files(
    make: Callable[[Path], None], code: str, sound: Path, wenming: Wenming
) -> None:
    make(sound / "x.yaml")
    assert [d.code for d in load(sound).diagnostics] == [code]
    assert_survived(sound, wenming)
    assert list(map(diff, fix(sound))) == []


def assert_survived(sound: Path | str, wenming: Wenming) -> None:
    """Every command says no more than what is wrong, in every format."""
    outcome = plan_checking.checked([Path(sound)], None, (), ())
    assert outcome.diagnostics
    for module in FORMATS:
        assert faults_of_output(name_of(module), module.render(outcome), outcome) == []
    for command in COMMANDS:
        ran = wenming(*(word.format(sound) for word in command))
        assert ran.code == 1, ran.err
        assert raw_characters(ran.out + ran.err) == []
        assert forged_lines(ran.out + ran.err) == []
        assert "root:" not in ran.out + ran.err


@pytest.mark.parametrize("make", [link_loop, fifo, link_to_nothing, folder, sparse])
def test_a_plan_file_that_is_none(
    make: Callable[[Path], None], tmp_path: Path, wenming: Wenming
) -> None:
    make(tmp_path / "plan.yaml")
    for command in COMMANDS:
        ran = wenming(*(word.format(tmp_path) for word in command))
        assert ran.code in {1, 2}
        assert ran.out + ran.err


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_what_may_not_be_read(sound: Path, wenming: Wenming) -> None:
    (sound / "x.yaml").write_text("tasks: []\n", "utf-8")
    (sound / "x.yaml").chmod(0)
    (sound / "closed").mkdir(mode=0)
    for parent in (sound, *sound.parents):
        parent.chmod(parent.stat().st_mode | 0o555)
    os.seteuid(65534)
    try:
        found = load(sound).diagnostics
        assert [(d.location.file, d.code) for d in found] == [
            ("closed", "E101"),
            ("x.yaml", "E101"),
        ]
        assert all("没有读取权限" in d.message for d in found)
        assert_survived(sound, wenming)
    finally:
        os.seteuid(0)
        (sound / "closed").chmod(0o700)


def test_a_file_that_vanishes_between_listing_and_reading(
    sound: Path, monkeypatch: pytest.MonkeyPatch, wenming: Wenming
) -> None:
    def listed(folder: Path) -> list[str]:
        return [*discovery.plan_files(folder), "gone.yaml", "gone/gone.yaml"]

    monkeypatch.setattr("wenming_cli.loading.plan_files", listed)
    assert [d.location.file for d in load(sound).diagnostics] == ["gone.yaml", "gone/gone.yaml"]
    assert_survived(sound, wenming)


def test_a_folder_that_vanishes_while_it_is_listed(
    sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sound / "gone").mkdir()
    scan = os.scandir

    def vanishing(path: Path) -> object:
        if Path(path).name == "gone" and Path(path).exists():
            Path(path).rmdir()
        return scan(path)

    monkeypatch.setattr(os, "scandir", vanishing)
    assert [(d.location.file, d.code) for d in load(sound).diagnostics] == [("gone", "E101")]


def test_links_that_are_not_called_like_files(sound: Path, wenming: Wenming) -> None:
    link_loop(sound / "loop")
    link_to_nothing(sound / "nothing")
    fifo(sound / "pipe")
    assert load(sound).diagnostics == ()
    (sound / "folder").symlink_to("/etc", target_is_directory=True)
    assert [d.location.file for d in load(sound).diagnostics] == ["folder"]
    assert_survived(sound, wenming)


def test_a_whole_plan_that_vanishes(tmp_path: Path, wenming: Wenming) -> None:
    ran = wenming("validate", tmp_path / "没有")
    assert ran.code == 2
    assert "没有" in ran.err


# --- names --------------------------------------------------------------------------------------

FAULTY = "owners:\n- {name: 局：, kind: 别的}\n- {name: 处, kind：other}\n"


@pytest.mark.parametrize("name", ODD_NAMES, ids=ascii)
def test_names_of_files(name: str, sound: Path, wenming: Wenming) -> None:
    (sound / name).write_text(FAULTY, "utf-8")
    assert {d.location.file for d in load(sound).diagnostics} == {name}
    assert_survived(sound, wenming)
    fixed = fix(sound)
    shown = "".join(map(shown_diff, fixed))
    assert b"".join(map(diff, fixed)).count(b"\n--- ") == 0
    assert raw_characters(shown) == []
    assert forged_lines(shown) == []


@pytest.mark.parametrize("name", ODD_NAMES, ids=ascii)
def test_names_of_folders(
    name: str, sound: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = name.rpartition(".")[0]
    (sound / "x.yaml").write_text(FAULTY, "utf-8")
    odd = sound.rename(sound.parent / name)
    monkeypatch.chdir(sound.parent)
    assert_survived(f"./{name}", wenming)
    assert_survived(odd, wenming)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_names_that_are_no_text(sound: Path, wenming: Wenming) -> None:
    (sound / os.fsdecode(b"\xff\xfe.yaml")).write_text(FAULTY, "utf-8")
    assert_survived(sound, wenming)


@pytest.mark.parametrize("name", [*ODD_NAMES, "长" * 300, "a/" * 3000], ids=ascii)
def test_names_on_the_command_line(name: str, sound: Path, wenming: Wenming) -> None:
    """What is typed is shown as what it is too: a build server passes on names of branches."""
    for command in (
        ("validate", "--", name),
        ("validate", "--select", name),
        ("-C", name, "status"),
        ("-C", str(sound), "show", "--", name),
        ("-C", str(sound), "explain", "--", name),
        ("-C", str(sound), "--plan", name, "status"),
        ("-C", str(sound), "status", "--owner", name),
        ("-C", str(sound), "status", "--as-of", name),
        ("-C", str(sound), "report", "--template", name),
        ("-C", str(sound), "report", "--month", "2020-06", "-o", f"gone/{name}"),
        ("init", f"/proc/{name}"),
        (name,),
        (f"--{name}",),
    ):
        ran = wenming(*command)
        assert ran.code in {0, 1, 2}, command
        assert raw_characters(ran.out + ran.err) == [], command
        assert forged_lines(ran.out + ran.err) == [], command
