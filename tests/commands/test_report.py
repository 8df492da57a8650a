"""``wenming report``: which month, which template, when it refuses."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DEMO, Wenming

JUNE = ("report", "--month", "2020-06")


def test_the_same_bytes_every_time(small: Path, wenming: Wenming, tmp_path: Path) -> None:
    assert wenming("-C", small, *JUNE, "-o", tmp_path / "a.md").code == 0
    assert wenming("-C", small, *JUNE, "-o", tmp_path / "b.md").code == 0
    assert (tmp_path / "a.md").read_bytes() == (tmp_path / "b.md").read_bytes()
    assert b"\r" not in (tmp_path / "a.md").read_bytes()


def test_the_last_ended_month_is_the_default(
    small: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2020-07-10")
    for typed in ((), ("--month",)):
        assert "2020年6月" in wenming("-C", small, "report", *typed).out
    at_date("2020-06-30")
    assert "2020年6月" in wenming("-C", small, "report").out
    at_date("2026-01-01")
    assert "2020年12月" in wenming("-C", small, "report").out
    at_date("2020-01-10")
    ran = wenming("-C", small, "report")
    assert ran.code == 2
    assert "还没有过完一个月" in ran.err


def test_inside_the_month(small: Path, wenming: Wenming, at_date: Callable[[str], None]) -> None:
    at_date("2020-06-18")
    ran = wenming("-C", small, *JUNE)
    assert "月中数据" in ran.err
    assert "2020年6月18日" in ran.out


def test_json_is_what_the_template_is_given(small: Path, wenming: Wenming) -> None:
    document = json.loads(wenming("-C", small, *JUNE, "--format", "json").out)
    assert document["schema"] == "wenming.report/1"


def test_final_refuses_what_is_not_finished(
    small: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    ran = wenming("-C", small, *JUNE, "--final")
    assert ran.code == 1
    assert "还没有写：总体情况" in ran.err
    assert ran.out == ""
    at_date("2020-06-18")
    assert "还没有过完" in wenming("-C", small, *JUNE, "--final").err
    (small / "bad.yaml").write_text(
        "tasks:\n- {id: X, title: x, workstream: HW, start: 2020-06-01, due: 2020-05-01}\n", "utf-8"
    )
    assert "不能定稿" in wenming("-C", small, *JUNE, "--final").err


def test_final_of_a_finished_month(wenming: Wenming) -> None:
    ran = wenming("-C", DEMO, *JUNE, "--final")
    assert ran.code == 0
    assert "（待填写）" not in ran.out


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_of_the_demo(month: int, wenming: Wenming) -> None:
    ran = wenming("-C", DEMO, "report", "--month", f"2020-{month:02}")
    assert ran.code == 0
    assert "一、总体情况" in ran.out
    assert "None" not in ran.out
    assert "（待填写）" not in ran.out


# --- templates --------------------------------------------------------------------------------


def test_an_own_template_comes_first(
    small: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = small / "templates"
    own.mkdir()
    (own / "monthly.md.j2").write_text("# 自家的{{ title }}\n", "utf-8")
    assert wenming("-C", small, *JUNE).out.startswith("# 自家的")
    monkeypatch.setenv("CI", "true")
    assert "一、总体情况" in wenming("-C", small, *JUNE).out
    assert wenming("-C", small, *JUNE, "--trust-templates").out.startswith("# 自家的")


def test_a_template_by_its_path(small: Path, wenming: Wenming, tmp_path: Path) -> None:
    own = small / "templates"
    own.mkdir()
    (own / "简报.md.j2").write_text("{{ title }}\n", "utf-8")
    assert wenming("-C", small, *JUNE, "--template", own / "简报.md.j2").code == 0
    outside = tmp_path / "outside.md.j2"
    outside.write_text("x", "utf-8")
    ran = wenming("-C", small, *JUNE, "--template", outside)
    assert ran.code == 2
    assert "现有：月报" in ran.err


def test_a_template_of_the_repository_above(small: Path, wenming: Wenming, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "monthly.md.j2").write_text("上级的\n", "utf-8")
    assert wenming("-C", small, *JUNE).out == "上级的\n"


def test_a_fault_of_a_template(small: Path, wenming: Wenming) -> None:
    (small / "templates").mkdir()
    (small / "templates" / "monthly.md.j2").write_text("好\n{{ tilte }}\n", "utf-8")
    ran = wenming("-C", small, *JUNE)
    assert ran.code == 1
    assert "templates/monthly.md.j2:2: 错误 E902" in ran.err


# --- git --------------------------------------------------------------------------------------


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_revision(small: Path, wenming: Wenming) -> None:
    git(small, "init")
    ran = wenming("-C", small, *JUNE, "--revision")
    assert ran.code == 2
    assert "还没有提交" in ran.err
    git(small, "add", ".")
    git(small, "commit", "-m", "计划")
    clean = wenming("-C", small, *JUNE, "--revision")
    assert "有未提交的改动" not in clean.out
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=small, capture_output=True, text=True, check=True
    ).stdout
    assert head[:12] in clean.out
    (small / "tasks.yaml").write_text((small / "tasks.yaml").read_text("utf-8") + "\n", "utf-8")
    assert "有未提交的改动" in wenming("-C", small, *JUNE, "--revision").out


def test_revision_outside_git(small: Path, wenming: Wenming) -> None:
    ran = wenming("-C", small, *JUNE, "--revision")
    assert ran.code == 2
    assert "不在 git 仓库里" in ran.err


def test_revision_without_git(
    small: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    ran = wenming("-C", small, *JUNE, "--revision")
    assert ran.code == 2
    assert "没有 git" in ran.err
