"""Twice as many broken files cost twice as much, counted in calls, the same every time."""

import gc
import sys
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from types import FrameType

import pytest

from benchmarks.broken import write_broken
from tests.conftest import MakePlan, Wenming
from wenming_cli.formats.diagnostics import FORMATS, Format, name_of
from wenming_cli.formats.diagnostics.outcome import Outcome
from wenming_cli.inputs import plan_checking

pytestmark = pytest.mark.no_cover

SIZES = (15, 30, 60)
MOST = 2.3


def calls(work: Callable[[], object]) -> int:
    """How many calls of functions some work makes, those into C among them."""
    count = 0

    def note(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    gc.collect()
    gc.disable()  # others may have asked to be called by it
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
        gc.enable()
    return count


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    made = [tmp_path_factory.mktemp(str(size)) for size in SIZES]
    for size, folder in zip(SIZES, made, strict=True):
        write_broken(size, folder)
    return made


def assert_linear(costs: list[int]) -> None:
    """Over all doublings: which faults a size draws by lot makes single steps uneven."""
    assert costs[-1] < MOST ** (len(costs) - 1) * costs[0], costs


def test_checking(folders: list[Path]) -> None:
    plan_checking.checked(folders[:1], None, (), ())
    assert_linear([calls(partial(plan_checking.checked, [f], None, (), ())) for f in folders])


@pytest.fixture(scope="module")
def outcomes(folders: list[Path]) -> list[Outcome]:
    return [plan_checking.checked([folder], None, (), ()) for folder in folders]


@pytest.mark.parametrize("module", FORMATS, ids=name_of)
def test_formats(module: Format, outcomes: list[Outcome]) -> None:
    found = [len(outcome.diagnostics) for outcome in outcomes]
    costs = [calls(partial(module.render, outcome)) for outcome in outcomes]
    for (less, few), (more, many) in pairwise(zip(costs, found, strict=True)):
        assert more * few < 1.3 * less * many, (costs, found)


LATE = "found: 2020-06-01, source: inspection, category: 卫生, text: 垃圾, owner: 城管局"


def test_status_of_many_late_findings(make_plan: MakePlan, wenming: Wenming) -> None:
    head = "plan: {id: demo, name: 示例, year: 2020, owner: 城管局}\n"
    head += "owners: [{name: 城管局, kind: department}]\nfindings:\n"

    def cost(count: int) -> int:
        late = "".join(f"- {{id: W-{n}, {LATE}}}\n" for n in range(count))
        status = ("-C", make_plan(head + late), "status", "--as-of", "2020-12-31")
        return calls(partial(wenming, *status))

    cost(10)
    assert_linear([cost(count) for count in (200, 400, 800)])
