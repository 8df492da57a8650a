"""Where plans are looked for, and which files are theirs."""

from pathlib import Path

import pytest

from wenming_cli.loading.discovery import (
    enclosing_plan,
    find_plans,
    nearly_plans,
    overlooked_beside,
    overlooked_in,
    plan_files,
    plans_below,
    plans_in,
)


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("", "utf-8")


def test_upwards_to_the_root_of_the_repository(tmp_path: Path) -> None:
    make(tmp_path, "plan.yaml", "repo/plans/b/plan.yaml", "repo/plans/a/plan.yaml", "repo/x/y/z")
    (tmp_path / "repo" / ".git").mkdir()
    plans = (tmp_path / "repo" / "plans" / "a", tmp_path / "repo" / "plans" / "b")
    assert find_plans(tmp_path / "repo" / "x" / "y") == plans
    assert find_plans(tmp_path / "repo" / "plans" / "a") == plans[:1]
    (tmp_path / "repo" / "plans").rename(tmp_path / "repo" / "other")
    assert find_plans(tmp_path / "repo" / "x") == ()


def test_plans_beside_plans_are_all_found(tmp_path: Path) -> None:
    make(tmp_path, "mine/plan.yaml", "plans/a/plan.yaml")
    assert find_plans(tmp_path) == (tmp_path / "mine", tmp_path / "plans" / "a")


def test_outside_git_only_the_folder_itself(tmp_path: Path) -> None:
    make(tmp_path, "plan.yaml", "below/notes.txt")
    assert find_plans(tmp_path) == (tmp_path,)
    assert find_plans(tmp_path / "below") == ()


def test_relative_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "plans/a/plan.yaml")
    monkeypatch.chdir(tmp_path)
    assert find_plans(Path()) == (tmp_path / "plans" / "a",)


def test_plans_in_what_is_no_folder(tmp_path: Path) -> None:
    make(tmp_path, "notes.txt")
    assert plans_in(tmp_path / "notes.txt") == ()
    assert plans_in(tmp_path / "nowhere") == ()


def test_the_plan_around_a_file(tmp_path: Path) -> None:
    make(tmp_path, "a/plan.yaml", "a/records/2020-06.yaml", "b/x.yaml")
    assert enclosing_plan(tmp_path / "a" / "records" / "2020-06.yaml") == tmp_path / "a"
    assert enclosing_plan(tmp_path / "b" / "x.yaml") is None
    assert enclosing_plan(tmp_path / "a" / ".." / "b" / "x.yaml") is None


def test_the_files_of_a_plan_in_path_order(tmp_path: Path) -> None:
    names = ["a.yml", "b/c.yaml", "b/d/E.YAML", "plan.yaml"]
    make(tmp_path, *names, "b/notes.txt", "b/.hidden.yaml", ".git/x.yaml")
    (tmp_path / "link").symlink_to(tmp_path / "b", target_is_directory=True)
    (tmp_path / "text").symlink_to(tmp_path / "b" / "notes.txt")
    assert plan_files(tmp_path) == sorted([*names, "link"])


def test_a_folder_that_cannot_be_listed_is_listed_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "plan.yaml", "tasks/a.yaml")

    def refused(path: Path) -> None:
        raise PermissionError(path)

    monkeypatch.setattr("os.scandir", refused)
    assert plan_files(tmp_path) == ["."]


def test_files_that_are_nearly_plans(tmp_path: Path) -> None:
    near = ["PLAN.YML", "a/Plan.yaml", "plans/b/plan.yml", "plans/c/plan.yaml.txt"]
    make(tmp_path, *near, "plans/d/plan.yaml", "plans/d/plan.yml", "plans/e/.plan.yml")
    assert [p.relative_to(tmp_path).as_posix() for p in nearly_plans(tmp_path)] == near


def test_what_is_not_read_in_and_beside_plans(tmp_path: Path) -> None:
    make(tmp_path, "plans/a/plan.yaml", "plans/a/x/t.yaml.txt", "plans/a/notes.txt")
    make(tmp_path, "plans/x.yaml", "plans/b/c/t.yml", "plans/.git/x.yaml", "plans/readme.md")
    plans = tmp_path / "plans"
    assert overlooked_in(plans / "a") == [plans / "a" / "x" / "t.yaml.txt"]
    assert overlooked_beside(plans) == [plans / "b" / "c" / "t.yml", plans / "x.yaml"]
    assert plans_below(tmp_path) == [plans / "a"]
