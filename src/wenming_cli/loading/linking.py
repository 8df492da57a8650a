"""Names and references: every name declared once, every reference to a name that exists.

Works on shaped data, before typing, so that a record with a broken field still counts as existing
and its references are still checked. A reference that resolves is replaced by the canonical name:
``市管局`` becomes ``区市场监管局``, ``各街道`` every subdistrict.
"""

import re
from array import array
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Any

from wenming_cli.diagnostic import Location
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.faults.stray_lines import HINT, MESSAGE, line_astray
from wenming_cli.loading.shaping import Data, Marked
from wenming_cli.model.finding import item_id
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.place import Place
from wenming_cli.model.recurrence import MARK
from wenming_cli.model.scalars import GROUPS, SEPARATORS, Reference, folded, half_width, shown
from wenming_cli.model.shape import FieldShape, shape_of
from wenming_cli.model.task import Part
from wenming_cli.similar import did_you_mean, similar_names

SECTIONS = {
    "owners": "单位名录",
    "workstreams": "重点工作",
    "tasks": "任务",
    "parts": "任务",
    "lines": "资金用途",
    "indicators": "绩效指标",
    "sites": "点位",
    "findings": "问题",
    "finding_items": "问题",
    "notices": "督办文书",
    "themes": "工作主线的内容",
    "systems": "测评体系",
    "standards": "测评标准",
    "site_types": "点位类型",
    "check_items": "检查项目",
    "assessments": "测评",
    "materials": "申报材料",
    "schemes": "计分办法",
}
"""What messages call the sections whose records are referred to."""

_FIRST = frozenset(("owners", "systems"))
"""Sections whose names are parts of other names."""

_SPLIT = lazy_pattern(rf"[{SEPARATORS}\s]+")
_HALVES = lazy_pattern("[/:：]")
_CLEARER = {"sites": "改写它的编号", "standards": "写成 体系:编号 的样子，写明是哪个体系的"}
"""How a name that several have is written, by section."""

_MOST_COMPARED = 20_000
_MOST_LISTED = 12
_MOST_LOOKED_AT = 100
_LONGEST_GUESSED = 40
_MOST_LEFT_OUT = 65536
_TEXT = frozenset((str,))
_NOTHING = frozenset(("null", "~", "none", "无", "-", "/"))


class _DeclaredNames:
    """The names of one section: each spelling and the canonical name it stands for."""

    def __init__(self) -> None:
        self.exact: dict[str, str] = {}
        self.folded: dict[str, str] = {}
        self.ambiguous: set[str] = set()

    def find(self, text: str) -> str | None:
        """The canonical name, or None."""
        return self.exact.get(text) or self.folded.get(folded(text))

    def add(self, text: str, canonical: str) -> None:
        """Let a spelling stand for a canonical name."""
        self.exact.setdefault(text, canonical)
        self.folded.setdefault(folded(text), canonical)

    def declare(self, texts: list[str]) -> bool:
        """Let each of many spellings stand for itself, the first; not where two are alike."""
        by_key = dict(zip(map(folded, texts), texts, strict=True))
        is_clear = len(by_key) == len(texts) and not self.exact
        if is_clear:
            self.exact, self.folded = dict(zip(texts, texts, strict=True)), by_key
        return is_clear


class Linker:
    """It links the data of all files of a plan.

    ``left_out`` holds the stretches of text that were not read (None: a whole file is not known);
    a name that may be declared there is not called missing. Where it is much, no name is.
    """

    def __init__(self, marked: Marked, left_out: list[str] | None, report: FaultReport) -> None:
        self.marked = marked
        self.fields = _by_field(marked)
        self.holders: dict[str, list[Data]] = {section: [] for section in SECTIONS}
        for found, records in self.fields:
            if found.identity is not None:
                self.holders[found.identity.section] += records
        self.left_out = left_out
        if left_out is not None and sum(map(len, left_out)) > _MOST_LEFT_OUT:
            self.left_out = None
        self.report = report
        self.names: dict[str, _DeclaredNames] = {section: _DeclaredNames() for section in SECTIONS}
        self.compared = 0

    def link(self) -> None:
        """Check names, then replace references by canonical names."""
        self._declare()
        self._alias()
        self._resolve_all(_FIRST)
        self._declare_parts()
        self._declare_items()
        self._declare_standards()
        self._resolve_all(SECTIONS.keys() - _FIRST)

    def _resolve_all(self, sections: Collection[str]) -> None:
        """Resolve references; fields in which every name is written as it is are left alone."""
        loose = {
            id(found)
            for found, records in self.fields
            if found.reference is not None
            and found.reference.section in sections
            and not self._are_names(_values(found, records), found.reference)
        }
        for data, found in self.marked if loose else ():
            if id(found) in loose and found.reference is not None:
                exact, value = self.names[found.reference.section].exact, data.get(found.name)
                if value.__class__ is not str or exact.get(value) != value:
                    self._resolve(data, found, found.reference)

    def _are_names(self, texts: Iterable[str], reference: Reference) -> bool:
        exact = self.names[reference.section].exact
        return all(exact.get(text) == text for text in set(texts))

    # --- names ------------------------------------------------------------------------------

    def _declare(self) -> None:
        """Let every name stand for itself; where two are alike, look at one after the other."""
        unclear = {
            found.identity.section
            for found, records in self.fields
            if found.identity is not None
            and not self.names[found.identity.section].declare(_values(found, records))
        }
        first: dict[tuple[str, str], tuple[Data, FieldShape, int | None]] = {}
        for data, found in self.marked if unclear else ():
            if found.identity is None or found.identity.section not in unclear:
                continue
            section = found.identity.section
            for text, index in _texts(data, found):
                key = section, folded(text)
                if key in first and found.identity.unique:
                    self._clash(data, found, text, first[key])
                else:
                    first[key] = (data, found, index)
                    self.names[section].add(text, text)

    def _clash(
        self, data: Data, found: FieldShape, text: str, first: tuple[Data, FieldShape, int | None]
    ) -> None:
        self.report.add(
            _location(data, found, None),
            "E302",
            f"{found.title}“{shown(text)}”重复，前一处在 {_location(*first)}",
            f"同一类记录的{found.title}不能相同（全角半角、大小写不同也算相同），改掉其中一个",
        )

    def _alias(self) -> None:
        for found, records in self.fields:
            if found.alias is not None:
                self._also_called(found, records, found.alias.section)

    def _also_called(self, found: FieldShape, records: list[Data], section: str) -> None:
        names = self.names[section]
        keys = {
            id(data): data.get(field.name)
            for field, holders in self.fields
            if field.identity is not None and field.identity.section == section
            for data in holders
        }
        for data in records:
            canonical = keys.get(id(data))
            for text, _ in _texts(data, found):
                if not isinstance(canonical, str):
                    names.add(text, text)
                    continue
                known = names.find(text)
                if known not in (None, canonical) and known != text:
                    names.ambiguous.add(folded(text))
                names.add(text, canonical)

    def _declare_parts(self) -> None:
        names = self.names["parts"]
        for data in self.holders["tasks"]:
            task = data.get("id")
            if not isinstance(task, str):
                continue
            names.add(task, task)
            for part in data.get("parts", ()):
                owner = part.get("owner")
                if isinstance(owner, str):
                    self._declare_part(f"{task}/{owner}", part)

    def _declare_part(self, name: str, part: Data) -> None:
        names = self.names["parts"]
        if name in names.exact:
            location = _location(part, shape_of(Part).fields["owner"], None)
            hint = "一个单位在同一个任务里只写一条分解"
            self.report.add(location, "E302", f"“{shown(name)}”分解了两次", hint)
        names.add(name, name)

    def _declare_items(self) -> None:
        """Findings are named as a whole, and each of their items by its number."""
        whole, names = self.names["findings"], self.names["finding_items"]
        if not any("items" in data for data in self.holders["findings"]):
            names.exact, names.folded = whole.exact, whole.folded
            return
        told: dict[str, None] = {}
        for data in self.holders["findings"]:
            finding = data.get("id")
            if isinstance(finding, str):
                told[finding] = None
                for number in range(1, len(data.get("items", ())) + 1):
                    told[item_id(finding, number)] = None
        for name in told:
            names.add(name, name)

    def _declare_standards(self) -> None:
        """Codes are named with their system too, and with it alone where another has the same."""
        names = self.names["standards"]
        holders: dict[str, set[str]] = {}
        standards = [
            (data["system"], data["code"])
            for data in self.holders["standards"]
            if isinstance(data.get("system"), str) and isinstance(data.get("code"), str)
        ]
        for system, code in standards:
            holders.setdefault(folded(code), set()).add(system)
        for system, code in standards:
            whole, is_shared = f"{system}:{code}", len(holders[folded(code)]) > 1
            names.add(whole, whole if is_shared else names.exact[code])
            if is_shared:
                names.ambiguous.add(folded(code))
                names.exact[code] = names.folded[folded(code)] = whole

    # --- references -------------------------------------------------------------------------

    def _resolve(self, data: Data, found: FieldShape, reference: Reference) -> None:
        value = data.get(found.name)
        if isinstance(value, str):
            data[found.name] = self._canonical(value, data, found, reference, None)
        elif isinstance(value, list):
            exact = self.names[reference.section].exact
            if all(exact.get(text) == text for text in value):
                return
            names: dict[str, int] = {}
            for index, text in enumerate(value):
                for name in self._expanded(text, index, data, found, reference):
                    names.setdefault(name, index)
            data[found.name] = list(names)
            place: Place = data["place"]
            key = place.keys[_index(place, found)]
            spans = place.items[key]
            place.items[key] = array(
                "I", [at for i in names.values() for at in spans[2 * i : 2 * i + 2]]
            )

    def _expanded(
        self, text: str, index: int, data: Data, found: FieldShape, reference: Reference
    ) -> list[str]:
        if text not in reference.groups:
            return [self._canonical(text, data, found, reference, index)]
        members = self._members[text]
        if not members and self.left_out == []:
            kind = text.removeprefix("各")
            hint = f"先在单位名录里登记{kind}，类别写{kind}"
            message = f"“{text}”没有对应的单位：单位名录里没有{kind}"
            self.report.add(_location(data, found, index), "E300", message, hint)
        return members

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        """By each word for units of some kinds, their names; as far as kinds are written."""
        values = {word: kind.value for word, kind in OwnerKind.table().items()}
        kinds = [
            (data["name"], values[data["kind"]])
            for data in self.holders["owners"]
            if data.get("kind") in values and "name" in data
        ]
        return {word: [name for name, kind in kinds if kind in of] for word, of in GROUPS.items()}

    def _canonical(
        self, text: str, data: Data, found: FieldShape, reference: Reference, index: int | None
    ) -> str:
        names = self.names[reference.section]
        canonical = names.exact.get(text) or names.find(text)
        if canonical is None and reference.section == "parts":
            canonical = self._part(text) or self._occurrence(text)
        elif canonical is None and reference.section == "finding_items":
            canonical = self._item(text)
        is_clear = not names.ambiguous or canonical == text or folded(text) not in names.ambiguous
        if canonical is not None and is_clear:
            return canonical
        if canonical is not None:
            message = f"{SECTIONS[reference.section]}里叫“{shown(text)}”的不止一个"
            hint = _CLEARER.get(reference.section, "改写它的简称")
            self.report.add(_location(data, found, index), "E300", message, hint)
        elif self._must_be_known(reference) and text.strip() and not self._may_be_known(text):
            self._dangling(text, data, found, reference, index)
        return text

    def _must_be_known(self, reference: Reference) -> bool:
        return reference.strict and not (reference.open and not self.names[reference.section].exact)

    def _may_be_known(self, text: str) -> bool:
        """Whether a name, or half of the name of a part, stands in what was left out."""
        if self.left_out is None:
            return True
        return any(
            word in rest and re.search(rf"(?<![\w.])(?<![\w.]-){re.escape(word)}(?![\w.-])", rest)
            for word in {text, *_HALVES.split(text)}
            if word
            for rest in self.left_out
        )

    def _part(self, text: str) -> str | None:
        task, slash, owner = text.partition("/")
        task_id, name = self.names["tasks"].find(task), self.names["owners"].find(owner)
        part = f"{task_id}/{name}"
        return part if slash and part in self.names["parts"].exact else None

    def _item(self, text: str) -> str | None:
        """The name of an item of a finding, though there is space around the stroke."""
        finding, stroke, number = half_width(text).partition("/")
        name = f"{finding.strip()}/{number.strip()}"
        return self.names["finding_items"].find(name) if stroke else None

    def _items_there(self, text: str) -> str | None:
        """Which items a finding has of which another is named; None where there is no such."""
        finding = self.names["findings"].find(half_width(text).partition("/")[0])
        if finding is None:
            return None
        known = [n for n in self.names["finding_items"].exact if n.startswith(f"{finding}/")]
        listed = "、".join(known[:_MOST_LISTED])
        if not known:
            return f"{finding} 没有小项，只写 {finding}"
        return f"{finding} 有 {len(known)} 处：{listed}{' 等' if len(known) > _MOST_LISTED else ''}"

    def _occurrence(self, text: str) -> str | None:
        """The name of an occurrence whose task, or part of one, is known, whatever its period."""
        base, mark, key = half_width(text).partition(MARK)
        found = self.names["parts"].find(base) or self._part(base)
        return f"{found}{mark}{key.strip().upper()}" if mark and found else None

    def _dangling(
        self, text: str, data: Data, found: FieldShape, reference: Reference, index: int | None
    ) -> None:
        location = _location(data, found, index)
        source = data["place"].source
        astray = line_astray(location, source, lambda word: self._is_known(word, reference))
        if astray is not None:
            self.report.add(astray, "E105", MESSAGE, HINT)
            return
        words = [word for word in _SPLIT.split(text) if word]
        known = [word for word in words if self._is_known(word, reference)]
        if len(words) > 1 and (known == words or (known and any(m in text for m in SEPARATORS))):
            self._not_separated(text, words, location, index)
            return
        hint = None
        if reference.section == "parts" and "/" in text:
            message = f"没有“{shown(text)}”这条分解任务"
        elif reference.section == "finding_items" and "/" in text:
            message = f"没有“{shown(text)}”这一处小项"
            hint = self._items_there(text)
        else:
            message = f"{SECTIONS[reference.section]}里没有“{shown(text)}”"
        hint = hint or self._suggestion(text, reference.section)
        self.report.add(location, "E300", message, hint)

    def _is_known(self, word: str, reference: Reference) -> bool:
        return word in reference.groups or self.names[reference.section].find(word) is not None

    def _not_separated(
        self, text: str, words: list[str], location: Location, index: int | None
    ) -> None:
        mark = next((m for m in text if m in SEPARATORS), " ")
        hint = f"列表各项用半角逗号隔开：[{', '.join(words)}]"
        if index is None:
            hint = "这里只能写一个；其他单位写到配合单位等列表里"
        message = f"“{shown(text)}”里的“{mark}”没有把各项分开"
        self.report.add(location, "E214", message, hint)

    def _suggestion(self, text: str, section: str) -> str:
        names = self.names[section]
        plain = half_width(text).strip(" '\"")
        if plain != text and names.find(plain):
            return f"{_slip_in(text)}，只写 {plain}"
        if text.casefold() in _NOTHING:
            return "没有就删去这一项"
        if section == "owners" and text in GROUPS:
            return f"{text} 只能写在属地单位、配合单位里"
        near = self._nearest(text, names)
        if near is not None:
            return did_you_mean(text, near)
        known = dict.fromkeys(islice(names.exact.values(), _MOST_LOOKED_AT))
        if 0 < len(known) <= _MOST_LISTED and len(names.exact) <= _MOST_LOOKED_AT:
            return "现有：" + "、".join(known)
        return f"先登记到{SECTIONS[section]}，或者改成已有的名称"

    def _nearest(self, text: str, names: _DeclaredNames) -> str | None:
        if self.compared >= _MOST_COMPARED or len(text) > _LONGEST_GUESSED:
            return None
        self.compared += len(names.exact)
        near = similar_names(text, names.exact)
        is_clear = len({names.exact[name] for name in near}) == 1
        return near[0] if is_clear else None


def _slip_in(text: str) -> str:
    """What is wrong with a name that is right in half-width characters."""
    bare = text.strip(" '\"“”‘’\u3000")
    wide = next((mark for mark in bare if half_width(mark) != mark), None)
    if wide is not None:
        return f"“{wide}”改成半角“{half_width(wide)}”"
    return "去掉全角引号" if bare != text.strip() else "去掉多余的空格"


def _by_field(marked: Marked) -> list[tuple[FieldShape, list[Data]]]:
    """The records of each field, as they were read."""
    fields: dict[int, tuple[FieldShape, list[Data]]] = {}
    for data, found in marked:
        if id(found) in fields:
            fields[id(found)][1].append(data)
        else:
            fields[id(found)] = found, [data]
    return list(fields.values())


def _values(found: FieldShape, records: list[Data]) -> list[str]:
    """The texts of a field of many records."""
    name = found.name
    values: list[Any] = [data.get(name) for data in records]
    if _TEXT.issuperset(map(type, values)):
        return values
    texts = []
    for value in values:
        if value.__class__ is str:
            texts.append(value)
        elif value.__class__ is list:
            texts += value
    return texts


def _texts(data: Data, found: FieldShape) -> Iterator[tuple[str, int | None]]:
    value = data.get(found.name)
    if isinstance(value, str):
        yield value, None
    elif isinstance(value, list):
        yield from zip(value, range(len(value)), strict=True)


def _index(place: Place, found: FieldShape) -> int:
    """Index of a field among the written keys of its record."""
    return place.index_of(found.key, found.title) or 0


def _location(data: Data, found: FieldShape, index: int | None) -> Location:
    place: Place = data["place"]
    at = _index(place, found)
    return place.value(at) if index is None else place.item(place.keys[at], index)
