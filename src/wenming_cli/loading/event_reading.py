"""Text to tree, by the events of PyYAML's C parser and never by its constructors.

Events are iterative (deep nesting cannot exhaust a stack), carry offsets, and guess no types.
Anchors, aliases, tags and further documents are refused. A line with a syntax error is blanked
and the file read again, so that one fault never hides the others. Files that are plain never get
here.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import yaml

from wenming_cli.loading.characters import MOST_REPORTED, REFUSED, refused_escapes
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.tree import MOST_NODES, Collection, Mapping, Sequence
from wenming_cli.model.place import Source
from wenming_cli.model.scalars import shown

if TYPE_CHECKING:
    from wenming_cli.loading.faults.mistyped_marks import Slip
    from wenming_cli.loading.faults.parser_stop import Stumble

MOST_DEPTH = 50
MOST_SYNTAX_ERRORS = 20
MOST_READ_AGAIN = 8 * 1024 * 1024

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NO_TEXT = frozenset(("", " ", "\t", "\r", "\n", "#"))
"""What stands right behind the “#” of a comment."""


class _RefusedError(Exception):
    """The rest of the file is not read."""


def parsed(source: Source, text: str, report: FaultReport) -> Mapping | None:
    """The top-level mapping of a text that is not plain, as ``parse_file`` tells it."""
    reader = _Reader(source, report)
    stumble = reader.read(text)
    if stumble is not None:
        reader, stumble = _past_stumbles(source, text, report, stumble)
    if stumble is not None or reader.is_refused:
        source.unread.append(source.text)
    return None if stumble is not None else _top_mapping(reader.top, source, report)


def _past_stumbles(
    source: Source, text: str, report: FaultReport, stumble: "Stumble | None"
) -> tuple["_Reader", "Stumble | None"]:
    """Read again without what was in the way, until it can be read or too much is in the way."""
    from wenming_cli.loading.faults.syntax_errors import fault_of
    from wenming_cli.loading.recovery import Recovery

    recovery = Recovery(source, text, report)
    reader = _Reader(source, report)
    attempts = min(MOST_SYNTAX_ERRORS, max(2, MOST_READ_AGAIN // (len(text) + 1)))
    for _ in range(attempts - 1):
        if stumble is None or not recovery.get_past(fault_of(stumble), stumble.at):
            break
        reader = _Reader(source, report)
        stumble = reader.read(recovery.text)
    if stumble is not None:
        recovery.get_past(fault_of(stumble), stumble.at)
    return reader, stumble


def _top_mapping(top: Collection, source: Source, report: FaultReport) -> Mapping | None:
    """The mapping that is all there is in a file; anything else is reported."""
    root = top.children[0] if top.children else None
    if root is None or isinstance(root, Mapping):
        return root
    source.unread.append(source.text)
    start, end = top.spans[0], top.spans[1]
    slip = _slip_of(source.text[start:end]) if isinstance(root, str) else None
    if slip is not None:
        location = source.location(slip.start + start, slip.end + start)
        report.add(location, slip.code, slip.message, slip.hint)
    else:
        location = source.location(start, start + 1)
        hint = "文件里写 计划:、任务:、进展: 等各节"
        report.add(location, "E203", "文件应当由各节组成，每节一个键", hint)
    return None


def _slip_of(text: str) -> "Slip | None":
    from wenming_cli.loading.faults.mistyped_marks import known_key, slip_of_structure

    return slip_of_structure(text, known_key)


def _comments_without_space(text: str) -> Iterator[tuple[int, int]]:
    """Where each “#” that is followed by text at once stands, and the white space before it."""
    at = text.find("#")
    while at >= 0:
        before = text[max(0, at - 1) : at]
        if before in (" ", "\t") and text[at + 1 : at + 2] not in _NO_TEXT:
            line = text[text.rfind("\n", 0, at) + 1 : at]
            yield at - len(line) + len(line.rstrip(" \t")), at
        at = text.find("#", at + 1)


def _stumble(error: yaml.MarkedYAMLError, text: str, collection: Collection) -> "Stumble":
    from wenming_cli.loading.faults.parser_stop import Stumble

    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(text)) if mark else 0
    opened = min(error.context_mark.index, len(text)) if error.context_mark else at
    spans = collection.spans
    before = (spans[-2], spans[-1]) if spans else (at, at)
    return Stumble(text, error.problem or "", error.context or "", at, opened, before)


def _tag(event: Any) -> str:
    return shown(event.tag.replace("tag:yaml.org,2002:", "!!"))


class _Reader:
    """One pass over the events of a text."""

    def __init__(self, source: Source, report: FaultReport) -> None:
        self.source = source
        self.report = report
        self.top = Sequence(0)
        self.is_refused = False

    def read(self, text: str) -> "Stumble | None":
        """Build the root; a syntax error is returned."""
        stack: list[Collection] = [self.top]
        loader = _Loader(text)
        try:
            self._build(loader.get_event, stack, text)
        except yaml.MarkedYAMLError as error:
            return _stumble(error, text, stack[-1])
        except (ValueError, OverflowError):  # the pure-Python parser, on "\U00110000"
            stopped = yaml.MarkedYAMLError(problem="escape", problem_mark=loader.get_mark())
            return _stumble(stopped, text, stack[-1])
        except _RefusedError:
            self.is_refused = True
        finally:
            loader.dispose()
        return None

    def _build(self, next_event: Callable[[], Any], stack: list[Collection], text: str) -> None:
        """Turn events into the children of the collections on the stack."""
        scalar, alias, document = yaml.ScalarEvent, yaml.AliasEvent, yaml.DocumentStartEvent
        mapping_start, mapping_end = yaml.MappingStartEvent, yaml.MappingEndEvent
        sequence_start, sequence_end = yaml.SequenceStartEvent, yaml.SequenceEndEvent
        traps = dict(_comments_without_space(text))
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
                        self._comment_in_text(traps[end])
                elif event.style == '"' and REFUSED.search(value):
                    self._refuse_escapes(start, end)
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
                if event.end_mark.index > event.start_mark.index:  # a bracket, no change of indent
                    done.closed = event.end_mark.index
                children, spans = stack[-1].children, stack[-1].spans
                children.append(done)  # type: ignore[arg-type]
                spans.append(done.start)
                spans.append(done.end)
            elif kind is alias:
                self._refuse_alias(event)
                children.append(None)
                spans.extend((event.start_mark.index, event.end_mark.index))
            elif kind is document:
                self._check_document(event, stack[0])
            if nodes > MOST_NODES:
                self._refuse(event.start_mark.index, "E108", f"内容超过 {MOST_NODES} 项")

    def _check_document(self, event: Any, root: Collection) -> None:
        start = event.start_mark.index
        if root.children:
            self._refuse(start, "E107", "一个文件里有多份 YAML 文档")
        if event.tags:
            self.report.add(
                self.source.location(start, start + 1),
                "E106",
                "不能用 YAML 的指令 %TAG",
                "删去这一行",
            )

    def _comment_in_text(self, at: int) -> None:
        from wenming_cli.loading.faults.mistyped_marks import comment_at

        lost = comment_at(self.source.text, at)
        location = self.source.location(lost.start, lost.end)
        self.report.add(location, lost.code, lost.message, lost.hint)

    def _refuse_escapes(self, start: int, end: int) -> None:
        for first, last in islice(refused_escapes(self.source.text[start:end]), MOST_REPORTED):
            self.report.add(
                self.source.location(start + first, start + last),
                "E104",
                "用反斜杠写了看不见的控制字符",
                "删去它：看不见的字符会让文字和看到的不一样",
            )

    def _refuse(self, start: int, code: str, message: str) -> None:
        hints = {
            "E107": "去掉 --- 分隔的后一份，或者拆成两个文件",
            "E108": "按月份或重点工作拆成几个文件",
        }
        self.report.add(self.source.location(start, start + 1), code, message, hints[code])
        first, last = (self.source.position(at)[0] for at in (start, len(self.source.text)))
        self.source.blanked.update(range(first, last + 1))
        raise _RefusedError

    def _refuse_marks(self, event: Any) -> None:
        start = event.start_mark.index
        mark = (
            f"锚点 &{shown(event.anchor)}"
            if event.anchor is not None
            else f"类型标签 {_tag(event)}"
        )
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
            f"不能用 YAML 的引用 *{shown(event.anchor)}",
            "把内容直接写在这里；以 * 开头的文字请加引号",
        )
