"""By what plans are put together: folders at a level, the plan above, the year, parts of plans."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wenming_cli.rollup.plan_facts import AddedUp, PlanFacts, PlanPart
from wenming_cli.words.nobody import NO_WORKSTREAM


class Placed(NamedTuple):
    """A plan that counts, by the path of its folder."""

    path: str
    facts: PlanFacts

    @property
    def title(self) -> str:
        """Where it stands and how it is called."""
        return f"{self.path} {self.facts.name}"


class Contribution(NamedTuple):
    """What a plan gives to a group; those that are ``apart`` stand behind the others."""

    group: str
    tally: AddedUp
    apart: bool = False


Grouping = Callable[[Placed], Iterable[Contribution]]


class NoGroupingError(Exception):
    """Plans cannot be put together so; the sentence says by what they can."""


_NO_PARENT = "没有写上级计划"


def require_grouping(word: str, levels: Sequence[str], paths: Iterable[str]) -> None:
    """Raise ``NoGroupingError`` where a word puts no plan of these paths together."""
    if word in _BY:
        return
    level = _level(word, levels)
    if level is None:
        raise NoGroupingError(f"可以写：{_CHOICES}")
    if not any(level(_folders(path)) for path in paths):
        raise NoGroupingError(f"没有一个计划的文件夹有这一级；{_SAY_LEVELS}")


def grouping_of(word: str, levels: Sequence[str], plans: Sequence[Placed]) -> Grouping:
    """By what a word puts plans together: ``levels`` are names for those of folders, from above.

    A level is meant by its number too, or by how its folders are called: 省, 市, 县.
    """
    if word in _BY:
        return _BY[word](plans)
    level = _level(word, levels) or _at_depth(0)
    return lambda placed: [_of_folders(level(_folders(placed.path)), word, placed)]


_CHOICES = (
    "plan（计划）、parent（上级计划）、year（年度）、workstream（重点工作）、month（月份）、"
    "省、市、县，文件夹第几级的数字（1 是最外面的），或者 --levels 里给各级起的名字"
)
_SAY_LEVELS = "用 --levels 市/县 给各级起名，或者写第几级的数字"

# --- folders --------------------------------------------------------------------------------------

_ENDINGS = {
    "省": ("省", "自治区"),
    "市": ("市", "州", "盟", "地区"),
    "县": ("县", "区", "旗", "市"),
}
"""How the folders of a level are called, from above: below a 市 another one is a 县."""

_Folders = tuple[str, ...]
_Level = Callable[[_Folders], _Folders]
"""The folders down to a level; none where there is no such level among them."""


def _folders(path: str) -> _Folders:
    """The folders a plan stands in, its own the last; none where it was searched itself."""
    return () if path == "." else tuple(path.split("/"))


def _level(word: str, levels: Sequence[str]) -> _Level | None:
    """What is meant by a word; None where nothing is."""
    if word in levels:
        return _at_depth(levels.index(word) + 1)
    if word.isascii() and word.isdigit():
        return _at_depth(int(word[:3]))
    return _called(word) if word in _ENDINGS else None


def _at_depth(depth: int) -> _Level:
    return lambda folders: folders[:depth] if len(folders) >= depth else ()


def _called(level: str) -> _Level:
    return lambda folders: folders[: _depths(folders).get(level, 0)]


def _depths(folders: _Folders) -> Mapping[str, int]:
    """How deep each level is that the names of folders tell of, one below the other."""
    depths: dict[str, int] = {}
    depth = 0
    for level, endings in _ENDINGS.items():
        below = enumerate(folders[depth:], start=depth + 1)
        at = next((at for at, name in below if name.endswith(endings)), None)
        if at is not None:
            depths[level] = depth = at
    return depths


def _of_folders(folders: _Folders, word: str, placed: Placed) -> Contribution:
    """The whole path, because districts of two cities may be called the same."""
    if not folders:
        return Contribution(f"没有“{word}”这一级", placed.facts.whole, apart=True)
    return Contribution("/".join(folders), placed.facts.whole)


# --- what plans say of themselves -----------------------------------------------------------------


def _by_plan(_: Sequence[Placed]) -> Grouping:
    return lambda placed: [Contribution(placed.title, placed.facts.whole)]


def _by_parent(plans: Sequence[Placed]) -> Grouping:
    """The plan above; by its name too where it is among the plans."""
    names = {placed.facts.id: placed.facts.name for placed in plans}

    def group(placed: Placed) -> Iterator[Contribution]:
        parent, whole = placed.facts.parent, placed.facts.whole
        if parent is None:
            yield Contribution(_NO_PARENT, whole, apart=True)
        else:
            yield Contribution(f"{parent} {names.get(parent, '')}".rstrip(), whole)

    return group


def _by_year(_: Sequence[Placed]) -> Grouping:
    return lambda placed: [Contribution(str(placed.facts.year), placed.facts.whole)]


def _by_workstream(_: Sequence[Placed]) -> Grouping:
    """By the name: ids are those of each plan alone."""
    return lambda placed: _parts(placed.facts.workstreams)


def _by_month(_: Sequence[Placed]) -> Grouping:
    return lambda placed: _parts(placed.facts.months)


def _parts(parts: Iterable[PlanPart]) -> Iterator[Contribution]:
    for part in parts:
        yield Contribution(part.name, part.tally, apart=part.name == NO_WORKSTREAM)


MONTH = "month"
_BY: Mapping[str, Callable[[Sequence[Placed]], Grouping]] = {
    "plan": _by_plan,
    "parent": _by_parent,
    "year": _by_year,
    "workstream": _by_workstream,
    MONTH: _by_month,
}
"""By word, what plans say of themselves that they can be put together by."""
