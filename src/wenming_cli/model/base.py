"""What every record is: frozen, complete, and able to say where each field was written."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, SkipValidation

from wenming_cli.diagnostic import Location
from wenming_cli.model.place import NOWHERE, Place
from wenming_cli.model.scalars import Choice

_NOT_KEPT: set[str] = set()


class Entry(BaseModel):
    """A mapping of a plan file.

    Each field is written under its English name or its Chinese title. Two entries are equal when
    they say the same, wherever they stand.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        defer_build=True,
        hide_input_in_errors=True,
    )

    LABEL: ClassVar[str] = "记录"
    FIRST: ClassVar[tuple[str, ...]] = ()
    """The fields people look for first, where they are others than those that must be there."""
    SPELT: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """The English keys of fields that plans write otherwise than records call them."""

    INSTEAD: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Required fields that need not be there where another one is."""

    place: Annotated[Place, SkipValidation] = Field(default=NOWHERE, exclude=True, repr=False)

    def model_post_init(self, _context: object, /) -> None:
        """Let go of the names of the fields that were given, which would take most of the space."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_KEPT)

    def _key(self, field: str) -> int | None:
        """Index of a field among the written keys, or None where it was not written."""
        return self.place.index_of(self.SPELT.get(field, field), self.title_of(field))

    def location(self, field: str | None = None, item: int | None = None) -> Location:
        """Where the entry, the value of a field or an item of a list field was written.

        A field that was not written is located at the entry itself.
        """
        index = None if field is None else self._key(field)
        if index is None:
            return self.place.whole()
        key = self.place.keys[index]
        if item is not None and item < len(self.place.items.get(key, ())) // 2:
            return self.place.item(key, item)
        return self.place.value(index)

    def written(self, field: str) -> str:
        """The key of a field as the file writes it, or would write it."""
        index = self._key(field)
        return self.place.keys[index] if index is not None else self.key_of(type(self), field)

    def key_of(self, model: "type[Entry]", field: str) -> str:
        """The key of a field of any record in the language in which this one is written."""
        key = model.SPELT.get(field, field)
        return model.title_of(field) if self.place.is_chinese else key

    def word_for(self, choice: Choice) -> str:
        """A word of a list of choices in the language in which this entry is written."""
        return str(choice.label if self.place.is_chinese else choice.value)

    @classmethod
    def title_of(cls, field: str) -> str:
        """The Chinese title of a field."""
        return cls.model_fields[field].title or field

    @property
    def is_sample(self) -> bool:
        """Whether the file says its records are invented."""
        return self.place.source.is_sample
