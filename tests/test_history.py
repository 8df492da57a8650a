"""What git says when it can't answer."""

import subprocess
from pathlib import Path

import pytest

from wenming_cli import history


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("fatal: not a git repository", "不在 git 仓库里"),
        ("fatal: detected dubious ownership in repository", "属于另一个用户"),
        ("fatal: bad object\x1b[31m", "git 报错：fatal: bad object"),
    ],
)
def test_reasons(message: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object, **__: object) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.CompletedProcess([], 128, b"", message.encode())

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(history.HistoryError, match=words):
        history.revision_of(tmp_path)


def test_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", 60)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(history.HistoryError, match="没有答复"):
        history.revision_of(tmp_path)
