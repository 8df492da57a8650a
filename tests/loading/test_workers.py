"""Files read by several processes: the same comes of it, whatever becomes of the helpers."""

import multiprocessing
import os
import signal
import subprocess
import sys
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from tests.loading.test_packed_file import everything
from wenming_cli import workers
from wenming_cli.loading import file_readings, load_contents, reading_together
from wenming_cli.loading.file_reading import FileRead, packed_read, read_file
from wenming_cli.loading.reading import NO_FILE, Content

FILES: list[tuple[str, Content]] = [
    (f"{number:02}.yaml", f"tasks:\n- {{id: A{number}, title: {'字' * number}}}\n".encode())
    for number in range(23)
] + [("faulty.yaml", b"tasks: [\n- id"), ("none.yaml", NO_FILE), ("empty.yaml", b"")]
STARTS = [start for start in ("fork", "spawn") if start in multiprocessing.get_all_start_methods()]


@pytest.fixture(autouse=True)
def every_byte_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_together, "_SHARE", 1)
    monkeypatch.setattr(file_readings, "REMEMBERED_FROM", 1)
    monkeypatch.setattr(file_readings, "SHARED_FROM", 1)


def alone() -> list[Any]:
    return [shown(read_file(name, content)) for name, content in FILES]


def shown(read: FileRead) -> Any:
    if read.source is None or read.data is None:
        return read.source and read.source.text, read.faults
    return everything(read)


def together(most: int, start: str | None = None) -> list[Any]:
    """What comes of reading together; what is packed is seen as what it was packed of."""
    readings = reading_together.read_together(FILES, most, start)
    return [shown(file_readings._opened(*pair)) for pair in zip(FILES, readings, strict=True)]


@pytest.mark.parametrize("start", STARTS)
def test_the_same_comes_of_it_however_they_start(start: str) -> None:
    assert together(2, start) == alone()


@pytest.mark.parametrize("most", [1, 2, 3, 7, 100])
def test_the_same_comes_of_it_however_many_they_are(most: int) -> None:
    assert together(most) == alone()


def test_helpers_read_their_share() -> None:
    readings = reading_together.read_together(FILES, 2)
    packed = [reading for reading in readings if isinstance(reading, bytes)]
    assert len(FILES) / 3 < len(packed) < len(FILES) * 2 / 3
    assert multiprocessing.active_children() == []


class _Asker(BaseProcess):
    """Who asked: there for so many files."""

    def __init__(self, files: int) -> None:
        super().__init__()
        self._left = files

    def is_alive(self) -> bool:
        self._left -= 1
        return self._left >= 0


@pytest.mark.parametrize("files", [None, 0, len(FILES) - 1])
def test_a_helper_whose_asker_is_gone_gives_nothing(files: int | None) -> None:
    asker = None if files is None else _Asker(files)
    ours, theirs = multiprocessing.Pipe(duplex=False)
    with ours, theirs:
        reading_together.give(theirs, FILES, asker)
        assert not ours.poll()


def test_a_helper_gives_what_it_could_pack_of_each_file() -> None:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    with ours, theirs:
        reading_together.give(theirs, FILES, _Asker(len(FILES)))
        given = ours.recv()
    assert given == [packed_read(read_file(name, content)) for name, content in FILES]
    assert given.count(None) < len(FILES) / 2


def test_shares_are_done_as_evenly_as_can_be() -> None:
    assert reading_together._shares([1, 9, 3, 4, 5], 2) == [[1, 2, 0], [4, 3]]
    shares = reading_together._shares([10] * 120, 2)
    assert [len(share) for share in shares] == [70, 50], "a helper packs what it has read too"
    assert reading_together._shares([], 2) == [[], []]


def test_a_helper_that_dies_leaves_its_files_to_us(monkeypatch: pytest.MonkeyPatch) -> None:
    us = os.getpid()

    def dies(read: FileRead) -> bytes | None:
        if os.getpid() != us:
            os.kill(os.getpid(), signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        return packed_read(read)

    monkeypatch.setattr(reading_together, "packed_read", dies)
    assert together(3, STARTS[0]) == alone()
    assert multiprocessing.active_children() == []


def test_a_helper_that_fails_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fails(_: FileRead) -> bytes | None:
        raise MemoryError

    monkeypatch.setattr(reading_together, "packed_read", fails)
    assert together(3, STARTS[0]) == alone()
    assert capfd.readouterr() == ("", "")


def test_where_no_process_may_be_started_we_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> object:
        raise PermissionError(1, "Operation not permitted")

    for method in ("fork", "pipe"):
        monkeypatch.setattr(os, method, refused, raising=False)
    assert together(3, STARTS[0]) == alone()


def test_no_locks_are_asked_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("_multiprocessing.SemLock", raising=False)
    assert together(2, STARTS[0]) == alone()


def test_an_interrupt_leaves_nobody_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> FileRead:
        raise KeyboardInterrupt

    monkeypatch.setattr(reading_together, "read_file", interrupted)
    with pytest.raises(KeyboardInterrupt):
        reading_together.read_together(FILES, 3)
    assert multiprocessing.active_children() == []


def test_few_bytes_are_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_readings, "SHARED_FROM", 2**20)
    monkeypatch.setattr(reading_together, "_started", None)
    with workers.at_most(8):
        assert [shown(read) for read in file_readings.read_files(FILES)] == alone()


def test_a_library_starts_no_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_together, "_started", None)
    assert [shown(read) for read in file_readings.read_files(FILES)] == alone()


def test_as_many_as_are_asked_for_else_the_cores() -> None:
    assert workers.most() == 1
    with workers.at_most(5):
        assert workers.most() == 5
        with workers.at_most(None):
            assert 1 <= workers.most() <= (os.cpu_count() or 1)
    assert workers.most() == 1


PLAN = "plan: {id: p, name: P, year: 2020, owner: 甲}\nowners: [{name: 甲, kind: office}]\n"


@pytest.mark.parametrize("most", [1, 2, 4])
def test_a_plan_is_the_same(most: int) -> None:
    contents = [("plan.yaml", PLAN.encode()), *FILES]
    first = load_contents(Path("p"), contents)
    with workers.at_most(most):
        second = load_contents(Path("p"), contents)
    texts = [{name: of.text for name, of in read.sources.items()} for read in (first, second)]
    assert texts[0] == texts[1]
    assert replace(second, sources={}) == replace(first, sources={})


@pytest.mark.parametrize("many", [0, "x", -1])
def test_what_is_no_number_of_workers(many: object) -> None:
    command = [sys.executable, "-m", "wenming_cli", "validate", "--workers", str(many)]
    ran = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert ran.returncode == 2
    assert "'--workers' 的值不对：要写" in ran.stderr
