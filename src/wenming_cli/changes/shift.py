"""A shift: one thing that stands otherwise after a change, and how people and programs read it."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from wenming_cli.figures.standing import Standing
from wenming_cli.frozen import frozen


class Value(NamedTuple):
    """A value says how something stands: for people, and as JSON."""

    text: str
    document: Any


@frozen
class Shift:
    """A shift is one thing that stands otherwise afterwards.

    ``scope`` is ``plan``, ``workstream``, ``owner`` or ``task``, ``name`` what that one is called.
    ``of`` is its id, where ``id`` is that of a figure of it; None where ``id`` is its own.
    ``before`` and ``after`` are None where there was nothing. ``by`` says how much, empty where
    that is no number.
    """

    scope: str
    of: str | None
    name: str
    id: str
    label: str
    before: Value | None
    after: Value | None
    by: str = ""


Compared = Callable[[Standing | None, Standing | None], Iterator[Shift]]
"""Compares how two plans stand on a day; a standing is None where a plan can't be computed."""
