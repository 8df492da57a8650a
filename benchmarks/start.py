"""Measures how a command starts, beside a Python program that does nothing.

``python -m benchmarks.start plans/panlong-2020 --rounds 10`` prints the table. Nothing remembered
is asked in the rows that are cold. Each run is paired with the bare one right before it, so that
both share the weather of the machine; counted is processor time of the whole process.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
COLD = {"WENMING_NO_CACHE": "1"}
BARE = ("-c", "pass")
PROGRAM = ("-m", "wenming_cli")


def rows(plan: Path) -> dict[str, tuple[tuple[str, ...], dict[str, str]]]:
    """By name, what is typed and in which environment."""
    typed = f"wenming -C {plan} st"
    tab = {
        "_WENMING_COMPLETE": "complete_bash",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split(" ")) - 1),
    }
    status = (*PROGRAM, "-C", str(plan), "status")
    return {
        "`wenming --version`": ((*PROGRAM, "--version"), COLD),
        "`wenming --help`": ((*PROGRAM, "--help"), COLD),
        "Tab, cold": (PROGRAM, COLD | tab),
        "Tab, remembered": (PROGRAM, tab),
        "`wenming status`, cold": (status, COLD),
        "`wenming status`, remembered": (status, {}),
    }


def environment(cache: str, more: dict[str, str]) -> dict[str, str]:
    """What a process sees: this checkout, compiled modules kept, a memory of its own."""
    without = ("PYTHONDONTWRITEBYTECODE", *COLD)
    kept = {name: value for name, value in os.environ.items() if name not in without}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "XDG_CACHE_HOME": cache, **more}


def cpu_of(words: tuple[str, ...], variables: dict[str, str]) -> float:
    """Processor seconds, user and system, of one run; one that fails ends the measuring."""
    silent = subprocess.DEVNULL
    command = [sys.executable, *words]
    process = subprocess.Popen(command, stdout=silent, stderr=silent, env=variables)
    _, ended, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(ended)
    if process.returncode:
        sys.exit(f"{' '.join(words)}: exit {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def table(plan: Path, rounds: int) -> str:
    """The rows as Markdown: the median of each, and its ratios to a program that does nothing."""
    lines = [
        "| start | CPU s, median | min | ratio of minima | median of ratios, paired |",
        "|---|---:|---:|---:|---:|",
    ]
    with tempfile.TemporaryDirectory() as cache:
        for name, (words, more) in rows(plan).items():
            variables = environment(cache, more)
            cpu_of(words, variables)
            pairs = [(cpu_of(BARE, variables), cpu_of(words, variables)) for _ in range(rounds)]
            bare, ours = zip(*pairs, strict=True)
            paired = statistics.median(took / least for least, took in pairs)
            lines.append(
                f"| {name} | {statistics.median(ours):.3f} | {min(ours):.3f}"
                f" | {min(ours) / min(bare):.1f} | {paired:.1f} |"
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
