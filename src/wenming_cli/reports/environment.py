"""Filling in a template, in a sandbox that lets it lay out plain values and do nothing else.

Whatever a template writes out is cleaned for Markdown, unless it is a bare number. Templates may
loop, decide, include and extend; they can neither call nor compute nor reach an attribute.
"""

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn, cast

from jinja2 import Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from wenming_cli import sink
from wenming_cli.reports.budgets import (
    JOINED,
    MOST_TEXT,
    ROUNDS,
    WHOLE,
    Counting,
    OverBudget,
    RenderingBudget,
)
from wenming_cli.reports.filters import FILTERS
from wenming_cli.reports.folders import Folders
from wenming_cli.reports.template_fault import (
    TemplateFault,
    UnknownName,
    in_plain_words,
    refused,
)
from wenming_cli.words.numbers import NO_VALUE

__all__ = ["TemplateFault", "render", "rendered"]

_BORROWED = ("default", "first", "last", "length", "rejectattr", "selectattr")
_OF_ANY_RECORD = frozenset(dir(dict))
"""What is an attribute of every record: never looked up as a key."""
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(%|元|万元|个百分点)?", re.ASCII)
_AT_ONCE = 50
"""Pieces of text that are counted together."""
_EMPTY_LINES = re.compile(r"\n\n\n+")


class QuickGenerator(CodeGenerator):
    """Has a table written by rows, not by cells, and looks into records on the spot."""

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802  as Jinja calls it
        """Put the pieces of a row together where they would be handed on one by one."""
        if frame.buffer is not None or frame.require_output_check or len(node.nodes) == 1:
            super().visit_Output(node, frame)
            return
        row = frame.copy()
        self.buffer(row)
        super().visit_Output(node, row)
        self.simple_write(f"concat({row.buffer})", frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002  as Jinja calls it
        """Ask ``Sandbox.finalize`` alone, which gives texts."""
        self.write(finalize.src)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  as Jinja calls it
        """Look into a record as ``Sandbox.getattr`` does, who is asked for the rest."""
        if isinstance(node.node, nodes.Name) and node.attr not in _OF_ANY_RECORD:
            name, key = frame.symbols.ref(node.node.name), repr(node.attr)
            self.write(f"({name}[{key}] if {name}.__class__ is dict and {key} in {name} else ")
            super().visit_Getattr(node, frame)
            self.write(")")
        else:
            super().visit_Getattr(node, frame)


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment every template runs in."""

    code_generator_class = QuickGenerator
    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def __init__(self, loader: Folders) -> None:
        super().__init__(
            loader=loader,
            undefined=UnknownName,
            autoescape=False,
            optimized=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.globals.clear()
        self.budget = budget = RenderingBudget()
        self.finalize = self._written
        self._cleaned: dict[str, str] = {}
        borrowed: dict[str, Callable[..., Any]] = {n: JINJA_FILTERS[n] for n in _BORROWED}
        counted = {ROUNDS: budget.rounds, JOINED: budget.joined, WHOLE: budget.whole}
        self.filters = {**borrowed, "join": budget.joined, **counted, **FILTERS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The tree of a template, its loops counted."""
        tree = super()._parse(source, name, filename)
        try:
            counted: nodes.Template = Counting().visit(tree)
        except TemplateSyntaxError as fault:
            fault.filename = filename
            raise
        return counted

    def get_template(self, name: Any, *arguments: Any, **named: Any) -> Template:
        """A template, also one that another includes: a step, and what it writes."""
        found = super().get_template(name, *arguments, **named)
        self.budget.step()
        return found

    def _written(self, value: Any) -> str:
        is_text = value.__class__ is str
        text = self._cleaned.get(value) if is_text else None
        if text is None:
            text = written(self.budget.whole(value))
            if is_text:
                self._cleaned[value] = text
        self.budget.write(len(text))
        return text

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a record has under a key, at once."""
        if obj.__class__ is dict and attribute in obj and attribute not in _OF_ANY_RECORD:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only a loop has attributes; a record has keys."""
        return isinstance(obj, LoopContext) and super().is_safe_attribute(obj, attr, value)

    def call(self, *arguments: Any, **_: Any) -> NoReturn:
        """Nothing may be called; a name nobody knows says so itself."""
        called = arguments[1]
        if isinstance(called, Undefined):
            called()
        raise SecurityError("模板里不能调用函数")

    def call_binop(self, *_: Any, **__: Any) -> NoReturn:
        """Nothing is computed."""
        raise SecurityError("模板里不作计算")

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """A refusal in plain words."""
        return refused(obj, attribute, self.undefined)


def written(value: Any) -> str:
    """A value as it stands in the text: cleaned for Markdown; ``—`` for None, 是 or 否 for a bool.

    A number with its unit has nothing to clean.
    """
    if value is None:
        return NO_VALUE
    if isinstance(value, bool):
        return "是" if value else "否"
    text = str(value)
    return text if _NUMBER.fullmatch(text) else sink.markdown(text)


def render(template: str, context: Mapping[str, Any], folders: Sequence[Path]) -> str:
    """A template filled in, ending in one line feed.

    ``template`` is a name in one of the ``folders``, which are searched in order. Raises
    ``TemplateFault``.
    """
    return "".join(rendered(template, context, folders))


def rendered(template: str, context: Mapping[str, Any], folders: Sequence[Path]) -> Iterator[str]:
    """The same in pieces of whole lines, none of which begins with an empty one."""
    loader = Folders(folders)
    with in_plain_words(template, loader.loaded):
        pieces = _whole_lines(_chunks(Sandbox(loader).get_template(template), context))
        waiting = next(pieces).lstrip("\n")
        for piece in pieces:
            yield _tidied(waiting)
            waiting = piece
    yield _tidied(waiting).rstrip("\n") + "\n"


def _tidied(text: str) -> str:
    return _EMPTY_LINES.sub("\n\n", sink.layout(text))


def _whole_lines(chunks: Iterable[str]) -> Iterator[str]:
    """The same text, parted before lines that are not empty."""
    begun: list[str] = []
    for chunk in chunks:
        end = chunk.rstrip("\n").rfind("\n") + 1
        if end:
            yield "".join([*begun, chunk[:end]])
            begun.clear()
        begun.append(chunk[end:])
    yield "".join(begun)


def _chunks(template: Template, context: Mapping[str, Any]) -> Iterator[str]:
    """What a template writes, some pieces at a time; it is stopped where it writes too much."""
    left = MOST_TEXT
    pieces = cast("Generator[str, None, None]", template.generate(context))
    while some := tuple(islice(pieces, _AT_ONCE)):
        left -= sum(map(len, some))
        if left < 0:
            fault = OverBudget(f"这个模板写出的内容太大：超过 {MOST_TEXT} 个字")
            pieces.throw(fault)  # about the line that writes
        yield "".join(some)
