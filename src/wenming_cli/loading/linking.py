"""Names and references: every name declared once, every reference to a name that exists.

Works on shaped data, before typing, so that a record with a broken field still counts as existing
and its references are still checked. A reference that resolves is replaced by the canonical name:
``市管局`` becomes ``区市场监管局``, ``各街道`` every subdistrict.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cached_property

from wenming_cli.diagnostic import Location
from wenming_cli.loading.report import Report
from wenming_cli.loading.shaping import Data, Marked
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.scalars import Reference, folded, shown
from wenming_cli.model.shape import FieldShape

_SECTIONS = {
    "owners": "单位名录",
    "workstreams": "重点工作",
    "tasks": "任务",
    "parts": "任务",
    "lines": "资金用途",
    "indicators": "绩效指标",
    "sites": "点位",
    "findings": "问题",
    "notices": "督办文书",
    "themes": "工作主线的内容",
}
_SEPARATORS = "、，,；;"
_MOST_SUGGESTIONS = 50


class _Names:
    """The names of one section: each spelling and the canonical name it stands for."""

    def __init__(self) -> None:
        self.exact: dict[str, str] = {}
        self.folded: dict[str, str] = {}
        self.first: dict[str, tuple[Data, FieldShape, int | None]] = {}
        self.ambiguous: set[str] = set()

    def find(self, text: str) -> str | None:
        """The canonical name, or None."""
        return self.exact.get(text) or self.folded.get(folded(text))

    def add(self, text: str, canonical: str) -> None:
        """Let a spelling stand for a canonical name."""
        self.exact.setdefault(text, canonical)
        self.folded.setdefault(folded(text), canonical)


class Linker:
    """Links the data of all files of a plan.

    ``unread`` holds the stretches of text that could not be parsed (None: a whole file is not
    known); a name that may be declared there is not called missing.
    """

    def __init__(self, marked: Marked, unread: list[str] | None, report: Report) -> None:
        self.marked = marked
        self.unread = unread
        self.report = report
        self.names: dict[str, _Names] = {section: _Names() for section in _SECTIONS}
        self.suggestions = 0

    def link(self) -> None:
        """Check names, then replace references by canonical names."""
        self._declare()
        self._alias()
        later = []
        for data, found in self.marked:
            if found.reference is None:
                continue
            if found.reference.section == "owners":
                self._resolve(data, found, found.reference)
            else:
                later.append((data, found, found.reference))
        self._declare_parts()
        for data, found, reference in later:
            self._resolve(data, found, reference)

    # --- names ------------------------------------------------------------------------------

    def _declare(self) -> None:
        for data, found in self.marked:
            if found.identity is None:
                continue
            names = self.names[found.identity.section]
            for text, index in _texts(data, found):
                key = folded(text)
                if key in names.first and found.identity.unique:
                    self._clash(data, found, text, names.first[key])
                else:
                    names.first[key] = (data, found, index)
                    names.add(text, text)

    def _clash(
        self, data: Data, found: FieldShape, text: str, first: tuple[Data, FieldShape, int | None]
    ) -> None:
        self.report.add(
            _location(data, found, None),
            "E302",
            f"{found.title}“{shown(text)}”重复，前一处在 {_location(*first)}",
            "同一类记录的编号不能相同（全角半角、大小写不同也算相同），改掉其中一个",
        )

    def _alias(self) -> None:
        keys = {
            id(data): data.get(found.name) for data, found in self.marked if found.identity is not None
        }
        for data, found in self.marked:
            canonical = keys.get(id(data))
            if found.alias is None or not isinstance(canonical, str):
                continue
            names = self.names[found.alias.section]
            for text, _ in _texts(data, found):
                known = names.find(text)
                if known not in (None, canonical) and known != text:
                    names.ambiguous.add(text)
                names.add(text, canonical)

    def _declare_parts(self) -> None:
        names = self.names["parts"]
        for data, found in self.marked:
            if found.identity is None or found.identity.section != "tasks":
                continue
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
        location = part["place"].whole()
        if name in names.exact:
            hint = "一个单位在同一个任务里只写一条分解"
            self.report.add(location, "E302", f"“{shown(name)}”分解了两次", hint)
        names.add(name, name)

    # --- references -------------------------------------------------------------------------

    def _resolve(self, data: Data, found: FieldShape, reference: Reference) -> None:
        value = data.get(found.name)
        if isinstance(value, str):
            data[found.name] = self._canonical(value, data, found, reference, None)
        elif isinstance(value, list):
            exact = self.names[reference.section].exact
            if all(exact.get(text) == text for text in value):
                return
            data[found.name] = list(dict.fromkeys(self._expanded(value, data, found, reference)))

    def _expanded(
        self, value: list[str], data: Data, found: FieldShape, reference: Reference
    ) -> Iterator[str]:
        for index, text in enumerate(value):
            if reference.group is None or text != reference.group:
                yield self._canonical(text, data, found, reference, index)
                continue
            yield from self._subdistricts
            if not self._subdistricts and self.unread == []:
                hint = "先在单位名录里登记街道，类别写 subdistrict 街道"
                message = f"“{text}”没有对应的单位：单位名录里没有街道"
                self.report.add(_location(data, found, index), "E300", message, hint)

    @cached_property
    def _subdistricts(self) -> list[str]:
        words = OwnerKind.SUBDISTRICT.spellings
        return [
            data["name"]
            for data, found in self.marked
            if found.identity is not None
            and found.identity.section == "owners"
            and data.get("kind") in words
            and "name" in data
        ]

    def _canonical(
        self, text: str, data: Data, found: FieldShape, reference: Reference, index: int | None
    ) -> str:
        names = self.names[reference.section]
        canonical = names.exact.get(text) or names.find(text)
        if canonical is None and reference.section == "parts":
            canonical = self._part(text)
        if canonical is not None and text not in names.ambiguous:
            return canonical
        if canonical is not None:
            message = f"叫“{shown(text)}”的{_SECTIONS[reference.section]}不止一个"
            self.report.add(_location(data, found, index), "E300", message, "改写它的编号或全名")
        elif reference.strict and text.strip() and not self._may_be_unread(text):
            self._dangling(text, data, found, reference, index)
        return text

    def _may_be_unread(self, text: str) -> bool:
        if self.unread is None:
            return True
        word = re.compile(rf"(?<![\w.-]){re.escape(text)}(?![\w.-])")
        return any(word.search(rest) for rest in self.unread)

    def _part(self, text: str) -> str | None:
        task, slash, owner = text.partition("/")
        task_id, name = self.names["tasks"].find(task), self.names["owners"].find(owner)
        part = f"{task_id}/{name}"
        return part if slash and part in self.names["parts"].exact else None

    def _dangling(
        self, text: str, data: Data, found: FieldShape, reference: Reference, index: int | None
    ) -> None:
        location = _location(data, found, index)
        section = _SECTIONS[reference.section]
        if any(mark in text for mark in _SEPARATORS):
            parts = [part.strip() for mark in _SEPARATORS for part in text.split(mark)]
            if any(self.names[reference.section].find(part) for part in parts if part):
                self._not_separated(text, location, index)
                return
        if reference.section == "parts" and "/" in text:
            message = f"没有“{shown(text)}”这条分解任务"
        else:
            message = f"{section}里没有“{shown(text)}”"
        self.report.add(location, "E300", message, self._suggestion(text, reference.section))

    def _not_separated(self, text: str, location: Location, index: int | None) -> None:
        mark = next(m for m in _SEPARATORS if m in text)
        items = "、".join(part.strip() for part in text.split(mark))
        hint = f"列表各项用半角逗号隔开：[{items.replace('、', ', ')}]"
        if index is None:
            hint = "这里只能写一个；其他单位写到配合单位等列表里"
        message = f"“{shown(text)}”里的“{mark}”没有把各项分开"
        self.report.add(location, "E214", message, hint)

    def _suggestion(self, text: str, section: str) -> str:
        self.suggestions += 1
        known = list(self.names[section].exact)
        if self.suggestions <= _MOST_SUGGESTIONS:
            near = get_close_matches(text, known, n=1, cutoff=0.5)
            if near:
                return f"是不是“{near[0]}”？"
        if 0 < len(known) <= 12:
            return "现有：" + "、".join(known)
        return f"先登记到{_SECTIONS[section]}，或者改成已有的名称"


def _texts(data: Data, found: FieldShape) -> Iterator[tuple[str, int | None]]:
    value = data.get(found.name)
    if isinstance(value, str):
        yield value, None
    elif isinstance(value, list):
        yield from zip(value, range(len(value)), strict=True)


def _location(data: Data, found: FieldShape, index: int | None) -> Location:
    place = data["place"]
    key = next(i for i, k in enumerate(place.keys) if k in (found.name, found.title))
    if index is not None and index < len(place.items.get(place.keys[key], ())) // 2:
        location: Location = place.item(place.keys[key], index)
        return location
    value: Location = place.value(key)
    return value
