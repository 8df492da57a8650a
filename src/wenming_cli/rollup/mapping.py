"""One piece of work done on many things, by an executor whose workers may die.

What was in the hands of an executor when a worker died is done again, one thing after another and
each by a worker of its own: so the one that kills is known, and all others are done.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from typing import Generic, Protocol, TypeVar

from wenming_cli.frozen import frozen

EACH = 2
"""How many things a worker has at once, so that none of them waits for the next."""

T = TypeVar("T")
R = TypeVar("R")


class Crew(Protocol):
    """Who works; the things that are handed out at once, beyond one a worker, are ``ahead``.

    ``deaths`` are raised for what a worker died of, and for what died with it.
    """

    ahead: int
    deaths: tuple[type[BaseException], ...]

    def executor(self) -> AbstractContextManager[Executor]:
        """A sound executor with all of its workers."""
        ...

    def single(self) -> AbstractContextManager[Executor]:
        """A sound executor for one thing, on which nothing else depends."""
        ...

    def look(self) -> None:
        """Raise why nothing will ever come, where that is so; asked while nothing comes."""
        ...


@frozen
class Died:
    """In place of an outcome: every worker that had the thing died of it."""


@frozen
class Done(Generic[T, R]):
    """A thing and what came of it."""

    thing: T
    outcome: R | Died


LOOK_EVERY = 2
"""How many seconds nothing comes before somebody looks whether anything still can."""


def mapped(
    work: Callable[[T], R], things: Iterable[T], crew: Crew
) -> Generator[Done[T, R], None, None]:
    """Do the work on every thing, in whatever order it is finished; things are taken as needed."""
    waiting = iter(things)
    while True:
        with crew.executor() as executor:
            suspects = yield from _flown(work, waiting, crew, executor, crew.ahead)
        if not suspects:
            return
        for thing in suspects:
            with crew.single() as executor:
                left = yield from _flown(work, iter([thing]), crew, executor, 1)
            yield from (Done(each, Died()) for each in left)


def _flown(
    work: Callable[[T], R], waiting: Iterator[T], crew: Crew, executor: Executor, most: int
) -> Generator[Done[T, R], None, list[T]]:
    """What is finished until nothing is waiting or a worker dies; what was out then comes back."""
    flying: dict[Future[R], T] = {}
    suspects: list[T] = []
    while True:
        for thing in islice(waiting, 0 if suspects else most - len(flying)):
            flying[_submitted(executor, work, thing)] = thing
        if not flying:
            return suspects
        for future in _finished(flying, crew):
            thing = flying.pop(future)
            if isinstance(future.exception(), crew.deaths):
                suspects.append(thing)
            else:
                yield Done(thing, future.result())


def _submitted(executor: Executor, work: Callable[[T], R], thing: T) -> "Future[R]":
    """What comes of handing out a thing; an executor may have broken since the last one."""
    try:
        return executor.submit(work, thing)
    except BrokenExecutor as broken:
        failed: Future[R] = Future()
        failed.set_exception(broken)
        return failed


def _finished(flying: Mapping["Future[R]", T], crew: Crew) -> "set[Future[R]]":
    while True:
        done = wait(flying, LOOK_EVERY, FIRST_COMPLETED).done
        if done:
            return done
        crew.look()


# --- in this process ------------------------------------------------------------------------------


class _AtOnce(Executor):
    """An executor that does what it is given before anything else."""

    def submit(self, fn: Callable[..., R], /, *arguments: object, **named: object) -> "Future[R]":
        """Do it now; what it raises is raised."""
        done: Future[R] = Future()
        done.set_result(fn(*arguments, **named))
        return done


class Alone:
    """Nobody but this process works."""

    ahead = 1
    deaths: tuple[type[BaseException], ...] = ()

    @contextmanager
    def executor(self) -> Iterator[Executor]:
        """One that does everything at once."""
        yield _AtOnce()

    single = executor

    def look(self) -> None:
        """There is nobody to wait for."""
