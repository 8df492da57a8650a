"""Measures ``wenming validate`` on plans of many broken files: ``python -m benchmarks.broken``.

Twice as many files should cost twice as much. Every file is a part of the demo plan with mutations,
those of ``tests/hostile``; the plan in which they stand is sound.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.run import Contender, Result, run, warmed_up
from tests.hostile.mutations import KINDS, mutated
from tests.hostile.trees import HEAD, REST, TEXTS, shortened

LONGEST = 10
"""Seconds of processor time that the largest plan may take."""


def write_broken(files: int, folder: Path) -> None:
    """Write a plan with so many broken files, the same for the same number."""
    for name in HEAD:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXTS[name], "utf-8")
    for number, data in enumerate(_broken(files)):
        (folder / f"{number:05}.yaml").write_bytes(data)


def _broken(files: int) -> Iterator[bytes]:
    rng, made = random.Random(files), 0  # noqa: S311  no secrets here
    while made < files:
        for name, text in shortened(rng).items():
            change = mutated(rng, text.encode(), rng.choice(sorted(KINDS)))
            if name in REST and change is not None and made < files:
                made += 1
                yield change.data


def main() -> int:
    """Measure and print; 1 where the largest plan takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="250,500,1000", help="numbers of broken files")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print("| broken files | CPU s | CPU ms a file | peak MiB |\n|---:|---:|---:|---:|")
    least = 0.0
    for files in (int(size) for size in options.sizes.split(",")):
        result = Result()
        with tempfile.TemporaryDirectory() as folder:
            write_broken(files, Path(folder))
            validate = Contender("validate", ("-m", "wenming_cli", "validate", folder))
            if warmed_up(validate) != "exit 1":
                return 1
            for _ in range(options.rounds):
                run(validate, result)
        least = min(result.cpu)
        print(f"| {files} | {least:.2f} | {1000 * least / files:.1f} | {result.peak:.0f} |")
    return int(least > LONGEST)


if __name__ == "__main__":
    sys.exit(main())
