"""HTML made of small functions: what is not markup already is escaped, here and nowhere else."""

from collections.abc import Iterable

from wenming_cli import sink

_EMPTY = frozenset({"meta", "link", "rect", "line", "circle", "polyline"})
"""Elements that hold nothing; those of a drawing end only where they say so."""


class Markup(str):
    """Text that is HTML already; plain ``str`` is text to be shown as it is."""

    __slots__ = ()


Child = str | None
Attribute = str | int | bool | None


def tag(name: str, *children: Child, **attributes: Attribute) -> Markup:
    """An element. ``True`` is an attribute without a value, None and ``False`` are none.

    ``_`` in a name is ``-``; at its end it keeps Python's own words apart: ``class_``.
    """
    opened = f"<{name}{''.join(map(_attribute, attributes.items()))}"
    if name in _EMPTY:
        return Markup(f"{opened}/>")
    return Markup(f"{opened}>{joined(children)}</{name}>")


def _attribute(pair: tuple[str, Attribute]) -> str:
    name, value = pair
    if value is None or value is False:
        return ""
    shown = name.rstrip("_").replace("_", "-")
    return f" {shown}" if value is True else f' {shown}="{_escaped(str(value))}"'


def joined(children: Iterable[Child]) -> Markup:
    """Children one after the other, each escaped unless it is markup; None is left out."""
    return Markup("".join(map(_shown, children)))


def _shown(child: Child) -> str:
    if child is None:
        return ""
    return child if isinstance(child, Markup) else _escaped(child)


def _escaped(text: str) -> str:
    """Text as it is shown: browsers make no difference between the end of a line and a blank."""
    return sink.xml(text.replace("\n", " "))


def table(
    caption: str, heads: Iterable[Markup], rows: Iterable[Markup], **attributes: Attribute
) -> Markup:
    """A table with a caption, a row of heads, and its rows."""
    head = tag("thead", tag("tr", *heads))
    return tag("table", tag("caption", caption), head, tag("tbody", *rows), **attributes)


def head_cell(text: str, *, is_number: bool = False, **attributes: Attribute) -> Markup:
    """The head of a column."""
    return tag("th", text, scope="col", class_="n" if is_number else None, **attributes)


def row(cells: Iterable[Child], numbers: Iterable[bool] = ()) -> Markup:
    """A row whose first cell names it; ``numbers`` says which cells hold numbers."""
    first, *rest = cells
    is_number = [*numbers][1:]
    is_number += [False] * (len(rest) - len(is_number))
    others = (
        tag("td", cell, class_="n" if each else None)
        for cell, each in zip(rest, is_number, strict=True)
    )
    return tag("tr", tag("th", first, scope="row"), *others)
