"""What a run says is heard as it goes out, and remembered where nothing speaks against it."""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wenming_cli.remembered import listening, readings
from wenming_cli.remembered.hearing import Hearing
from wenming_cli.remembered.listening import Listening
from wenming_cli.remembered.recall import Recall, recall_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nothing is remembered there")


@pytest.fixture(autouse=True)
def _streams(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """The streams are put back, and nobody listens any more."""
    assert capfd.readouterr() == ("", "")
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, io.TextIOWrapper(io.BytesIO(), "utf-8"))
    yield
    readings._notes.clear()


def test_every_byte_is_heard_in_order(capfd: pytest.CaptureFixture[str]) -> None:
    hearing = Hearing()
    for stream, text in ((sys.stdout, "一\n"), (sys.stderr, "!"), (sys.stderr, "\r2/3")):
        print(text, end="", file=stream, flush=True)
    assert hearing.said == [(1, "一\n".encode()), (2, b"!")]
    assert not hearing.is_doubtful
    assert capfd.readouterr() == ("一\n", "!\r2/3")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is full")
def test_what_a_stream_does_not_take_leaves_a_doubt() -> None:
    hearing, own = Hearing(), os.dup(1)
    sys.stdout.write("一")
    with Path("/dev/full").open("wb") as full:
        os.dup2(full.fileno(), 1)
        try:
            with pytest.raises(OSError, match="No space"):
                sys.stdout.flush()
        finally:
            os.dup2(own, 1)
            os.close(own)
    assert hearing.said == []
    sys.stdout.flush()
    assert hearing.is_doubtful


def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Recall:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.delenv("WENMING_NO_CACHE", raising=False)
    found = recall_of(["status"])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "speaks_against", "answer"),
    [(0, "", 0), (1, "", 1), (2, "", None), (0, "doubt", None), (0, "fresh code", None)],
)
def test_a_run_is_remembered_unless_anything_speaks_against_it(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    code: int,
    speaks_against: str,
    answer: int | None,
) -> None:
    monkeypatch.setattr(sys, "addaudithook", lambda _: None)
    is_fresh = speaks_against == "fresh code"
    monkeypatch.setattr(listening, "_SETTLED", 10**9 if is_fresh else -(10**9))
    streams = sys.stdout, sys.stderr
    run = Listening(asked(monkeypatch, tmp_path))
    if speaks_against == "doubt":
        readings.doubt()
    sys.stdout.write("一")
    sys.stdout.flush()
    run.keep(code)
    sys.stdout, sys.stderr = streams
    assert asked(monkeypatch, tmp_path).answered() == answer
