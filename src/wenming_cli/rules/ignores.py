"""Faults that the plan says to ignore: ``# wenming: ignore E307 理由`` in the file.

A comment at the end of a line speaks of that line, one on a line of its own of the next line;
several above each other speak of the same one. Only what rules find can be ignored. A comment that
is not right does nothing, and is itself reported, like one that nothing needs.

The text is looked at line by line, not parsed: a “#” behind an open quotation mark is text, but a
line inside a block of text (``|``, ``>``) or the second line of a quoted text counts as a comment.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from wenming_cli.diagnostic import Diagnostic, Location, Severity, Waived
from wenming_cli.frozen import frozen
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.loading import Loaded
from wenming_cli.loading.manual import MANUAL as READING
from wenming_cli.model.place import Source
from wenming_cli.model.scalars import shown
from wenming_cli.rules import EVERY_RULE
from wenming_cli.rules.grounds.likeness import likeness
from wenming_cli.rules.run import codes_asked
from wenming_cli.similar import did_you_mean

NO_REASON, UNUSED, WRONG_CODE = "E352", "E353", "E354"
SEVERITY = Severity.WARNING
MOST_NAMED = 3

MANUAL: dict[str, str] = {
    NO_REASON: """注明忽略，却没有写理由。

为什么：忽略一处问题是一个决定。不写理由，以后没有人知道为什么可以不改，也不知道还算不算数。
没有理由的不起作用。

怎么改：在代码后面空一格，写上理由：什么情况，谁同意的。

对：
    完成时限: 2021-03-31  # wenming: ignore E304 跨年任务，区委 2020 年第 5 次专题会同意

错：
    完成时限: 2021-03-31  # wenming: ignore E304
""",
    UNUSED: """注明忽略的问题并没有出现。

为什么：问题已经改好，或者注释写在了别的行。留着它，以后真出了问题也会被盖住。

怎么改：删去它，或者挪到出问题的行：写在行尾管这一行，单独写一行管紧接着的下一行。
跟日期有关的规则，没有写 --as-of 时不算没有出现；文件还有读不懂的地方时也不算。
改动规矩（E711 到 E731、E739）只管那一次改动，注明以后一直留着，也不算。

对：
    # wenming: ignore E304 跨年任务，区委 2020 年第 5 次专题会同意
    - {编号: HW-01, 任务名称: 公厕改造, 完成时限: 2021-03-31}

错：
    # wenming: ignore E304 跨年任务，区委 2020 年第 5 次专题会同意
    - {编号: HW-01, 任务名称: 公厕改造, 完成时限: 2020-03-31}
""",
    WRONG_CODE: """注明忽略的代码不对，或者这句话读不懂。

为什么：写错的代码不起作用；少了冒号、代码写成别的样子，也不起作用。能忽略的只有规则发现的问题；
读取时的错误（E1、E2 开头的和 E300、E302）是没有读懂，没有读懂的内容没法忽略。

怎么改：写成真有的规则代码，几个代码用逗号隔开，后面空一格写理由；
读取时的错误要改对。正文里要写这样一句话的，给整段加引号，或者去掉前面的 #。

对：
    完成时限: 2021-03-31  # wenming: ignore E304, E316 跨年任务，责任单位待定

错：
    完成时限: 2021/3/31  # wenming: ignore E206 日期暂定
""",
}
"""The manual pages of what is wrong with such comments, by code."""

GUARDS = "E7"
"""How the codes of the change policy and of closed months begin: what was agreed on decides."""

_ID = lazy_pattern(r"""(?:id|编号)["']?[ \t]*[:：][ \t]*["']?([^\s,，}"']+)""")
_NEAR = 40
_WORD = lazy_pattern("wenming", re.IGNORECASE)
_COMMENT = lazy_pattern(
    r"(?:^|(?<=[ \t]))#[ \t]*wenming[ \t]*[:：][ \t]*(?:ignore|忽略)(?![A-Za-z])[ \t]*"
    r"(?P<codes>[A-Za-z][A-Za-z0-9_]*(?:[ \t]*[,，、][ \t]*[A-Za-z]\d[A-Za-z0-9_]*)*)?"
    r"(?P<reason>.*)"
)
_MEANT = lazy_pattern(
    r"(?:^|(?<=[ \t]))#[ \t]*(?i:wenming)(?![A-Za-z0-9_-])"
    r"(?=[ \t]*[:：]|.*(?i:ignor|忽略|豁免|不报|跳过|\bE\d))"
)
"""A comment that is meant to ignore something, whether or not it can be read."""

_CODE = lazy_pattern(r"[A-Za-z0-9_]+")
_QUOTED = lazy_pattern(r"""(?<![^\s\[{,:-])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
_OPEN_QUOTE = lazy_pattern(r"""(?<![^\s\[{,:-])["']""")
_NEVER = ("E728", "E729", "E730")
"""Of the change policy: a plan that is gone or was not judged, and what a change itself ignores."""
_UNREAD_HINT = "要忽略的写成 # wenming: ignore 代码 理由；别的注释不要以 wenming 开头"
_EXPLAIN = "看 wenming explain 代码"


@frozen
class Comment:
    """One comment: where it stands, the line it speaks of, its codes with their places."""

    location: Location
    line: int
    codes: tuple[tuple[str, Location], ...]
    reason: str
    is_read: bool = True


@frozen
class Guard:
    """A code of such a comment that what was agreed on decides, and the record it stands at."""

    location: Location
    code: str
    reason: str
    record: str


@frozen
class Sifted:
    """What was found, with the faults of such comments, without what they say to ignore."""

    kept: tuple[Diagnostic, ...]
    ignored: tuple[Waived, ...]


def sift(found: Iterable[Diagnostic], loaded: Loaded, as_of: date | None) -> Sifted:
    """Part what was found in a plan at a day by the comments in its files."""
    found = tuple(found)
    comments = [c for source in loaded.sources.values() for c in comments_of(source)]
    if not comments:
        return Sifted(found, ())
    codes = _codes_of_rules()
    working = {
        (comment.location.file, comment.line, code): comment.reason
        for comment in comments
        for code, _ in comment.codes
        if comment.reason and code in codes
    }
    ignored = tuple(Waived(d, working[_key(d)]) for d in found if _key(d) in working)
    said = (
        *_faults(comments, codes),
        *_unused(comments, {_key(d.diagnostic) for d in ignored}, loaded, as_of),
    )
    return Sifted((*(d for d in found if _key(d) not in working), *said), ignored)


def _codes_of_rules() -> set[str]:
    """The codes that can be ignored, those of the change policy too; but not who ignores."""
    from wenming_cli.rules.policy import POLICY  # noqa: PLC0415  where a comment ignores

    codes = {*(rule.CODE for rule in EVERY_RULE), *(rule.CODE for rule in POLICY)}
    return codes.difference(_NEVER)


def _key(diagnostic: Diagnostic) -> tuple[str, int, str]:
    return diagnostic.location.file, diagnostic.location.line, diagnostic.code


def guarding(source: Source) -> Iterator[Guard]:
    """Where comments say to ignore what is said of changes or of closed months."""
    codes = {code for code in _codes_of_rules() if code.startswith(GUARDS)}
    lines: list[str] = []
    for comment in comments_of(source):
        for code, location in comment.codes if comment.reason else ():
            if code in codes:
                lines = lines or source.text.split("\n")
                yield Guard(location, code, comment.reason, _record_at(lines, comment.line))


def _record_at(lines: Sequence[str], number: int) -> str:
    """The id that is written on a line or next above it; empty where there is none near."""
    near = reversed(lines[max(0, number - _NEAR) : number])
    found = (_ID.search(line) for line in near)
    return next((match[1] for match in found if match), "")


# --- reading comments ---------------------------------------------------------------------------


def comments_of(source: Source) -> Iterator[Comment]:
    """Every such comment of a file, from the last to the first."""
    if "#" not in source.text:
        return
    below: dict[int, int] = {}
    for start, line in reversed(list(_lines(source.text))):
        bare = _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), line)
        known = _COMMENT.search(bare)
        found = known or _MEANT.search(bare)
        if found is None or _OPEN_QUOTE.search(found.string, 0, found.start()):
            continue
        number, _ = source.position(start)
        if not line[: found.start()].strip():
            below[number] = below.get(number + 1, number + 1)
        place = source.location(start + found.start(), start + len(line))
        if known is None:
            yield Comment(place, below.get(number, number), (), "", is_read=False)
            continue
        reason = found["reason"].strip(" \t,，、:：.。—-")
        yield Comment(place, below.get(number, number), tuple(_codes(source, start, found)), reason)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Start and text of each line that may hold such a comment."""
    end = 0
    while (found := _WORD.search(text, end)) is not None:
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield start, text[start:end].rstrip("\r")


def _codes(source: Source, start: int, found: re.Match[str]) -> Iterator[tuple[str, Location]]:
    for code in _CODE.finditer(found["codes"] or ""):
        at = start + found.start("codes") + code.start()
        yield code[0].upper(), source.location(at, at + len(code[0]))


# --- what is wrong with them --------------------------------------------------------------------


def _faults(comments: Iterable[Comment], codes: set[str]) -> Iterator[Diagnostic]:
    nearest = likeness(codes)
    for comment in comments:
        if not comment.is_read:
            message = "这条注释以 wenming 开头，却读不懂，不起作用"
            yield _said(comment.location, WRONG_CODE, message, _UNREAD_HINT)
        elif not comment.codes:
            hint = "写成 # wenming: ignore 代码 理由"
            yield _said(comment.location, WRONG_CODE, "没有写忽略哪个代码，不起作用", hint)
        elif not comment.reason:
            named = "、".join(shown(code) for code, _ in comment.codes[:MOST_NAMED])
            hint = "在代码后面空一格写上理由"
            yield _said(comment.location, NO_REASON, f"忽略 {named} 没有写理由，不起作用", hint)
        for code, location in comment.codes:
            if code not in codes:
                yield _said(location, WRONG_CODE, *_wrong(code, nearest(code)))


def _wrong(code: str, near: str | None) -> tuple[str, str]:
    """Why a code cannot be ignored, and what to do."""
    if code in READING:
        return f"{code} 是读取时的错误，不能忽略", "没有读懂的内容没法忽略，要改对"
    if code in MANUAL or code in _NEVER:
        return f"{code} 不能忽略", "把那条注释改对或者删去"
    return f"没有“{shown(code)}”这个代码", did_you_mean(
        code, near, f" {near}"
    ) if near else _EXPLAIN


def _unused(
    comments: Iterable[Comment],
    used: set[tuple[str, int, str]],
    loaded: Loaded,
    as_of: date | None,
) -> Iterator[Diagnostic]:
    """Codes that did not turn up though their rules were asked about a plan read whole.

    Rules of the change policy speak of one edit; what is said to them stays for the record.
    """
    plan = loaded.plan
    if plan is None or not loaded.is_readable:
        return
    asked = codes_asked(plan, as_of)
    for comment in comments:
        for code, location in comment.codes:
            is_used = (location.file, comment.line, code) in used
            if comment.reason and code in asked and not is_used:
                message = f"第 {comment.line} 行没有 {code}，用不着忽略"
                yield _said(location, UNUSED, message, "删去这个代码，或者把注释挪到出问题的那一行")


def _said(location: Location, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(location, code, message, hint, SEVERITY)
