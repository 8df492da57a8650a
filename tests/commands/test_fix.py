"""``wenming validate --fix``: what is written, what is only shown, what is told."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Wenming
from wenming_cli import files
from wenming_cli import repairs as edits

PLAN = """\
plan: {id: demo, name: 示例, year: 2020, owner: 区城管局}
owners: [{name: 区城管局, kind: department}]
workstreams: [{id: HW, name: 环境卫生, kind: rectification, owner: 区城管局}]
"""
SLIPS = """\
workstream: HW   # 保洁
tasks：
- {id: T-1, title: 清运, due: 2020/6/30}
- {id: T-2, title: 冲洗， due: 2020-07-31}
"""
RIGHT = """\
workstream: HW   # 保洁
tasks:
- {id: T-1, title: 清运, due: 2020-06-30}
- {id: T-2, title: 冲洗, due: 2020-07-31}
"""
UNDECIDED = "budget: {total: 300, lines: [{id: A, name: 宣传}]}\n"


@pytest.fixture
def slips(make_plan: MakePlan) -> Path:
    """A plan with slips that have one cure, and one that needs a person."""
    return make_plan(PLAN, tasks=SLIPS, budget=UNDECIDED)


def test_what_was_repaired_is_told_and_the_rest_still_reported(
    slips: Path, wenming: Wenming
) -> None:
    ran = wenming("-C", slips, "validate", "--fix", "--format", "github")
    assert (slips / "tasks.yaml").read_text("utf-8") == RIGHT
    assert (slips / "budget.yaml").read_text("utf-8") == UNDECIDED
    assert ran.code == 1
    assert ran.out.count("::error") == 1
    assert "tasks.yaml:3: 已修：“2020/6/30”写成 2020-06-30" in ran.err
    assert ran.err.endswith("修了 1 个文件的 3 处\n")


def test_nothing_is_left_to_repair_afterwards(slips: Path, wenming: Wenming) -> None:
    wenming("-C", slips, "validate", "--fix")
    again = wenming("-C", slips, "validate", "--fix")
    assert again.err == "没有可以自动修的地方\n"
    dry = wenming("-C", slips, "validate", "--fix", "--dry-run")
    assert (dry.code, dry.out, dry.err) == (0, "", "没有可以自动修的地方\n")


def test_a_dry_run_shows_the_difference_and_changes_nothing(
    slips: Path, wenming: Wenming, tmp_path: Path
) -> None:
    shown = wenming("-C", slips, "validate", "--fix", "--dry-run")
    assert shown.code == 1
    assert "-tasks：\n" in shown.out
    assert "+tasks:\n" in shown.out
    assert shown.err == "会修 1 个文件的 3 处，还没有改动\n"
    assert (slips / "tasks.yaml").read_text("utf-8") == SLIPS
    patch = tmp_path / "fix.patch"
    wenming("-C", slips, "validate", "--fix", "--dry-run", "-o", patch)
    assert patch.read_text("utf-8") == shown.out


@pytest.mark.parametrize(
    ("named", "repaired"), [("budget.yaml", SLIPS), ("tasks.yaml", RIGHT), (".", RIGHT)]
)
def test_only_files_that_were_named_are_written(
    named: str, repaired: str, slips: Path, wenming: Wenming
) -> None:
    wenming("-C", slips, "validate", "--fix", named)
    assert (slips / "tasks.yaml").read_text("utf-8") == repaired


def test_a_dry_run_of_nothing_is_refused(slips: Path, wenming: Wenming) -> None:
    ran = wenming("-C", slips, "validate", "--dry-run")
    assert (ran.code, ran.err) == (2, "--dry-run 要和 --fix 一起用\n")


def test_a_file_that_cannot_be_written_keeps_its_bytes_and_the_others_are_repaired(
    make_plan: MakePlan, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_plan(PLAN, a=SLIPS, b=SLIPS.replace("T-", "B-"))

    def refused(path: Path, _: bytes, new: bytes) -> None:
        if path.name == "a.yaml":
            raise files.ChangedError("文件在读取之后被改过，没有改写")
        files.write_whole(path, new)

    monkeypatch.setattr(files, "replace", refused)
    ran = wenming("-C", folder, "validate", "--fix")
    assert ran.code == 2
    assert "a.yaml：没有修，文件在读取之后被改过，没有改写" in ran.err
    assert (folder / "a.yaml").read_text("utf-8") == SLIPS
    assert (folder / "b.yaml").read_text("utf-8") == RIGHT.replace("T-", "B-")


def test_no_room_for_trying_is_said(
    slips: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> tuple[edits.Fixed, ...]:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(edits, "fix", full)
    ran = wenming("-C", slips, "validate", "--fix")
    assert (ran.code, ran.err) == (2, "修不了：磁盘满了\n")


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "utf-8-sig"])
def test_git_applies_the_difference_to_any_line_end_and_encoding(
    codec: str, slips: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    (slips / "tasks.yaml").write_bytes(SLIPS.replace("\n", "\r\n").encode(codec))
    monkeypatch.chdir(slips)
    assert wenming("validate", "--fix", "--dry-run", "-o", "fix.patch").code == 1
    subprocess.run(["git", "apply", "fix.patch"], check=True)
    right = RIGHT.replace("\n", "\r\n").encode("utf-8-sig" if codec == "utf-8-sig" else "utf-8")
    assert (slips / "tasks.yaml").read_bytes() == right


def test_what_can_be_repaired_is_said(slips: Path, wenming: Wenming) -> None:
    assert "其中 3 处可以自动改：wenming validate --fix" in wenming("-C", slips, "validate").err
    wenming("-C", slips, "validate", "--fix")
    assert "可以自动改" not in wenming("-C", slips, "validate").err
