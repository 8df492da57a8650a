"""Measures what a remembered answer costs beside ``python -c pass``.

``python benchmarks/warm.py`` asks the demo plan each thing twice, so that the second time it is
remembered, then takes turns with a bare interpreter and prints a table of ratios of processor
time. Memory is a folder of its own, which is taken away.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "plans" / "panlong-2020"
AS_OF = ("--as-of", "2020-06-30")
BARE = (sys.executable, "-c", "pass")
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


def environment(memory: str) -> dict[str, str]:
    """What every run gets: compiled modules kept, answers kept in a folder."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    kept.pop("WENMING_NO_CACHE", None)
    paths = (str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")]))
    return {**kept, "PYTHONPATH": os.pathsep.join(paths), "XDG_CACHE_HOME": memory}


def completion(plan: Path) -> dict[str, str]:
    """What a shell says when Tab is pressed."""
    words = f"wenming show -C {plan} HW-"
    return {"_WENMING_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": "4"}


def took(command: tuple[str, ...], around: dict[str, str]) -> float:
    """The processor time of one run, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=around)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def ratio(words: tuple[str, ...], around: dict[str, str], rounds: int) -> tuple[float, float]:
    """How many times a bare interpreter the second run takes, and how many the first."""
    command = (sys.executable, "-m", "wenming_cli", *words)
    first = took(command, {**around, "WENMING_NO_CACHE": "1"}) / took(BARE, around)
    took(command, around)
    pairs = [(took(BARE, around), took(command, around)) for _ in range(rounds)]
    return statistics.median(again / bare for bare, again in pairs), first


def table(plan: Path, rounds: int) -> str:
    """A row for each question."""
    rows = [
        "| command | × `python -c pass`, remembered | worked out | asked |",
        "|---|---:|---:|---:|",
    ]
    with tempfile.TemporaryDirectory() as memory:
        around = environment(memory)
        for name, words in asked(plan).items():
            more = {} if words else completion(plan)
            again, first = ratio(words, {**around, **more}, rounds)
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
