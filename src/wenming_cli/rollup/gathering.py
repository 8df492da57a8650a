"""What work on many plans comes to: what is remembered of it, and what a crew does now."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Generic, NamedTuple, Protocol, TypeVar

from wenming_cli import __version__
from wenming_cli.loading.reading import Content, NotRead
from wenming_cli.rollup.computing import Contents
from wenming_cli.rollup.mapping import Crew, Died, mapped
from wenming_cli.rollup.plan_search import FoundPlan, Overlooked, contents_of

R = TypeVar("R")


class OtherVersionError(Exception):
    """A worker has another version of the program, which may count otherwise."""


class Memory(Protocol[R]):
    """It remembers what came of plans."""

    def recall(self, contents: Contents) -> tuple[str, R | None]:
        """The key of a plan, and what came of it; None where that is not known."""
        ...

    def keep(self, key: str, outcome: R) -> None:
        """Remember what came of the plan with a key."""
        ...


class NoMemory(Generic[R]):
    """It remembers nothing."""

    def recall(self, _: Contents) -> tuple[str, R | None]:
        """Nothing is known."""
        return "", None

    def keep(self, key: str, outcome: R) -> None:
        """Nothing is kept."""


class Packed(NamedTuple):
    """A plan on its way to a worker: its path, its key, its files, smaller than they are."""

    path: str
    key: str
    files: tuple[tuple[str, Content], ...]


class PlanOutcome(NamedTuple, Generic[R]):
    """What came of the plan at a path, or why nothing did."""

    path: str
    outcome: R | Died | Overlooked


def gathered(
    found: Sequence[FoundPlan | Overlooked],
    work: Callable[[Contents], R],
    crew: Crew,
    memory: Memory[R],
) -> Iterator[PlanOutcome[R]]:
    """What work on every plan comes to, as it is finished; a plan is read when a worker is free."""
    known: list[PlanOutcome[R]] = []
    plans = [each for each in found if isinstance(each, FoundPlan)]
    yield from (PlanOutcome(each.path, each) for each in found if isinstance(each, Overlooked))

    def unknown() -> Iterator[Packed]:
        for each in plans:
            contents = contents_of(each.folder)
            key, outcome = memory.recall(contents)
            if outcome is None:
                files = tuple((name, _smaller(content)) for name, content in contents.items())
                yield Packed(each.path, key, files)
            else:
                known.append(PlanOutcome(each.path, outcome))

    for done in mapped(partial(worked, work, __version__), unknown(), crew):
        if not isinstance(done.outcome, Died):
            memory.keep(done.thing.key, done.outcome)
        yield PlanOutcome(done.thing.path, done.outcome)
    yield from known


def worked(work: Callable[[Contents], R], version: str, packed: Packed) -> R:
    """What a worker does with a plan."""
    if version != __version__:
        raise OtherVersionError(__version__)
    return work({name: _as_it_was(content) for name, content in packed.files})


def _smaller(content: Content) -> Content:
    return content if isinstance(content, NotRead) else zlib.compress(content, 1)


def _as_it_was(content: Content) -> Content:
    return content if isinstance(content, NotRead) else zlib.decompress(content)
