"""Measures the plan of a city for a year beside the readers that others use for such records.

``python -m benchmarks.peers`` prints a table: processor time of whole processes that take turns,
its ratio to the bare event loop of libyaml over the same files, and peak memory. hledger and
bean-check read the events of the same records as transactions in formats of their own; a peer that
is not there says so. ``--years 10`` tells whether ten years cost ten times one.
"""

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from benchmarks.city_year import end_of
from benchmarks.run import HERE, YAMLLINT_RULES, Contender, Result, measured, size_of, write_schema

BARE = (
    "import sys, pathlib, yaml\n"
    "for path in sorted(pathlib.Path(sys.argv[1]).rglob('*.yaml')):\n"
    "    for _ in yaml.parse(path.read_bytes(), Loader=yaml.CSafeLoader): pass\n"
)
LOOP = "bare libyaml loop"
GOALS = {"`wenming validate`": 2.2, "`wenming status`": 3.0, "`wenming report`": 3.5}
_DATED = re.compile(r"\bdate: (\d{4}-\d\d-\d\d)\b(.*)$|\bfound: (\d{4}-\d\d-\d\d)$", re.MULTILINE)
_RUN = (
    "import subprocess, sys\n"
    "sys.exit(subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode)\n"
)


def events(plan: Path) -> list[tuple[str, str]]:
    """Day and words of everything that is dated in a plan, in order of time."""
    texts = [path.read_text("utf-8") for path in sorted(plan.rglob("*.yaml"))]
    found = (match for text in texts for match in _DATED.finditer(text))
    said = ((m[1] or m[3], re.sub(r"[^\w ]+", " ", m[2] or "found").strip()) for m in found)
    return sorted(said)


def ledger(plan: Path, path: Path) -> None:
    """What hledger reads: a transaction for each dated record."""
    lines = [f"{day} {words}\n    work:done  1\n    work:open\n" for day, words in events(plan)]
    path.write_text("\n".join(lines), "utf-8")


def beans(plan: Path, path: Path) -> None:
    """What bean-check reads: the same transactions between two accounts."""
    heads = ["1970-01-01 open Assets:Done N", "1970-01-01 open Assets:Open N", ""]
    lines = [
        f'{day} * "{words}"\n  Assets:Done  1 N\n  Assets:Open  -1 N\n'
        for day, words in events(plan)
    ]
    path.write_text("\n".join([*heads, *lines]), "utf-8")


def ours(plan: Path, end: str) -> Iterator[Contender]:
    """What is asked of us; always computed, by one process."""
    asked = ("-m", "wenming_cli", "-C", str(plan))
    yield Contender("`wenming validate`", (*asked, "validate", "--workers", "1"))
    yield Contender("`wenming status`", (*asked, "status", "--as-of", end, "--workers", "1"))
    page = str(plan.parent / "report.md")
    report = ("report", "--month", end[:7], "--workers", "1", "-o", page)
    yield Contender("`wenming report`", (*asked, *report))


def peers(plan: Path, folder: Path) -> Iterator[Contender | str]:
    """The others; a text names one that is not there."""
    files = tuple(str(path) for path in sorted(plan.rglob("*.yaml")))
    yield Contender("naive reader", (str(HERE / "naive.py"), str(plan)))
    schema = folder / "schema.json"
    write_schema(schema)
    modules = {
        "check-jsonschema": ("check_jsonschema", "--schemafile", str(schema), *files),
        "yamllint": ("yamllint", "-d", YAMLLINT_RULES, *files),
    }
    for name, asked in modules.items():
        yield Contender(name, ("-m", *asked)) if find_spec(asked[0]) else name
    ledger(plan, folder / "city.journal")
    beans(plan, folder / "city.beancount")
    own = {
        "hledger": ("-f", str(folder / "city.journal"), "check"),
        "bean-check": ("--no-cache", str(folder / "city.beancount")),
    }
    for name, arguments in own.items():
        program = shutil.which(name)
        yield name if program is None else Contender(name, ("-c", _RUN, program, *arguments))


def row(name: str, result: Result, base: Result) -> str:
    """One row of the table."""
    if result.failure is not None:
        return f"| {name} | failed ({result.failure}) | | | |"
    median = statistics.median(result.cpu)
    ratio = median / statistics.median(base.cpu)
    goal = f"{GOALS[name]:g}" if name in GOALS else ""
    return f"| {name} | {median:.2f} | {ratio:.2f} | {goal} | {result.peak:.0f} |"


def main() -> None:
    """Write the plan, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--fast", action="store_true", help="leave the others out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan = folder / "city"
        command = [sys.executable, "-m", "benchmarks.city_year", str(plan)]
        subprocess.run([*command, "--years", str(options.years)], check=True, cwd=HERE.parent)
        end = end_of(options.years).isoformat()
        chosen: list[Contender | str] = [
            Contender(LOOP, ("-c", BARE, str(plan))),
            *ours(plan, end),
            *(() if options.fast else peers(plan, folder)),
        ]
        there = [each for each in chosen if isinstance(each, Contender)]
        results = measured(there, options.rounds)
        print(f"### {options.years} city-years ({size_of(plan)})\n")
        print(f"| command | CPU s, median | ratio to {LOOP} | goal | peak MiB |")
        print("|---|---:|---:|---:|---:|")
        for each in chosen:
            if isinstance(each, Contender):
                print(row(each.name, results[each.name], results[LOOP]))
            else:
                print(f"| {each} | not installed | | | |")


if __name__ == "__main__":
    main()
