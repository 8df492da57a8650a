"""Measures where validation points: whether the first diagnostic is on the line that was spoilt.

``python -m benchmarks.positions`` spoils one place of a part of the demo plan at a time, looks at
those changes that are refused, and prints a table; what is counted stands in README.md. The
changes are those of ``tests/hostile/mutations.py``.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.mutations import KINDS, Mutated, mutated
from tests.hostile.trees import shortened
from wenming_cli.diagnostic import Diagnostic
from wenming_cli.inputs import plan_checking

WANTED = 95
"""Of a hundred refused changes, how many must be placed."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A change that was made, and whether it was refused, at a line of it."""

    kind: str
    name: str
    is_refused: bool
    is_placed: bool
    words: str


def trials(seeds: Iterable[int]) -> Iterator[Trial]:
    """One change for each seed and name of a change."""
    for seed in seeds:
        rng = random.Random(seed)  # noqa: S311  no secrets here
        files = {name: text.encode() for name, text in shortened(rng).items()}
        with tempfile.TemporaryDirectory() as folder:
            yield from _trials_on(rng, files, Path(folder) / "plan", seed)


def _trials_on(
    rng: random.Random, files: dict[str, bytes], folder: Path, seed: int
) -> Iterator[Trial]:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    before = {(d.code, d.location.file) for d in _found(folder)}
    for kind, changes in KINDS.items():
        for change, _ in changes:
            name = rng.choice(sorted(files))
            after = mutated(rng, files[name], kind, change)
            if after is None or after.data == files[name]:
                continue
            (folder / name).write_bytes(after.data)
            found = [d for d in _found(folder) if (d.code, d.location.file) not in before]
            yield _trial(
                after, found, name, f"seed {seed} {name}:{after.lines.start} {kind}: {change}"
            )
            (folder / name).write_bytes(files[name])


def _found(folder: Path) -> tuple[Diagnostic, ...]:
    return plan_checking.checked([folder], None, (), ()).diagnostics


def _trial(after: Mutated, found: list[Diagnostic], name: str, words: str) -> Trial:
    is_refused = any(d.is_error for d in found)
    first = found[0].location if found else None
    is_placed = first is not None and first.file.endswith(name) and first.line in after.lines
    shown = f"{words} -> {found[0].location} {found[0].code} {found[0].message}" if found else words
    return Trial(after.kind, after.name, is_refused, is_placed, shown)


# --- writing it down ----------------------------------------------------------------------------


def table(done: Iterable[Trial]) -> str:
    """A row for each kind of change, and one for all."""
    tried, refused, placed = Counter[str](), Counter[str](), Counter[str]()
    for trial in done:
        for row in (trial.kind, f"{trial.kind}: {trial.name}", "all"):
            tried[row] += 1
            refused[row] += trial.is_refused
            placed[row] += trial.is_refused and trial.is_placed
    lines = ["| change | tried | refused | placed | share |", "|---|---:|---:|---:|---:|"]
    for row in sorted(tried, key=lambda row: (row == "all", row)):
        share = f"{100 * placed[row] / refused[row]:.1f} %" if refused[row] else "—"
        lines.append(f"| {row} | {tried[row]} | {refused[row]} | {placed[row]} | {share} |")
    return "\n".join(lines)


def main() -> int:
    """Measure and print; 1 where too few are placed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=100, help="how many plans to spoil")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--missed", action="store_true", help="list those that are not placed")
    options = parser.parse_args()
    done = list(trials(range(options.first, options.first + options.plans)))
    refused = [trial for trial in done if trial.is_refused]
    missed = [trial for trial in refused if not trial.is_placed]
    if options.missed:
        print("\n".join(trial.words for trial in missed))
    print(table(done))
    return int(100 * (len(refused) - len(missed)) < WANTED * len(refused))


if __name__ == "__main__":
    sys.exit(main())
