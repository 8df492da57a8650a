"""Plans at revisions, in real repositories, and what is said where git can't answer."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from wenming_cli import history
from wenming_cli.history import Repository, load_at, same_plan, staged_tree, tree_of
from wenming_cli.loading import Loaded, load

PLAN = "plan: {id: p, name: 计划, year: 2020, owner: 办}\n"
TASKS = """\
workstreams:
- {id: NM, name: 农贸, kind: rectification}
tasks:
- {id: A, title: 任务, workstream: NM, due: 2020-06-30}
"""

Git = Callable[..., str]


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """git as it comes, whatever the machine's settings are."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "某人")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "x@example.org")
        monkeypatch.setenv(f"GIT_{who}_DATE", "2020-06-30T20:00:00+0000")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with a plan in a folder with a Chinese name."""
    place = tmp_path / "计划 库" / "plans" / "文明"
    place.mkdir(parents=True)
    (place / "plan.yaml").write_text(PLAN, "utf-8")
    (place / "任务.yaml").write_text(TASKS, "utf-8")
    git(tmp_path / "计划 库", "init", "-q", "-b", "main")
    commit(place)
    return place


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode().strip()


def commit(folder: Path) -> None:
    git(folder, "add", "-A", ":/")
    git(folder, "commit", "-q", "-m", "改动", "--allow-empty")


def at(folder: Path, revision: str) -> Loaded:
    loaded = history.earlier(load(folder), revision, folder)
    assert loaded is not None
    return loaded


# --- reading --------------------------------------------------------------------------------------


def test_a_plan_at_a_revision_is_that_of_the_files(folder: Path) -> None:
    now, then = load(folder), at(folder, "HEAD")
    assert then.plan == now.plan
    assert then.plan is not None
    assert now.plan is not None
    assert then.plan.tasks[0].location("due") == now.plan.tasks[0].location("due")
    assert then.diagnostics == ()


def test_it_stays_what_it_was(folder: Path) -> None:
    (folder / "任务.yaml").write_text(TASKS.replace("06-30", "07-31"), "utf-8")
    then = at(folder, "HEAD").plan
    assert then is not None
    assert str(then.tasks[0].due) == "2020-06-30"
    repository = Repository.around(folder)
    git(folder, "add", ".")
    staged = load_at(staged_tree(repository), repository.prefix, folder).plan
    assert staged is not None
    assert str(staged.tasks[0].due) == "2020-07-31"


def test_a_renamed_folder_is_found_again(folder: Path) -> None:
    other = folder.with_name("其他")
    other.mkdir()
    (other / "plan.yaml").write_text(PLAN.replace("id: p", "id: q"), "utf-8")
    commit(folder)
    renamed = folder.rename(folder.with_name("文明 2020"))
    gone, then = load(renamed).plan, at(renamed, "HEAD").plan
    assert gone is not None
    assert then is not None
    assert then.digest == gone.digest
    tree = tree_of(Repository.around(renamed), Repository.around(renamed).commit("HEAD"))
    assert same_plan(tree, "plans/文明 2020", gone.id) == "plans/文明"
    assert same_plan(tree, "plans/文明 2020", "none") is None
    assert same_plan(tree, "plans/文明", "none") == "plans/文明"


def test_days_are_those_of_the_offices(folder: Path) -> None:
    assert str(Repository.around(folder).commit("HEAD").day) == "2020-07-01"


# --- what git can't answer ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("fatal: not a git repository", "不在 git 仓库里"),
        ("fatal: detected dubious ownership in repository", "属于另一个用户"),
        ("fatal: this operation must be run in a work tree", "没有工作区"),
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


@pytest.mark.parametrize(
    "revision", ["none", "-x", "--help", "", "a\0b", "a\nb", "HEAD:plans", "HEAD~9"]
)
def test_revisions_that_are_none(revision: str, folder: Path) -> None:
    with pytest.raises(history.HistoryError, match="没有“"):
        at(folder, revision)


def test_a_branch_that_looks_like_an_option(folder: Path) -> None:
    git(folder, "update-ref", "refs/heads/-x", "HEAD")
    assert at(folder, "-x").plan is not None
