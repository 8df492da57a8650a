"""Values as the lines of a file, in its style: block or in brackets, its marks and its indents."""

from collections.abc import Iterable

from wenming_cli.frozen import frozen
from wenming_cli.loading.tree import Plain
from wenming_cli.writing.plain_tree import texts_of
from wenming_cli.writing.scalar_text import as_block, on_one_line

WIDEST = 100
"""Characters of a line in brackets, unless the neighbours are wider."""


@frozen
class Pen:
    """How values are written: the quotation mark, the column of a dash against its key.

    ``in_flow``: whether records of a list that has none yet are written in brackets.
    """

    mark: str = "'"
    dash: int = 0
    in_flow: bool = False

    def flow(self, value: Plain) -> str:
        """A value on one line."""
        match value:
            case dict():
                pairs = (f"{self.key(key)}: {self.flow(item)}" for key, item in value.items())
                return f"{{{', '.join(pairs)}}}"
            case list():
                return f"[{', '.join(map(self.flow, value))}]"
            case _:
                return on_one_line(value or "", self.mark, in_flow=True)

    def key(self, text: str) -> str:
        """A key."""
        return on_one_line(text, self.mark, in_flow=True)

    def field(self, key: str, value: Plain) -> list[str]:
        """The lines of a field."""
        first, *rest = self.value(value)
        return [f"{self.key(key)}:{f' {first}' if first else ''}", *rest]

    def value(self, value: Plain) -> list[str]:
        """What stands behind a colon, and the lines below, indented against the key."""
        match value:
            case str():
                return as_block(value) or [on_one_line(value, self.mark, in_flow=False)]
            case list() if any(isinstance(item, dict) for item in value):
                lines = (line for item in value for line in self.item(item, in_flow=self.in_flow))
                return ["", *indented(lines, self.dash)]
            case dict() if not self.fits(value):
                return ["", *indented(self.fields(value), 2)]
            case _:
                return [self.flow(value)]

    def fields(self, record: dict[str, Plain]) -> list[str]:
        """The lines of a record."""
        return [line for key, value in record.items() for line in self.field(key, value)]

    def item(self, value: Plain, *, in_flow: bool, gap: int = 1, width: int = WIDEST) -> list[str]:
        """The lines of an item of a list, its dash first."""
        dash = f"-{' ' * gap}"
        if isinstance(value, dict) and value and not (in_flow and self.fits(value, width)):
            first, *rest = self.fields(value)
            return [f"{dash}{first}", *indented(rest, len(dash))]
        return [f"{dash}{self.flow(value)}"]

    def fits(self, value: Plain, width: int = WIDEST) -> bool:
        """Whether a value can be read well in brackets on one line."""
        return not any("\n" in text for text in texts_of(value)) and len(self.flow(value)) <= width


def indented(lines: Iterable[str], columns: int) -> list[str]:
    """Lines moved to the right; empty ones stay empty."""
    return [f"{' ' * columns}{line}" if line else "" for line in lines]
