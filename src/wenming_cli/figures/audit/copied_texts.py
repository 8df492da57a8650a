"""The same words copied from site to site."""

from collections.abc import Iterator
from datetime import date

from wenming_cli.figures.audit.question import AsRecorded, Ground, Question
from wenming_cli.figures.days.period import known
from wenming_cli.figures.grouping import grouped
from wenming_cli.model.base import Entry
from wenming_cli.model.finding import Event, Finding
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded
from wenming_cli.sink import clipped

ID = "copied_texts"
TITLE = "几个点位的文字一字不差"
LETTERS = 10
SITES = 3
FIXES = 6
FROM = (
    "不少于10个字的文字一字不差：问题和检查的说明在3个以上点位，整改情况在6个以上点位；"
    "短的是套话，长的一字不差多半是抄的，整改的做法比问题更容易相同"
)

_Said = tuple[str, str, Ground]
"""What was said, at which site, in which record."""


def questions(recorded: AsRecorded) -> Iterator[Question]:
    """Every text of some length that stands at several sites."""
    yield from _copied("存在问题和检查说明", _seen(recorded), SITES)
    yield from _copied("整改情况", _fixed(recorded), FIXES)


def _copied(what: str, said: Iterator[_Said], least: int) -> Iterator[Question]:
    long = (each for each in said if len(folded(each[0])) >= LETTERS)
    for own in grouped((folded(text), (text, site, at)) for text, site, at in long).values():
        sites = {site for _, site, _ in own}
        if len(sites) >= least:
            yield Question(
                None,
                f"{what}“{clipped(own[0][0], 40)}”在 {len(sites)} 个点位一字不差",
                "请核实是不是每处都到现场看过",
                tuple(ground for _, _, ground in own),
                {"sites": str(len(sites))},
            )


def _seen(recorded: AsRecorded) -> Iterator[_Said]:
    for finding in _findings(recorded):
        words = f"{finding.found} 发现"
        yield finding.text, finding.site or "", Ground(finding.id, words, finding, "text")
    for inspection in recorded.inspections:
        for check in inspection.checks:
            if check.note is not None:
                yield (
                    check.note,
                    check.site,
                    _noted(recorded.plan, check.site, inspection.date, check),
                )


def _noted(plan: Plan, site: str, day: date, check: Entry) -> Ground:
    place = plan.site_by_id.get(site)
    return Ground(site if place is None else place.name, f"{day} 检查", check, "note")


def _fixed(recorded: AsRecorded) -> Iterator[_Said]:
    for finding in _findings(recorded):
        for entry in known(finding.entries, recorded.as_of):
            if entry.event is Event.RECTIFIED and entry.note is not None:
                ground = Ground(finding.id, f"{entry.date} 整改", entry, "note")
                yield entry.note, finding.site or "", ground


def _findings(recorded: AsRecorded) -> Iterator[Finding]:
    return (f for f in recorded.plan.findings if f.site is not None and f.found <= recorded.as_of)
