"""Tree to data: every key looked up in the model's shape, every structure as the model asks.

What comes out are plain dictionaries with English keys and text values, each with the place it
was read from under ``place``; a value that is not what its key asks for is reported and left out.
Names and references are collected on the way, so that they can be checked even where the rest of
a record is broken.
"""

from array import array
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.tree import (
    LONGEST_KEY,
    Mapping,
    Node,
    PlainList,
    PlainMapping,
    Sequence,
)
from wenming_cli.model.base import Entry
from wenming_cli.model.place import Place, Source
from wenming_cli.model.scalars import SEPARATORS, shown
from wenming_cli.model.shape import FieldShape, Kind, Shape, shape_of

if TYPE_CHECKING:
    from wenming_cli.loading.faults.mistyped_marks import IsKey, Slip

Data = dict[str, Any]
"""A record read so far: field name → text, list of texts, record, list of records or table."""


Marked = list[tuple[Data, FieldShape]]
"""Fields that name a record or refer to one, in the order they were read."""

_WANTED = {
    Kind.SCALAR: ("一个值", "只写一个值"),
    Kind.SCALARS: ("一个列表", "写成 [甲, 乙]，或者每项一行、以“- ”开头"),
    Kind.RECORD: ("一组字段", "另起一行缩进，每行写“键: 值”"),
    Kind.RECORDS: ("一个列表", "每条另起一行，以“- ”开头"),
    Kind.TABLE: ("一组键和值", "另起一行缩进，每行写“键: 值”"),
}
MOST_ODD_KEYS = 1000
_TEXT = frozenset((str,))
_SPLIT = lazy_pattern(rf"[{SEPARATORS}]\s*")


class KeyLayout:
    """What records of a kind with the same keys in the same order have in common.

    ``names`` are the fields of the keys before the first that is unknown, written twice or has
    anything but one text under it; ``marked`` are those of them that name records, ``size`` their
    number.
    """

    __slots__ = ("keys", "marked", "names", "size")

    def __init__(self, shape: Shape, keys: tuple[Any, ...]) -> None:
        self.keys: list[Any] = [*keys]
        fields: dict[str, FieldShape] = {}
        for key in keys:
            found = shape.keys.get(key) if isinstance(key, str) else None
            if found is None or found.kind is not Kind.SCALAR or found.name in fields:
                break
            fields[found.name] = found
        self.names = [*fields]
        self.size = len(fields)
        self.marked = [found for found in fields.values() if found.is_marked]


@lru_cache(maxsize=4096)
def _layout(model: type[Entry], keys: tuple[Any, ...]) -> KeyLayout:
    return KeyLayout(shape_of(model), keys)


class Shaper:
    """It shapes the tree of one file."""

    def __init__(self, source: Source, report: FaultReport, marked: Marked) -> None:
        self.source = source
        self.report = report
        self.marked = marked
        self.stray_section = False
        self.odd_keys = 0

    def record(self, node: Mapping, shape: Shape) -> Data:
        """The data of one mapping."""
        children = node.children
        layout = _layout(shape.model, tuple(children[0::2]))
        spans = node.extent if node.__class__ is PlainMapping else node.spans
        place = Place(self.source, node.start, layout.keys, spans)
        data: Data = {"place": place}
        texts = children[1 : 2 * layout.size : 2]
        if _TEXT.issuperset(map(type, texts)):
            data.update(zip(layout.names, texts, strict=True))
            if layout.marked:
                self.marked += [(data, found) for found in layout.marked]
        else:
            texts = []
        if 2 * len(texts) < len(children):
            self._further(node, shape, place, data, len(texts))
        return data

    def _further(self, node: Mapping, shape: Shape, place: Place, data: Data, first: int) -> None:
        """What stands under the other keys, from the first that is looked at for itself."""
        known, scalar = shape.keys, Kind.SCALAR
        odd: list[int] = []
        starts_over = False
        for index, value in enumerate(node.children[2 * first + 1 :: 2], first):
            key = place.keys[index]
            found = known.get(key) if key.__class__ is str else None
            if found is None:
                odd.append(index)
                continue
            name = found.name
            if name in data or name in place.broken:
                starts_over = self._duplicate(place, index, found, starts_over)
                continue
            shaped = value
            if value.__class__ is not str or found.kind is not scalar:
                shaped = self._value(place, index, value, found)
                if shaped is None:
                    place.broken += (name,)
                    continue
            data[name] = shaped
            if found.is_marked:
                self.marked.append((data, found))
        if odd:
            self._odd_keys(place, node, odd, shape, data)

    def _value(self, place: Place, index: int, node: Node, found: FieldShape) -> Any:
        """The value of a field that is no plain scalar; None with a fault reported."""
        if node is None:
            return self._nothing(place, index, found)
        if found.kind is Kind.SCALARS and not isinstance(node, Mapping):
            return self._scalars(place, index, node, found)
        if found.kind is Kind.RECORDS and isinstance(node, Sequence):
            return self._records(node, found, place)
        if found.kind is Kind.RECORD and isinstance(node, Mapping):
            return self.record(node, _shape(found))
        if found.kind is Kind.TABLE and isinstance(node, Mapping):
            return self._table(place, index, node)
        self._wrong_kind(place, index, node, found)
        return None

    def _nothing(self, place: Place, index: int, found: FieldShape) -> list[Any] | None:
        if found.kind in (Kind.SCALARS, Kind.RECORDS):
            return []
        from wenming_cli.loading.faults.mistyped_marks import lost_comment

        if self.source.is_above_gap(place.spans[4 * index]):
            return None
        key, end = place.keys[index], place.spans[4 * index + 1]
        line_end = self.source.text.find("\n", end)
        lost = lost_comment(
            self.source.text, end, line_end if line_end >= 0 else len(self.source.text)
        )
        if lost is not None and not self.source.text[end : lost.start].strip(": \t"):
            self._report_slip(lost, 0, f"{lost.message}，{key} 就没有值了")
            return None
        self.report.add(place.key(index), "E205", f"{key} 没有值", "补上值；暂时没有就删去这一行")
        return None

    def _scalars(
        self, place: Place, index: int, node: Sequence | str, found: FieldShape
    ) -> list[str] | None:
        if isinstance(node, str):
            if not found.one_will_do or _SPLIT.search(node):
                self._wrong_kind(place, index, node, found)
                return None
            start = 4 * index + 2
            place.put_items(place.keys[index], place.spans[start : start + 2])
            return [node]
        if isinstance(node, PlainList) and place.plain_end and (texts := node.texts):
            return texts
        items, spans = [], array("I")
        for at, item in enumerate(node.children):
            start, end = node.spans[2 * at], node.spans[2 * at + 1]
            if isinstance(item, str):
                items.append(item)
                spans.extend((start, end))
            else:
                self._bad_item(item, start, end, "一个词或一段文字")
        place.put_items(place.keys[index], spans)
        return items

    def _records(self, node: Sequence, found: FieldShape, place: Place) -> list[Data]:
        shape = _shape(found)
        records = []
        for at, item in enumerate(node.children):
            if isinstance(item, Mapping) and item.children:
                records.append(self.record(item, shape))
                if self.stray_section:
                    self.stray_section = False
                    self._leave_out(node.spans[2 * at + 1], node.end)
                    break
            else:
                start, end = node.spans[2 * at], node.spans[2 * at + 1]
                self._bad_item(item, start, end, f"一条{shape.label}", (found, place))
        return records

    def _table(self, place: Place, index: int, node: Mapping) -> dict[str, str]:
        table: dict[str, str] = {}
        spans = array("I")
        for at, key in enumerate(node.children[0::2]):
            value = node.children[2 * at + 1]
            location = self.source.location(*node.spans[4 * at : 4 * at + 2])
            if not isinstance(key, str) or len(key) > LONGEST_KEY:
                self.report.add(location, "E203", "键应当是一个不太长的词", "写成“键: 值”")
            elif key in table:
                self.report.add(location, "E204", f"{shown(key)} 写了两次", "删去其中一个")
            elif not isinstance(value, str):
                hint = "写成“键: 值”"
                self.report.add(location, "E205", f"{shown(key)} 没有值或者不是一个值", hint)
            else:
                table[key] = value
                spans.extend(node.spans[4 * at + 2 : 4 * at + 4])
        place.put_items(place.keys[index], spans)
        return table

    # --- faults -----------------------------------------------------------------------------

    def _bad_item(
        self,
        item: Node,
        start: int,
        end: int,
        wanted: str,
        of: tuple[FieldShape, Place] | None = None,
    ) -> None:
        self._leave_out(start, end)
        if item is None:
            self._empty_item(start)
        elif isinstance(item, Mapping) and not item.children:
            location = self.source.location(start, end)
            self.report.add(location, "E205", f"{wanted}都没有写", "写上各项内容，或者删去它")
        elif isinstance(item, Sequence) and (dash := self._dash_before(start)) is not None:
            location = self.source.location(dash, dash + 1)
            self.report.add(location, "E203", "列表的项里又是一个列表", "去掉多余的“- ”")
        elif not self._reported_slip(item, start, end):
            message = f"列表的这一项应当是{wanted}，这里写的是{_described(item)}"
            hint = "去掉多余的“- ”、括号或冒号" if isinstance(item, Mapping | Sequence) else None
            if hint is None and of is not None and isinstance(item, str):
                hint = self._example(of[0], item, of[1]).replace("[{", "{").replace("}]", "}")
            hint = hint or "写成“- 键: 值”，其余各项换行对齐"
            self.report.add(self.source.location(start, end), "E203", message, hint)

    def _dash_before(self, start: int) -> int | None:
        """The “-” in front of a list that is an item of another; None for one in brackets."""
        text = self.source.text
        dash = text.rfind("-", 0, start)
        return dash if text[start] == "-" and not text[dash + 1 : start].strip() else None

    def _empty_item(self, start: int) -> None:
        if self.source.is_above_gap(start):
            return
        dash = self.source.text.rfind("-", 0, start)
        location = self.source.location(dash, dash + 1)
        self.report.add(location, "E205", "列表里有空的一项", "补上内容，或者删去这个“- ”")

    def _example(self, found: FieldShape, text: str, place: Place) -> str:
        from wenming_cli.loading.faults.example_record import example

        said = example(_shape(found), text, is_chinese=place.is_chinese)
        return f"写成 [{said}]" if found.kind is Kind.RECORDS else f"写成 {said}"

    def _wrong_kind(self, place: Place, index: int, node: Node, found: FieldShape) -> None:
        start, end = place.spans[4 * index + 2], place.spans[4 * index + 3]
        self._leave_out(start, end)
        if self.source.is_above_gap(place.spans[4 * index]):
            return
        keys = _shape(found).keys if found.model else {}
        if found.kind is not Kind.SCALAR and self._reported_slip(
            node, start, end, keys.__contains__
        ):
            return
        wanted, hint = _WANTED[found.kind]
        if found.kind is Kind.SCALARS and isinstance(node, str):
            items = ", ".join(_SPLIT.split(shown(node)))
            hint = f"写成 [{items}]" + ("" if found.one_will_do else "；只有一项也要加方括号")
        elif found.model is not None and isinstance(node, str):
            hint = self._example(found, node, place)
        message = f"{place.keys[index]} 应当是{wanted}，这里写的是{_described(node)}"
        self.report.add(self.source.location(start, end), "E203", message, hint)

    def _reported_slip(
        self, node: Node, start: int, end: int, is_key: "IsKey | None" = None
    ) -> bool:
        """Whether a slip of the keyboard made text of what should be structure; it is reported."""
        from wenming_cli.loading.faults.mistyped_marks import known_key, slip_of_structure

        text = self.source.text[start:end]
        slip = slip_of_structure(text, is_key or known_key) if isinstance(node, str) else None
        if slip is None:
            return False
        self._report_slip(slip, start, slip.message)
        return True

    def _report_slip(self, slip: "Slip", by: int, message: str) -> None:
        location = self.source.location(slip.start + by, slip.end + by)
        self.report.add(location, slip.code, message, slip.hint)

    def _duplicate(self, place: Place, index: int, found: FieldShape, starts_over: bool) -> bool:
        """Report a key written twice; whether it is the first of many, for want of a “- ”."""
        self._leave_out(place.spans[4 * index + 2], place.spans[4 * index + 3])
        if starts_over or self.source.is_below_gap(place.spans[4 * index]):
            return True
        key, first = place.keys[index], place.index_of(found.key, found.title) or 0
        before, other = place.key(first), place.keys[first]
        names = f"{key} 写了两次" if key == other else f"{other} 和 {key} 是同一项，写了两次"
        message = f"{names}，前一处在第 {before.line} 行第 {before.column} 列"
        hint = "只留一处" if found.identity is None else "只留一处；是新的一条就在前面加上“- ”"
        self.report.add(place.key(index), "E204", message, hint)
        return found.identity is not None

    def _odd_keys(
        self, place: Place, node: Mapping, odd: list[int], shape: Shape, data: Data
    ) -> None:
        """Report the keys the shape does not have, and read each as the key that was meant."""
        from wenming_cli.loading.faults.unknown_keys import is_section, odd_key

        is_chinese, last_split = place.is_chinese, -1
        place.keys = [*place.keys]
        for index in odd[: max(0, MOST_ODD_KEYS - self.odd_keys)]:
            self.odd_keys += 1
            key, value = node.children[2 * index], node.children[2 * index + 1]
            given = {*data, *place.broken}
            found = odd_key(key, shape, given, is_chinese=is_chinese)
            slip = found.slip if value is None else None
            if found.text is None and self._is_split(node, index, last_split):
                if last_split != index - 1:
                    self._report_split(place, index, node, shape, data)
                last_split = index
                continue
            if slip is not None:
                self._report_slip(slip, place.spans[4 * index], found.message)
            else:
                self.report.add(place.key(index), found.code, found.message, found.hint)
            place.broken += found.excused
            is_word = isinstance(key, str)
            self._leave_out(place.spans[4 * index + 2 * is_word], place.spans[4 * index + 3])
            if not is_word:
                place.keys[index] = ""
            elif found.meant is not None and found.meant.name not in given:
                self._read_as_meant(place, index, found.value_of(value), found.meant, data)
            elif value is None and is_section(key):
                self.stray_section = index == len(place.keys) - 1
                self._leave_out(place.spans[4 * index], node.end)
                break

    def _leave_out(self, start: int, end: int) -> None:
        self.source.left_out.append(self.source.text[start:end])

    def _read_as_meant(
        self, place: Place, index: int, value: Node, found: FieldShape, data: Data
    ) -> None:
        place.keys[index] = found.key if str(place.keys[index]).isascii() else found.title
        place.broken += (found.name,)
        if value is None:
            return
        is_scalar = isinstance(value, str) and found.kind is Kind.SCALAR
        shaped = value if is_scalar else self._value(place, index, value, found)
        if shaped is None:
            return
        data[found.name] = shaped
        if found.identity or found.alias:
            self.marked.append((data, found))

    def _is_split(self, node: Mapping, index: int, last_split: int) -> bool:
        """Whether a comma in braces made a key without a value of the end of a text."""
        if not 0 < index < len(node.children) // 2:
            return False
        key, value = node.children[2 * index], node.children[2 * index + 1]
        if value is not None or not isinstance(key, str):
            return False
        if self.source.text[node.start] != "{" or index - 1 == last_split:
            return self.source.text[node.start] == "{"
        is_text = isinstance(node.children[2 * index - 1], str)
        return is_text and self.source.text[node.spans[4 * index - 2]] not in "'\""

    def _report_split(
        self, place: Place, index: int, node: Mapping, shape: Shape, data: Data
    ) -> None:
        before = shape.keys.get(place.keys[index - 1])
        if before is not None:
            data.pop(before.name, None)
            place.broken += (before.name,)
        last = index
        while (
            self._is_split(node, last + 1, last) and node.children[2 * last + 2] not in shape.keys
        ):
            last += 1
        start, end = node.spans[4 * index - 2], node.spans[4 * last + 1]
        self._leave_out(start, end)
        text = shown(self.source.text[start:end])
        message = f"“{shown(place.keys[index])}”没有值：是不是前面的逗号把“{text}”切开了？"
        hint = f'花括号里的逗号会切开文字，给整段加上引号："{text}"'
        self.report.add(place.key(index), "E213", message, hint)


def _shape(found: FieldShape) -> Shape:
    return shape_of(found.scalar)


def _described(node: Node) -> str:
    if isinstance(node, Mapping):
        return "一组字段"
    return "一个列表" if isinstance(node, Sequence) else f"文字“{shown(node or '')}”"
