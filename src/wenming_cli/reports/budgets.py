"""What filling in a template may cost, so that no template of a branch runs without an end.

Every round of a loop and every include is a step, every piece of text that is put together is
measured before it is made.
"""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from jinja2 import nodes
from jinja2.exceptions import TemplateRuntimeError, TemplateSyntaxError
from jinja2.visitor import NodeTransformer

MOST_STEPS = 1_000_000
MOST_TEXT = 16 << 20
"""In characters: a report of ten thousand tasks has a few million."""
MOST_PARTS = 1_000_000
"""Of a list within lists, counted through."""
DEEPEST = 12
"""Of loops and conditions within each other."""

_OF_PARTS = (list, tuple, dict)

TOO_DEEP = "套得太深"

ROUNDS, JOINED, WHOLE = "wenming rounds", "wenming joined", "wenming whole"
"""Filters with names that no template can write."""


class OverBudget(TemplateRuntimeError):
    """A template takes more steps or makes more text than any report needs."""


class RenderingBudget:
    """What is left for one report."""

    def __init__(self) -> None:
        self._steps = MOST_STEPS
        self._text = MOST_TEXT

    def step(self, text: int = 0) -> None:
        """Take a step that writes so many characters of the template's own."""
        self._steps -= 1
        if self._steps < 0:
            raise OverBudget(f"这个模板没完没了：循环和包含超过 {MOST_STEPS} 步")
        self.write(text)

    def write(self, text: int) -> None:
        """Write so many characters."""
        self._text -= text
        if self._text < 0:
            raise OverBudget(f"这个模板写出的内容太大：超过 {MOST_TEXT} 个字")

    def rounds(self, items: Iterable[Any], text: int) -> Iterator[Any]:
        """The rounds of a loop, a step each."""
        for item in items:
            self.step(text)
            yield item

    def joined(self, parts: Iterable[Any], between: str = "", attribute: str | None = None) -> str:
        """Texts put together, of records those of a key; they are measured first."""
        named = parts if attribute is None else (part[attribute] for part in parts)
        texts = [str(self.whole(part)) for part in named]
        self.write(sum(map(len, texts)) + len(between) * len(texts))
        return between.join(texts)

    def whole(self, value: Any) -> Any:
        """A value that is not too large to be looked through."""
        if isinstance(value, _OF_PARTS):
            left = MOST_PARTS
            waiting: list[Any] = [value]
            while waiting:
                each = waiting.pop()
                inner = each.values() if isinstance(each, dict) else each
                left -= len(each)
                if left < 0:
                    raise OverBudget(f"清单里套清单，超过 {MOST_PARTS} 项")
                waiting += (part for part in inner if isinstance(part, _OF_PARTS))
        return value


class Counting(NodeTransformer):
    """Has loops counted and texts measured, and refuses what is nested too deep."""

    def __init__(self) -> None:
        self._depth = 0

    def generic_visit(self, node: nodes.Node, *arguments: Any, **named: Any) -> nodes.Node:
        """Go down into a node, and count how deep."""
        is_block = isinstance(
            node, nodes.For | nodes.If | nodes.With | nodes.Block | nodes.CallBlock
        )
        self._depth += is_block
        if self._depth > DEEPEST:
            message = f"{TOO_DEEP}：循环和判断一层套一层，最多 {DEEPEST} 层"
            raise TemplateSyntaxError(message, node.lineno)
        node = super().generic_visit(node, *arguments, **named)
        self._depth -= is_block
        return node

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802  as Jinja calls it
        """Count the rounds of a loop."""
        self.generic_visit(node)
        text = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        node.iter = _filtered(node.iter, ROUNDS, nodes.Const(text, lineno=node.lineno))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802  as Jinja calls it
        """Measure what is put together before it is."""
        self.generic_visit(node)
        return _filtered(nodes.Tuple(node.nodes, "load", lineno=node.lineno), JOINED)

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802  as Jinja calls it
        """Look through a list that a template makes."""
        self.generic_visit(node)
        return _filtered(node, WHOLE)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802  as Jinja calls it
        """Look through a mapping that a template makes."""
        self.generic_visit(node)
        return _filtered(node, WHOLE)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802  as Jinja calls it
        """Look through a tuple that a template makes, not one it takes apart."""
        self.generic_visit(node)
        return node if node.ctx == "store" else _filtered(node, WHOLE)


def _filtered(node: nodes.Node, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(
        cast("nodes.Expr", node), name, list(arguments), [], None, None, lineno=node.lineno
    )
