"""Words the program derives: an English value for JSON, a Chinese label for people."""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A derived word; its ``value`` is stable, its ``label`` is what people read."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """A member with its English value and its Chinese label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
