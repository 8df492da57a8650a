"""``wenming report``: which month, which template, when it refuses."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import SMALL, TASKS
from tests.conftest import DEMO, Wenming
from wenming_cli import terminal
from wenming_cli.files import pasted

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


@pytest.mark.parametrize("month", [1, 6, 12])
def test_months_of_the_demo(month: int, wenming: Wenming) -> None:
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


@pytest.mark.parametrize("name", ["brief", "brief.md.j2"])
def test_an_own_template_by_its_name(name: str, small: Path, wenming: Wenming) -> None:
    own = small / "templates"
    own.mkdir()
    (own / "brief.md.j2").write_text("简报：{{ title }}\n", "utf-8")
    assert wenming("-C", small, *JUNE, "--template", name).out.startswith("简报：")
    ran = wenming("-C", small, *JUNE, "--template", "breif")
    assert ran.code == 2
    assert ran.err.rstrip().endswith("、brief")


def test_an_own_template_is_not_trusted_in_ci(
    small: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small / "templates").mkdir()
    (small / "templates" / "brief.md.j2").write_text("简报\n", "utf-8")
    monkeypatch.setenv("CI", "true")
    assert wenming("-C", small, *JUNE, "--template", "brief").code == 2
    assert wenming("-C", small, *JUNE, "--template", "brief", "--trust-templates").code == 0


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize("typed", [JUNE, ("notices", "draft", "--as-of", "2020-06-30")])
@pytest.mark.parametrize("target", ["outside", "repository/.git"])
def test_a_linked_folder_of_templates_stays_in_the_repository(
    target: str, typed: tuple[str, ...], tmp_path: Path, wenming: Wenming
) -> None:
    repository = tmp_path / "repository"
    plan = repository / "plans" / "p"
    plan.mkdir(parents=True)
    (plan / "plan.yaml").write_text(SMALL, "utf-8")
    (plan / "tasks.yaml").write_text(TASKS, "utf-8")
    (repository / ".git").mkdir()
    (tmp_path / target).mkdir(exist_ok=True)
    for name in ("monthly", "remind", "supervise", "circulate", "interview"):
        (tmp_path / target / f"{name}.md.j2").write_text("机密\n", "utf-8")
    (repository / "templates").symlink_to(tmp_path / target)
    written = () if typed is JUNE else ("-o", tmp_path / "文书")
    ran = wenming("-C", plan, *typed, *written)
    assert ran.code == 1
    assert "templates: 错误 E904 这个模板文件夹是链接，指到仓库以外，不读取" in ran.err
    assert "机密" not in ran.out
    assert not (tmp_path / "文书").exists()


# --- how to keep it -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (JUNE, "report --month 2020-06 -o 2020-06月报.md"),
        (
            ("report", "--template", "绩效目标申报表"),
            "report --template 绩效目标申报表 -o 绩效目标申报表.md",
        ),
        (
            (*JUNE, "--template", "我的 简报"),
            'report --month 2020-06 --template "我的 简报" -o "2020-06我的 简报.md"',
        ),
    ],
)
def test_a_terminal_is_told_how_to_keep_it(
    typed: tuple[str, ...],
    said: str,
    small: Path,
    wenming: Wenming,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (small / "templates").mkdir()
    (small / "templates" / "我的 简报.md.j2").write_text("简报\n", "utf-8")
    assert "要存成文件" not in wenming("-C", small, *typed).err
    monkeypatch.setattr(terminal, "is_interactive", lambda: True)
    monkeypatch.chdir(small)
    assert wenming(*typed).err.splitlines()[-1] == f"要存成文件：wenming {said}"
    ran = wenming("-C", small, *typed)
    assert f"wenming -C {pasted(small)} report" in ran.err
    for more in (("-o", small / "a.md"), ("--format", "json")):
        assert "要存成文件" not in wenming(*typed, *more).err


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
