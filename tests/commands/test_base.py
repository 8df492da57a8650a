"""``validate --base``: the change policy on real repositories."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import Wenming
from tests.repository import commit, git, isolate, start


@pytest.fixture(autouse=True)
def _isolated(monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch)


@pytest.fixture
def kept(small: Path) -> Path:
    """The small plan, committed on the first of May."""
    start(small.parent)
    commit(small, "2020-05-01")
    return small


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_nothing_changed(kept: Path, wenming: Wenming) -> None:
    assert wenming("validate", "--strict", kept, "--base", "HEAD").code == 0


def test_an_edit_of_the_work_tree(kept: Path, wenming: Wenming) -> None:
    edit(kept / "tasks.yaml", "due: 2020-05-31", "due: 2020-06-30")
    assert wenming("validate", kept).code == 0
    ran = wenming("validate", kept, "--base", "HEAD")
    assert ran.code == 1
    assert "E711 任务 HW-2 的时限直接从 2020-05-31 改到 2020-06-30" in ran.out
    assert "tasks.yaml:4:" in ran.out
    assert "原来在" in ran.out


def test_a_branch_against_where_it_comes_from(kept: Path, wenming: Wenming) -> None:
    git(kept, "checkout", "-q", "-b", "edit")
    (kept / "records.yaml").rename(kept / "进展.yaml")
    edit(kept / "进展.yaml", "12.5万元", "13.5万元")
    commit(kept, "2020-06-20")
    ran = wenming("validate", kept, "--base", "main", "--format", "json")
    assert ran.code == 1
    (found,) = json.loads(ran.out)["diagnostics"]
    assert found["code"] == "E714"
    assert found["file"].endswith("进展.yaml")
    assert found["line"] == 5
    assert "支出 2020-06-15 XC 12.5万元 被改写：金额 12.50万元 → 13.50万元" in found["message"]
    assert "records.yaml:5）" in found["message"]


def test_the_limit_had_passed_when_the_base_was_made(kept: Path, wenming: Wenming) -> None:
    commit(kept, "2020-06-01")
    edit(kept / "tasks.yaml", "due: 2020-05-31", "due: 2020-06-30")
    assert "E712" in wenming("validate", kept, "--base", "HEAD").out
    assert "E711" in wenming("validate", kept, "--base", "HEAD~1").out
    day = ("--as-of", "2020-07-01")
    assert "E712" in wenming("validate", kept, "--base", "HEAD~1", *day).out


@pytest.mark.parametrize("name", ["text", "github", "gitlab", "junit", "sarif", "markdown"])
def test_every_format_says_it(name: str, kept: Path, wenming: Wenming) -> None:
    edit(kept / "tasks.yaml", "done: 2020-03-30", "done: 2020-03-29")
    ran = wenming("validate", kept, "--base", "HEAD", "--format", name)
    assert ran.code == 1
    assert "E717" in ran.out


def test_a_file_is_gone(kept: Path, wenming: Wenming) -> None:
    (kept / "records.yaml").unlink()
    ran = wenming("validate", kept, "--base", "HEAD", "--format", "json")
    found = json.loads(ran.out)["diagnostics"]
    assert [d["code"] for d in found] == ["E713"] * 3
    assert found[0]["file"].endswith("plan.yaml")
    assert found[0]["line"] == 1
    assert [d["file"].endswith("tasks.yaml") for d in found] == [False, True, True]


def test_it_can_be_ignored_with_a_reason_that_stays(kept: Path, wenming: Wenming) -> None:
    edit(kept / "tasks.yaml", "due: 2020-05-31}", "due: 2020-06-30} # wenming: ignore E711 笔误")
    assert wenming("validate", kept, "--base", "HEAD").code == 0
    ran = wenming("validate", "--strict", kept, "--base", "HEAD")
    assert ran.code == 1
    assert "E729 这次改动新注明忽略 E711：笔误" in ran.out
    commit(kept, "2020-06-01")
    assert wenming("validate", "--strict", kept, "--base", "HEAD").code == 0
    assert wenming("validate", "--strict", kept).code == 0


def test_codes_are_selected_and_explained(kept: Path, wenming: Wenming) -> None:
    edit(kept / "tasks.yaml", "due: 2020-05-31", "due: 2020-06-30")
    assert wenming("validate", kept, "--base", "HEAD", "--ignore", "E71").code == 0
    assert wenming("validate", kept, "--base", "HEAD", "--select", "E711").code == 1
    assert "怎么改" in wenming("explain", "E711").out


# --- late records ---------------------------------------------------------------------------------


def test_a_record_dated_long_before_its_commit(kept: Path, wenming: Wenming) -> None:
    edit(
        kept / "records.yaml",
        "payments:",
        "- {task: HW-2, date: 2020-05-20, progress: 60%}\npayments:",
    )
    commit(kept, "2020-05-28")
    ran = wenming("validate", kept, "--base", "HEAD~1")
    assert ran.code == 0
    assert "E721 进展 2020-05-20 HW-2：写的是 2020-05-20，2020-05-28 才提交，晚了 8 天" in ran.out
    assert "records.yaml:4:" in ran.out


def test_seven_days_are_fine_and_so_is_what_is_not_committed(kept: Path, wenming: Wenming) -> None:
    more = "updates:\n- {task: HW-2, date: 2020-05-21, progress: 60%}\n"
    (kept / "may.yaml").write_text(more, "utf-8")
    base = ("--base", "main")
    assert "E721" not in wenming("validate", kept, *base).out
    late = wenming("validate", kept, *base, "--as-of", "2020-06-01").out
    assert "2020-06-01 才提交，晚了 11 天" in late
    commit(kept, "2020-05-28")
    assert "E721" not in wenming("validate", kept, "--base", "HEAD~1").out


def test_in_a_shallow_clone_nobody_knows(kept: Path, wenming: Wenming, tmp_path: Path) -> None:
    more = "updates:\n- {task: HW-2, date: 2020-05-02, progress: 60%}\n"
    (kept / "may.yaml").write_text(more, "utf-8")
    commit(kept, "2020-05-28")
    edit(kept / "may.yaml", "60%", "70%")
    commit(kept, "2020-05-29")
    clone = tmp_path / "浅克隆"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{kept.parent}", str(clone))
    ran = wenming("validate", clone / kept.name, "--base", "HEAD")
    assert ran.code == 0
    ran = wenming("validate", clone / kept.name, "--base", "HEAD~1")
    assert ran.code == 2
    assert "浅克隆" in ran.err


# --- bases that can't be had ----------------------------------------------------------------------


@pytest.mark.parametrize("base", ["none", "-x", "--exec=x", "", "HEAD~9", "a\nb"])
def test_a_revision_that_is_none(base: str, kept: Path, wenming: Wenming) -> None:
    ran = wenming("validate", kept, "--base", base)
    assert ran.code == 2
    assert f"读不了 --base {base}：git 仓库里没有" in ran.err


def test_no_repository(small: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(small.parent.parent))
    ran = wenming("validate", small, "--base", "HEAD")
    assert ran.code == 2
    assert "不在 git 仓库里" in ran.err


def test_a_plan_that_was_not_there(kept: Path, wenming: Wenming) -> None:
    new = kept.parent / "新计划"
    shutil.copytree(kept, new)
    edit(new / "plan.yaml", "id: small", "id: other")
    ran = wenming("validate", new, "--base", "HEAD")
    assert ran.code == 0
    assert "HEAD 里没有 新计划 这个计划" in ran.err


def test_a_base_with_faults_is_compared_as_far_as_it_goes(kept: Path, wenming: Wenming) -> None:
    edit(kept / "tasks.yaml", "start: 2020-02-01, due: 2020-05-31", "due: 2020/05/31")
    commit(kept, "2020-05-02")
    edit(kept / "tasks.yaml", "due: 2020/05/31", "due: 2020-06-30")
    edit(kept / "tasks.yaml", "done: 2020-03-30", "done: 2020-03-29")
    ran = wenming("validate", kept, "--base", "HEAD")
    assert "HEAD 里的计划有 1 处读不懂，能读懂的照比" in ran.err
    assert "E717" in ran.out
    assert "HW-2" not in ran.out


def test_a_base_nobody_can_read(kept: Path, wenming: Wenming) -> None:
    good = (kept / "plan.yaml").read_text("utf-8")
    (kept / "plan.yaml").write_text("plan: [\n", "utf-8")
    commit(kept, "2020-05-02")
    (kept / "plan.yaml").write_text(good, "utf-8")
    ran = wenming("validate", kept, "--base", "HEAD")
    assert ran.code == 0
    assert "plan.yaml:1:1: 警告 E730 HEAD 里的计划读不懂，改动规矩没有查" in ran.out
    assert wenming("validate", kept, "--base", "HEAD", "--strict").code == 1


def test_a_plan_with_faults_is_not_blamed_for_what_is_not_read(
    kept: Path, wenming: Wenming
) -> None:
    edit(kept / "records.yaml", "12.5万元", "12.5")
    ran = wenming("validate", kept, "--base", "HEAD")
    assert "E207" in ran.out
    assert "E713" not in ran.out
    (kept / "plan.yaml").write_text("plan: [\n", "utf-8")
    assert "E71" not in wenming("validate", kept, "--base", "HEAD").out


def test_a_closing_is_not_to_be_touched(
    kept: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import date

    from wenming_cli import terminal

    monkeypatch.setattr(terminal, "today", lambda: date(2020, 7, 3))
    assert wenming("-C", kept, "close", "2020-06").code == 0
    closed = kept / "closed" / "2020-06.yaml"
    assert "revision: " in closed.read_text("utf-8")
    commit(kept, "2020-07-03")
    edit(kept / "records.yaml", "12.5万元", "12.6万元")
    closed.unlink()
    assert wenming("-C", kept, "close", "2020-06").code == 0
    assert wenming("validate", kept).code == 0
    out = wenming("validate", kept, "--base", "HEAD").out
    assert "E714" in out
    assert "E719 2020-06 的月结里的上报数字被改动" in out
