"""Measures how a command starts, beside a Python program that does nothing.

``python -m benchmarks.start plans/panlong-2020 --rounds 10`` prints the table. Nothing remembered
is asked in the rows that are cold. Each run is paired with the bare one right before it, so that
both share the weather of the machine; counted is processor time of the whole process.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.run import FORGETTING, environment, paired, tab_behind

PROGRAM = ("-m", "wenming_cli")
COLD = {FORGETTING: "1"}


def rows(plan: Path) -> dict[str, tuple[tuple[str, ...], dict[str, str]]]:
    """By name, what is typed and in which environment."""
    tab = tab_behind(f"wenming -C {plan} st")
    status = (*PROGRAM, "-C", str(plan), "status")
    return {
        "`wenming --version`": ((*PROGRAM, "--version"), COLD),
        "`wenming --help`": ((*PROGRAM, "--help"), COLD),
        "Tab, cold": (PROGRAM, COLD | tab),
        "Tab, remembered": (PROGRAM, tab),
        "`wenming status`, cold": (status, COLD),
        "`wenming status`, remembered": (status, {}),
    }


def table(plan: Path, rounds: int) -> str:
    """The rows as Markdown: the median of each, and its ratios to a program that does nothing."""
    lines = [
        "| start | CPU s, median | min | ratio of minima | median of ratios, paired |",
        "|---|---:|---:|---:|---:|",
    ]
    with tempfile.TemporaryDirectory() as memory:
        for name, (words, more) in rows(plan).items():
            around = {**environment(memory), **more}
            paired(words, around, 1)  # modules are compiled, answers remembered
            bare, ours = zip(*paired(words, around, rounds), strict=True)
            ratios = statistics.median(took / least for least, took in zip(bare, ours, strict=True))
            lines.append(
                f"| {name} | {statistics.median(ours):.3f} | {min(ours):.3f}"
                f" | {min(ours) / min(bare):.1f} | {ratios:.1f} |"
            )
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plan", type=Path)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    print(table(options.plan.resolve(), options.rounds))


if __name__ == "__main__":
    main()
