"""The plan in git: at which revision a folder stands.

Git is run on repositories nobody vouches for: no pager, no hooks, no file-system monitor, no
prompts, nothing written.
"""

import os
import subprocess
from pathlib import Path

_GIT = (
    "git",
    "--no-pager",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "safe.bareRepository=explicit",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "core.quotePath=false",
)


class HistoryError(Exception):
    """Why git could not answer, in plain words."""


def revision_of(folder: Path) -> str:
    """The commit a folder stands at, and whether files in it have uncommitted edits."""
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}")
    edits = _git(folder, "status", "--porcelain", "--untracked-files=all", "--", ".")
    return f"{commit.strip()[:12]}{'（有未提交的改动）' if edits.strip() else ''}"


def _git(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(  # noqa: S603  fixed words, and a folder of the user's own
            [*_GIT, *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            check=False,
            timeout=60,
        )
    except FileNotFoundError:
        raise HistoryError("这台机器上没有 git") from None
    except subprocess.TimeoutExpired:
        raise HistoryError("git 一分钟没有答复") from None
    if done.returncode:
        raise HistoryError(_reason(done.stderr.decode("utf-8", "replace")))
    return done.stdout.decode("utf-8", "replace")


def _reason(message: str) -> str:
    if "not a git repository" in message:
        return "这个文件夹不在 git 仓库里"
    if "dubious ownership" in message:
        return "git 仓库属于另一个用户，git 拒绝读取；请仓库的主人运行，或把它加入 safe.directory"
    return "git 仓库里还没有提交" if not message.strip() else f"git 报错：{message.strip()}"
