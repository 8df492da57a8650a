"""Every regular expression that meets plan text takes time in proportion to its length.

Nothing is measured against a clock's absolute time: each pattern is run on its worst inputs of two
sizes, and the larger must not cost much more than its share.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest

import wenming_cli
from tests.house.parsed import FILES, PACKAGE, nodes_of
from wenming_cli.loading import load

SMALL, LARGE = 600, 2400
LONG = (1 << 14, 1 << 17, 1 << 19)
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


def uses() -> Iterator[tuple[str, str]]:
    """The name of each thing in the package that a pattern's method is called on, and which."""
    for path in FILES:
        for node in nodes_of(path):
            match node:
                case ast.Attribute(value=ast.Name(id=word), attr=method) if method in APPLIED:
                    yield f"{path.stem}.{word}", method


USES = set(uses())


def methods_of(name: str) -> list[str]:
    """How a pattern is applied; where that cannot be seen, in the dearest way."""
    module, _, word = name.rpartition(".")
    stem = module.rpartition(".")[2]
    own = PACKAGE.joinpath(*module.split(".")[1:], "__init__.py")
    stems = {stem, "__init__" if own.exists() else stem}
    found = [method for at, method in sorted(USES) if at in {f"{s}.{word}" for s in stems}]
    return found or ["search"]


def patterns_in(name: str, value: object) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield name, value
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from patterns_in(f"{name}[{index}]", item)


def every_pattern() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(wenming_cli.__path__, "wenming_cli."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                found |= patterns_in(f"{module.name}.{name}", value)
    return found


PATTERNS = {name: pattern for name, pattern in every_pattern().items() if name not in BOUNDED}


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


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_takes_its_share_of_time(name: str) -> None:
    pattern = PATTERNS[name]
    for method in methods_of(name):
        for piece in PIECES:
            for tail in ("", "\x7f"):
                tries = (is_dear(pattern, method, piece, tail) for _ in range(3))
                assert not all(tries), (method, piece, tail)


@pytest.mark.parametrize("name", PATTERNS)
def test_half_a_megabyte_of_its_worst_input(name: str) -> None:
    """Ever longer texts, so that what is dear is found long before it takes all day."""
    pattern = PATTERNS[name]
    for method in methods_of(name):
        costs = {piece: cost(pattern, method, piece * (LARGE // len(piece))) for piece in PIECES}
        piece = max(costs, key=costs.__getitem__)
        least = max(costs[piece], NOTICED / MOST)
        for size in LONG:
            more = cost(pattern, method, piece * (size // len(piece)))
            assert more < MOST * least * size / LARGE, (piece, size)


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


@pytest.mark.parametrize("name", PATTERNS)
def test_no_group_is_repeated_possessively(name: str) -> None:
    """Python up to 3.11.4 does not find what such a pattern says."""
    assert not _GREEDY_GROUP.search(_CLASS.sub("x", PATTERNS[name].pattern))


def test_a_group_repeated_possessively_is_seen() -> None:
    assert _GREEDY_GROUP.search("<!--((?:a|b)*+)-->")
    assert not _GREEDY_GROUP.search(_CLASS.sub("x", r"\)+[)*+]*+(a)+"))
