"""Twice as many broken files cost twice as much, counted in calls, the same every time."""

from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.broken import write_broken
from tests.conftest import MakePlan, Wenming
from tests.work import calls_in
from wenming_cli.formats.diagnostics import FORMATS, Format, name_of
from wenming_cli.formats.diagnostics.outcome import Outcome
from wenming_cli.inputs import plan_checking

pytestmark = pytest.mark.no_cover

SIZES = (30, 60, 120)
MOST = 2.3


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    made = [tmp_path_factory.mktemp(str(size)) for size in SIZES]
    for size, folder in zip(SIZES, made, strict=True):
        write_broken(size, folder)
    return made


def assert_linear(costs: list[int]) -> None:
    """Over all doublings: which faults a size draws by lot makes single steps uneven."""
    assert costs[-1] < MOST ** (len(costs) - 1) * costs[0], costs


@pytest.fixture(scope="module")
def outcomes(folders: list[Path]) -> list[Outcome]:
    return [plan_checking.checked([folder], None, (), ()) for folder in folders]


def test_checking(folders: list[Path], outcomes: list[Outcome]) -> None:
    """What is found out once is known by then, whichever test came before."""
    assert len(outcomes) == len(folders)
    checks = [partial(plan_checking.checked, [folder], None, (), ()) for folder in folders]
    assert_linear([calls_in(check) for check in checks])


@pytest.mark.parametrize("module", FORMATS, ids=name_of)
def test_formats(module: Format, outcomes: list[Outcome]) -> None:
    found = [len(outcome.diagnostics) for outcome in outcomes]
    costs = [calls_in(partial(module.render, outcome)) for outcome in outcomes]
    for (less, few), (more, many) in pairwise(zip(costs, found, strict=True)):
        assert more * few < 1.3 * less * many, (costs, found)


LATE = "found: 2020-06-01, source: inspection, category: 卫生, text: 垃圾, owner: 城管局"


def test_status_of_many_late_findings(make_plan: MakePlan, wenming: Wenming) -> None:
    head = "plan: {id: demo, name: 示例, year: 2020, owner: 城管局}\n"
    head += "owners: [{name: 城管局, kind: department}]\nfindings:\n"

    def cost(count: int) -> int:
        late = "".join(f"- {{id: W-{n}, {LATE}}}\n" for n in range(count))
        status = ("-C", make_plan(head + late), "status", "--as-of", "2020-12-31")
        return calls_in(partial(wenming, *status))

    cost(10)
    assert_linear([cost(count) for count in (200, 400, 800)])
