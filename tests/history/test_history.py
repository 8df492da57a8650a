"""Plans at revisions, in real repositories, and what is said where git can't answer."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import MakeRepo, Repo
from wenming_cli.diagnostic import Diagnostic
from wenming_cli.history import (
    Commit,
    HistoryError,
    Places,
    Repository,
    Tree,
    load_at,
    plans,
    revision_of,
    same_plan,
    staged_tree,
    tree_of,
)
from wenming_cli.history.git import MEGABYTE, ask
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


def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    """A program called git on the search path; a folder to run it in."""
    place = tmp_path / "库"
    place.mkdir()
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(place)
    return place


def earlier(loaded: Loaded, revision: str, base: Path) -> Loaded | None:
    """The same plan as it was at a revision; None where there was none."""
    repository = Repository.around(loaded.folder)
    tree = tree_of(repository, repository.commit(revision))
    plan_id = None if loaded.plan is None else loaded.plan.id
    found = same_plan(tree, repository.prefix, plan_id)
    return None if found is None else load_at(tree, found, base)


def repo_of(folder: Path) -> Repo:
    return Repo(folder.parents[1])


def at(folder: Path, revision: str = "HEAD") -> Loaded:
    loaded = earlier(load(folder), revision, folder)
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
    assert earlier(load(other), "HEAD", other) is not None


def test_no_plan_at_a_revision(folder: Path) -> None:
    new = folder.with_name("新")
    new.mkdir()
    (new / "plan.yaml").write_text(PLAN.replace("id: p", "id: q"), "utf-8")
    assert earlier(load(new), "HEAD", new) is None


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
        assert str(day_of(broken)) == "1900-01-01"


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
    place = pretend(tmp_path, monkeypatch, f"printf '%s' '{message}' >&2; exit 128")
    with pytest.raises(HistoryError, match=words):
        revision_of(place)


def test_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = pretend(tmp_path, monkeypatch, "exec sleep 60")
    monkeypatch.setattr("wenming_cli.history.git._MOST_SECONDS", 0.2)
    with pytest.raises(HistoryError, match="没有答复"):
        revision_of(place)


def test_an_answer_without_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = pretend(tmp_path, monkeypatch, "exec yes")
    with pytest.raises(HistoryError, match="超过 1 MB"):
        ask(place, "version", most=MEGABYTE)


def test_a_program_that_complains_without_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = pretend(tmp_path, monkeypatch, "head -c 500000 /dev/zero >&2; echo 好")
    assert ask(place, "version", given=b"x" * 500_000).text == "好"


def test_a_program_that_does_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = pretend(tmp_path, monkeypatch, "")
    (tmp_path / "bin" / "git").write_text("#!/nowhere/at/all\n", "utf-8")
    with pytest.raises(HistoryError, match="git 运行不了"):
        ask(place, "version")


# --- which program runs ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["", ".", "bin", "库里"])
def test_a_program_of_the_repository_is_never_started(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither by a relative folder of the search path nor by one in the repository."""
    root = folder.parents[1]
    place = root / "bin"
    place.mkdir()
    for program in (root / "git", place / "git"):
        program.write_text("#!/bin/sh\necho 中招\n", "utf-8")
        program.chmod(0o755)
    monkeypatch.chdir(root)
    start = str(place) if name == "库里" else name
    monkeypatch.setenv("PATH", f"{start}{os.pathsep}{os.environ['PATH']}")
    assert Repository.around(folder).prefix == "plans/文明"


def test_no_program_at_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(HistoryError, match="没有 git"):
        Repository.around(folder)


# --- what a hook of git sets ----------------------------------------------------------------------


def test_the_variables_of_a_hook_do_not_move_the_root(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a linked work tree, where git tells its hooks the directory alone."""
    root = folder.parents[1]
    linked = root.parent / "另一处"
    repo_of(folder).git("worktree", "add", "-q", str(linked))
    directory = repo_of(folder).git("rev-parse", "--git-common-dir")
    monkeypatch.chdir(linked)
    monkeypatch.setenv("GIT_DIR", str(root / directory / "worktrees" / "另一处"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(root / directory / "worktrees" / "另一处" / "index"))
    found = Repository.around(linked / "plans" / "文明")
    assert found.root == linked
    assert found.prefix == "plans/文明"
    assert "plans/文明/plan.yaml" in staged_tree(found).files


def test_the_variables_of_another_repository_are_left_aside(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "别的"
    other.mkdir()
    Repo(other).git("init", "-q")
    monkeypatch.chdir(other)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert "plans/文明/plan.yaml" in staged_tree(Repository.around(folder)).files
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    assert Repository.around(folder).prefix == "plans/文明"


def test_a_repository_apart_from_its_files(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder.parents[1]
    (root / ".git").rename(tmp_path / "别处.git")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "别处.git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(root))
    assert at(folder).plan is not None
    monkeypatch.delenv("GIT_WORK_TREE")
    monkeypatch.chdir(root)
    assert at(folder).plan is not None


# --- what is too much -----------------------------------------------------------------------------


def test_a_tree_with_more_files_than_anybody_wrote(folder: Path) -> None:
    """Ten levels of ten entries each are eleven objects."""
    repo = repo_of(folder)
    blob = repo.git("rev-parse", "HEAD:plans/文明/plan.yaml")
    entry = f"100644 blob {blob}"
    for _ in range(10):
        listed = "".join(f"{entry}\t{name}\n" for name in "0123456789")
        tree = subprocess.run(
            ["git", "mktree"], cwd=folder, input=listed.encode(), capture_output=True, check=True
        )
        entry = f"040000 tree {tree.stdout.decode().strip()}"
    commit = repo.git("commit-tree", "-m", "大", entry.split(" ")[2])
    with pytest.raises(HistoryError, match="超过"):
        at(folder, commit)


def test_files_that_are_too_many(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wenming_cli.history.committed_files.MOST_FILES", 1)
    with pytest.raises(HistoryError, match="文件超过 1 个"):
        at(folder)


def test_files_that_are_too_large_together(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "大.yaml").write_text("#" * 2000, "utf-8")
    repo_of(folder).commit("大")
    monkeypatch.setattr("wenming_cli.history.objects.MOST_TOGETHER", 1000)
    with pytest.raises(HistoryError, match="文件一共超过"):
        at(folder)


def test_many_plans_are_each_read_once_to_be_found_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        place = folder.parent / f"旧{number}"
        place.mkdir()
        (place / "plan.yaml").write_text(PLAN.replace("id: p", f"id: p{number}"), "utf-8")
    repo_of(folder).commit("许多")
    asked: list[str] = []
    known = plans.plan_id_at

    def counted(tree: Tree, name: str) -> str | None:
        asked.append(name)
        return known(tree, name)

    monkeypatch.setattr(plans, "plan_id_at", counted)
    repository = Repository.around(folder)
    places = Places(tree_of(repository, repository.commit("HEAD")))
    for number in range(20):
        assert places.of(f"plans/新{number}", f"p{number}") == f"plans/旧{number}"
    assert len(asked) == len(set(asked)) == 21


# --- odd commits ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "day", "subject"),
    [
        ("encoding idna", "2020-07-01", "改动"),
        ("encoding undefined", "2020-07-01", "改动"),
        ("encoding punycode", "2020-07-01", "改动"),
        ("encoding utf-99", "2020-07-01", "改动"),
        ("encoding hex", "2020-07-01", "改动"),
    ],
)
def test_encodings_that_are_none(header: str, day: str, subject: str, folder: Path) -> None:
    found = made(folder, f"committer 某 <x@example.org> 1593532800 +0800\n{header}")
    assert (str(found.day), found.subject) == (day, subject)


@pytest.mark.parametrize("seconds", ["999999999999999", "9999999999999999999999", "-99999999999"])
def test_days_no_plan_can_have(seconds: str, folder: Path) -> None:
    found = made(folder, f"committer 某 <x@example.org> {seconds} +0800")
    assert str(found.day) == str(found.written) == "1900-01-01"


@pytest.mark.parametrize(
    ("author", "committer", "written"),
    [
        ("1591804800", "1593532800", "2020-06-11"),
        ("1593532800", "1591804800", "2020-06-11"),
        ("999999999999999", "1593532800", "2020-07-01"),
    ],
)
def test_work_is_dated_by_the_earlier_day(
    author: str, committer: str, written: str, folder: Path
) -> None:
    found = made(folder, f"committer 某 <x@example.org> {committer} +0000", author)
    assert str(found.written) == written


def made(folder: Path, headers: str, author: str = "1593532800") -> Commit:
    """A commit with headers of all kinds."""
    tree = repo_of(folder).git("rev-parse", "HEAD^{tree}")
    text = f"tree {tree}\nauthor 某 <x@example.org> {author} +0000\n{headers}\n\n改动\n"
    done = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        cwd=folder,
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    return Repository.around(folder).commit(done.stdout.decode().strip())


@pytest.mark.parametrize(
    "revision",
    ["none", "-x", "--help", "", "a\0b", "a\nb", "HEAD:plans", "HEAD~9", "--all", "^HEAD"],
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


def test_plans_of_the_root_and_those_in_plans_are_all_found() -> None:
    files = ["mine/plan.yaml", "plans/a/plan.yaml"]
    assert plans_among(files, "") == ("mine", "plans/a")
