"""Plans at revisions, in real repositories, and what is said where git can't answer."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import MakeRepo, Repo
from wenming_cli import history
from wenming_cli.diagnostic import Diagnostic
from wenming_cli.history import (
    HistoryError,
    Repository,
    load_at,
    revision_of,
    same_plan,
    staged_tree,
    tree_of,
)
from wenming_cli.history.repository import day_of
from wenming_cli.loading import Loaded, load, reading
from wenming_cli.loading.discovery import plans_among
from wenming_cli.model.plan import Plan

PLAN = "plan: {id: p, name: 计划, year: 2020, owner: 办}\n"
TASKS = """\
workstreams:
- {id: NM, name: 农贸, kind: rectification}
tasks:
- {id: A, title: 任务, workstream: NM, due: 2020-06-30}
"""


@pytest.fixture
def folder(tmp_path: Path, make_repo: MakeRepo) -> Path:
    """A plan in a folder with a Chinese name, in a repository with a space in its name."""
    place = tmp_path / "计划 库" / "plans" / "文明"
    place.mkdir(parents=True)
    (place / "plan.yaml").write_text(PLAN, "utf-8")
    (place / "任务.yaml").write_text(TASKS, "utf-8")
    make_repo(tmp_path / "计划 库")
    return place


def repo_of(folder: Path) -> Repo:
    return Repo(folder.parents[1])


def at(folder: Path, revision: str = "HEAD") -> Loaded:
    loaded = history.earlier(load(folder), revision, folder)
    assert loaded is not None
    return loaded


def plan_at(folder: Path, revision: str = "HEAD") -> Plan:
    plan = at(folder, revision).plan
    assert plan is not None
    return plan


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(d.location.file, d.code) for d in diagnostics]


# --- reading --------------------------------------------------------------------------------------


def test_a_plan_at_a_revision_is_that_of_the_files(folder: Path) -> None:
    now, then = load(folder), at(folder)
    assert then.plan == now.plan
    assert now.plan is not None
    assert plan_at(folder).tasks[0].location("due") == now.plan.tasks[0].location("due")
    assert then.diagnostics == ()


def test_it_stays_what_it_was(folder: Path) -> None:
    (folder / "任务.yaml").write_text(TASKS.replace("06-30", "07-31"), "utf-8")
    assert str(plan_at(folder).tasks[0].due) == "2020-06-30"
    repository = Repository.around(folder)
    repo_of(folder).git("add", ".")
    (folder / "任务.yaml").unlink()
    staged = load_at(staged_tree(repository), repository.prefix, folder).plan
    assert staged is not None
    assert str(staged.tasks[0].due) == "2020-07-31"


def test_a_renamed_folder_is_found_again(folder: Path) -> None:
    other = folder.with_name("其他")
    other.mkdir()
    (other / "plan.yaml").write_text(PLAN.replace("id: p", "id: q"), "utf-8")
    repo_of(folder).commit()
    renamed = folder.rename(folder.with_name("文明 2020"))
    now = load(renamed).plan
    assert now is not None
    assert plan_at(renamed).digest == now.digest
    tree = tree_of(Repository.around(renamed), Repository.around(renamed).commit("HEAD"))
    assert same_plan(tree, "plans/文明 2020", "p") == "plans/文明"
    assert same_plan(tree, "plans/文明 2020", "none") is None
    assert same_plan(tree, "plans/文明", "none") == "plans/文明"
    assert same_plan(tree, "plans/文明", None) == "plans/文明"
    assert history.earlier(load(other), "HEAD", other) is not None


def test_no_plan_at_a_revision(folder: Path) -> None:
    new = folder.with_name("新")
    new.mkdir()
    (new / "plan.yaml").write_text(PLAN.replace("id: p", "id: q"), "utf-8")
    assert history.earlier(load(new), "HEAD", new) is None


def test_files_are_those_of_the_disk(folder: Path) -> None:
    """Hidden files, other files and links count, or don't, as they do on the disk."""
    (folder / ".hidden.yaml").write_text("x: 1\n")
    (folder / ".git-like").mkdir()
    (folder / ".git-like" / "a.yaml").write_text("x: 1\n")
    (folder / "说明.txt").write_text("x\n")
    (folder / "更多").mkdir()
    (folder / "更多" / "点 位.yml").write_text("categories: [{name: 甲}]\n", "utf-8")
    (folder / "link.yaml").symlink_to("更多/点 位.yml")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "gone.yaml").symlink_to("没有.yaml")
    (folder / "folder").symlink_to("更多", target_is_directory=True)
    (folder / "folder.yaml").symlink_to("更多", target_is_directory=True)
    (folder / "out.yaml").symlink_to("../../../../etc/passwd")
    (folder / "beside.yaml").symlink_to("../其他.yaml")
    (folder.parent / "其他.yaml").write_text("x: 1\n")
    repo_of(folder).commit()
    assert at(folder).plan == load(folder).plan
    assert codes(at(folder).diagnostics) == codes(load(folder).diagnostics)
    assert {c for _, c in codes(at(folder).diagnostics)} == {"E101"}


def test_a_link_in_a_plan_at_the_root(tmp_path: Path, make_repo: MakeRepo) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "out.yaml").symlink_to("/etc/passwd")
    make_repo(tmp_path)
    assert codes(at(tmp_path).diagnostics) == [("out.yaml", "E101")]


def test_files_that_are_too_large_or_no_text(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "大.yaml").write_bytes(b"#" * 5000)
    (folder / "二进制.yaml").write_bytes(b"\xff\0\n" * 100)
    repo_of(folder).commit()
    for module in ("reading", "objects"):
        where = "wenming_cli.loading" if module == "reading" else "wenming_cli.history"
        monkeypatch.setattr(f"{where}.{module}.MOST_BYTES", 4000)
    assert reading.MOST_BYTES == 4000
    assert codes(at(folder).diagnostics) == [("二进制.yaml", "E103"), ("大.yaml", "E102")]
    assert codes(load(folder).diagnostics) == codes(at(folder).diagnostics)


def test_a_blob_that_is_missing(folder: Path) -> None:
    repo = repo_of(folder)
    blob = repo.git("rev-parse", "HEAD:plans/文明/任务.yaml")
    (repo.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    assert codes(at(folder).diagnostics) == [("任务.yaml", "E101")]


def test_a_submodule_is_left_aside(folder: Path) -> None:
    inner = Repo(folder / "子")
    inner.folder.mkdir()
    (inner.folder / "x.yaml").write_text("x: 1\n")
    inner.git("init", "-q")
    inner.commit()
    repo_of(folder).git("-c", "advice.addEmbeddedRepo=false", "add", "-A")
    repo_of(folder).commit()
    assert "160000" in repo_of(folder).git("ls-tree", "-r", "HEAD")
    assert at(folder).diagnostics == ()


def test_a_conflict_in_the_index(folder: Path) -> None:
    repo = repo_of(folder)
    repo.git("checkout", "-q", "-b", "side")
    (folder / "任务.yaml").write_text(TASKS.replace("06-30", "07-31"), "utf-8")
    repo.commit()
    repo.git("checkout", "-q", "main")
    (folder / "任务.yaml").write_text(TASKS.replace("06-30", "08-31"), "utf-8")
    repo.commit()
    with pytest.raises(subprocess.CalledProcessError):
        repo.git("merge", "-q", "side")
    repository = Repository.around(folder)
    staged = load_at(staged_tree(repository), repository.prefix, folder)
    assert codes(staged.diagnostics) == [("任务.yaml", "E101")]


def test_days_are_those_of_the_offices(folder: Path) -> None:
    repo_of(folder).commit(day="2020-06-30")
    assert str(Repository.around(folder).commit("HEAD").day) == "2020-06-30"
    assert str(day_of("某 <x@example.org> 1593532800 +0000")) == "2020-07-01"
    assert str(day_of("某 <x@example.org> -1593532800 +0000")) == "1919-07-04"
    for broken in ("", "某 <x>", "某 <x> 99999999999999999 +0000"):
        assert str(day_of(broken)) == "0001-01-01"


def test_commits_in_other_encodings(folder: Path) -> None:
    repo = repo_of(folder)
    for encoding in ("gbk", "klingon"):
        tree = repo.git("rev-parse", "HEAD^{tree}")
        text = (
            f"tree {tree}\nauthor 某 <x> 1 +0000\ncommitter 某 <x> 1 +0000\nencoding {encoding}\n"
        )
        raw = f"{text}\n改动\n".encode("gbk" if encoding == "gbk" else "utf-8")
        made = subprocess.run(
            ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
            cwd=folder,
            input=raw,
            capture_output=True,
            check=True,
        )
        commit = Repository.around(folder).commit(made.stdout.decode().strip())
        assert (commit.author, commit.subject) == ("某", "改动")


# --- clean or not ---------------------------------------------------------------------------------


def test_whether_the_work_tree_is_clean(folder: Path) -> None:
    def is_clean() -> bool:
        return "工作区与提交一致" in revision_of(folder)

    assert is_clean()
    (folder.parent / "x.yaml").write_text("x\n")
    assert is_clean()
    (folder / "任务.yaml").write_bytes(TASKS.replace("\n", "\r\n").encode())
    assert is_clean()
    (folder / "任务.yaml").write_text(TASKS + "\n", "utf-8")
    assert not is_clean()
    (folder / "任务.yaml").unlink()
    assert not is_clean()
    (folder / "任务.yaml").symlink_to("plan.yaml")
    assert not is_clean()
    (folder / "任务.yaml").unlink()
    (folder / "任务.yaml").symlink_to("/etc/passwd")
    assert not is_clean()


def test_a_repository_with_long_hashes(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
    repo = Repo(tmp_path)
    repo.git("init", "-q", "--object-format=sha256")
    repo.commit()
    assert "工作区与提交一致" in revision_of(tmp_path)
    assert at(tmp_path).diagnostics == ()


# --- repositories nobody vouches for --------------------------------------------------------------


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def test_no_program_of_a_repository_runs_and_nothing_is_written(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = repo_of(folder)
    trap = tmp_path / "trap"
    script = tmp_path / "run"
    script.write_text(f"#!/bin/sh\ntouch '{trap}'\ncat\n")
    script.chmod(0o755)
    (repo.folder / ".gitattributes").write_text("*.yaml filter=x diff=x\n")
    repo.commit()
    for name in (
        "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass",
        "filter.x.clean", "filter.x.smudge", "filter.x.process", "diff.external", "diff.x.command",
        "diff.x.textconv", "gpg.program", "interactive.diffFilter", "pager.log", "pager.ls-tree",
        "alias.ls-tree", "alias.cat-file",
    ):  # fmt: skip
        repo.git("config", name, f"!{script}" if name.startswith("alias") else str(script))
    repo.git("config", "log.showSignature", "true")
    hooks = repo.folder / ".git" / "hooks"
    for name in ("post-checkout", "post-index-change", "reference-transaction", "pre-commit"):
        (hooks / name).write_bytes(script.read_bytes())
        (hooks / name).chmod(0o755)
    (folder / "任务.yaml").write_text(TASKS.replace("06-30", "07-31"), "utf-8")
    os.utime(folder / "plan.yaml", (1, 1))
    before = snapshot(repo.folder)
    from wenming_cli import cli

    monkeypatch.chdir(folder)
    for words in (
        ("diff",), ("diff", "--staged"), ("diff", "HEAD~1..HEAD"), ("diff", "--merge-base", "main"),
        ("log", "A"), ("status", "--rev", "HEAD"), ("report", "--revision", "--month", "2020-06"),
        ("report", "--rev", "HEAD", "--month", "2020-06"),
    ):  # fmt: skip
        assert cli.main(words) == 0
    assert not trap.exists()
    assert snapshot(repo.folder) == before


def test_replaced_objects_do_not_stand_for_others(folder: Path) -> None:
    repo = repo_of(folder)
    first = repo.git("rev-parse", "HEAD")
    (folder / "任务.yaml").write_text(TASKS.replace("06-30", "07-31"), "utf-8")
    second = repo.commit()
    repo.git("replace", first, second)
    assert str(plan_at(folder, first).tasks[0].due) == "2020-06-30"


def test_names_that_leave_the_folder_are_left_out(folder: Path) -> None:
    repo = repo_of(folder)
    blob = repo.git("hash-object", "-w", "--stdin")
    entry = b"100644 ..\0" + bytes.fromhex(blob)
    made = subprocess.run(
        ["git", "hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
        cwd=folder,
        input=entry,
        capture_output=True,
        check=True,
    )
    tree = made.stdout.decode().strip()
    commit = repo.git("commit-tree", tree, "-m", "x")
    repository = Repository.around(folder)
    assert dict(tree_of(repository, repository.commit(commit)).files) == {}


def test_a_file_whose_content_is_none(folder: Path) -> None:
    repo = repo_of(folder)
    entries = b"".join(
        b"100644 %s\0" % name + bytes.fromhex(repo.git("rev-parse", f"HEAD:plans/文明{of}"))
        for name, of in ((b"plan.yaml", "/plan.yaml"), (b"x.yaml", ""))
    )
    made = subprocess.run(
        ["git", "hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
        cwd=folder,
        input=entries,
        capture_output=True,
        check=True,
    )
    commit = repo.git("commit-tree", made.stdout.decode().strip(), "-m", "x")
    assert codes(at(folder, commit).diagnostics) == [("../../x.yaml", "E101")]


def test_a_bare_repository(folder: Path, tmp_path: Path) -> None:
    repo_of(folder).git("clone", "-q", "--bare", str(folder.parents[1]), str(tmp_path / "bare"))
    with pytest.raises(HistoryError, match="没有工作区"):
        Repository.around(tmp_path / "bare")


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
    with pytest.raises(HistoryError, match=words):
        revision_of(tmp_path)


def test_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", 60)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(HistoryError, match="没有答复"):
        revision_of(tmp_path)


@pytest.mark.parametrize(
    "revision", ["none", "-x", "--help", "", "a\0b", "a\nb", "HEAD:plans", "HEAD~9", "--all"]
)
def test_revisions_that_are_none(revision: str, folder: Path) -> None:
    with pytest.raises(HistoryError, match="没有“"):
        at(folder, revision)


def test_a_branch_that_looks_like_an_option(folder: Path) -> None:
    repo_of(folder).git("update-ref", "refs/heads/-x", "HEAD")
    assert plan_at(folder, "-x").tasks


# --- which plans ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("", ("plans/a", "plans/b")),
        ("docs", ("plans/a", "plans/b")),
        ("plans", ("plans/a", "plans/b")),
        ("plans/a", ("plans/a",)),
        ("plans/a/tasks", ("plans/a",)),
        ("sub/deep", ("sub/c",)),
    ],
)
def test_plans_among_the_names_of_files(start: str, found: tuple[str, ...]) -> None:
    files = ["plans/a/plan.yaml", "plans/b/plan.yaml", "plans/a/x/plan.yaml", "sub/c/plan.yaml"]
    assert plans_among(files, start) == found
    assert plans_among(["a.yaml"], start) == ()
