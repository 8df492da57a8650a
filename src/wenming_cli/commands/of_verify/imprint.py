"""What a printed report says of itself: plan, day, template, digest, and how it was printed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from wenming_cli.exchange.printed import PrintedLine
from wenming_cli.frozen import frozen
from wenming_cli.model.scalars import Month

_DIGEST = re.compile(
    r"计划内容摘要[:：]?([0-9A-Za-z]{8,64})(?:（([^（），]{1,80})，([^（）]{1,80})）)?"
)
_DAY = re.compile(r"(?:数据截止[:：]?|填报日期)(\d{4})[年-](\d{1,2})[月-](\d{1,2})", re.ASCII)
_MONTH = re.compile(r"（(\d{4})年(\d{1,2})月，第\d{1,4}期）", re.ASCII)
_PERIOD = re.compile(r"（(\d{4}年[^（），]{2,16})，第\d{1,4}期）", re.ASCII)
_SPAN = re.compile(
    r"（(\d{4})年(\d{1,2})月(\d{1,2})日至(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日）", re.ASCII
)
_BASELINE = re.compile(r"对照基线“([^”]{1,80})”（\d{4}-\d{2}-\d{2}）", re.ASCII)
_SHORT_DAY = re.compile(r"截至(\d{1,2})月(\d{1,2})日", re.ASCII)
_REVISION = re.compile(r"版本[:：]?([0-9A-Za-z]{7,64}（[^（）]{1,40}）)")
_APART = re.compile(r"共\d{1,7}行，(见“[^”]{1,255}”|这里不附)。", re.ASCII)
_ANNEXES = "（附表）"
_EVIDENCE = "数字来源"
_MOST_DAYS = 4


@frozen
class Imprint:
    """What was found in a print; what is not in it is None or empty.

    ``days`` are the days it may be of, the likeliest first; ``short_days`` those without a year.
    ``apart`` is what stands in place of long annexes, ``is_annexes`` tells that it holds those;
    ``periods`` are the names of the period that it may be of, ``span`` the first and last day of
    one without a name; ``baseline`` is the one it is held against.
    """

    title: str
    digest: str | None
    plan_id: str | None
    template: str | None
    days: tuple[date, ...]
    short_days: tuple[tuple[int, int], ...]
    revision: str | None
    apart: str | None
    is_annexes: bool
    has_evidence: bool
    periods: frozenset[str] = frozenset()
    span: tuple[date, date] | None = None
    baseline: str | None = None

    def possible_days(self, years: Iterable[int]) -> tuple[date, ...]:
        """The days it may be of, in a plan of some years."""
        short = (_day(year, *found) for found in self.short_days for year in years)
        return self.days or tuple(day for day in short if day is not None)


def imprint_of(lines: Sequence[PrintedLine]) -> Imprint:
    """What the lines of a print say of it."""
    texts = ["".join(line.key) for line in lines]
    title = next((text.lstrip("#") for text in texts), "")
    digests = [found for text in texts for found in _DIGEST.findall(text)]
    digest, plan_id, template = digests[-1] if digests else (None, None, None)
    apart = Counter(found for text in texts for found in _APART.findall(text))
    return Imprint(
        title=title,
        digest=digest,
        plan_id=plan_id or None,
        template=template or None,
        days=tuple(_days(texts)),
        short_days=tuple(_short_days(texts)),
        revision=next((found[1] for found in map(_REVISION.search, texts) if found), None),
        apart=next((told for told, _ in apart.most_common(1)), None),
        periods=frozenset(found for text in texts for found in _PERIOD.findall(text)),
        span=next((found for text in texts if (found := _span(text))), None),
        baseline=next((found[1] for found in map(_BASELINE.search, texts) if found), None),
        is_annexes=title.endswith(_ANNEXES),
        has_evidence=any(
            _EVIDENCE in text and line.is_heading for line, text in zip(lines, texts, strict=True)
        ),
    )


def _days(texts: Iterable[str]) -> Iterator[date]:
    """Every day the data may be of: those named most often first, then the end of the month."""
    said: Counter[date] = Counter()
    for text in texts:
        for year, month, number in _DAY.findall(text):
            day = _day(int(year), int(month), int(number))
            said.update([day] if day is not None else [])
        for year, month in _MONTH.findall(text):
            first = _day(int(year), int(month), 1)
            if first is not None:
                said[Month.of(first).last_day] += 1
    yield from (day for day, _ in said.most_common(_MOST_DAYS))


def _span(text: str) -> tuple[date, date] | None:
    """The first and the last day of a period without a name."""
    found = _SPAN.search(text)
    if found is None:
        return None
    year, month, day, until, *last = found.groups()
    ends = (_day(int(year), int(month), int(day)), _day(int(until or year), *map(int, last)))
    return (ends[0], ends[1]) if ends[0] and ends[1] and ends[0] <= ends[1] else None


def _short_days(texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    found = (match for text in texts for match in _SHORT_DAY.findall(text))
    yield from list(dict.fromkeys((int(month), int(day)) for month, day in found))[:_MOST_DAYS]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
