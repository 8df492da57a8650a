"""JUnit XML, read back by a parser."""

from xml.etree import ElementTree as ET

from tests.formats.test_formats import FILES, OUTCOME, at, text_of
from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.formats.diagnostics import junit
from wenming_cli.formats.diagnostics.outcome import Outcome


def suite(outcome: Outcome) -> ET.Element:
    root = ET.fromstring(junit.render(outcome))  # noqa: S314  it is our own
    assert root.tag == "testsuites"
    (only,) = root
    assert only.tag == "testsuite"
    assert root.attrib == only.attrib
    return only


def test_one_case_for_each_file() -> None:
    cases = suite(OUTCOME).findall("testcase")
    of_files = [case for case in cases if case.get("classname") == "wenming.validate"]
    assert [case.get("name") for case in of_files] == list(FILES)


def test_what_is_ignored_was_skipped_and_says_why() -> None:
    cases = suite(OUTCOME).findall("testcase[skipped]")
    assert [case.get("name") for case in cases] == [
        "plan/owners.yaml:2:5 E711",
        "plan/plan.yaml:1:1 E319",
    ]
    said = [skipped.get("message", "") for skipped in suite(OUTCOME).iter("skipped")]
    assert said[1] == "已忽略 E319 规则 E319 关闭了（理由：口径的规则里关闭了）"


def test_counts_are_those_of_the_cases() -> None:
    found = suite(OUTCOME)
    cases = found.findall("testcase")
    failed = [case for case in cases if case.find("failure") is not None]
    assert int(found.get("tests", "")) == len(cases)
    assert int(found.get("failures", "")) == len(failed) == 3
    assert (found.get("errors"), found.get("skipped")) == ("0", "2")


def test_a_file_with_warnings_only_has_not_failed() -> None:
    warning = Diagnostic(at("a.yaml", 1, 1, 2), "E307", "晚了", "改", Severity.WARNING)
    (case,) = suite(Outcome((warning,), ("a.yaml",), text_of)).findall("testcase")
    assert case.find("failure") is None
    assert case.findtext("system-out") == "a.yaml:1:1: 警告 E307 晚了（改）"


def test_all_errors_of_a_file_stand_in_one_failure() -> None:
    both = tuple(Diagnostic(at("a.yaml", n, 1, 2), f"E30{n}", f"第 {n} 处") for n in (1, 3))
    (case,) = suite(Outcome(both, ("a.yaml",), text_of)).findall("testcase")
    (failure,) = case.findall("failure")
    assert failure.get("type") == "E301 E303"
    assert failure.get("message") == "E301 第 1 处（共 2 处错误）"
    assert (failure.text or "").splitlines() == [
        "a.yaml:1:1: 错误 E301 第 1 处",
        "a.yaml:3:1: 错误 E303 第 3 处",
    ]


def test_a_file_nobody_named_is_a_case_too() -> None:
    fault = Diagnostic(at("b.yaml", 1, 1, 1), "E101", "文件读不了")
    names = [case.get("name") for case in suite(Outcome((fault,), ("a.yaml",), text_of))]
    assert names[:2] == ["a.yaml", "b.yaml"]


def test_markup_and_controls_are_text() -> None:
    hostile = "]]></failure>&amp;\"'<b>\0\x1b\ufffe\ud800"
    fault = Diagnostic(at(hostile, 1, 1, 1), "E104", hostile)
    (case,) = suite(Outcome((fault,), (hostile,), text_of)).findall("testcase")
    shown = "]]></failure>&amp;\"'<b>\\x00\\x1b\\ufffe\\ud800"
    assert case.get("name") == shown
    assert case.findtext("failure") == f"{shown}:1:1: 错误 E104 {shown}"
