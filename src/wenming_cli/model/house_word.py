"""Choices a plan may print under words of its own: the same choice, under another label."""

from collections.abc import Callable, Mapping
from typing import Any, Self

from wenming_cli.model.scalars import Choice, Fault


class HouseWord(Choice):
    """One of a few words that every house may call otherwise.

    Two are the same when their English values are, whatever they are called. Loading puts them
    into records under the words of the plan, so that whoever prints one prints the right word.
    """

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HouseWord) and (type(self), self.value) == (
            type(other),
            other.value,
        )

    def __hash__(self) -> int:
        return hash(self._value_)

    @classmethod
    def called(cls, value: str, label: str) -> Self:
        """The choice of a value under a word; a further one where the value is none of them."""
        made = object.__new__(cls)
        made._name_ = made._value_ = value
        made.label = label
        made.spellings = (value, label)
        return made

    @classmethod
    def under(cls, words: Mapping[str, str]) -> tuple[Self, ...]:
        """All of them, those called by other words under these."""
        own = {cls.key_of(key): word for key, word in words.items()}
        return tuple(
            cls.called(each.value, own[each.value]) if each.value in own else each for each in cls
        )

    @classmethod
    def key_of(cls, word: str) -> str:
        """The value a spelling stands for; any other word is a value itself."""
        known = cls.table().get(word)
        return word if known is None else str(known.value)

    @classmethod
    def spelt(cls, every: tuple[Self, ...]) -> dict[str, Self]:
        """By every spelling what it means: the words of the plan go before those by default."""
        by_value = {each.value: each for each in every}
        table: dict[str, Self] = {}
        for each in every:
            table.setdefault(each.label, each)
        for each in every:
            table.setdefault(each.value, each)
        for word, each in cls.table().items():
            table.setdefault(word, by_value.get(each.value, each))
        return table

    @classmethod
    def reader(cls) -> Callable[[Any], Self]:
        """What reads words; what loading made of one already is that, or why it is none."""
        table, parse = cls.table(), cls.parse

        def read(said: Any) -> Any:
            if isinstance(said, Fault):
                raise said
            if isinstance(said, cls):
                return said
            return table[said] if said in table else parse(said)

        return read
