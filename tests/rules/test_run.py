"""Which rules apply to a plan, and how bad the plan says their faults are."""

import inspect
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.work import calls_in
from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.loading import load
from wenming_cli.rules import RULES
from wenming_cli.rules.run import check, errors

HEAD = """\
plan: {id: demo, name: 示例, year: 2020, owner: 区文明办}
owners: [{name: 区城管局, kind: department}, {name: 东街道, kind: subdistrict}]
workstreams:
- {id: HW, name: 环境卫生, kind: rectification, owner: 区城管局}
- {id: JT, name: 交通秩序, kind: rectification}
"""
NO_OWNER = "tasks:\n- {id: T-1, title: 清运, workstream: JT, due: 2020-06-30}\n"
TOO_EARLY = "tasks:\n- {id: T-1, title: 清运, workstream: HW, start: 2020-06-01, due: 2020-05-01}\n"
SILENT = "tasks:\n- {id: T-1, title: 清运, workstream: HW, due: 2020-12-31}\n"


def checked(folder: Path, body: str, as_of: date | None = None) -> list[Diagnostic]:
    (folder / "plan.yaml").write_text(HEAD + body, "utf-8")
    loaded = load(folder)
    assert loaded.plan is not None
    return check(loaded.plan, as_of, loaded.broken_lines)


def codes(found: list[Diagnostic]) -> list[str]:
    return [diagnostic.code for diagnostic in found]


def test_an_ordinary_plan_gives_nothing(tmp_path: Path) -> None:
    assert checked(tmp_path, "") == []
    task = "tasks:\n- {id: T-1, title: 清运, workstream: HW, due: 2020-06-30, done: 2020-06-20}\n"
    assert checked(tmp_path, task, date(2020, 12, 31)) == []


def test_rules_that_depend_on_the_day_need_one(tmp_path: Path) -> None:
    assert checked(tmp_path, SILENT) == []
    assert codes(checked(tmp_path, SILENT, date(2020, 6, 30))) == ["E325"]


@pytest.mark.parametrize(
    ("level", "expected"),
    [("error", [Severity.ERROR]), ("警告", [Severity.WARNING]), ("off", [])],
)
def test_the_settings_say_how_bad_a_fault_is(
    tmp_path: Path, level: str, expected: list[Severity]
) -> None:
    for code, body in (("E316", NO_OWNER), ("E301", TOO_EARLY)):
        found = checked(tmp_path, f"{body}settings: {{rules: {{{code}: {level}}}}}\n")
        assert [d.severity for d in found] == expected


@pytest.mark.parametrize("level", ["error", "warning", "off", None])
def test_errors_alone_are_those_among_all_that_is_found(tmp_path: Path, level: str | None) -> None:
    rules = "" if level is None else f"settings: {{rules: {{E301: {level}, E316: {level}}}}}\n"
    body = f"{NO_OWNER}{TOO_EARLY.removeprefix('tasks:').replace('T-1', 'T-2')}{rules}"
    body = body.replace("\n\n", "\n")
    every = checked(tmp_path, body)
    loaded = load(tmp_path)
    assert loaded.plan is not None
    assert {"E301", "E316"} & set(codes(every)) or level == "off"
    assert errors(loaded.plan, loaded.broken_lines) == [d for d in every if d.is_error]


def test_no_place_is_worse_than_its_rule() -> None:
    sources = {rule.CODE: inspect.getsource(sys.modules[rule.__name__]) for rule in RULES}
    assert [code for code, source in sources.items() if "severity=" in source] == []


def test_a_rule_that_needs_a_whole_section_is_left_out_where_it_is_damaged(tmp_path: Path) -> None:
    budget = "budget:\n  total: 10万元\n  lines:\n  - {id: A, name: 甲, amount: 6万元}\n"
    assert codes(checked(tmp_path, budget)) == ["E401"]
    broken = f"{budget}  - {{id: B, name: 乙, amount: 4}}\n"
    assert checked(tmp_path, broken) == []


def test_a_warning_on_a_line_with_a_broken_record_is_an_echo(tmp_path: Path) -> None:
    broken = NO_OWNER.replace("due: 2020", "assigned: 昨天, due: 2020")
    assert checked(tmp_path, broken) == []


def test_an_error_stands_beside_a_broken_field(tmp_path: Path) -> None:
    broken = TOO_EARLY.replace("start:", "assigned: 昨天, start:")
    assert codes(checked(tmp_path, broken)) == ["E301"]


BROKEN_TARGET = """\
tasks:
- id: T-1
  title: 清运
  workstream: HW
  due: 2020-06-30
  target: {value: 十, unit: 处}
  updates: [{date: 2020-03-01, value: 3}]
"""
BROKEN_LIMIT = """\
findings:
- id: W-1
  found: 2020-06-01
  source: self
  category: 卫生
  text: 垃圾
  owner: 东街道
  log: [{date: 2020-06-02, event: extended, to: 明天}]
"""


@pytest.mark.parametrize("body", [BROKEN_TARGET, BROKEN_LIMIT])
def test_what_could_not_be_read_is_not_called_missing(tmp_path: Path, body: str) -> None:
    assert checked(tmp_path, body) == []


def test_nothing_is_looked_for_outside_the_repository(tmp_path: Path) -> None:
    (tmp_path / "outside.jpg").touch()
    repository = tmp_path / "repository"
    folder = repository / "plans" / "demo"
    folder.mkdir(parents=True)
    (repository / ".git").mkdir()
    (repository / "evidence.jpg").touch()
    outside = tmp_path / "outside.jpg"
    body = f"""\
tasks:
- id: T-1
  title: 清运
  workstream: HW
  due: 2020-06-30
  updates:
  - date: 2020-03-01
    evidence: [evidence.jpg, ../../../outside.jpg, a/../../outside.jpg, {outside}]
"""
    found = checked(folder, body)
    assert codes(found) == ["E350"] * 3
    assert all("evidence.jpg”" not in diagnostic.message for diagnostic in found)


def test_an_alias_may_be_ones_own_name(tmp_path: Path) -> None:
    owners = "owners:\n- {name: 甲局, kind: department, aliases: [甲局, 甲, 甲]}\n"
    plan, *_ = HEAD.splitlines(keepends=True)
    (tmp_path / "plan.yaml").write_text(plan + owners, "utf-8")
    loaded = load(tmp_path)
    assert loaded.plan is not None
    assert check(loaded.plan, None, loaded.broken_lines) == []


def test_ledgers_in_several_files_need_no_order(tmp_path: Path) -> None:
    finding = (
        "findings:\n- id: W-1\n  found: 2020-06-01\n  source: self\n  category: 卫生\n"
        "  text: 垃圾\n  owner: 东街道\n  log: [{date: 2020-07-02, event: closed}]\n"
    )
    (tmp_path / "records.yaml").write_text(
        "logs: [{finding: W-1, date: 2020-06-20, event: rectified}]\n", "utf-8"
    )
    assert checked(tmp_path, finding) == []


def test_long_chains_of_dependencies_are_walked_without_recursion(tmp_path: Path) -> None:
    rows = [
        f"- {{id: T-{i}, title: 甲, workstream: HW, due: 2020-06-30, depends_on: [T-{i + 1}]}}\n"
        for i in range(3000)
    ]
    last = "- {id: T-3000, title: 甲, workstream: HW, due: 2020-06-30, depends_on: [T-0]}\n"
    found = checked(tmp_path, "tasks:\n" + "".join(rows) + last)
    assert codes(found) == ["E330"]
    assert len(found[0].message) < 80


def test_work_grows_with_the_plan_and_no_faster(tmp_path: Path) -> None:
    def work(count: int) -> int:
        rows = (
            f"- {{id: T-{i}, title: 甲, workstream: HW, due: 2020-06-30, depends_on: [T-0],"
            f" updates: [{{date: 2020-05-01, progress: 20%, evidence: [图/{i}.jpg]}},"
            f" {{date: 2020-04-01, progress: 60%}}]}}\n"
            for i in range(1, count)
        )
        first = "- {id: T-0, title: 甲, workstream: HW, due: 2020-09-30}\n"
        (tmp_path / "plan.yaml").write_text(f"{HEAD}tasks:\n{first}{''.join(rows)}", "utf-8")
        plan = load(tmp_path).plan
        assert plan is not None
        assert len(check(plan, None, frozenset())) == 3 * (count - 1)
        return calls_in(lambda: check(plan, None, frozenset()))

    assert work(1_000) <= 12 * work(100)
