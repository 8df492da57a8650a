"""The everyday words: each has one meaning, and none is a word of the plan itself."""

from collections import Counter

import pytest

from wenming_cli import synonyms
from wenming_cli.cli import NAMES
from wenming_cli.inputs.spellings import LISTS
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.scalars import Choice
from wenming_cli.model.shape import shape_of


def _models() -> dict[str, type[Entry]]:
    found: list[type[Entry]] = [PlanFile]
    for model in found:
        inner = (f.model for f in shape_of(model).fields.values() if f.model)
        found += (m for m in dict.fromkeys(inner) if m not in found)
    bases = {base for model in found for base in model.__mro__ if issubclass(base, Entry)}
    return {base.__name__: base for base in bases}


MODELS = _models()


def _choices() -> dict[str, dict[str, str]]:
    """By list of choices, every spelling and the value it stands for."""
    found = {
        kind.__name__: {word: str(member.value) for word, member in kind.table().items()}
        for model in MODELS.values()
        for field in shape_of(model).fields.values()
        if isinstance(kind := field.scalar, type) and issubclass(kind, Choice)
    }
    return found | LISTS


@pytest.mark.parametrize("name", sorted(synonyms.KEYS))
def test_words_for_fields(name: str) -> None:
    shape = shape_of(MODELS[name])
    assert set(synonyms.KEYS[name]) <= set(shape.fields)
    words = Counter(w for said in synonyms.KEYS[name].values() for w in said.split())
    assert [word for word, count in words.items() if count > 1 or word in shape.keys] == []


@pytest.mark.parametrize("name", sorted(synonyms.VALUES))
def test_words_for_choices(name: str) -> None:
    spelt = _choices()[name]
    assert set(synonyms.VALUES[name]) <= set(spelt.values())
    words = Counter(w for said in synonyms.VALUES[name].values() for w in said.split())
    assert [word for word, count in words.items() if count > 1 or word in spelt] == []


@pytest.mark.parametrize("name", sorted({*synonyms.ADVICE, *synonyms.UNSAID}))
def test_words_for_nothing(name: str) -> None:
    said = {**synonyms.ADVICE.get(name, {}), **synonyms.UNSAID.get(name, {})}
    words = {word for words in said for word in words.split()}
    known = shape_of(MODELS[name]).keys if name in MODELS else _choices()[name]
    assert words.isdisjoint(known)
    assert not any(synonyms.field_of(word, name) or synonyms.value_of(word, name) for word in words)


def test_words_for_commands() -> None:
    assert set(synonyms.COMMANDS) == set(NAMES)
    said = (*synonyms.COMMANDS.values(), *synonyms.ERRANDS)
    words = Counter(word for words in said for word in words.split())
    assert [word for word, count in words.items() if count > 1 or word in NAMES] == []
