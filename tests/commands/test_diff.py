"""``diff`` on real repositories: which states are compared, what is said, what fails how."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import RECORDS, SMALL, TASKS
from tests.conftest import ROOT, Golden, MakeRepo, Repo, Wenming

GOLDEN = Path(__file__).parent / "golden"
AT = ("--as-of", "2020-07-05")


def edit(repo: Repo) -> None:
    """What a person does in a month: progress, a payment written anew, a limit moved too late."""
    repo.edit("tasks.yaml", "due: 2020-05-31", "due: 2020-07-31")
    repo.edit("tasks.yaml", "workstream: NM, start", "workstream: NM, owner: 城管局, start")
    repo.edit("records.yaml", "12.5万元", "14.85万元")
    repo.edit(
        "records.yaml", "payments:", "- {task: HW-2, date: 2020-06-30, progress: 70%}\npayments:"
    )
    (repo.folder / "records").mkdir()
    (repo.folder / "records.yaml").rename(repo.folder / "records" / "2020-06.yaml")


# --- what is said ---------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_forms(
    form: str, repo: Repo, wenming: Wenming, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(repo)
    monkeypatch.chdir(repo.folder)
    ran = wenming("diff", *AT, "--format", form)
    assert (ran.code, ran.err) == (0, "")
    head = repo.git("rev-parse", "HEAD")
    shown = ran.out.replace(head, "0" * 40).replace(head[:12], "0" * 12)
    golden(GOLDEN / f"diff-{form}.txt", shown)


def test_no_change(repo: Repo, wenming: Wenming) -> None:
    ran = wenming("-C", repo.folder, "diff", *AT, "--exit-code")
    assert ran.code == 0
    assert "没有改动" in ran.out
    document = json.loads(wenming("-C", repo.folder, "diff", *AT, "--format", "json").out)
    assert not any(document[key] for key in ("changes", "figures", "counts", "lights", "skipped"))


def test_the_exit_code_tells_of_changes_if_asked(repo: Repo, wenming: Wenming) -> None:
    edit(repo)
    assert wenming("-C", repo.folder, "diff", *AT).code == 0
    assert wenming("-C", repo.folder, "diff", *AT, "--exit-code").code == 1


def test_to_a_file(repo: Repo, wenming: Wenming, tmp_path: Path) -> None:
    edit(repo)
    out = tmp_path / "diff.md"
    assert wenming("-C", repo.folder, "diff", "--format", "markdown", "-o", out).code == 0
    assert out.read_bytes().startswith("## 小计划 HEAD".encode())


def test_a_long_comment_is_cut(repo: Repo, wenming: Wenming) -> None:
    tasks = "".join(
        f"- {{id: HW-{n}, title: {'长' * 60}{n}, due: 2020-12-31}}\n" for n in range(10, 3000)
    )
    (repo.folder / "more.yaml").write_text(f"workstream: HW\ntasks:\n{tasks}", "utf-8")
    ran = wenming("-C", repo.folder, "diff", *AT, "--format", "markdown")
    assert len(ran.out) < 60_000
    assert "处没有列出，运行 wenming diff 看全部" in ran.out
    assert "**数字变化**" in ran.out


def test_nothing_in_a_plan_acts_as_markup_or_command(repo: Repo, wenming: Wenming) -> None:
    repo.edit("tasks.yaml", "title: 公厕改造", 'title: "::error::x <b>@all #1 [x](y)\\e[31m"')
    shown = wenming("-C", repo.folder, "diff", *AT).out
    assert "\x1b" not in shown
    assert not any(line.startswith("::") for line in shown.splitlines())
    comment = wenming("-C", repo.folder, "diff", *AT, "--format", "markdown").out
    assert "<b>" not in comment
    assert "@all" not in comment
    assert "](y)" not in comment


def test_invented_records_that_come_to_pass_for_real(repo: Repo, wenming: Wenming) -> None:
    repo.edit("records.yaml", "updates:", "sample: true\nupdates:")
    repo.commit()
    update = "- {task: HW-3/拓东街道, date: 2020-06-20, progress: 50%}\n"
    repo.edit("records.yaml", update, "")
    (repo.folder / "真.yaml").write_text(f"updates:\n{update}", "utf-8")
    ran = wenming("-C", repo.folder, "diff", *AT)
    assert "没有改动\n注意：1 条示例数据不再标为示例，当作真实数据了\n" in ran.out
    ran = wenming("-C", repo.folder, "diff", *AT, "--format", "json")
    assert json.loads(ran.out)["unmarked"] == 1
    repo.commit()
    ran = wenming("-C", repo.folder, "diff", *AT, "HEAD..HEAD~1", "--format", "json")
    assert json.loads(ran.out)["unmarked"] == 0


# --- which states ---------------------------------------------------------------------------------


def sides(ran_out: str) -> tuple[str, str]:
    document = json.loads(ran_out)
    return document["base"]["name"], document["head"]["name"]


def due_of(ran_out: str) -> list[tuple[str, str]]:
    changes = json.loads(ran_out)["changes"]
    return [(c["before"], c["after"]) for c in changes if c["field"] == "due"]


@pytest.fixture
def branches(repo: Repo) -> Repo:
    """``work`` goes from the first commit; ``main`` has gone on; the index and the files again."""
    repo.git("checkout", "-q", "-b", "work")
    repo.edit("tasks.yaml", "due: 2020-05-31", "due: 2020-06-01")
    repo.commit("一", "2020-06-10")
    repo.git("checkout", "-q", "main")
    repo.edit("tasks.yaml", "due: 2020-05-31", "due: 2020-06-09")
    repo.commit("主", "2020-06-15")
    repo.git("checkout", "-q", "work")
    repo.edit("tasks.yaml", "due: 2020-06-01", "due: 2020-06-02")
    repo.git("add", "-A")
    repo.edit("tasks.yaml", "due: 2020-06-02", "due: 2020-06-03")
    return repo


@pytest.mark.parametrize(
    ("words", "due", "names"),
    [
        ((), ("2020-06-01", "2020-06-03"), ("HEAD（", "工作区")),
        (("--staged",), ("2020-06-01", "2020-06-02"), ("HEAD（", "暂存区")),
        (("HEAD~1",), ("2020-05-31", "2020-06-03"), ("HEAD~1（", "工作区")),
        (("HEAD~1", "--staged"), ("2020-05-31", "2020-06-02"), ("HEAD~1（", "暂存区")),
        (("HEAD~1..HEAD",), ("2020-05-31", "2020-06-01"), ("HEAD~1（", "HEAD（")),
        (("HEAD~1..",), ("2020-05-31", "2020-06-01"), ("HEAD~1（", "HEAD（")),
        (("..main",), ("2020-06-01", "2020-06-09"), ("HEAD（", "main（")),
        (("main..work",), ("2020-06-09", "2020-06-01"), ("main（", "work（")),
        (("main...work",), ("2020-05-31", "2020-06-01"), ("main 分出处（", "work（")),
        (("main...",), ("2020-05-31", "2020-06-01"), ("main 分出处（", "HEAD（")),
        (("--merge-base", "main"), ("2020-05-31", "2020-06-03"), ("main 分出处（", "工作区")),
        (("--merge-base", "main", "--staged"), ("2020-05-31", "2020-06-02"), ("main", "暂存区")),
    ],
)
def test_states(
    words: tuple[str, ...],
    due: tuple[str, str],
    names: tuple[str, str],
    branches: Repo,
    wenming: Wenming,
) -> None:
    ran = wenming("-C", branches.folder, "diff", *words, *AT, "--format", "json")
    assert due_of(ran.out) == [due]
    for shown, expected in zip(sides(ran.out), names, strict=True):
        assert shown.startswith(expected)


def test_a_hash_is_shown_once(branches: Repo, wenming: Wenming) -> None:
    head = branches.git("rev-parse", "HEAD")
    ran = wenming("-C", branches.folder, "diff", f"{head[:8]}..{head}", "--format", "json")
    assert sides(ran.out) == (head[:12], head[:12])
    assert json.loads(ran.out)["base"]["commit"] == head


@pytest.mark.parametrize(
    "words", [("a..b", "--staged"), ("a..b", "--merge-base", "c"), ("a", "--merge-base", "c")]
)
def test_states_that_contradict_each_other(
    words: tuple[str, ...], repo: Repo, wenming: Wenming
) -> None:
    ran = wenming("-C", repo.folder, "diff", *words)
    assert ran.code == 2
    assert "只写一次" in ran.err


def test_the_day_is_that_of_the_commit(
    branches: Repo, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2020-11-01")
    ran = wenming("-C", branches.folder, "diff", "HEAD~1..HEAD", "--format", "json")
    assert json.loads(ran.out)["as_of"] == "2020-06-10"
    assert "已逾期后改动" in ran.out
    ran = wenming("-C", branches.folder, "diff", "--format", "json")
    assert json.loads(ran.out)["as_of"] == "2020-11-01"
    at_date("2021-02-01")
    ran = wenming("-C", branches.folder, "diff")
    assert "截至 2020-12-31  （计划已于 2020-12-31 结束，按这一天计算）" in ran.out
    ran = wenming("-C", branches.folder, "diff", "--month", "2020-03")
    assert "截至 2020-03-31" in ran.out
    assert "已逾期后改动" not in ran.out


# --- which plans ----------------------------------------------------------------------------------


@pytest.fixture
def two(tmp_path: Path, make_repo: MakeRepo) -> Repo:
    """Two plans side by side."""
    root = tmp_path / "仓库"
    for name in ("small", "other"):
        folder = root / "plans" / name
        folder.mkdir(parents=True)
        (folder / "plan.yaml").write_text(SMALL.replace("id: small", f"id: {name}"), "utf-8")
        (folder / "tasks.yaml").write_text(TASKS, "utf-8")
        (folder / "records.yaml").write_text(RECORDS, "utf-8")
    return make_repo(root)


def test_every_plan_is_compared(two: Repo, wenming: Wenming) -> None:
    two.edit("plans/small/tasks.yaml", "due: 2020-05-31", "due: 2020-06-09")
    every = json.loads(wenming("-C", two.folder, "diff", *AT, "--format", "json").out)["plans"]
    assert [(p["plan"]["id"], len(p["changes"])) for p in every] == [("other", 0), ("small", 1)]
    ran = wenming("-C", two.folder, "diff", *AT, "--plan", "small", "--format", "json")
    assert json.loads(ran.out)["plan"]["id"] == "small"
    ran = wenming("-C", two.folder, "diff", *AT, "--plan", "none")
    assert (ran.code, ran.out) == (2, "")
    assert "没有编号为“none”的计划" in ran.err


def test_a_renamed_plan_is_the_same(two: Repo, wenming: Wenming) -> None:
    (two.folder / "plans/small").rename(two.folder / "plans/小计划 2020")
    (two.folder / "plans/other").rename(two.folder / "plans/small")
    two.edit("plans/小计划 2020/tasks.yaml", "due: 2020-05-31", "due: 2020-06-09")
    every = json.loads(wenming("-C", two.folder, "diff", *AT, "--format", "json").out)["plans"]
    assert [(p["plan"]["id"], len(p["changes"])) for p in every] == [("other", 0), ("small", 1)]
    two.commit()
    ran = wenming("-C", two.folder, "diff", *AT, "HEAD~1..HEAD", "--plan", "小计划 2020")
    assert "完成时限 2020-05-31 -> 2020-06-09" in ran.out


def test_plans_that_come_and_go(two: Repo, wenming: Wenming) -> None:
    shutil.rmtree(two.folder / "plans/other")
    new = two.folder / "plans/new"
    new.mkdir()
    (new / "plan.yaml").write_text(SMALL.replace("id: small", "id: new"), "utf-8")
    ran = wenming("-C", two.folder, "diff", *AT)
    assert "注意：HEAD" in ran.out
    assert "里没有这个计划" in ran.out
    assert "新增计划" in ran.out
    assert "计划被删除" in ran.out
    two.commit()
    assert "新增计划" in wenming("-C", two.folder, "diff", *AT, "HEAD~1..HEAD").out


def test_a_plan_seen_from_elsewhere_is_not_gone(two: Repo, wenming: Wenming) -> None:
    (two.folder / "plan.yaml").write_text(SMALL.replace("id: small", "id: top"), "utf-8")
    ran = wenming("-C", two.folder, "diff", *AT)
    assert "被删除" not in ran.out
    two.commit()
    assert "被删除" not in wenming("-C", two.folder, "diff", *AT, "HEAD~1..").out


def test_no_plan(repo: Repo, wenming: Wenming) -> None:
    (repo.folder / "plan.yaml").unlink()
    repo.commit()
    ran = wenming("-C", repo.folder, "diff")
    assert ran.code == 2
    assert "没有找到计划" in ran.err


# --- what can't be read ---------------------------------------------------------------------------


def test_a_side_that_cannot_be_read_is_told_and_the_other_shown(
    repo: Repo, wenming: Wenming
) -> None:
    repo.edit("tasks.yaml", "due: 2020-05-31", "due: 2020/5/31")
    repo.edit("records.yaml", "12.5万元", "14.85万元")
    ran = wenming("-C", repo.folder, "diff", *AT)
    assert ran.code == 1
    assert "E206" in ran.err
    assert "注意：工作区：有 1 处错误，数字没有算；第一处在 " in ran.out
    assert "注意：没有读全，没有比较：任务" in ran.out
    assert "+2.35万元" in ran.out
    assert "没有比较全：工作区有 1 处错误" in ran.out
    assert re.search(r"总体办结率 +40.00%$", ran.out, re.MULTILINE)
    assert "无" not in ran.out.partition("数字（HEAD")[2].partition("数量")[0]
    repo.commit()
    back = wenming("-C", repo.folder, "diff", *AT, "HEAD..HEAD~1", "--format", "json")
    assert back.code == 0
    document = json.loads(back.out)
    assert document["skipped"] == ["tasks"]
    assert document["base"]["errors"] == 1
    assert document["figures"][0]["before"] is None


def test_nothing_compared_is_not_nothing_changed(repo: Repo, wenming: Wenming) -> None:
    (repo.folder / "more.yaml").write_text("findings: [\n", "utf-8")
    repo.edit("tasks.yaml", "title: 公厕改造", "title: 公厕提升")
    for form in ("text", "markdown"):
        ran = wenming("-C", repo.folder, "diff", *AT, "--format", form)
        assert "没有比较：工作区有 1 处错误" in ran.out.splitlines()[0]
        assert "没有改动" not in ran.out
        assert ran.code == 1
    ran = wenming("-C", repo.folder, "diff", *AT, "--format", "json")
    assert json.loads(ran.out)["compared"] is False
    repo.commit()
    (repo.folder / "more.yaml").unlink()
    ran = wenming("-C", repo.folder, "diff", *AT)
    assert ran.out.startswith("没有比较：HEAD（")
    assert "数字（工作区）" in ran.out
    assert "-> 无" not in ran.out
    assert "无 ->" not in ran.out


def test_a_new_plan_has_no_conventions_that_nobody_wrote(repo: Repo, wenming: Wenming) -> None:
    first = repo.git("rev-list", "--max-parents=0", "HEAD")
    (repo.folder / "plan.yaml").rename(repo.folder / "plan.txt")
    repo.commit()
    (repo.folder / "plan.txt").rename(repo.folder / "plan.yaml")
    assert "新增任务" in wenming("-C", repo.folder, "diff", *AT).out
    assert "口径" not in wenming("-C", repo.folder, "diff", *AT).out
    assert "口径" not in wenming("-C", repo.folder, "diff", *AT, first).out


def test_a_whole_file_that_cannot_be_read(repo: Repo, wenming: Wenming) -> None:
    (repo.folder / "tasks.yaml").write_bytes("tasks: []  # 任务".encode("gbk"))
    document = json.loads(wenming("-C", repo.folder, "diff", *AT, "--format", "json").out)
    assert document["changes"] == []
    (repo.folder / "plan.yaml").write_text("plan: {id: small}\n", "utf-8")
    ran = wenming("-C", repo.folder, "diff", *AT, "--format", "json")
    assert ran.code == 1
    document = json.loads(ran.out)
    assert document["plan"]["id"] == "small"
    assert document["changes"] == []
    repo.commit()
    ran = wenming("-C", repo.folder, "diff", *AT)
    assert (ran.code, ran.out) == (1, "")
    assert "先改好再比较" in ran.err


def test_errors_that_leave_the_figures(repo: Repo, wenming: Wenming) -> None:
    repo.edit("tasks.yaml", "start: 2020-02-01, due", "start: 2020-06-01, due")
    ran = wenming("-C", repo.folder, "diff", *AT)
    assert ran.code == 0
    assert "注意：工作区：有 1 处错误，数字照算" in ran.out
    assert "HW-2 公厕改造：开始日期 2020-02-01 -> 2020-06-01" in ran.out


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("none",), "没有“none”这个版本"),
        (("none..HEAD",), "没有“none”这个版本"),
        (("HEAD..none",), "没有“none”这个版本"),
        (("--merge-base", "none"), "没有“none”这个版本"),
        (("--", "--output=x"), "没有“--output=x”这个版本"),
    ],
)
def test_revisions_that_are_none(
    words: tuple[str, ...], reason: str, repo: Repo, wenming: Wenming
) -> None:
    ran = wenming("-C", repo.folder, "diff", *words)
    assert ran.code == 2
    assert reason in ran.err


def test_outside_git(small: Path, wenming: Wenming) -> None:
    for words in (("diff",), ("log", "HW-1"), ("status", "--rev", "HEAD")):
        ran = wenming("-C", small, *words)
        assert ran.code == 2
        assert "不在 git 仓库里" in ran.err
        ran = wenming("-C", small / "没有", *words)
        assert ran.code == 2
        assert "没有“" in ran.err


def test_before_the_first_commit(small: Path, wenming: Wenming) -> None:
    Repo(small).git("init", "-q")
    for words in (("diff",), ("log", "HW-1")):
        ran = wenming("-C", small, *words)
        assert ran.code == 2
        assert "还没有提交" in ran.err


def test_histories_that_never_met(repo: Repo, wenming: Wenming) -> None:
    repo.git("checkout", "-q", "--orphan", "other")
    repo.commit("另起")
    ran = wenming("-C", repo.folder, "diff", "main...other")
    assert ran.code == 2
    assert "没有共同的来历" in ran.err


def test_git_failing_on_the_way(
    repo: Repo, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wenming_cli.history import HistoryError
    from wenming_cli.inputs import revisions

    def fail(*_: object) -> None:
        raise HistoryError("git 一分钟没有答复")

    monkeypatch.setattr(revisions, "load_at", fail)
    for words in (("diff",), ("status", "--rev", "HEAD")):
        ran = wenming("-C", repo.folder, *words)
        assert (ran.code, ran.out, ran.err) == (2, "", "git 一分钟没有答复\n")


def test_the_demo_plan_compared_with_itself(
    wenming: Wenming, tmp_path: Path, make_repo: MakeRepo
) -> None:
    folder = tmp_path / "demo"
    shutil.copytree(ROOT / "plans", folder / "plans")
    make_repo(folder)
    assert "没有改动" in wenming("-C", folder, "diff", "HEAD..HEAD").out
