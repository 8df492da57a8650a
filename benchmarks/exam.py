"""Measures ``wenming assess`` and ``standards`` beside ``wenming status`` on many observations.

``python benchmarks/exam.py`` prints processor seconds; the commands take turns, each in a process
of its own.
"""

import argparse
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import generate
from benchmarks.run import Contender, Result, measured

STANDARDS, SITES, ASSESSMENTS, CHECKS, SPAN = 188, 200, 6, 5, 300
FIRST, AS_OF = date(2020, 1, 1), "2020-12-20"
METHODS = ("field", "field", "field", "material", "survey")
BASE = "`wenming status`"


def standards() -> Iterator[str]:
    """The system and its standards, each of two units."""
    yield "systems:\n  - {id: CS, name: 测评体系, kind: city}\nstandards:\n"
    for number in range(STANDARDS):
        owners = f"{generate.DEPARTMENTS[number % 30]}, {generate.DEPARTMENTS[(number + 7) % 30]}"
        yield (
            f"  - {{code: B{number}, system: CS, item: 项目{number // 20}, text: 标准{number},"
            f" method: {METHODS[number % 5]}, points: {number % 5 + 1}, owners: [{owners}]}}\n"
        )


def assessments() -> Iterator[str]:
    """Mock assessments, one after the other."""
    yield "assessments:\n"
    for number in range(ASSESSMENTS):
        start = FIRST + timedelta(days=number * SPAN // ASSESSMENTS)
        end = start + timedelta(days=SPAN // ASSESSMENTS - 1)
        yield f"  - {{id: C{number}, name: 第{number}次, kind: mock, start: {start}, end: {end}}}\n"


def inspections(first: int, last: int, every: int) -> Iterator[str]:
    """Inspections of assessments, each of some checks; a quarter of them lose something."""
    rng = random.Random(first)  # noqa: S311  the same every time
    yield "inspections:\n"
    for number in range(first, last):
        day = FIRST + timedelta(days=number * SPAN // every)
        held = number * ASSESSMENTS // every
        yield f"  - date: {day}\n    tier: office\n    assessment: C{held}\n    checks:\n"
        for _ in range(CHECKS):
            standard, site = f"B{rng.randrange(STANDARDS)}", f"DW-{10**5 + rng.randrange(SITES)}"
            lost = f"fail, lost: {rng.choice(('0.1', '0.25', '0.5', '1'))}"
            result = lost if rng.random() < 0.25 else "pass"
            yield f"      - {{site: {site}, item: 实地, standard: {standard}, result: {result}}}\n"


def write_plan(folder: Path, observations: int, tasks: int) -> None:
    """A plan of a year with an exam of so many observations."""
    every = observations // CHECKS
    rng = random.Random(0)  # noqa: S311  the same every time
    files = dict(generate.plan_files(tasks, 0, 0))
    files["exam/sites.yaml"] = "sites:\n" + "".join(
        generate.site_text(rng, 10**5 + number) for number in range(SITES)
    )
    files["exam/standards.yaml"] = "".join((*standards(), *assessments()))
    for at in range(0, every, generate.RECORDS_A_FILE):
        records = inspections(at, min(at + generate.RECORDS_A_FILE, every), every)
        files[f"exam/inspections-{at:06}.yaml"] = "".join(records)
    generate.write_files(folder, files.items())


def contenders(plan: Path) -> Iterator[Contender]:
    """The commands, each to read the same plan."""
    for words in (("status",), ("assess",), ("assess", "--by", "owner"), ("standards",)):
        asked = ("-m", "wenming_cli", "-C", str(plan), *words, "--as-of", AS_OF)
        yield Contender(f"`wenming {' '.join(words)}`", asked)
    arguments = ("status", "--as-of", AS_OF, "--format", "json")
    yield Contender(
        "`wenming status --format json`", ("-m", "wenming_cli", "-C", str(plan), *arguments)
    )


def told(name: str, result: Result, base: float) -> str:
    """One line of the table."""
    if result.failure:
        return f"| {name} | {result.failure} | | |"
    median = statistics.median(result.cpu)
    return f"| {name} | {median:.2f} | {median / base:.2f} | {result.peak:.0f} |"


def main() -> int:
    """Measure and print; 1 where a command failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--observations", type=int, default=20000)
    parser.add_argument("--tasks", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "plan"
        write_plan(plan, options.observations, options.tasks)
        results = measured(list(contenders(plan)), options.rounds)
    base = statistics.median(results[BASE].cpu) if results[BASE].cpu else 1
    print(f"| command | CPU s | ratio to {BASE} | peak MiB |\n|---|---:|---:|---:|")
    print("\n".join(told(name, result, base) for name, result in results.items()))
    return int(any(result.failure for result in results.values()))


if __name__ == "__main__":
    sys.exit(main())
