"""What is remembered is what was put, or nothing: whoever meddles with the files gets a miss."""

import errno
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from wenming_cli.remembered.store import SWITCH, Store

KEY = sha256(b"one").hexdigest()
OTHER = sha256(b"two").hexdigest()
needs_links = pytest.mark.skipif(os.name == "nt", reason="links and owners are those of POSIX")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    base = tmp_path / "cache"
    base.mkdir()
    monkeypatch.setenv("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", str(base))
    monkeypatch.delenv(SWITCH, raising=False)
    return base


@pytest.fixture
def folder(cache: Path) -> Path:
    return cache / "wenming" / "answers"


def test_what_was_put_comes_back(folder: Path) -> None:
    store = Store("answers")
    assert store.get(KEY) is None
    store.put(KEY, b"\0one\r\n")
    assert store.get(KEY) == b"\0one\r\n"
    store.put(KEY, b"")
    assert store.get(KEY) == b""
    assert [path.name for path in folder.iterdir()] == [KEY]


@needs_links
def test_nobody_else_reads_it(folder: Path) -> None:
    Store("answers").put(KEY, b"one")
    modes = [path.stat().st_mode & 0o777 for path in (folder.parent, folder, folder / KEY)]
    assert modes == [0o700, 0o700, 0o600]


def test_kinds_are_apart() -> None:
    Store("answers").put(KEY, b"one")
    assert Store("trees").get(KEY) is None


def test_a_key_is_a_digest() -> None:
    Store("answers").put(KEY, b"one")
    for key in ("", "../x", "A", "q"):
        with pytest.raises(ValueError, match=r".*"):
            Store("answers").get(key)


@pytest.mark.parametrize("at", [0, 25, 55, -1])
def test_a_flipped_bit_is_a_miss(folder: Path, at: int) -> None:
    Store("answers").put(KEY, b"the answer")
    held = bytearray((folder / KEY).read_bytes())
    held[at] ^= 1
    (folder / KEY).write_bytes(held)
    assert Store("answers").get(KEY) is None


def test_a_cut_file_is_a_miss(folder: Path) -> None:
    Store("answers").put(KEY, b"the answer")
    held = (folder / KEY).read_bytes()
    for end in range(len(held)):
        (folder / KEY).write_bytes(held[:end])
        assert Store("answers").get(KEY) is None


def test_a_file_under_another_name_or_of_another_kind_is_a_miss(folder: Path) -> None:
    Store("answers").put(KEY, b"one")
    Store("trees").put(KEY, b"tree")
    (folder / OTHER).write_bytes((folder / KEY).read_bytes())
    assert Store("answers").get(OTHER) is None
    (folder / KEY).write_bytes((folder.parent / "trees" / KEY).read_bytes())
    assert Store("answers").get(KEY) is None


def _link_file(folder: Path) -> None:
    (folder / KEY).rename(folder.parent / "elsewhere")
    (folder / KEY).symlink_to(folder.parent / "elsewhere")


def _link_hard(folder: Path) -> None:
    (folder.parent / "elsewhere").hardlink_to(folder / KEY)


def _link_folder(folder: Path) -> None:
    folder.rename(folder.parent / "elsewhere")
    folder.symlink_to(folder.parent / "elsewhere")


def _link_whole(folder: Path) -> None:
    whole = folder.parent
    whole.rename(whole.parent / "elsewhere")
    whole.symlink_to(whole.parent / "elsewhere")


def _pipe(folder: Path) -> None:
    (folder / KEY).unlink()
    os.mkfifo(folder / KEY)


def _directory(folder: Path) -> None:
    (folder / KEY).unlink()
    (folder / KEY).mkdir()


def _open_file(folder: Path) -> None:
    (folder / KEY).chmod(0o666)


def _open_to_group(folder: Path) -> None:
    folder.chmod(0o770)


def _open_to_all(folder: Path) -> None:
    folder.parent.chmod(0o777)


def _file_for_folder(folder: Path) -> None:
    folder.rename(folder.parent / "elsewhere")
    folder.write_bytes(b"")


ATTACKS = (
    _link_file,
    _link_hard,
    _link_folder,
    _link_whole,
    _pipe,
    _directory,
    _open_file,
    _open_to_group,
    _open_to_all,
    _file_for_folder,
)


@needs_links
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_what_is_not_ours_alone_is_a_miss(folder: Path, attack: Callable[[Path], None]) -> None:
    Store("answers").put(KEY, b"one")
    attack(folder)
    assert Store("answers").get(KEY) is None


@needs_links
@pytest.mark.parametrize("attack", [_link_folder, _link_whole, _open_to_group, _open_to_all])
def test_nothing_is_put_where_others_write(folder: Path, attack: Callable[[Path], None]) -> None:
    Store("answers").put(KEY, b"one")
    attack(folder)
    Store("answers").put(OTHER, b"two")
    assert not list(folder.parents[1].rglob(OTHER))


@needs_links
def test_what_another_owns_is_a_miss(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    Store("answers").put(KEY, b"one")
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    assert Store("answers").get(KEY) is None
    Store("answers").put(OTHER, b"two")
    assert [path.name for path in folder.iterdir()] == [KEY]


def test_the_oldest_are_forgotten_where_there_are_too_many(folder: Path) -> None:
    store = Store("answers", entries=2)
    keys = [sha256(bytes([number])).hexdigest() for number in range(4)]
    for number, key in enumerate(keys):
        store.put(key, b"x")
        if (folder / key).exists():
            os.utime(folder / key, (number, number))
    assert [store.get(key) for key in keys] == [None, None, b"x", b"x"]


def test_the_oldest_are_forgotten_where_they_are_too_large(folder: Path) -> None:
    store = Store("answers", octets=1000)
    store.put(KEY, b"x" * 500)
    os.utime(folder / KEY, (1, 1))
    store.put(OTHER, b"y" * 600)
    assert (store.get(KEY), store.get(OTHER)) == (None, b"y" * 600)
    store.put(KEY, b"z" * 1001)
    assert (store.get(KEY), store.get(OTHER)) == (None, b"y" * 600)


def test_many_at_once_are_kept_within_the_limits(folder: Path) -> None:
    keys = [sha256(bytes([number])).hexdigest() for number in range(5)]
    Store("answers", entries=3).put_all(dict.fromkeys(keys, b"x"))
    assert len(list(folder.iterdir())) == 3


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EDQUOT])
def test_a_full_disk_keeps_what_was_there(
    monkeypatch: pytest.MonkeyPatch, folder: Path, number: int
) -> None:
    Store("answers").put(KEY, b"one")

    def full(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        Store("answers").put(KEY, b"another")
        Store("answers").put(OTHER, b"two")
    assert (Store("answers").get(KEY), Store("answers").get(OTHER)) == (b"one", None)
    assert [path.name for path in folder.iterdir()] == [KEY]


def test_a_disk_that_fills_up_in_the_middle_keeps_what_was_there(folder: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no disk that is always full")
    Store("answers").put(KEY, b"one")
    opened = os.open

    def on_full(path: str, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            os.close(opened(path, flags, mode))
            return opened(full, os.O_WRONLY)
        return opened(path, flags, mode)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", on_full)
        Store("answers").put(KEY, b"another")
    assert Store("answers").get(KEY) == b"one"
    assert [path.name for path in folder.iterdir()] == [KEY]


@needs_links
def test_a_folder_that_cannot_be_read_is_a_miss(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    Store("answers").put(KEY, b"one")

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", forbidden)
        assert Store("answers").get(KEY) is None
        Store("answers").put(OTHER, b"two")
    assert [path.name for path in folder.iterdir()] == [KEY]


@pytest.mark.parametrize("name", [".git", "plan.yaml"])
def test_nothing_is_put_into_a_repository_or_a_plan(cache: Path, name: str) -> None:
    (cache.parent / name).mkdir()
    Store("answers").put(KEY, b"one")
    assert Store("answers").get(KEY) is None
    assert list(cache.iterdir()) == []


@needs_links
def test_a_link_into_a_repository_leads_nowhere(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cache.parent / "repo" / ".git").mkdir(parents=True)
    (cache.parent / "link").symlink_to(cache.parent / "repo")
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache.parent / "link"))
    Store("answers").put(KEY, b"one")
    assert [path.name for path in (cache.parent / "repo").iterdir()] == [".git"]


@pytest.mark.parametrize("said", ["1", "yes"])
def test_it_can_be_switched_off(cache: Path, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    Store("answers").put(KEY, b"one")
    monkeypatch.setenv(SWITCH, said)
    assert Store("answers").get(KEY) is None
    Store("answers").put(OTHER, b"two")
    assert [path.name for path in (cache / "wenming" / "answers").iterdir()] == [KEY]


@needs_links
def test_without_a_home_nothing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", "neither")
    Store("answers").put(KEY, b"one")
    assert Store("answers").get(KEY) is None


@needs_links
def test_it_is_in_the_home_where_nothing_else_is_said(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(cache))
    Store("answers").put(KEY, b"one")
    assert (cache / ".cache" / "wenming" / "answers" / KEY).is_file()
