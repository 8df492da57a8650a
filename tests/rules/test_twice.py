"""Records that stand twice, by file; names that two records have."""

from pathlib import Path

import pytest

from tests.work import calls_in
from wenming_cli.diagnostic import Diagnostic
from wenming_cli.loading import load
from wenming_cli.rules.run import check

PLAN = """\
plan: {id: demo, name: 示例, year: 2020, owner: 区文明办}
owners:
- {name: 区文明办, kind: office}
- {name: 东街道, kind: subdistrict}
workstreams:
- {id: HW, name: 环境卫生, kind: rectification, owner: 区文明办}
budget: {total: 900万元, lines: [{id: XC, name: 宣传, amount: 900万元}]}
"""
MARCH = """\
payments:
- {date: 2020-03-10, line: XC, amount: 12万元, voucher: 记-03-001}
- {date: 2020-03-11, line: XC, amount: 1万元, voucher: 记-03-002}
"""


def checked(folder: Path, **files: str) -> list[Diagnostic]:
    (folder / "plan.yaml").write_text(PLAN, "utf-8")
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    loaded = load(folder)
    assert loaded.plan is not None
    return [*loaded.diagnostics, *check(loaded.plan, None, loaded.broken_lines)]


def told(found: list[Diagnostic]) -> list[str]:
    return [f"{d.location.file}:{d.location.line} {d.code} {d.message}" for d in found]


@pytest.mark.parametrize("copy", ["三月 - 副本", "三月(1)", "副本 三月", "三月_copy"])
def test_a_copied_file_says_so_once(tmp_path: Path, copy: str) -> None:
    found = checked(tmp_path, **{"三月": MARCH, copy: MARCH.replace("12万元", "120000元")})
    assert told(found) == [
        f"{copy}.yaml:2 E333 这个文件有 2 条记录和 三月.yaml 里的一模一样，会算两遍"
    ]


def test_a_copy_that_was_half_written_anew_is_still_named_by_file(tmp_path: Path) -> None:
    more = "- {date: 2020-04-11, line: XC, amount: 1万元, voucher: 记-04-002}\n"
    (one,) = checked(tmp_path, a=MARCH, b=MARCH + more)
    assert one.message.startswith("这个文件有 2 条记录和 a.yaml ")
    few = MARCH + more + more.replace("04-", "05-") + more.replace("04-", "06-")
    found = checked(tmp_path, a=MARCH, b=few)
    assert [d.location.line for d in found] == [2, 3]
    assert "和 a.yaml:2 的一模一样" in found[0].message


def test_one_record_in_two_files_names_both_places(tmp_path: Path) -> None:
    one = "payments:\n- {date: 2020-03-10, line: XC, amount: 3.2万元, voucher: 一}\n"
    two = "支出:\n- {金额: 32000元, 用途: XC, 凭证号: 一, 日期: 2020-03-10}\n"
    assert told(checked(tmp_path, a=one, b=two)) == [
        "b.yaml:2 E333 2020-03-10 的支出 3.2万元 和 a.yaml:2 的一模一样，会算两遍"
    ]


def test_an_update_inline_and_at_top_level_is_one(tmp_path: Path) -> None:
    tasks = (
        "tasks:\n- {id: T, title: 清运, workstream: HW, due: 2020-06-30,\n"
        "   updates: [{date: 2020-03-31, progress: 30}]}\n"
    )
    apart = "updates:\n- {task: T, 日期: 2020-03-31, progress: 30%}\n"
    assert told(checked(tmp_path, a=tasks, b=apart)) == [
        "b.yaml:2 E333 任务 T 在 2020-03-31 的进展和 a.yaml:3 的一模一样，会算两遍"
    ]


def test_a_record_that_could_not_be_read_whole_repeats_nothing(tmp_path: Path) -> None:
    broken = MARCH.replace("voucher: 记-03-002", "note: [a]").replace("03-001", "03-009")
    found = checked(tmp_path, a=MARCH.replace(", voucher: 记-03-002", ""), b=broken)
    assert not [d for d in found if d.code == "E333"]


def test_many_records_of_one_day_are_no_more_work_than_they_are_many(tmp_path: Path) -> None:
    def work(count: int) -> int:
        rows = "".join(
            f"- {{date: 2020-03-10, line: XC, amount: {n}元, voucher: 记-03-{n}}}\n"
            for n in range(1, count)
        )
        (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
        (tmp_path / "a.yaml").write_text(f"payments:\n{rows}", "utf-8")
        plan = load(tmp_path).plan
        assert plan is not None
        assert check(plan, None, frozenset()) == []
        return calls_in(lambda: check(plan, None, frozenset()))

    assert work(2_000) <= 12 * work(200)


@pytest.mark.parametrize(
    "text",
    [
        "owners: [{name: 东街道, kind: subdistrict, parent: 区文明办}]\n",
        "owners: [{name: 东街道, kind: community, parent: 东街道}]\n",
        "owners: [{name: 区文明办, kind: office, parent: 东街道}]\n",
        (
            "workstreams: [{id: HW, name: 卫生, kind: other}]\n"
            "tasks: [{id: T, title: 清运, workstream: HW, due: 2020-06-30}]\n"
        ),
        (
            "tasks:\n- {id: A, title: 一, workstream: HW, due: 2020-06-01, depends_on: [B]}\n"
            "- {id: B, title: 二, workstream: HW, due: 2020-05-01}\n"
            "- {id: B, title: 三, workstream: HW, due: 2020-07-01, depends_on: [A]}\n"
        ),
        (
            "sites:\n- {id: S, name: 甲, type: 路, owner: 东街道}\n"
            "- {id: S, name: 乙, type: 路, owner: 东街道, opened: 2020-06-01}\n"
            "inspections: [{date: 2020-03-01, tier: office, sites: [S]}]\n"
        ),
        (
            "findings:\n"
            "- {id: F, found: 2020-03-01, source: covert, category: 一, text: 一, owner: 东街道}\n"
            "- {id: F, found: 2020-06-01, source: covert, category: 二, text: 二, owner: 东街道}\n"
            "- {id: G, found: 2020-04-01, source: covert, category: 一, text: 三, owner: 东街道,"
            " repeat_of: F}\n"
            "notices: [{id: N, kind: supervise, date: 2020-04-02, findings: [F]}]\n"
        ),
    ],
)
def test_a_name_that_two_records_have_is_told_once_and_followed_nowhere(
    tmp_path: Path, text: str
) -> None:
    found = checked(tmp_path, more=text)
    assert [d.code for d in found] == ["E302"], told(found)
    assert "None" not in found[0].message
