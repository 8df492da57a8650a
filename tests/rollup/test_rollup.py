"""Sums over many plans: of counts, never of rates; what is in none is told with the reason."""

import json
import os
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Wenming
from tests.rollup.small_plans import plan_text, write_plan, write_plans
from wenming_cli.rollup import facts_memory
from wenming_cli.rollup.asked_day import AskedDay
from wenming_cli.rollup.computing import facts_of
from wenming_cli.rollup.facts_memory import FactsMemory
from wenming_cli.rollup.gathering import PlanOutcome
from wenming_cli.rollup.groupings import NoGroupingError, Placed, grouping_of, require_grouping
from wenming_cli.rollup.plan_facts import ADDED, Faulty, Outside, PlanFacts
from wenming_cli.rollup.plan_search import contents_of, plans_under
from wenming_cli.rollup.plan_sums import groups, rolled_up

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "8"))
JUNE = date(2020, 6, 30)
DAY = ("--as-of", "2020-06-30")


def rolled(wenming: Wenming, *typed: str | Path, code: int = 0) -> Any:
    ran = wenming("rollup", *typed, "--format", "json", "--workers", "1")
    assert ran.code == code, ran.err
    return json.loads(ran.out)


# --- the sums -------------------------------------------------------------------------------------


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(numbers=st.sets(st.integers(0, 99), min_size=1, max_size=6), month=st.integers(1, 12))
def test_sums_are_those_of_what_status_says_of_each(
    numbers: set[int],
    month: int,
    wenming: Wenming,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    root = tmp_path_factory.mktemp("plans")
    for number in numbers:
        write_plan(root / f"{number % 3}" / f"{number}", plan_text(number))
    asked = ("--month", f"2020-{month:02}")
    found = rolled(wenming, root, *asked, "--by", "1")
    of_groups: dict[str, list[Any]] = defaultdict(list)
    for number in sorted(numbers):
        folder = root / f"{number % 3}" / f"{number}"
        said = wenming("status", "-C", folder, *asked, "--format", "json")
        of_groups[f"{number % 3}"].append(json.loads(said.out))
    assert [group["name"] for group in found["groups"]] == sorted(of_groups)
    for group in found["groups"]:
        assert_sums(group, of_groups[group["name"]])
    assert_sums(found["total"], [each for group in of_groups.values() for each in group])


def assert_sums(group: Any, said: list[Any]) -> None:
    """Every number is the naive sum of those that ``status`` gives of each plan."""
    assert group["plans"] == len(said)
    names = {row.id for row in ADDED}
    having = {name for each in said for name in each["figures"]} & names
    assert set(group["figures"]) == having
    for name in having:
        figures = [each["figures"][name] for each in said if name in each["figures"]]
        found = group["figures"][name]
        top = sum(Decimal(figure["numerator"]) for figure in figures)
        is_money = name in ("budget_total", "paid", "remaining")
        below = 1 if is_money else sum(Decimal(figure["denominator"]) for figure in figures)
        # A share of days may have no end: then what is printed of each plan is rounded.
        near = Decimal("0.000001") * (len(figures) if name == "planned_progress" else 0)
        assert abs(Decimal(found["numerator"]) - top) <= near
        assert Decimal(found["denominator"]) == below
        assert found["plans"] == len(figures)
        assert (found["value"] is None) == (not below)
    counts = {name: sum(each["counts"].get(name, 0) for each in said) for name in group["counts"]}
    assert group["counts"] == counts


def test_a_rate_is_no_mean_of_rates(tmp_path: Path, wenming: Wenming) -> None:
    head = "workstreams: [{id: HW, name: 卫生, kind: rectification, owner: 城管局}]"
    owners = "owners: [{name: 城管局, kind: department}]"
    task = "title: 清运, workstream: HW, due: 2020-06-01"
    for name, ends in {"a": [", done: 2020-05-30"], "b": ["", "", ""]}.items():
        tasks = [f"- {{id: T{at}, {task}{end}}}" for at, end in enumerate(ends)]
        plan = f"plan: {{id: {name}, name: 甲, year: 2020, owner: 城管局}}"
        write_plan(tmp_path / name, "\n".join([plan, owners, head, "tasks:", *tasks]))
    rate = rolled(wenming, tmp_path, *DAY)["total"]["figures"]["completion_rate"]
    assert (rate["numerator"], rate["denominator"], rate["value"]) == ("1", "4", "0.250000")


def test_money_is_exact(tmp_path: Path, wenming: Wenming) -> None:
    write_plans(tmp_path, 30)
    paid = rolled(wenming, tmp_path, "--as-of", "2020-12-31")["total"]["figures"]["paid"]
    exact = sum(Decimal(f"{number}.{number:02}") for number in range(30))
    assert Decimal(paid["value"]) == exact


def test_the_order_of_plans_changes_no_byte() -> None:
    """However results come in, as from workers of different speed."""
    asked = AskedDay(JUNE)
    facts = [facts_of({"plan.yaml": plan_text(n).encode()}, asked) for n in range(12)]
    results: list[PlanOutcome[PlanFacts | Faulty | Outside]] = [
        PlanOutcome(f"{n % 3}/{n}", each) for n, each in enumerate(facts)
    ]
    first = rolled_up(results)
    for turn in range(1, 12):
        results = [*results[turn:], *reversed(results[:turn])]
        again = rolled_up(results)
        assert again == first
        by = grouping_of("1", (), again.plans)
        assert groups(again.plans, by) == groups(first.plans, by)


def test_facts_need_no_disk_and_come_back_from_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plan(tmp_path / "a", plan_text(5))
    contents = contents_of(tmp_path / "a")
    elsewhere = tmp_path / "elsewhere" / "closed"
    elsewhere.mkdir(parents=True)
    (elsewhere / "2020-01.yaml").write_text("")
    monkeypatch.chdir(tmp_path / "elsewhere")
    facts = facts_of(contents, AskedDay(JUNE), by_month=True)
    assert isinstance(facts, PlanFacts)
    assert PlanFacts.of_bytes(facts.to_bytes()) == facts
    assert [month.id for month in facts.months] == [f"2020-0{month}" for month in range(1, 7)]


# --- groups ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("1", ["东川市", "南坪州", "西川市"]),
        ("市", ["东川市", "南坪州", "西川市"]),
        ("2", ["东川市/第0县", "东川市/第1县", "南坪州/第0县", "西川市/第0县"]),
        ("县", ["东川市/第0县", "东川市/第1县", "南坪州/第0县", "西川市/第0县"]),
        ("parent", ["c-0", "c-1", "c-2"]),
        ("上级计划", ["c-0", "c-1", "c-2"]),
        ("year", ["2020"]),
        ("年度", ["2020"]),
        ("重点工作", ["环境卫生", "未分重点工作"]),
        ("月份", [f"2020-0{month}" for month in range(1, 7)]),
        ("plan", [
            "东川市/第0县 创建0", "东川市/第1县 创建3", "南坪州/第0县 创建2", "西川市/第0县 创建1",
        ]),
    ],
)  # fmt: skip
def test_groups(by: str, names: list[str], tmp_path: Path, wenming: Wenming) -> None:
    found = rolled(wenming, write_plans(tmp_path, 4), *DAY, "--by", by)
    assert [group["name"] for group in found["groups"]] == names
    if by not in ("月份", "month"):
        tasks = sum(group["counts"]["tasks"] for group in found["groups"])
        assert tasks == found["total"]["counts"]["tasks"] == 10


def test_levels_have_the_names_they_are_given(tmp_path: Path, wenming: Wenming) -> None:
    asked = (write_plans(tmp_path, 4), *DAY, "--levels", "州市/区县", "--by", "州市")
    assert [each["name"] for each in rolled(wenming, *asked)["groups"]] == [
        "东川市",
        "南坪州",
        "西川市",
    ]


@pytest.mark.parametrize(
    ("path", "by", "group"),
    [
        ("滇省/昆市/盘区", "省", "滇省"),
        ("滇省/昆市/盘区", "市", "滇省/昆市"),
        ("滇省/昆市/盘区", "县", "滇省/昆市/盘区"),
        ("滇省/昆市/盘区/2020", "县", "滇省/昆市/盘区"),
        ("昆市/plans/盘区", "县", "昆市/plans/盘区"),
        ("昆市/安市", "县", "昆市/安市"),
        ("桂自治区/南市/青区", "市", "桂自治区/南市"),
        ("黔省/毕地区/大县", "市", "黔省/毕地区"),
        ("昆市", "县", "没有“县”这一级"),
        (".", "市", "没有“市”这一级"),
        ("a/b", "3", "没有“3”这一级"),
    ],
)
def test_levels_by_how_folders_are_called(path: str, by: str, group: str) -> None:
    facts = facts_of({"plan.yaml": plan_text(1).encode()}, AskedDay(JUNE))
    assert isinstance(facts, PlanFacts)
    placed = Placed(path, facts)
    assert [each.group for each in grouping_of(by, (), [placed])(placed)] == [group]


@pytest.mark.parametrize(
    ("by", "said"), [("片区", "可以写：plan（计划）"), ("9", "没有一个计划"), ("0", "没有一个计划")]
)
def test_what_puts_nothing_together_is_refused(
    by: str, said: str, tmp_path: Path, wenming: Wenming
) -> None:
    with pytest.raises(NoGroupingError, match=said):
        require_grouping(by, (), ["a/b"])
    ran = wenming("rollup", write_plans(tmp_path, 1), "--by", by)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_parent_is_named_where_it_is_there(tmp_path: Path, wenming: Wenming) -> None:
    write_plan(tmp_path / "a", "plan: {id: c-1, name: 全市创建, year: 2020, owner: 城管局}\n")
    write_plan(tmp_path / "b", plan_text(1))
    found = rolled(wenming, tmp_path, *DAY, "--by", "parent")
    assert [group["name"] for group in found["groups"]] == ["c-1 全市创建", "没有写上级计划"]


# --- plans that are in no sum ---------------------------------------------------------------------

BROKEN = "plan: {id: x, name: 甲, year: 2020, owner: 城管局}\ntasks:\n- {id: A}\n"
MEANS_NOTHING = (
    "plan: {id: y, name: 甲, year: 2020, owner: 城管局, start: 2020-12-31, end: 2020-01-01}\n"
)


def test_a_plan_with_faults_is_a_row_of_its_own(tmp_path: Path, wenming: Wenming) -> None:
    write_plans(tmp_path, 3)
    write_plan(tmp_path / "坏县", BROKEN)
    write_plan(tmp_path / "空县", MEANS_NOTHING)
    found = rolled(wenming, tmp_path, *DAY, code=1)
    assert found["total"]["plans"] == 3
    broken, unsound = found["uncounted"]
    assert (broken["path"], broken["reason"], broken["errors"]) == ("坏县", "faults", 3)
    assert (broken["file"], broken["line"], broken["code"]) == ("坏县/plan.yaml", 3, "E202")
    assert (unsound["code"], unsound["line"]) == ("E303", 1)
    text = wenming("rollup", tmp_path, *DAY).out
    assert "有 2 个没有计入，下面的数字里没有它们" in text
    assert "有误：共 3 处错误，第一处 E202" in text
    assert "坏县/plan.yaml:3" in text


def test_an_empty_closing_is_an_error_as_it_is_on_the_disk(
    tmp_path: Path, wenming: Wenming
) -> None:
    write_plan(tmp_path / "a", plan_text(1))
    (tmp_path / "a" / "closed").mkdir()
    (tmp_path / "a" / "closed" / "2020-01.yaml").write_text("")
    found = rolled(wenming, tmp_path, *DAY, code=1)["uncounted"]
    assert [(each["code"], each["file"]) for each in found] == [("E705", "a/closed/2020-01.yaml")]


def test_equal_ids_count_neither_and_name_both(tmp_path: Path, wenming: Wenming) -> None:
    write_plan(tmp_path / "a", plan_text(1))
    write_plan(tmp_path / "b" / "c", plan_text(1).replace("id: p-1", "id: P-1"))
    write_plan(tmp_path / "d", plan_text(2))
    found = rolled(wenming, tmp_path, *DAY, code=1)
    assert [plan["path"] for plan in found["plans"]] == ["d"]
    assert [(each["path"], each["code"]) for each in found["uncounted"]] == [
        ("a", "E113"),
        ("b/c", "E113"),
    ]
    assert "和 b/c 的相同" in found["uncounted"][0]["message"]
    assert "和 a 的相同" in found["uncounted"][1]["message"]


def test_a_plan_of_another_year_is_told_and_no_fault(tmp_path: Path, wenming: Wenming) -> None:
    write_plan(tmp_path / "2020", plan_text(1))
    write_plan(tmp_path / "2021", plan_text(2).replace("2020", "2021"))
    found = rolled(wenming, tmp_path, "--month", "2020-06")
    assert [(each["path"], each["reason"]) for each in found["uncounted"]] == [("2021", "outside")]


def test_what_cannot_be_looked_into_is_told(tmp_path: Path, wenming: Wenming) -> None:
    write_plan(tmp_path / "a", plan_text(1))
    write_plan(tmp_path / "elsewhere" / "b", plan_text(2))
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "linked").symlink_to(tmp_path / "elsewhere" / "b")
    write_plan(inside / "c", plan_text(3))
    (inside / "d").mkdir()
    (inside / "d" / "plan.yml").write_text(plan_text(4), "utf-8")
    found = rolled(wenming, inside, *DAY, code=1)
    assert [plan["path"] for plan in found["plans"]] == ["c"]
    assert [(each["path"], each["reason"]) for each in found["uncounted"]] == [
        ("d/plan.yml", "not_read"),
        ("linked", "not_read"),
    ]


def test_plans_are_found_however_deep_and_none_within_another(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"abcdefgh")
    write_plan(deep, plan_text(1))
    write_plan(deep / "within", plan_text(2))
    write_plan(tmp_path / ".hidden", plan_text(3))
    assert [found.path for found in plans_under(tmp_path)] == ["a/b/c/d/e/f/g/h"]
    assert [found.path for found in plans_under(deep)] == ["."]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("no/such",), "没有“no/such”这个文件夹"),
        ((".", "--as-of", "2020-06-30", "--month", "2020-06"), "只写一个"),
        ((".", "--month", "六月"), "时段："),
        ((".", "--as-of", "六月"), "--as-of："),
    ],
)
def test_what_is_typed_wrong_is_told(
    typed: tuple[str, ...],
    said: str,
    tmp_path: Path,
    wenming: Wenming,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_plan(tmp_path / "a", plan_text(1))
    monkeypatch.chdir(tmp_path)
    ran = wenming("rollup", *typed)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_where_there_is_no_plan_it_says_so(tmp_path: Path, wenming: Wenming) -> None:
    ran = wenming("rollup", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "里没有计划：哪一层都没有 plan.yaml" in ran.err


# --- what is shown --------------------------------------------------------------------------------


def test_a_sum_says_where_it_comes_from(tmp_path: Path, wenming: Wenming) -> None:
    write_plans(tmp_path, 4)
    said = wenming("rollup", tmp_path, *DAY, "--by", "市", "--detail").out
    assert "各组由这些计划相加" in said
    assert "东川市/第1县 创建3" in said
    rows = wenming("rollup", tmp_path, *DAY, "--by", "市", "--detail", "--format", "csv").out
    assert [line.split(",")[:2] for line in rows.splitlines()[1:]] == [
        ["东川市", "东川市/第0县"],
        ["东川市", "东川市/第1县"],
        ["南坪州", "南坪州/第0县"],
        ["西川市", "西川市/第0县"],
    ]
    members = rolled(wenming, tmp_path, *DAY, "--by", "市")["groups"][0]["members"]
    assert [each["path"] for each in members] == ["东川市/第0县", "东川市/第1县"]


def test_each_plan_has_its_own_day(tmp_path: Path, wenming: Wenming) -> None:
    write_plan(tmp_path / "a", plan_text(1))
    write_plan(tmp_path / "b", plan_text(2).replace("2020", "2019"))
    assert "各计划截至 2019-12-31 到 2020-12-31" in wenming("rollup", tmp_path).out
    found = rolled(wenming, tmp_path, "--month", "last")
    assert [plan["as_of"] for plan in found["plans"]] == ["2020-12-31", "2019-12-31"]
    assert found["period"] == "last"


@pytest.mark.parametrize("form", ["text", "csv", "markdown", "json"])
def test_the_same_whatever_the_form_and_twice(form: str, tmp_path: Path, wenming: Wenming) -> None:
    write_plans(tmp_path, 3)
    asked = ("rollup", tmp_path, *DAY, "--by", "市", "--format", form)
    first = wenming(*asked)
    assert first.code == 0
    assert wenming(*asked) == first


# --- what is remembered ---------------------------------------------------------------------------


def test_facts_of_plans_that_have_not_changed_are_remembered(
    tmp_path: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WENMING_NO_CACHE")
    root = write_plans(tmp_path / "plans", 3)
    first = wenming("rollup", root, *DAY)
    computed: list[str] = []

    def counted(contents: Any, asked: Any, *, by_month: bool) -> Any:
        computed.append(contents["plan.yaml"].decode())
        return facts_of(contents, asked, by_month=by_month)

    monkeypatch.setattr("wenming_cli.commands.rollup.facts_of", counted)
    assert wenming("rollup", root, *DAY, "--workers", "1") == first
    assert computed == []
    write_plan(root / "东川市" / "第0县", plan_text(30))
    wenming("rollup", root, *DAY, "--workers", "1")
    assert computed == [plan_text(30)]
    wenming("rollup", root, "--as-of", "2020-07-01", "--workers", "1")
    assert len(computed) == 4


@pytest.mark.parametrize(("of", "other"), [("program", b"another"), ("edition", "9.9")])
def test_facts_of_another_program_or_calendar_are_worked_out_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of: str, other: object
) -> None:
    write_plan(tmp_path, plan_text(10))
    contents = contents_of(tmp_path)
    asked, store = AskedDay(JUNE), Kept()
    with FactsMemory(store, asked, by_month=False) as memory:
        memory.keep(memory.recall(contents)[0], facts_of(contents, asked))
    assert FactsMemory(store, asked, by_month=False).recall(contents)[1] is not None
    monkeypatch.setattr(facts_memory, of, lambda: other)
    assert FactsMemory(store, asked, by_month=False).recall(contents)[1] is None


class Kept:
    """A store in which anybody may look."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self.held.get(key)

    def put_all(self, contents: Any) -> None:
        self.held.update(contents)


def test_faults_are_never_remembered(tmp_path: Path) -> None:
    write_plan(tmp_path, BROKEN)
    contents = contents_of(tmp_path)
    asked, store = AskedDay(JUNE), Kept()
    with FactsMemory(store, asked, by_month=False) as memory:
        key, known = memory.recall(contents)
        memory.keep(key, facts_of(contents, asked))
    assert (known, store.held) == (None, {})
