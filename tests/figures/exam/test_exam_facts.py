"""What a closed month holds of the exam: terms from their first use on, records by their day."""

from collections.abc import Callable
from datetime import date

from wenming_cli.figures.exam.materials import material_state
from wenming_cli.figures.months.dated_facts import TITLES, facts, named
from wenming_cli.model.plan import Plan

Read = Callable[..., Plan]

EXAM = """
check_items: [{name: 路面, standard: A}, {name: 路灯}]
systems: [{id: CS, name: 文明城市, kind: city}, {id: WS, name: 卫生城市, kind: other}]
standards:
- {code: A, system: CS, item: 环境, text: 路面干净, method: field, points: 2, owners: [城管局]}
- {code: B, system: CS, item: 环境, text: 有办法, method: material, points: 2, owners: [城管局]}
- {code: B, system: WS, item: 环境, text: 有办法, method: material, owners: [城管局]}
assessments:
- {id: MC, name: 模拟, kind: mock, start: 2020-05-01, end: 2020-05-03}
materials:
- id: M
  standard: CS:B
  title: 办法
  kind: document
  owner: 城管局
  due: 2020-06-10
  submitted: 2020-07-08
  returned: [{date: 2020-06-20, reason: 缺章, submitted: 2020-06-05}]
"""
ROUND = """
inspections:
- {date: 2020-05-02, tier: office, assessment: MC, checks: [{site: S1, item: 路面, result: pass}]}
- {date: 2020-04-02, tier: office, checks: [{site: S1, item: 路灯, result: pass}]}
"""
OF_EXAM = frozenset(
    ("standards", "check_items", "assessments", "materials", "submissions", "returns")
)


def days(plan: Plan) -> dict[str, str]:
    found = (fact for fact in facts(plan) if fact.key.partition("/")[0] in OF_EXAM)
    return {fact.key: fact.day.isoformat() for fact in found}


def test_terms_hold_from_their_first_use_and_records_from_their_day(read: Read) -> None:
    assert days(read(EXAM + ROUND)) == {
        "standards/A": "2020-05-02",
        "standards/CS:B": "2020-06-10",
        "standards/WS:B": "9999-12-31",
        "check_items/路面": "2020-05-02",
        "check_items/路灯": "9999-12-31",
        "assessments/MC": "2020-05-03",
        "materials/M": "2020-06-10",
        "submissions/2020-06-05/M": "2020-06-05",
        "submissions/2020-07-08/M": "2020-07-08",
        "returns/2020-06-20/M": "2020-06-20",
    }


def test_every_key_has_a_title(read: Read) -> None:
    plan = read(EXAM + ROUND)
    assert {key.partition("/")[0] for key in days(plan)} == OF_EXAM <= TITLES.keys()
    assert named(plan, "submissions/2020-06-05/M") == "材料报送 2020-06-05 M"


def test_handing_it_in_once_more_changes_nothing_that_is_on_record(read: Read) -> None:
    first = ", submitted: 2020-06-05"
    again = f"  submitted: 2020-07-08\n  returned: [{{date: 2020-06-20, reason: 缺章{first}}}]"
    returned = "  submitted: 2020-06-05\n  returned: [{date: 2020-06-20, reason: 缺章}]"
    assert again in EXAM
    june = date(2020, 6, 30)
    before, after = (
        {(fact.key, fact.digest) for fact in facts(read(text), june)}
        for text in (EXAM.replace(again, returned), EXAM)
    )
    assert before == after


def test_points_and_limits_that_are_moved_are_other_facts(read: Read) -> None:
    def told(text: str) -> dict[str, str]:
        return {fact.key: fact.digest for fact in facts(read(text + ROUND))}

    before = told(EXAM)
    dearer = EXAM.replace("points: 2", "points: 3")
    after = told(dearer.replace("due: 2020-06-10", "due: 2020-06-11"))
    changed = {key for key in before if before[key] != after.get(key)}
    assert changed == {"standards/A", "standards/CS:B", "materials/M"}


def test_a_material_was_in_before_it_was_handed_back(read: Read) -> None:
    plan = read(EXAM)
    material = plan.materials[0]
    days_and_states = {
        date(2020, 6, 4): "not_due",
        date(2020, 6, 5): "without_evidence",
        date(2020, 6, 19): "without_evidence",
        date(2020, 6, 20): "returned",
        date(2020, 7, 7): "returned",
        date(2020, 7, 8): "without_evidence",
    }
    assert {
        day: material_state(plan, material, day).state.value for day in days_and_states
    } == days_and_states
