"""Tree to data: every key looked up in the model's shape, every structure as the model asks.

What comes out are plain dictionaries with English keys and text values, each with the place it
was read from under ``place``; a value that is not what its key asks for is reported and left out.
Names and references are collected on the way, so that they can be checked even where the rest of
a record is broken.
"""

from array import array
from difflib import get_close_matches
from typing import Any

from wenming_cli.loading.report import Report
from wenming_cli.loading.tree import Collection, Mapping, Node, Sequence
from wenming_cli.model.place import Place, Source
from wenming_cli.model.scalars import half_width, shown
from wenming_cli.model.shape import FieldShape, Kind, Shape, shape_of

LONGEST_KEY = 1024

Data = dict[str, Any]
"""A record read so far: field name → text, list of texts, record, list of records or table."""


Marked = list[tuple[Data, FieldShape]]
"""Fields that name a record or refer to one, in the order they were read."""


class Shaper:
    """Shapes the tree of one file."""

    def __init__(self, source: Source, report: Report, marked: Marked) -> None:
        self.source = source
        self.report = report
        self.marked = marked

    def record(self, node: Mapping, shape: Shape) -> Data:
        """The data of one mapping."""
        keys: list[Any] = node.children[0::2]
        place = Place(self.source, node.start, keys, node.spans)
        data: Data = {"place": place}
        known, scalar = shape.keys, Kind.SCALAR
        for index, value in enumerate(node.children[1::2]):
            key = keys[index]
            found = known.get(key) if key.__class__ is str else None
            if found is None:
                self._unknown_key(place, index, value, shape, data)
                continue
            name = found.name
            if name in data or name in place.broken:
                self._duplicate(place, index, found)
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
        return data

    def _value(self, place: Place, index: int, node: Node, found: FieldShape) -> Any:
        """The value of a field that is no plain scalar; None with a fault reported."""
        if node is None:
            return self._nothing(place, index, found)
        if found.kind is Kind.SCALARS and isinstance(node, Sequence):
            return self._scalars(place, index, node)
        if found.kind is Kind.RECORDS and isinstance(node, Sequence):
            return self._records(node, found)
        if found.kind is Kind.RECORD and isinstance(node, Mapping):
            return self.record(node, _shape(found))
        if found.kind is Kind.TABLE and isinstance(node, Mapping):
            return self._table(node)
        self._wrong_kind(place, index, node, found)
        return None

    def _nothing(self, place: Place, index: int, found: FieldShape) -> list[Any] | None:
        if found.kind in (Kind.SCALARS, Kind.RECORDS):
            return []
        location = place.key(index)
        comment = self.source.line(location.end_line)[location.end_column :].lstrip(": \t")
        if comment.startswith("#") and not comment.startswith("# "):
            message = f"“{shown(comment)}”会被当成注释丢掉，{place.keys[index]} 就没有值了"
            hint = "是正文就给整段文字加上引号；是注释就在 # 后面加一个空格"
            self.report.add(location, "E110", message, hint)
            return None
        hint = "补上值；暂时没有就删去这一行"
        self.report.add(location, "E205", f"{place.keys[index]} 没有值", hint)
        return None

    def _scalars(self, place: Place, index: int, node: Sequence) -> list[str]:
        items, spans = [], array("I")
        for at, item in enumerate(node.children):
            start, end = node.spans[2 * at], node.spans[2 * at + 1]
            if isinstance(item, str):
                items.append(item)
                spans.extend((start, end))
            else:
                self._bad_item(item, start, end, "一个词或一段文字")
        place.items[place.keys[index]] = spans
        return items

    def _records(self, node: Sequence, found: FieldShape) -> list[Data]:
        shape = _shape(found)
        records = []
        for at, item in enumerate(node.children):
            if item.__class__ is Mapping:
                records.append(self.record(item, shape))  # type: ignore[arg-type]
            else:
                self._bad_item(item, *node.spans[2 * at : 2 * at + 2], f"一条{shape.label}")
        return records

    def _table(self, node: Mapping) -> dict[str, str]:
        table: dict[str, str] = {}
        for at, (key, value) in enumerate(zip(node.children[0::2], node.children[1::2], strict=False)):
            location = self.source.location(*node.spans[4 * at : 4 * at + 2])
            if not isinstance(key, str) or len(key) > LONGEST_KEY:
                self.report.add(location, "E203", "键应当是一个不太长的词", None)
            elif key in table:
                self.report.add(location, "E204", f"{key} 写了两次", "删去其中一个")
            elif not isinstance(value, str):
                self.report.add(location, "E205", f"{key} 没有值或者不是一个值", "补上一个值")
            else:
                table[key] = value
        return table

    # --- faults -----------------------------------------------------------------------------

    def _bad_item(self, item: Node, start: int, end: int, wanted: str) -> None:
        location = self.source.location(start, end)
        if item is None:
            self.report.add(location, "E205", "列表里有空的一项", "补上内容，或者删去这个“- ”")
        elif not self._full_width(item, start, end):
            message = f"列表的这一项应当是{wanted}，这里写的是{_described(item)}"
            self.report.add(location, "E203", message, None)

    def _wrong_kind(self, place: Place, index: int, node: Collection | str, found: FieldShape) -> None:
        start, end = place.spans[4 * index + 2], place.spans[4 * index + 3]
        if self._full_width(node, start, end):
            return
        hints = {
            Kind.SCALAR: "只写一个值",
            Kind.SCALARS: "写成 [甲, 乙]，或者每项一行、以“- ”开头；只有一项也要写成 [甲]",
            Kind.RECORD: "另起一行缩进，每行写“键: 值”",
            Kind.RECORDS: "每条另起一行，以“- ”开头",
            Kind.TABLE: "另起一行缩进，每行写“键: 值”",
        }
        wanted = {
            Kind.SCALAR: "一个值",
            Kind.SCALARS: "一个列表",
            Kind.RECORD: "一组字段",
            Kind.RECORDS: "一个列表",
            Kind.TABLE: "一组键和值",
        }[found.kind]
        self.report.add(
            self.source.location(start, end),
            "E203",
            f"{place.keys[index]} 应当是{wanted}，这里写的是{_described(node)}",
            hints[found.kind],
        )

    def _full_width(self, node: Collection | str, start: int, end: int) -> bool:
        """Whether full-width punctuation made text of what should be structure; it is reported."""
        if not isinstance(node, str):
            return False
        text = self.source.text[start:end]
        at = min((i for i in (text.find(c) for c in "：［｛") if i >= 0), default=-1)
        if at < 0:
            return False
        self.report.add(
            self.source.location(start + at, start + at + 1),
            "E109",
            f"“{text[at]}”是全角符号，YAML 不认识",
            f"改成半角“{half_width(text[at])}”" + ("，后面空一格" if text[at] == "：" else ""),
        )
        return True

    def _duplicate(self, place: Place, index: int, found: FieldShape) -> None:
        first = next(i for i, key in enumerate(place.keys) if key in (found.name, found.title))
        before = place.key(first)
        names = f"{place.keys[first]} 和 {place.keys[index]} 是同一项，" if (
            place.keys[first] != place.keys[index]
        ) else f"{place.keys[index]} "
        self.report.add(
            place.key(index),
            "E204",
            f"{names}写了两次，前一处在第 {before.line} 行第 {before.column} 列",
            "只留一处",
        )

    def _unknown_key(
        self, place: Place, index: int, value: Node, shape: Shape, data: Data
    ) -> None:
        key, location = place.keys[index], place.key(index)
        if not isinstance(key, str):
            self.report.add(location, "E203", "键应当是一个词", "写成“键: 值”")
            place.keys[index] = ""
        elif key == "<<":
            self.report.add(location, "E106", "不能用 YAML 的合并键 <<", "把各项直接写在这里")
        elif len(key) > LONGEST_KEY:
            self.report.add(location, "E108", f"键超过 {LONGEST_KEY} 个字符", "检查冒号的位置")
        elif value is None and index and self.source.text[place.start : place.start + 1] == "{":
            self._comma_split(place, index, shape, data)
        elif half_width(key) in shape.keys:
            message = f"键“{shown(key)}”里有全角字符"
            self.report.add(location, "E109", message, f"改成 {half_width(key)}")
        else:
            message = f"{shape.label}没有“{shown(key)}”这一项"
            self.report.add(location, "E201", message, _key_hint(key, shape))

    def _comma_split(self, place: Place, index: int, shape: Shape, data: Data) -> None:
        before = shape.keys.get(place.keys[index - 1])
        if before is not None:
            data.pop(before.name, None)
            place.broken += (before.name,)
        text = self.source.text[place.spans[4 * index - 2] : place.spans[4 * index + 1]]
        self.report.add(
            place.key(index),
            "E213",
            f"“{shown(place.keys[index])}”没有值：是不是前面的逗号把“{shown(text)}”切开了？",
            f'花括号里的逗号会切开文字，给整段加上引号："{shown(text)}"',
        )


def _shape(found: FieldShape) -> Shape:
    assert found.model is not None
    return shape_of(found.model)


def _described(node: Node) -> str:
    if isinstance(node, Mapping):
        return "一组字段"
    return "一个列表" if isinstance(node, Sequence) else f"文字“{shown(node or '')}”"


def _key_hint(key: str, shape: Shape) -> str:
    near = get_close_matches(key, shape.keys, n=1, cutoff=0.6) or get_close_matches(
        key.lower(), shape.keys, n=1, cutoff=0.6
    )
    if near:
        found = shape.keys[near[0]]
        other = found.title if near[0] == found.name else found.name
        return f"是不是“{near[0]}”（{other}）？"
    return "可以写：" + "、".join(f"{f.name} {f.title}" for f in shape.fields.values())
