"""Measures what a remembered answer costs beside ``python -c pass``.

``python benchmarks/warm.py`` asks the demo plan each thing twice, so that the second time it is
remembered, then takes turns with a bare interpreter and prints a table of ratios of processor
time. Memory is a folder of its own, which is taken away.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.run import FORGETTING, ROOT, environment, paired, tab_behind

DEMO = ROOT / "plans" / "panlong-2020"
AS_OF = ("--as-of", "2020-06-30")
TAB = "Tab behind `wenming show HW-`"
MOST = {"status": 2, TAB: 3}
"""What is asked of them, in times of a bare interpreter."""


def asked(plan: Path) -> dict[str, tuple[str, ...]]:
    """The words of each question by its name."""
    place = ("-C", str(plan))
    return {
        "status": ("status", *place, *AS_OF),
        "tasks": ("tasks", *place, *AS_OF),
        "show HW-01": ("show", *place, "HW-01", *AS_OF),
        "report": ("report", *place, "--month", "2020-06"),
        "dashboard": ("dashboard", *place, *AS_OF),
        TAB: (),
    }


def ratio(words: tuple[str, ...], around: dict[str, str], rounds: int) -> tuple[float, float]:
    """How many times a bare interpreter the second run takes, and how many the first."""
    command = ("-m", "wenming_cli", *words)
    ((bare, first),) = paired(command, {**around, FORGETTING: "1"}, 1)
    paired(command, around, 1)  # from now on it is remembered
    again = statistics.median(later / least for least, later in paired(command, around, rounds))
    return again, first / bare


def table(plan: Path, rounds: int) -> str:
    """A row for each question."""
    rows = [
        "| command | × `python -c pass`, remembered | worked out | asked |",
        "|---|---:|---:|---:|",
    ]
    with tempfile.TemporaryDirectory() as memory:
        for name, words in asked(plan).items():
            tab = {} if words else tab_behind(f"wenming show -C {plan} HW-")
            again, first = ratio(words, {**environment(memory), **tab}, rounds)
            most = f"≤ {MOST[name]}" if name in MOST else ""
            rows.append(f"| {name} | {again:.2f} | {first:.0f} | {most} |")
    return "\n".join(rows)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plan", type=Path, default=DEMO)
    parser.add_argument("--rounds", type=int, default=25)
    chosen = parser.parse_args()
    print(table(chosen.plan.absolute(), chosen.rounds))


if __name__ == "__main__":
    main()
