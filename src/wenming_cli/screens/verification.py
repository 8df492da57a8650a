"""Whether a printed report says what the plan says, difference by difference."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from wenming_cli import sink
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.pages.blocks import KEPT, NONE, Block, Column, Items, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.screen_head import head, title_on

_LONGEST = 60
_COLUMNS = (
    Column("位置", worth=KEPT),
    Column("是什么", worth=2),
    Column("印的", worth=KEPT),
    Column("应为", worth=KEPT),
    Column("出处", worth=1),
)
_NOWHERE = {"missing": "（没有印）", "extra": "（没有这一行）"}


@frozen
class Told:
    """A difference: its kind, where it stands, both texts, and what stands behind it.

    ``kind`` is ``number``, ``date``, ``text``, ``missing`` or ``extra``; ``figure`` and ``record``
    are ids, ``file`` and ``line`` where the record is written, as far as they are known.
    """

    kind: str
    place: str
    printed: str
    expected: str
    name: str
    figure: str | None
    record: str | None
    file: str
    line: int


@frozen
class Later:
    """What changed after a report was printed: amendments of its month, differences by now."""

    amendments: tuple[tuple[date, str], ...]
    count: int


@frozen
class Verified:
    """A report that was held against its plan.

    ``plan`` is what it was held against, at ``revision`` where that is not the plan as it is.
    ``is_found``: the plan has, or had, the content whose ``digest`` is printed. ``told`` are the
    first of ``count`` differences. ``later`` is None where the plan is still what was printed.
    """

    file: str
    form: str
    plan: Plan
    as_of: date
    period: str
    month: Month
    template: str
    is_circulated: bool
    has_evidence: bool
    is_annexes: bool
    digest: str | None
    revision: str | None
    is_found: bool
    told: tuple[Told, ...]
    count: int
    later: Later | None

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return self.count == 0


def verification_page(verified: Verified) -> Page:
    """What was held against what, what came out, and each difference."""
    lines = Items(tuple(_lines(verified)), verified.file)
    table = Table(_COLUMNS, tuple(map(_row, verified.told)), "对不上的", foot=_foot(verified))
    blocks: tuple[Block, ...] = (lines, table) if verified.told else (lines,)
    title = title_on(verified.plan, verified.as_of, "核对")
    return Page(title, blocks, lambda: _document(verified), table)


def _lines(verified: Verified) -> Iterator[str]:
    what = f"{verified.period} {verified.template}{_ways(verified)}"
    yield f"{what}：" + ("一致" if verified.is_same else f"{verified.count} 处对不上")
    yield _content(verified)
    if verified.later is not None:
        yield from _since(verified.later, verified.month)


def _ways(verified: Verified) -> str:
    words = [
        *(["传阅的"] if verified.is_circulated else []),
        *(["附数字来源"] if verified.has_evidence else []),
        *(["附表另存的文件"] if verified.is_annexes else []),
    ]
    return f"（{'，'.join(words)}）" if words else ""


def _content(verified: Verified) -> str:
    """Which content the report was held against."""
    if verified.digest is None:
        return "没有印计划内容摘要，是照现在的计划核对的；印了以后计划改过的，也会列为对不上"
    digest = sink.terminal(verified.digest)
    if not verified.is_found:
        return (
            f"印的计划内容摘要 {digest} 不是现在的计划，git 里也没有找到，"
            "是照现在的计划核对的；印了以后计划改过的，也会列为对不上"
        )
    if verified.revision is None:
        return f"计划内容摘要 {digest}，就是现在的计划"
    return f"计划内容摘要 {digest}，是 git 里 {verified.revision} 的计划，照那时的核对"


def _since(later: Later, month: Month) -> Iterator[str]:
    for day, reason in later.amendments:
        yield f"印了以后 {month} 更正过：{day} {reason}"
    if later.count:
        yield f"印了以后计划改过：照现在的计划重印，有 {later.count} 处不同"
    else:
        yield "印了以后计划改过，这份报告上的都没有变"


def _foot(verified: Verified) -> str:
    left = verified.count - len(verified.told)
    return f"还有 {left} 处没有列出" if left > 0 else ""


def _row(told: Told) -> tuple[str, ...]:
    printed, expected = _shown(told.printed), _shown(told.expected)
    if told.kind == "missing":
        printed = _NOWHERE["missing"]
    if told.kind == "extra":
        expected = _NOWHERE["extra"]
    at = f"{told.file}:{told.line}" if told.file else NONE
    return told.place, _shown(told.name) or NONE, printed or "（空）", expected or "（空）", at


def _shown(text: str) -> str:
    return sink.clipped_line(text, _LONGEST)


def _document(verified: Verified) -> dict[str, Any]:
    later = verified.later
    return {
        **head(verified.plan, verified.as_of, "verify"),
        "file": verified.file,
        "form": verified.form,
        "month": str(verified.month),
        "period": verified.period,
        "template": verified.template,
        "options": {
            "circulation": verified.is_circulated,
            "with_evidence": verified.has_evidence,
            "annexes": verified.is_annexes,
        },
        "digest": verified.digest,
        "found": verified.is_found,
        "revision": verified.revision,
        "same": verified.is_same,
        "count": verified.count,
        "differences": [
            {
                "kind": told.kind,
                "place": told.place,
                "name": told.name,
                "figure": told.figure,
                "record": told.record,
                "file": told.file or None,
                "line": told.line or None,
                "printed": told.printed,
                "expected": told.expected,
            }
            for told in verified.told
        ],
        "since": later
        and {
            "amendments": [
                {"date": day.isoformat(), "reason": reason} for day, reason in later.amendments
            ],
            "differences": later.count,
        },
    }
