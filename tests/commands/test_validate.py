"""``wenming validate``: what fails a run, and who decides."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from tests.conftest import MakePlan, Wenming
from wenming_cli.formats.diagnostics import FORMATS, FormatName, name_of

HEAD = """\
plan: {id: demo, name: 示例, year: 2020, owner: 区城管局}
owners: [{name: 区城管局, kind: department}]
workstreams:
- {id: HW, name: 环境卫生, kind: rectification, owner: 区城管局}
- {id: JT, name: 交通秩序, kind: rectification}
tasks:
"""
ERROR = "- {id: T-1, title: 清运, workstream: HW, start: 2020-06-01, due: 2020-05-01}"
WARNING = "- {id: T-2, title: 清运, workstream: JT, due: 2020-06-30}"

Plan = Callable[[str], Path]


@pytest.fixture
def plan(make_plan: MakePlan) -> Plan:
    return lambda body: make_plan(HEAD + body + "\n")


def codes(out: str) -> list[str]:
    return [found["code"] for found in json.loads(out)["diagnostics"]]


def test_the_formats_offered_are_those_there_are() -> None:
    assert get_args(FormatName) == tuple(map(name_of, FORMATS))


@pytest.mark.parametrize("name", get_args(FormatName))
def test_every_format_of_a_plan_with_faults(name: str, plan: Plan, wenming: Wenming) -> None:
    ran = wenming("validate", plan(f"{ERROR}\n{WARNING}"), "--format", name)
    assert ran.code == 1
    assert "E301" in ran.out
    assert "E316" in ran.out
    assert ran.err == ""


@pytest.mark.parametrize("name", get_args(FormatName))
def test_every_format_of_a_good_plan(name: str, small: Path, wenming: Wenming) -> None:
    ran = wenming("validate", small, "--format", name)
    assert ran.code == 0
    assert ran.out


def test_a_format_in_a_file(small: Path, tmp_path: Path, wenming: Wenming) -> None:
    report = tmp_path / "报告.xml"
    assert wenming("validate", small, "--format", "junit", "-o", report).out == ""
    assert report.read_bytes().startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n')


@pytest.mark.parametrize(
    ("options", "code", "found"),
    [
        ((), 1, ["E301", "E316"]),
        (("--select", "E301"), 1, ["E301"]),
        (("--select", "E316"), 0, ["E316"]),
        (("--select", "E316", "--strict"), 1, ["E316"]),
        (("--ignore", "E301"), 0, ["E316"]),
        (("--ignore", "E301", "--strict"), 1, ["E316"]),
        (("--ignore", "E3"), 0, []),
        (("--ignore", "E3", "--strict"), 0, []),
        (("--select", "E3", "--ignore", "E316"), 1, ["E301"]),
        (("--select", "E301", "--select", "E316", "--ignore", "E30"), 0, ["E316"]),
        (("--select", "E4"), 0, []),
    ],
)
def test_codes_chosen(
    options: tuple[str, ...], code: int, found: list[str], plan: Plan, wenming: Wenming
) -> None:
    ran = wenming("validate", plan(f"{ERROR}\n{WARNING}"), "--format", "json", *options)
    assert (ran.code, codes(ran.out)) == (code, found)


@pytest.mark.parametrize(
    ("rules", "options", "code", "found"),
    [
        ("{E301: warning}", (), 0, ["E301", "E316"]),
        ("{E301: warning}", ("--strict",), 1, ["E301", "E316"]),
        ("{E316: error, E301: off}", (), 1, ["E316"]),
        ("{E316: off, E301: off}", ("--strict",), 0, []),
        ("{E316: error}", ("--ignore", "E316", "--ignore", "E301"), 0, []),
        ("{E301: off}", ("--select", "E301"), 0, []),
        ("{E301: 警告}", ("--select", "E301"), 0, ["E301"]),
        ("{E206: off}", ("--select", "E351"), 0, ["E351"]),
        ("{E999: off}", ("--select", "E351", "--strict"), 1, ["E351"]),
        ("{E999: off, E351: error}", ("--select", "E351"), 1, ["E351"]),
        ("{E999: off, E351: off}", ("--select", "E351", "--strict"), 0, []),
    ],
)
def test_the_plan_says_how_bad_a_fault_is(  # noqa: PLR0917
    rules: str,
    options: tuple[str, ...],
    code: int,
    found: list[str],
    plan: Plan,
    wenming: Wenming,
) -> None:
    folder = plan(f"{ERROR}\n{WARNING}\nsettings: {{rules: {rules}}}")
    ran = wenming("validate", folder, "--format", "json", *options)
    assert (ran.code, codes(ran.out)) == (code, found)


def test_a_fault_the_plan_says_to_ignore(plan: Plan, wenming: Wenming) -> None:
    body = f"{ERROR} # wenming: ignore E301 原计划如此\n{WARNING} # wenming: ignore E316 待定"
    ran = wenming("validate", plan(body), "--strict")
    assert ran.code == 0
    first, second, last = ran.out.splitlines()
    assert ":7:64: 已忽略 E301 任务 T-1 " in first
    assert first.endswith("（理由：原计划如此）")
    assert ":8:4: 已忽略 E316 任务 T-2 " in second
    assert second.endswith("（理由：待定）")
    assert last == "检查了 1 个文件，没有发现问题，另有 2 处注明忽略"
    ran = wenming("validate", plan(body), "--select", "E316")
    assert "另有 1 处注明忽略" in ran.out


def test_a_comment_nothing_needs_fails_a_strict_run(plan: Plan, wenming: Wenming) -> None:
    folder = plan(f"{WARNING} # wenming: ignore E301, E316 待定")
    assert wenming("validate", folder).code == 0
    ran = wenming("validate", folder, "--strict")
    assert ran.code == 1
    assert "警告 E353 第 7 行没有 E301，用不着忽略" in ran.out
    assert wenming("validate", folder, "--strict", "--ignore", "E353").code == 0


def test_an_ignored_error_does_not_count_elsewhere(plan: Plan, wenming: Wenming) -> None:
    told = "计划有 1 处错误"
    assert told in wenming("-C", plan(ERROR), "status", "--as-of", "2020-06-30").err
    folder = plan(f"{ERROR} # wenming: ignore E301 原计划如此")
    assert told not in wenming("-C", folder, "status", "--as-of", "2020-06-30").err


def test_warnings_fail_a_strict_run_in_every_format(plan: Plan, wenming: Wenming) -> None:
    folder = plan(WARNING)
    assert "警告也算不通过" not in wenming("validate", folder).out
    assert 'failures="0"' in wenming("validate", folder, "--format", "junit").out
    for name in ("text", "github", "junit", "markdown"):
        ran = wenming("validate", folder, "--strict", "--format", name)
        assert ran.code == 1
        assert "1 处警告；警告也算不通过" in ran.out
    ran = wenming("validate", folder, "--strict", "--format", "junit")
    assert 'failures="1"' in ran.out
    assert '<failure type="E316"' in ran.out
    both = wenming("validate", plan(f"{ERROR}\n{WARNING}"), "--strict", "--format", "junit").out
    assert 'type="E301 E316"' in both
    assert "（共 2 处问题）" in both


@pytest.mark.parametrize("code", ["E352", "E353", "E354", "E206"])
def test_codes_that_cannot_be_tuned(code: str, plan: Plan, wenming: Wenming) -> None:
    ran = wenming("validate", plan(f"{WARNING}\nsettings: {{rules: {{{code}: off}}}}"))
    assert f"{code} " in ran.out
    assert "不能调" in ran.out
    assert "没有“" not in ran.out


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_no_code_is_wrong_usage(option: str, small: Path, wenming: Wenming) -> None:
    ran = wenming("validate", small, option, "")
    assert ran.code == 2
    assert "不能是空的" in ran.err


@pytest.mark.parametrize("code", ["E352", "E353", "E354"])
def test_its_pages_are_explained(code: str, wenming: Wenming) -> None:
    ran = wenming("explain", code)
    assert ran.code == 0
    assert "为什么：" in ran.out
