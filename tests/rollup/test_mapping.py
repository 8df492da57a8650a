"""Workers may die: what they had is done by others, and what kills is named."""

import multiprocessing
from pathlib import Path

import pytest

from tests.rollup.deeds import KILLS, KILLS_ONCE, doubled, doubled_by_the_second, refused
from wenming_cli.rollup.mapping import Alone, Died, mapped
from wenming_cli.rollup.process_pool import ProcessPool


def test_alone_everything_is_done_in_order() -> None:
    done = list(mapped(doubled, range(5), Alone()))
    assert [(each.thing, each.outcome) for each in done] == [(n, 2 * n) for n in range(5)]


def test_things_are_taken_as_they_are_needed() -> None:
    left = iter(range(100))
    next(mapped(doubled, left, Alone()))
    assert list(left) == [*range(1, 100)]


def test_what_kills_every_worker_is_named_and_all_else_is_done() -> None:
    done = {each.thing: each.outcome for each in mapped(doubled, range(30), ProcessPool(2))}
    assert done.pop(KILLS) == Died()
    assert done == {number: 2 * number for number in range(30) if number != KILLS}
    assert not multiprocessing.active_children()


def test_what_a_worker_had_when_it_died_is_done_by_another(tmp_path: Path) -> None:
    things = [(number, str(tmp_path / "died")) for number in range(30)]
    done = {
        each.thing[0]: each.outcome
        for each in mapped(doubled_by_the_second, things, ProcessPool(2))
    }
    assert (tmp_path / "died").exists()
    assert done == {number: 2 * number for number in range(30)}
    assert done[KILLS_ONCE] == 2 * KILLS_ONCE


def test_a_fault_of_the_program_is_no_death() -> None:
    with pytest.raises(LookupError, match="a fault"):
        list(mapped(refused, [1], ProcessPool(2)))
    assert not multiprocessing.active_children()


def test_who_stops_listening_leaves_no_process_behind() -> None:
    results = mapped(doubled, range(KILLS), ProcessPool(2))
    next(results)
    results.close()
    assert not multiprocessing.active_children()
