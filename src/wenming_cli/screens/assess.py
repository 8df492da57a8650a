"""The results of an assessment: what it scored, what was lost where, what nobody looked at."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.exam.score_groups import GROUPINGS, AssessedGroup, By
from wenming_cli.figures.exam.scoring import Assessed, LostPoint, ScoreChange
from wenming_cli.figures.table import OBSERVED_RATE, SCORE_RATE
from wenming_cli.frozen import frozen
from wenming_cli.model.assessment import AssessmentTotal, Standard
from wenming_cli.pages.blocks import KEPT, NONE, Block, Column, Facts, Items, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.rates import fraction_text, percent
from wenming_cli.screens.screen_head import head, title
from wenming_cli.words.nobody import NO_FINDING
from wenming_cli.words.numbers import decimal_text, exact_text, plain_text
from wenming_cli.words.rates import percent_text, points_text

MOST = 20
"""So many lost points and unobserved standards are listed where not all are asked for."""


@frozen
class Results:
    """What is shown: what was assessed, put together how; ``scope`` says in words what it is."""

    exam: Assessed
    cutoff: Cutoff
    by: By
    scope: str
    everything: bool = False


def page(shown: Results) -> Page:
    """What it comes to, then the groups, what was lost, and what is 未测."""
    exam = shown.exam
    titled = title(exam.plan, shown.cutoff, "测评结果", *filter(None, (shown.scope,)))
    groups = groups_table(shown)
    rows = totals_table(exam.totals) if exam.totals else groups
    return Page(titled, tuple(_blocks(shown, groups)), partial(document, shown), rows)


def _blocks(shown: Results, groups: Table) -> Iterator[Block]:
    exam = shown.exam
    if not exam.plan.standards:
        yield Paragraph("计划里没有写测评标准（standards）")
        return
    if exam.totals:
        yield Paragraph("这次测评没有逐条的观察，只有汇总的得分")
        yield totals_table(exam.totals)
        return
    yield Facts(tuple(_facts(exam)))
    if not exam.observations:
        yield Paragraph("没有观察过任何标准，不算得分")
    else:
        yield groups
    if exam.lost:
        yield lost_table(exam, None if shown.everything else MOST)
        yield Paragraph(_raised(exam.lost))
    if exam.unobserved:
        yield _unobserved(exam, None if shown.everything else MOST)


# --- what it comes to -----------------------------------------------------------------------------


def _facts(exam: Assessed) -> Iterator[tuple[str, ...]]:
    score, observed = exam.score_rate, exam.observed_rate
    seen = sum(1 for each in exam.standards if each.observations)
    told = f"{len(exam.observations)} 次观察，{seen} 条标准"
    yield score.label, percent(score), fraction_text(score), told
    yield (
        observed.label,
        percent(observed),
        fraction_text(observed),
        f"{len(exam.unobserved)} 条标准未测，不当作得分",
    )
    if exam.change is not None:
        yield "较上次", *_changed(exam.change)
    elif exam.previous is not None and exam.previous.assessment is not None:
        yield "较上次", NONE, "", f"与“{exam.previous.assessment.name}”没有都观察过的标准，不比"


def _changed(change: ScoreChange) -> tuple[str, str, str]:
    before, now = percent(change.before), percent(change.now)
    name = change.assessment.name
    words = f"与“{name}”都观察过的 {change.standards} 条标准：{before} → {now}"
    return points_text(change.points), "", words


def _raised(lost: Iterable[LostPoint]) -> str:
    states = Counter(point.rectified for point in lost)
    raised = states[True] + states[False]
    return (
        f"失分 {raised + states[None]} 处：登记成问题的 {raised} 处，其中已整改 {states[True]} 处，"
        f"没有整改的 {states[False]} 处；{NO_FINDING}的 {states[None]} 处"
    )


# --- tables ---------------------------------------------------------------------------------------


def groups_table(shown: Results) -> Table:
    """One row a group."""
    way = GROUPINGS[shown.by]
    columns = (
        Column(way.title, most=36, worth=KEPT),
        Column(SCORE_RATE.label, is_number=True),
        Column("分值", is_number=True),
        Column("失分", is_number=True),
        Column("观察次数", is_number=True),
    )
    return Table(columns, tuple(_group_row(shown, each) for each in shown.exam.groups(shown.by)))


def _group_row(shown: Results, group: AssessedGroup) -> tuple[str, ...]:
    return (
        _called(shown.exam, group),
        percent(group.score_rate),
        exact_text(group.points),
        decimal_text(group.lost, 2),
        str(group.observations),
    )


def _called(exam: Assessed, group: AssessedGroup) -> str:
    """The name of a group, that of a standard with what it asks for."""
    if group.by == "standard":
        return f"{group.name} {exam.plan.standard_by_code[group.id].text}"
    return group.name if group.id in ("", group.name) else f"{group.id} {group.name}"


_LOST_COLUMNS = (
    Column("编号", most=14, worth=KEPT),
    Column("测评标准", most=30, worth=2),
    Column("点位", most=20, worth=KEPT),
    Column("责任单位", most=18, worth=4),
    Column("失分", is_number=True),
    Column("分值", is_number=True, worth=1),
    Column("影响总分", is_number=True, worth=1),
    Column("整改", worth=3),
    Column("位置", worth=0),
)


def lost_table(exam: Assessed, most: int | None) -> Table:
    """The observations that lost something, the most costly first."""
    points = exam.lost[:most]
    left = len(exam.lost) - len(points)
    return Table(
        _LOST_COLUMNS,
        tuple(map(_lost_row, points)),
        f"失分 {len(exam.lost)} 处，影响大的在前",
        f"还有 {left} 处，用 --all 全部列出" if left else "",
    )


def _lost_row(point: LostPoint) -> tuple[str, ...]:
    return (
        point.code,
        point.standard.text,
        point.observation.check.site if point.site is None else point.site.name,
        point.owner or "",
        percent_text(point.lost),
        exact_text(point.points),
        decimal_text(point.cost, 2),
        NO_FINDING if point.raised is None else f"{point.raised.id} {point.raised.state.label}",
        point.place.file_line,
    )


def _unobserved(exam: Assessed, most: int | None) -> Items:
    methods = Counter(each.method.label for each in exam.unobserved)
    kinds = "、".join(f"{label} {count} 条" for label, count in methods.items())
    listed = [_standard_line(exam, each) for each in exam.unobserved[:most]]
    left = len(exam.unobserved) - len(listed)
    more = [f"还有 {left} 条，用 --all 全部列出"] if left else []
    return Items((*listed, *more), f"未测 {len(exam.unobserved)} 条（{kinds}）")


def _standard_line(exam: Assessed, standard: Standard) -> str:
    owners = f"（{'、'.join(standard.owners)}）" if standard.owners else ""
    return f"{exam.plan.reference_of(standard)}  {standard.text}{owners}"


def totals_table(totals: Iterable[AssessmentTotal]) -> Table:
    """The sums an assessment is known by."""
    columns = (
        Column("汇总对象"),
        Column("名称", most=30, worth=KEPT),
        Column("得分", is_number=True),
        Column("满分", is_number=True),
        Column(SCORE_RATE.label, is_number=True),
        Column("名次", is_number=True),
    )
    return Table(columns, tuple(map(_total_row, totals)))


def _total_row(total: AssessmentTotal) -> tuple[str, ...]:
    return (
        total.of.label,
        total.name or "",
        plain_text(total.score),
        plain_text(total.full),
        NONE if total.share is None else percent_text(total.share),
        "" if total.rank is None else str(total.rank),
    )


# --- JSON -----------------------------------------------------------------------------------------


def document(shown: Results) -> dict[str, Any]:
    """``wenming.assess/1``: see docs/commands.md."""
    exam, held = shown.exam, shown.exam.assessment
    return {
        **head(exam.plan, exam.as_of, "assess"),
        "assessment": None if held is None else held.id,
        "name": None if held is None else held.name,
        "period": _period(exam),
        SCORE_RATE.id: exam.score_rate.as_json(),
        OBSERVED_RATE.id: exam.observed_rate.as_json(),
        "groups": [_group_object(group) for group in exam.groups(shown.by)],
        "lost": [_lost_object(point) for point in exam.lost],
        "unobserved": [exam.plan.reference_of(each) for each in exam.unobserved],
        "change": None if exam.change is None else _change_object(exam.change),
        "totals": [_total_object(total) for total in exam.totals],
    }


def _period(exam: Assessed) -> dict[str, str] | None:
    """The days looked at; None where it is all of them."""
    days = exam.assessment or exam.period
    if days is None:
        return None
    first, last = (days.first, days.last) if isinstance(days, Period) else (days.start, days.end)
    return {"start": first.isoformat(), "end": last.isoformat()}


def _group_object(group: AssessedGroup) -> dict[str, Any]:
    return {
        "by": group.by,
        "id": group.id or None,
        "name": group.name,
        SCORE_RATE.id: group.score_rate.as_json(),
        "points": exact_text(group.points),
        "lost": exact_text(group.lost),
        "observations": group.observations,
    }


def _lost_object(point: LostPoint) -> dict[str, Any]:
    at = point.place
    return {
        "standard": point.code,
        "site": point.observation.check.site,
        "owner": point.owner,
        "owners": list(point.observation.owners),
        "lost": exact_text(point.lost),
        "points": exact_text(point.points),
        "cost": exact_text(point.cost),
        "date": point.observation.date.isoformat(),
        "file": at.file,
        "line": at.line,
        "finding": None if point.finding is None else point.finding.id,
        "rectified": point.rectified,
    }


def _change_object(change: ScoreChange) -> dict[str, Any]:
    return {
        "assessment": change.assessment.id,
        "points": decimal_text(change.points * 100, 6),
        "standards": change.standards,
        "before": change.before.as_json(),
        "now": change.now.as_json(),
    }


def _total_object(total: AssessmentTotal) -> dict[str, Any]:
    return {
        "of": total.of.value,
        "name": total.name,
        "score": plain_text(total.score),
        "full": plain_text(total.full),
        "rank": total.rank,
    }
