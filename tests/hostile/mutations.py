"""Changes for the worse to the files of a plan, the same every time for the same seed.

A mutation is one thing a person, an editor, a broken transfer or an attacker does to one place of a
file. ``KINDS`` names six kinds, each with its mutations; a mutation takes the lines of a file and
gives the new ones with the lines to blame.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

Lines = list[str]
Change = tuple[Lines, range]
"""New lines, and the numbers (from 1) of those that hold what was done."""

Mutate = Callable[[random.Random, Lines], Change | None]

HOSTILE_TEXTS = (
    "::error::假的",
    '"\\n::error::假的"',
    '"\\nplan.yaml:1:1: 错误 E201 假的"',
    '"\\e[31m红\\e[0m"',
    "##[stop-commands]x",
    "##vso[task.complete result=Succeeded]",
    "[red]红[/]",
    "完成[/]",
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "'| a | b |'",
    "%0A::error::x",
    "\x1b[2J",
    "\u202e反\u2066向",
    "\ufeff零\u200b宽",
    "甲\x00乙",
    "\u2028\u2029\x85",
    '"\\ud800\\x00"',
    "{{ 7 * 7 }}",
    "../../../../etc/passwd",
    "é" * 3000,
)
ODD_VALUES = (
    "", "null", "~", "no", "0", "-1", "1e999", "NaN", "9" * 400, "0.1" * 30, "０１２", "𝟙",
    "2020-02-30", "2020/6/1", "0001-01-01", "9999-12-31", "2020年6月1日", "2020-6", "10000-01-01",
    "100万", "1,234", "-0元", "99999999999999999999亿元", "101%", "-5%", "1/3",
    "[]", "{}", "[甲, 乙]", "{a: b}", "'", '"', "[", "{", "]", "}", "- ", ": ", "#", "|", ">",
    "&锚 x", "*锚", "!!int ''", "!!python/object:os.system x", "<<", "? x", "@x", "`x", "%x",
    '"\\U00110000"', '"\\q"', "x: y", "x #y", "'未完", '"未完',
    *HOSTILE_TEXTS,
)  # fmt: skip
WIDE = str.maketrans(":,[]{}\"'-#%0123456789. ", "：，［］｛｝“‘－＃％０１２３４５６７８９．\u3000")
ODD_KEYS = ("<<", "? x", "!!str due", "&a due", "*a", "a" * 1025, "[a, b]", "{a: b}", "''", "💣")


def _content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _chosen(rng: random.Random, lines: Lines, fits: Callable[[str], bool]) -> int | None:
    """The index of a line that fits; None where there is none."""
    at = [index for index, line in enumerate(lines) if fits(line)]
    return rng.choice(at) if at else None


def _changed(lines: Lines, at: int, *new: str) -> Change:
    return [*lines[:at], *new, *lines[at + 1 :]], range(at + 1, at + 1 + max(1, len(new)))


def _split(line: str) -> tuple[str, str, str] | None:
    """What stands before a key at the start of a line, the key, and its value."""
    before = line[: len(line) - len(line.lstrip(" -"))]
    key, colon, value = line[len(before) :].partition(":")
    is_key = colon and key and not set(key) & set("{[\"'#,") and value[:1] in ("", " ")
    return (before, key, value.strip()) if is_key else None


def _with_key(line: str) -> bool:
    return _content(line) and _split(line) is not None


def _with_value(line: str) -> bool:
    parts = _split(line) if _content(line) else None
    return parts is not None and bool(parts[2])


def _flow(line: str) -> bool:
    return _content(line) and "{" in line and ": " in line.partition("{")[2]


# --- keys ---------------------------------------------------------------------------------------


def _on_key(change: Callable[[random.Random, str], str]) -> Mutate:
    def mutate(rng: random.Random, lines: Lines) -> Change | None:
        at = _chosen(rng, lines, _with_key)
        if at is None:
            return None
        before, key, value = _split(lines[at]) or ("", "", "")
        return _changed(lines, at, f"{before}{change(rng, key)}: {value}".rstrip())

    return mutate


def _typo(rng: random.Random, word: str) -> str:
    at = rng.randrange(len(word))
    swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    return rng.choice((word[:at] + word[at + 1 :], swapped, word[:at] + "q" + word[at:]))


def _repeated(rng: random.Random, lines: Lines) -> Change | None:
    """A key and its value written twice, the second one line below."""
    at = _chosen(rng, lines, _with_value)
    if at is None:
        return None
    before, key, value = _split(lines[at]) or ("", "", "")
    new, _ = _changed(lines, at, lines[at], f"{' ' * len(before)}{key}: {value}")
    return new, range(at + 2, at + 3)


def _flow_key(rng: random.Random, lines: Lines) -> Change | None:
    """A typing mistake in a key within braces."""
    at = _chosen(rng, lines, _flow)
    if at is None:
        return None
    pieces = lines[at].split(": ")
    which = rng.randrange(1 if _split(lines[at]) else 0, len(pieces) - 1)
    head, mark, key = _last_word(pieces[which])
    pieces[which] = f"{head}{mark}{_typo(rng, key)}" if key else pieces[which]
    return _changed(lines, at, ": ".join(pieces))


def _last_word(text: str) -> tuple[str, str, str]:
    at = max(text.rfind("{"), text.rfind(" "), text.rfind(",")) + 1
    return text[: at - 1] if at else "", text[at - 1 : at] if at else "", text[at:]


# --- values -------------------------------------------------------------------------------------


def _on_value(change: Callable[[random.Random, str], str]) -> Mutate:
    def mutate(rng: random.Random, lines: Lines) -> Change | None:
        at = _chosen(rng, lines, _with_value)
        if at is None:
            return None
        before, key, value = _split(lines[at]) or ("", "", "")
        return _changed(lines, at, *f"{before}{key}: {change(rng, value)}".split("\n"))

    return mutate


def _cut_short(rng: random.Random, value: str) -> str:
    return value[: rng.randrange(len(value))]


def _flow_value(rng: random.Random, lines: Lines) -> Change | None:
    """An odd value within braces."""
    at = _chosen(rng, lines, _flow)
    if at is None:
        return None
    pieces = lines[at].split(", ")
    which = rng.randrange(len(pieces))
    key, colon, value = pieces[which].partition(": ")
    closers = value[len(value.rstrip("]}")) :]
    pieces[which] = f"{key}{colon}{rng.choice(ODD_VALUES)}{closers}"
    return _changed(lines, at, *", ".join(pieces).split("\n"))


# --- structure ----------------------------------------------------------------------------------


def _on_line(change: Callable[[random.Random, str], str]) -> Mutate:
    def mutate(rng: random.Random, lines: Lines) -> Change | None:
        at = _chosen(rng, lines, _content)
        return None if at is None else _changed(lines, at, *change(rng, lines[at]).split("\n"))

    return mutate


def _moved(rng: random.Random, line: str) -> str:
    by = rng.choice((-4, -2, -1, 1, 2, 3, 4))
    indent = len(line) - len(line.lstrip(" "))
    return " " * max(0, indent + by) + line.lstrip(" ")


def _without_mark(rng: random.Random, line: str) -> str:
    marks = [at for at, character in enumerate(line) if character in ":,[]{}'\"-"]
    at = rng.choice(marks) if marks else 0
    return line[:at] + line[at + 1 :]


def _with_mark(rng: random.Random, line: str) -> str:
    at = rng.randrange(len(line) + 1)
    return line[:at] + rng.choice(":,[]{}'\"-#&*!|>%@?\t") + line[at:]


def _deleted(rng: random.Random, lines: Lines) -> Change | None:
    """A line lost; to blame are the lines of the record it stood in, as far as the next."""
    at = _chosen(rng, lines, _content)
    if at is None:
        return None
    return [*lines[:at], *lines[at + 1 :]], range(_start_of_record(lines, at) + 1, at + 2)


def _start_of_record(lines: Lines, at: int) -> int:
    """The index of the line at which the innermost record around a line starts."""
    margin = len(lines[at]) - len(lines[at].lstrip(" "))
    for index in range(at - 1, -1, -1):
        line = lines[index]
        if _content(line) and len(line) - len(line.lstrip(" ")) < margin:
            return index
    return at


def _swapped(rng: random.Random, lines: Lines) -> Change | None:
    at = rng.randrange(len(lines) - 1) if len(lines) > 1 else None
    if at is None:
        return None
    return [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]], range(at + 1, at + 3)


def _inserted(rng: random.Random, lines: Lines) -> Change | None:
    at = rng.randrange(len(lines) + 1)
    new = rng.choice(("---", "...", "%YAML 1.2", "- ", "x", "\t", "? a", "[" * 60, "<<: *a", "]"))
    return [*lines[:at], new, *lines[at:]], range(at + 1, at + 2)


def _conflict(rng: random.Random, lines: Lines) -> Change | None:
    """The marks git leaves where two branches meet."""
    at = _chosen(rng, lines, _content)
    if at is None:
        return None
    return _changed(lines, at, "<<<<<<< HEAD", lines[at], "=======", lines[at], ">>>>>>> 分支")


def _bomb(rng: random.Random, lines: Lines) -> Change | None:
    at = rng.randrange(len(lines) + 1)
    bombs = (
        "x: " + "[" * 3000,
        "tasks: [" + "{a: " * 60,
        "x: &a [1]\ny: &b [*a, *a, *a]\nz: [*b, *b, *b]",
        "owners:\n" + "- {name: 局, kind: other, 别的: 一}\n" * 60,
    )
    new = rng.choice(bombs).split("\n")
    return [*lines[:at], *new, *lines[at:]], range(at + 1, at + 1 + len(new))


# --- width --------------------------------------------------------------------------------------


def _widened(rng: random.Random, lines: Lines) -> Change | None:
    """One half-width mark or digit typed in full width, as input methods do."""
    at = _chosen(rng, lines, lambda line: _content(line) and line != line.translate(WIDE))
    if at is None:
        return None
    line = lines[at]
    which = rng.choice([i for i, c in enumerate(line) if c != c.translate(WIDE)])
    return _changed(lines, at, line[:which] + line[which].translate(WIDE) + line[which + 1 :])


def _widened_mark(rng: random.Random, lines: Lines) -> Change | None:
    """One mark of syntax in full width: the colon behind a key, a bracket, a comma between."""
    marks = ":,[]{}"
    at = _chosen(rng, lines, lambda line: _content(line) and bool(set(line) & set(marks)))
    if at is None:
        return None
    line = lines[at]
    which = rng.choice([i for i, c in enumerate(line) if c in marks])
    tail = line[which + 1 :].removeprefix(" ") if line[which] in ":," else line[which + 1 :]
    return _changed(lines, at, line[:which] + line[which].translate(WIDE) + tail)


def _widened_space(rng: random.Random, lines: Lines) -> Change | None:
    at = _chosen(rng, lines, lambda line: line.startswith(" ") and _content(line))
    if at is None:
        return None
    space = rng.choice("\u3000\u00a0\u2003")
    return _changed(lines, at, lines[at].replace(" ", space, 1))


def _all_widened(rng: random.Random, lines: Lines) -> Change | None:
    at = _chosen(rng, lines, _content)
    if at is None:
        return None
    stripped = lines[at].lstrip(" ")
    return _changed(lines, at, lines[at][: -len(stripped)] + stripped.translate(WIDE))


# --- encoding -----------------------------------------------------------------------------------


def _invisible(rng: random.Random, line: str) -> str:
    at = rng.randrange(len(line) + 1)
    odd = rng.choice("\x00\x07\x1b\x7f\x85\u200b\u200e\u202e\u2028\u2066\ufeff\ufffe\U000e0041")
    return line[:at] + odd + line[at:]


def _bad_bytes(rng: random.Random, line: str) -> str:
    """Bytes that are no UTF-8, as the surrogates that stand for them."""
    at = rng.randrange(len(line) + 1)
    bad = rng.choice((b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xe4\xbb", b"\x80", b"\xc8\xd5"))
    return line[:at] + bad.decode("utf-8", "surrogateescape") + line[at:]


def _as_gbk(rng: random.Random, lines: Lines) -> Change | None:
    """The whole file in another encoding, which shows at the first line that is not ASCII."""
    at = next((i for i, line in enumerate(lines) if not line.isascii()), None)
    if at is None:
        return None
    codec = rng.choice(("gbk", "big5", "utf-16", "utf-16-le", "utf-16-be", "utf-32"))
    data = "\n".join(lines).encode(codec, "replace")
    first = 0 if codec.startswith("utf") else at
    return data.decode("utf-8", "surrogateescape").split("\n"), range(first + 1, first + 2)


# --- truncation ---------------------------------------------------------------------------------


def _cut(rng: random.Random, lines: Lines) -> Change | None:
    """The file ends in the middle of a line; to blame is what is left of the record."""
    at = _chosen(rng, lines, _content)
    if at is None:
        return None
    kept = lines[at][: rng.randrange(1, len(lines[at]) + 1)]
    return [*lines[:at], kept], range(_start_of_record(lines, at) + 1, at + 2)


def _cut_in_character(rng: random.Random, lines: Lines) -> Change | None:
    """The file ends in the middle of a character."""
    at = _chosen(rng, lines, lambda line: not line.isascii())
    if at is None:
        return None
    which = rng.choice([i for i, c in enumerate(lines[at]) if not c.isascii()])
    kept = lines[at][: which + 1].encode("utf-8", "surrogateescape")[:-1]
    return [*lines[:at], kept.decode("utf-8", "surrogateescape")], range(at + 1, at + 2)


def _head_lost(rng: random.Random, lines: Lines) -> Change | None:
    at = rng.randrange(len(lines)) if lines else 0
    kept = lines[at:] or [""]
    return kept, range(1, 2)


KINDS: dict[str, tuple[tuple[str, Mutate], ...]] = {
    "key": (
        ("typing mistake", _on_key(_typo)),
        ("typing mistake in braces", _flow_key),
        ("odd key", _on_key(lambda rng, _: rng.choice(ODD_KEYS))),
        ("written twice", _repeated),
    ),
    "value": (
        ("odd value", _on_value(lambda rng, _: rng.choice(ODD_VALUES))),
        ("odd value in braces", _flow_value),
        ("cut short", _on_value(_cut_short)),
    ),
    "structure": (
        ("indentation", _on_line(_moved)),
        ("mark lost", _on_line(_without_mark)),
        ("mark added", _on_line(_with_mark)),
        ("line lost", _deleted),
        ("lines swapped", _swapped),
        ("line added", _inserted),
        ("merge conflict", _conflict),
        ("bomb", _bomb),
    ),
    "encoding": (
        ("invisible character", _on_line(_invisible)),
        ("bad bytes", _on_line(_bad_bytes)),
        ("another encoding", _as_gbk),
    ),
    "width": (
        ("mark or digit", _widened),
        ("mark of syntax", _widened_mark),
        ("space", _widened_space),
        ("whole line", _all_widened),
    ),
    "truncation": (
        ("end lost", _cut),
        ("end lost in a character", _cut_in_character),
        ("head lost", _head_lost),
    ),
}


@dataclass(frozen=True, slots=True)
class Mutated:
    """A file after a mutation: its kind and name, the new bytes, the lines to blame."""

    kind: str
    name: str
    data: bytes
    lines: range


def lines_of(data: bytes) -> Lines:
    """The lines of a file; bytes that are no UTF-8 stand as surrogates."""
    return data.decode("utf-8", "surrogateescape").split("\n")


def joined(lines: Lines) -> bytes:
    """The bytes of lines."""
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def mutated(rng: random.Random, data: bytes, kind: str, name: str | None = None) -> Mutated | None:
    """A file with one mutation of a kind; None where it cannot be done to this file."""
    chosen, mutate = rng.choice([row for row in KINDS[kind] if name in (None, row[0])])
    change = mutate(rng, lines_of(data))
    if change is None:
        return None
    return Mutated(kind, chosen, joined(change[0]), change[1])
