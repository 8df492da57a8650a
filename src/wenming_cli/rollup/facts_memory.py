"""The facts of plans that have not changed: remembered under plan, day and program.

Days off are no part of the program: what was worked out with another calendar is not recalled.
"""

import hashlib
from collections.abc import Mapping
from typing import Protocol, Self

from wenming_cli.figures.days.calendar import edition
from wenming_cli.loading import ContentDigest
from wenming_cli.loading.reading import NotRead
from wenming_cli.loading.remembering import program
from wenming_cli.rollup.asked_day import AskedDay
from wenming_cli.rollup.computing import Contents
from wenming_cli.rollup.plan_facts import Faulty, Outside, PlanFacts


class ByteStore(Protocol):
    """It keeps bytes under keys, and may forget them."""

    def get(self, key: str) -> bytes | None:
        """The bytes under a key; None where there are none."""
        ...

    def put_all(self, contents: Mapping[str, bytes]) -> None:
        """Keep bytes under their keys."""
        ...


class FactsMemory:
    """What is remembered of one question: a day, and whether the months were asked for.

    What is new is kept when it is left, at once and however it is left.
    """

    def __init__(self, store: ByteStore, asked: AskedDay, *, by_month: bool) -> None:
        self._store = store
        self._question = f"{program().hex()}\0{edition()}\0{asked.words}\0{by_month}\0"
        self._new: dict[str, bytes] = {}

    def __enter__(self) -> Self:
        """Begin to remember."""
        return self

    def __exit__(self, *_: object) -> None:
        """Keep what is new."""
        self._store.put_all(self._new)

    def recall(self, contents: Contents) -> tuple[str, PlanFacts | None]:
        """The key of a plan, and its facts; what could not be read whole has none."""
        if any(isinstance(content, NotRead) for content in contents.values()):
            return "", None
        digest = ContentDigest()
        for name, content in sorted(contents.items()):
            digest.take(name, content)
        key = hashlib.sha256(f"{self._question}{digest.text}".encode()).hexdigest()
        kept = self._store.get(key)
        return key, None if kept is None else PlanFacts.of_bytes(kept)

    def keep(self, key: str, outcome: PlanFacts | Faulty | Outside) -> None:
        """Remember facts; faults are looked for each time, so that somebody mends them."""
        if key and isinstance(outcome, PlanFacts):
            self._new[key] = outcome.to_bytes()
