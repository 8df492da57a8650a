"""The measure of places, on a few plans: enough to notice when places get worse."""

import subprocess
import sys

import pytest

from benchmarks.positions import WANTED, table, trials
from tests.conftest import ROOT
from tests.hostile.mutations import KINDS

PLANS = 6


@pytest.mark.no_cover
def test_the_first_diagnostic_is_on_the_line_that_was_spoilt() -> None:
    done = list(trials(range(PLANS)))
    refused = [trial for trial in done if trial.is_refused]
    placed = [trial for trial in refused if trial.is_placed]
    missed = "\n".join(trial.words for trial in refused if not trial.is_placed)
    assert {trial.kind for trial in refused} == set(KINDS)
    assert len(refused) > 20 * PLANS
    assert 100 * len(placed) >= WANTED * len(refused), missed


def test_it_is_the_same_every_time() -> None:
    first, second = (table(trials(range(1))) for _ in range(2))
    assert first == second


def test_the_script_prints_a_table() -> None:
    command = [sys.executable, "-m", "benchmarks.positions", "--plans", "1", "--missed"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode in {0, 1}, ran.stderr
    assert "| all |" in ran.stdout
