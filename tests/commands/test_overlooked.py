"""No gate is silent: files that are not read, ids of two plans, folders nobody may list."""

import os
from pathlib import Path

import pytest

from tests.conftest import Wenming
from wenming_cli import files

PLAN = "plan: {id: p, name: 测试, year: 2020, owner: 办}\n"


def plan(path: Path, text: str = PLAN) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_what_is_not_read_fails_the_check(tmp_path: Path, wenming: Wenming) -> None:
    for name in ("a/plan.yaml", "b/Plan.yaml", "c/plan.yml", "x.yaml", "a/t.yaml.txt"):
        plan(tmp_path / "plans" / name)
    done = wenming("-C", str(tmp_path), "validate")
    assert done.code == 1
    assert done.out.count("E112") == 4
    named = wenming("-C", str(tmp_path), "validate", str(tmp_path / "plans" / "a"))
    assert named.out.count("E112") == 1


@pytest.mark.parametrize(
    "name",
    [
        "Plan.yaml",
        "plan.yml",
        "plan.yaml.txt",
        "plans/a/plan.yml",
        "计划.yaml",
        "工作计划.yml",
        "plan.yaml.bak",
        "plan.yaml.bak.txt",
        "plan.yaml~",
        "plan (1).yaml",
        "plan - 副本.yaml",
        "计划（2）.yaml",
        "plans/a/plan.yaml.old",
    ],
)
def test_where_there_is_no_plan_the_near_miss_is_named(
    name: str, tmp_path: Path, wenming: Wenming
) -> None:
    plan(tmp_path / name)
    done = wenming("-C", str(tmp_path), "status")
    assert done.code == 2
    assert Path(name).name in done.err


@pytest.mark.parametrize("name", ["tasks.yaml", "计划.docx", "plan.md", "planet.yaml", "bak"])
def test_other_files_are_no_near_miss(name: str, tmp_path: Path, wenming: Wenming) -> None:
    plan(tmp_path / name)
    done = wenming("-C", str(tmp_path), "status")
    assert done.code == 2
    assert name not in done.err


def test_a_copy_beside_a_plan_is_no_near_miss(tmp_path: Path, wenming: Wenming) -> None:
    plan(tmp_path / "plan.yaml")
    plan(tmp_path / "plan.yaml.bak")
    assert wenming("-C", str(tmp_path), "validate").code == 0


def test_two_plans_of_one_id(tmp_path: Path, wenming: Wenming) -> None:
    plan(tmp_path / "plans" / "2020" / "plan.yaml")
    plan(tmp_path / "plans" / "2021" / "plan.yaml", PLAN.replace("id: p", "id: P"))
    here = ("-C", str(tmp_path))
    done = wenming(*here, "validate")
    assert (done.code, done.out.count("E113")) == (1, 2)
    done = wenming(*here, "--plan", "p", "status")
    assert done.code == 2
    assert "2020" in done.err
    assert "2021" in done.err
    assert wenming("-C", str(tmp_path / "plans" / "2020"), "status").code == 0
    assert wenming(*here, "--plan", "2021", "status").code == 0


@pytest.mark.parametrize("target", ["plans", ".", "plans/2020/新计划", "plans/2020/a/b"])
def test_a_new_plan_stays_apart(target: str, tmp_path: Path, wenming: Wenming) -> None:
    plan(tmp_path / "plans" / "2020" / "plan.yaml")
    before = sorted(tmp_path.rglob("*"))
    done = wenming("-C", str(tmp_path), "init", target, "--ci", "none")
    assert done.code == 2
    assert "新计划建在" in done.err
    assert sorted(tmp_path.rglob("*")) == before
    assert wenming("-C", str(tmp_path), "init", "plans/2021", "--ci", "none").code == 0


@pytest.mark.skipif(os.name == "nt", reason="the shells of Windows have other rules")
@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("计划/a_b.1", "计划/a_b.1"),
        ("my plan", '"my plan"'),
        ("-x", "./-x"),
        ("a$b", "'a$b'"),
        ('a"b', "'a\"b'"),
        ("a;b", '"a;b"'),
    ],
)
def test_a_path_is_one_word_to_be_pasted(path: str, word: str) -> None:
    assert files.pasted(Path(path)) == word
