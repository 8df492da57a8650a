"""Real repositories to try things on: git as it comes, whatever the machine's settings are."""

import os
import subprocess
from pathlib import Path

import pytest


def isolate(monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings but git's own, and a committer who is nobody."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "某人")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "x@example.org")


def git(folder: Path, *arguments: str) -> str:
    """What git says in a folder."""
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode().strip()


def start(folder: Path) -> None:
    """A repository without a commit."""
    git(folder, "init", "-q", "-b", "main")


def commit(folder: Path, day: str, words: str = "改动") -> str:
    """Everything committed on a day, at noon of the offices; the hash."""
    git(folder, "add", "-A", ":/")
    when = f"{day}T04:00:00+0000"
    dated = {**os.environ, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    subprocess.run(
        ["git", "commit", "-q", "--allow-empty", "-m", words], cwd=folder, check=True, env=dated
    )
    return git(folder, "rev-parse", "HEAD")
