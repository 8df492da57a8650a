from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from wenming_cli.figures.findings.groups import (
    Groups,
    by_category,
    by_owner,
    by_subdistrict,
    by_workstream,
)
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.units import answerable, subdistrict_of
from wenming_cli.model.plan import Plan

Read = Callable[..., Plan]
D = date(2020, 6, 30)


def finding(name: str, owner: str, more: str = "", category: str = "环境") -> str:
    head = f"id: {name}, found: 2020-06-01, source: covert, category: {category}, text: 垃圾"
    return f"  - {{{head}, owner: {owner}, {more}}}\n"


@pytest.fixture
def plan(read: Read) -> Plan:
    return read(
        "categories: [{name: 秩序}, {name: 环境}]\n"
        "findings:\n"
        + finding("a", "拓东社区", "workstream: B")
        + finding("b", "城管局", "site: S1, workstream: A", category="另类")
        + finding("c", "联盟街道", "log: [{date: 2020-06-02, event: void}]")
        + finding("d", "城管局", category="秩序")
        + finding("e", "城管局", "log: [{date: 2020-06-09, event: reassigned, to_owner: 联盟街道}]")
    )


def ids(groups: Groups) -> list[tuple[str | None, str]]:
    return [(group.id, "".join(state.id for state in group.findings)) for group in groups]


def test_groups_are_in_the_order_of_their_table(plan: Plan) -> None:
    states = survey(plan, D)
    assert ids(by_owner(plan, states, D)) == [
        ("城管局", "bd"),
        ("拓东社区", "a"),
        ("东华街道", "a"),
        ("联盟街道", "ce"),
    ]
    assert ids(by_workstream(plan, states, D)) == [("A", "b"), ("B", "a"), (None, "cde")]
    assert ids(by_subdistrict(plan, states, D)) == [
        ("东华街道", "a"),
        ("联盟街道", "ce"),
        (None, "bd"),
    ]
    assert ids(by_category(plan, states, D)) == [("秩序", "d"), ("环境", "ace"), ("另类", "b")]


def test_a_reassigned_finding_moves_on_its_day(plan: Plan) -> None:
    before = survey(plan, date(2020, 6, 8))
    assert ("城管局", "bde") in ids(by_owner(plan, before, date(2020, 6, 8)))


def test_what_a_group_comes_to(plan: Plan) -> None:
    (*_, last) = by_owner(plan, survey(plan, D), D)
    assert (last.counts["findings"], last.counts["void_findings"]) == (1, 1)
    assert last.figures[0].among == ("e",)


UNITS = """
owners:
  - {name: 东街道, kind: subdistrict}
  - {name: 南社区, kind: community, parent: 东街道}
  - {name: 南小学, kind: school, parent: 南社区}
  - {name: 甲, kind: other, parent: 乙}
  - {name: 乙, kind: other, parent: 甲}
  - {name: 局, kind: department}
"""


@pytest.mark.parametrize(
    ("name", "answering", "subdistrict"),
    [
        ("东街道", ("东街道",), "东街道"),
        ("南社区", ("南社区", "东街道"), "东街道"),
        ("南小学", ("南小学",), "东街道"),
        ("甲", ("甲",), None),
        ("局", ("局",), None),
        ("没有这个单位", ("没有这个单位",), None),
    ],
)
def test_for_whom_a_unit_counts_and_where_it_lies(
    read: Read, tmp_path: Path, name: str, answering: tuple[str, ...], subdistrict: str | None
) -> None:
    (tmp_path / "units.yaml").write_text(UNITS, "utf-8")
    plan = read("")
    assert answerable(plan, name) == answering
    assert subdistrict_of(plan, name) == subdistrict
