"""Text to tree, by the events of PyYAML's C parser and never by its constructors.

Events are iterative (deep nesting cannot exhaust a stack), carry offsets, and guess no types.
Anchors, aliases, tags and further documents are refused. A line with a syntax error is blanked
and the file read again, so that one fault never hides the others.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from wenming_cli.loading.characters import REFUSED
from wenming_cli.loading.report import Report
from wenming_cli.loading.syntax import faulty_lines, report_syntax_error
from wenming_cli.loading.tree import Collection, Mapping, Node, Sequence
from wenming_cli.model.place import Source

MOST_DEPTH = 50
MOST_NODES = 200_000
MOST_SYNTAX_ERRORS = 20
MOST_READ_AGAIN = 8 * 1024 * 1024

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MARKERS = re.compile(r"[ ]*(?:-[ ]+)*")


class _RefusedError(Exception):
    """The rest of the file is not read."""


def parse_file(source: Source, text: str, report: Report) -> Mapping | None:
    """The top-level mapping of a file; None where there is none.

    ``text`` is the source's text with refused characters replaced. Offsets of lines that could
    not be read are kept in ``source.blanked``, the text itself in ``source.unread`` where it is
    a whole file.
    """
    attempts = min(MOST_SYNTAX_ERRORS, max(2, MOST_READ_AGAIN // (len(text) + 1)))
    last_blanked = -1
    for _ in range(attempts):
        reader = _Reader(source, report)
        error = reader.read(text)
        if error is None:
            if reader.is_refused:
                source.unread.append(source.text)
            return _top_mapping(reader.root, source, report)
        first, last = faulty_lines(source, error)
        if first > last_blanked + 1:
            report_syntax_error(source, error, report)
        blanked = _blanked(source, text, first, last)
        if blanked == text:
            break
        source.blanked.append(source.offset(first))
        source.unread.append(source.text[source.offset(first) : _end_of(source, last)])
        text, last_blanked = blanked, last
    source.unread.append(source.text)
    return None


def _end_of(source: Source, line: int) -> int:
    return source.offset(line) + len(source.line(line))


def _blanked(source: Source, text: str, first: int, last: int) -> str:
    """The text without a range of lines, all offsets unchanged.

    A marker “- ” stays, so that what follows is still a record of its own; a line that holds
    nothing else any more goes too, with everything indented deeper below it.
    """
    start, end = source.offset(first), _end_of(source, last)
    markers = _MARKERS.match(text, start)
    kept = markers.end() if markers else start
    if not text[kept:end].strip():
        kept = start
        end = _end_of_block(source, last)
    return text[:kept] + re.sub(r"[^\n\r]", " ", text[kept:end]) + text[end:]


def _end_of_block(source: Source, line: int) -> int:
    indent = _indent(source.line(line))
    while (following := source.line(line + 1)) and _indent(following) > indent:
        line += 1
    return _end_of(source, line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _comments_without_space(text: str) -> Iterator[int]:
    """Where the white space before each “#” starts that is followed by text at once."""
    at = text.find("#")
    while at >= 0:
        before = text[max(0, at - 1) : at]
        if before in (" ", "\t") and not text[at + 1 : at + 2].isspace():
            line = text[text.rfind("\n", 0, at) + 1 : at]
            yield at - len(line) + len(line.rstrip(" \t"))
        at = text.find("#", at + 1)


def _top_mapping(root: Node, source: Source, report: Report) -> Mapping | None:
    if isinstance(root, Mapping):
        return root
    if root is not None:
        start = root.start if isinstance(root, Sequence) else 0
        hint = "文件里写 plan:、tasks:、updates: 等各节"
        location = source.location(start, start + 1)
        report.add(location, "E203", "文件应当由各节组成，每节一个键", hint)
    return None


class _Reader:
    """One pass over the events of a text."""

    def __init__(self, source: Source, report: Report) -> None:
        self.source = source
        self.report = report
        self.root: Node = None
        self.is_refused = False

    def read(self, text: str) -> yaml.YAMLError | None:
        """Build the root; a syntax error is returned."""
        holder = Sequence(0)
        loader = _Loader(text)
        try:
            self._build(loader.get_event, [holder], text)
        except yaml.YAMLError as error:
            return error
        except (ValueError, OverflowError):  # the pure-Python parser, on "\U00110000"
            return yaml.YAMLError("escape")
        except _RefusedError:
            self.is_refused = True
        finally:
            loader.dispose()
        self.root = holder.children[0] if holder.children else None
        return None

    def _build(self, next_event: Callable[[], Any], stack: list[Collection], text: str) -> None:
        """Turn events into the children of the collections on the stack."""
        scalar, alias, document = yaml.ScalarEvent, yaml.AliasEvent, yaml.DocumentStartEvent
        mapping_start, mapping_end = yaml.MappingStartEvent, yaml.MappingEndEvent
        sequence_start, sequence_end = yaml.SequenceStartEvent, yaml.SequenceEndEvent
        traps = frozenset(_comments_without_space(text))
        children, spans = stack[0].children, stack[0].spans
        nodes = 0
        while (kind := (event := next_event()).__class__) is not yaml.StreamEndEvent:
            if kind is scalar:
                nodes += 1
                start, end = event.start_mark.index, event.end_mark.index
                if event.anchor is not None or event.tag is not None:
                    self._refuse_marks(event)
                value = event.value
                if not event.style:
                    value = value or None
                    if end in traps and value is not None:
                        self._comment_in_text(start, end)
                elif event.style == '"' and REFUSED.search(value):
                    self._refuse_escape(start, end)
                children.append(value)
                spans.append(start)
                spans.append(end)
            elif kind is mapping_start or kind is sequence_start:
                nodes += 1
                start = event.start_mark.index
                if event.anchor is not None or event.tag is not None:
                    self._refuse_marks(event)
                if len(stack) > MOST_DEPTH:
                    self._refuse(start, "E108", f"嵌套超过 {MOST_DEPTH} 层")
                new = Mapping(start) if kind is mapping_start else Sequence(start)
                stack.append(new)
                children, spans = new.children, new.spans
            elif kind is mapping_end or kind is sequence_end:
                done = stack.pop()
                children, spans = stack[-1].children, stack[-1].spans
                children.append(done)  # type: ignore[arg-type]
                spans.append(done.start)
                spans.append(done.end)
            elif kind is alias:
                self._refuse_alias(event)
                children.append(None)
                spans.extend((event.start_mark.index, event.end_mark.index))
            elif kind is document and stack[0].children:
                self._refuse(event.start_mark.index, "E107", "一个文件里有多份 YAML 文档")
            if nodes > MOST_NODES:
                self._refuse(event.start_mark.index, "E108", f"内容超过 {MOST_NODES} 项")

    def _comment_in_text(self, start: int, end: int) -> None:
        location = self.source.location(start, end)
        at = self.source.text.find("#", end)
        lost = self.source.line(location.end_line)[location.end_column :].strip()
        self.report.add(
            self.source.location(at, at + 1),
            "E110",
            f"“{lost}”会被当成注释丢掉",
            "是正文就给整段文字加上引号；是注释就在 # 后面加一个空格",
        )

    def _refuse_escape(self, start: int, end: int) -> None:
        self.report.add(
            self.source.location(start, end),
            "E104",
            "引号里用反斜杠写了看不见的控制字符",
            "删去它：看不见的字符会让文字和看到的不一样",
        )

    def _refuse(self, start: int, code: str, message: str) -> None:
        hints = {
            "E107": "去掉 --- 分隔的后一份，或者拆成两个文件",
            "E108": "按月份或重点工作拆成几个文件",
        }
        at = start
        self.report.add(self.source.location(at, at + 1), code, message, hints[code])
        raise _RefusedError

    def _refuse_marks(self, event: Any) -> None:
        start = event.start_mark.index
        mark = f"锚点 &{event.anchor}" if event.anchor is not None else f"类型标签 {event.tag}"
        self.report.add(
            self.source.location(start, start + 1),
            "E106",
            f"不能用 YAML 的{mark}",
            "把内容直接写在这里；以 & 或 ! 开头的文字请加引号",
        )

    def _refuse_alias(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self.report.add(
            self.source.location(start, end),
            "E106",
            f"不能用 YAML 的引用 *{event.anchor}",
            "把内容直接写在这里；以 * 开头的文字请加引号",
        )
