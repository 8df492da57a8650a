"""Every regular expression that meets plan text takes time in proportion to its length.

Nothing is measured against a clock's absolute time: each pattern is run on its worst inputs of two
sizes, and the larger must not cost much more than its share.
"""

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from time import process_time

import pytest

from tests.house.parsed import FILES, PACKAGE, nodes_of
from wenming_cli.loading import load

pytestmark = pytest.mark.no_cover

SMALL, LARGE = 600, 2400
LONG = (1 << 14, 1 << 16, 1 << 18)
MOST = 9.0
"""How much dearer a text of four times the length may be: 4, and what chance adds."""
NOTICED = 0.004
"""Seconds of the processor below which nothing is concluded."""
PIECES = (
    *" \t\r\n\u3000\u00a0\u200b\u0080\ufffc\ufffd\ufe0f\u200d0123aX_中年月日元万",
    *"-–—－.,:;：，、；/\\'\"“”()（）[]{}［］｛｝【】#@%*&!?<>=|~$`^+",
    *("- ", "a ", "1,", "1 ", "''", '\\"', " #", ": ", ", ", "a:", "，a", "{a", "[ ", "| "),
    *("\n ", "\n- "),
    *("#wenming:ignore E", ",E1", "\u20021", "省a", "1.", "中:", "- -", "2020", "年 ", "CON "),
)
BOUNDED = {
    "wenming_cli.model.scalars._LOOSE_DATE": "a short text, see _LONGEST_GUESSED",
    "wenming_cli.model.scalars._LOOSE_MONTH": "the same",
    "wenming_cli.reports.papers.entries._NUMBERED": "an id",
}
"""Patterns that never see more than a hundred characters, and why."""
APPLIED = ("match", "fullmatch", "search", "sub", "split", "finditer", "findall")


@cache
def uses() -> Mapping[str, set[str]]:
    """What methods of patterns are called on each name in a module of the package."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in FILES:
        for node in nodes_of(path):
            match node:
                case ast.Attribute(value=ast.Name(id=word), attr=method) if method in APPLIED:
                    found[f"{path.stem}.{word}"].add(method)
    return found


def methods_of(name: str) -> list[str]:
    """How a pattern is applied; where that cannot be seen, in the dearest way."""
    module, _, word = name.rpartition(".")
    stem = module.rpartition(".")[2]
    own = PACKAGE.joinpath(*module.split(".")[1:], "__init__.py")
    stems = {stem, "__init__" if own.exists() else stem}
    return sorted({m for s in stems for m in uses().get(f"{s}.{word}", ())}) or ["search"]


def patterns_in(name: str, value: object) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield name, value
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from patterns_in(f"{name}[{index}]", item)


ROOMS = sorted({path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in FILES})


def patterns_of(room: str) -> dict[str, re.Pattern[str]]:
    """The patterns of a part of the package that meet texts of any length."""
    found: dict[str, re.Pattern[str]] = {}
    for path in FILES:
        dotted = path.relative_to(PACKAGE).with_suffix("").parts
        if dotted[0] == room and dotted[-1] != "__main__":
            module = ".".join(("wenming_cli", *dotted)).removesuffix(".__init__")
            for name, value in vars(importlib.import_module(module)).items():
                found |= patterns_in(f"{module}.{name}", value)
    return {name: pattern for name, pattern in found.items() if name not in BOUNDED}


def cost(pattern: re.Pattern[str], method: str, text: str) -> float:
    """Seconds of processor time for applying a pattern once."""
    apply = getattr(pattern, method)
    arguments = ("", text) if method == "sub" else (text,)
    start = process_time()
    for _ in apply(*arguments) or () if method == "finditer" else ():
        pass
    if method != "finditer":
        apply(*arguments)
    return process_time() - start


def is_dear(pattern: re.Pattern[str], method: str, piece: str, tail: str) -> bool:
    """Whether a text of four times the length costs far more than four times as much."""
    small, large = (piece * (size // len(piece)) + tail for size in (SMALL, LARGE))
    more = cost(pattern, method, large)
    return more > NOTICED and more > MOST * max(cost(pattern, method, small), NOTICED / MOST)


@pytest.mark.parametrize("room", ROOMS)
def test_a_pattern_takes_its_share_of_time(room: str) -> None:
    for name, pattern in patterns_of(room).items():
        for method, piece, tail in product(methods_of(name), PIECES, ("", "\x7f")):
            tries = (is_dear(pattern, method, piece, tail) for _ in range(3))
            assert not all(tries), (name, method, piece, tail)


@pytest.mark.parametrize("room", ROOMS)
def test_a_quarter_of_a_megabyte_of_its_worst_input(room: str) -> None:
    for name, pattern in patterns_of(room).items():
        grows_with_its_input(name, pattern)


def grows_with_its_input(name: str, pattern: re.Pattern[str]) -> None:
    """Ever longer texts, so that what is dear is found long before it takes all day."""
    for method in methods_of(name):
        costs = {piece: cost(pattern, method, piece * (LARGE // len(piece))) for piece in PIECES}
        piece = max(costs, key=costs.__getitem__)
        least = max(costs[piece], NOTICED / MOST)
        for size in LONG:
            more = cost(pattern, method, piece * (size // len(piece)))
            assert more < MOST * least * size / LARGE, (name, piece, size)


def test_the_test_finds_what_it_is_there_to_find() -> None:
    assert is_dear(re.compile("[\u200b]+(?=x)"), "search", "\u200b", "\x7f")
    assert not is_dear(re.compile("(?<!\u200b)[\u200b]++(?=x)"), "search", "\u200b", "\x7f")


RUNS = ("\u200b", "\u0080", "\u3000", "\xad", "\ufffd", "：", "，", "｛", "-", " ", "#", "'", "中")
HOLDERS = ('note: "{}x"', "note: {}x", "{}x: 1", "# {}x", "- {{id: {}x", "{}")


@pytest.mark.parametrize("holder", HOLDERS)
def test_a_file_of_runs_takes_its_share_of_time(holder: str, tmp_path: Path) -> None:
    for run in RUNS:
        small, large = (_cost_of_file(tmp_path, holder.format(run * n)) for n in (4_000, 16_000))
        tries = 3
        while large >= 2 * MOST * max(small, 0.02) and tries:  # others may have used the machine
            large = min(large, _cost_of_file(tmp_path, holder.format(run * 16_000)))
            tries -= 1
        assert large < 2 * MOST * max(small, 0.02), (run, small, large)


def _cost_of_file(folder: Path, text: str) -> float:
    """Processor time that reading a plan of one file takes."""
    (folder / "plan.yaml").write_text(text + "\n", "utf-8")
    start = process_time()
    load(folder)
    return process_time() - start


_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_GREEDY_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]+\})\+")


@pytest.mark.parametrize("room", ROOMS)
def test_no_group_is_repeated_possessively(room: str) -> None:
    """Python up to 3.11.4 does not find what such a pattern says."""
    for name, pattern in patterns_of(room).items():
        assert not _GREEDY_GROUP.search(_CLASS.sub("x", pattern.pattern)), name


def test_a_group_repeated_possessively_is_seen() -> None:
    assert _GREEDY_GROUP.search("<!--((?:a|b)*+)-->")
    assert not _GREEDY_GROUP.search(_CLASS.sub("x", r"\)+[)*+]*+(a)+"))
