"""Inspections: coverage by cycle and tier, missed sites, as text, JSON or a table."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from wenming_cli.figures.figure import Figure
from wenming_cli.figures.inspections.checks import pass_rate
from wenming_cli.figures.inspections.coverage import (
    Round,
    Turn,
    coverage_rate,
    full_coverage_rate,
    full_coverage_word,
)
from wenming_cli.figures.table import COVERAGE_RATE, FULL_COVERAGE_RATE, PASS_RATE
from wenming_cli.pages.blocks import KEPT, Block, Column, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.inspections_asked import Beat
from wenming_cli.screens.rates import bounds, rate_text, stated
from wenming_cli.screens.screen_head import head, title
from wenming_cli.screens.step_subjects import others_came
from wenming_cli.words.rates import SURE

_MISSED_COLUMNS = (
    Column("周期", is_number=True),
    Column("名称", worth=1),
    Column("点位编号", most=20, worth=KEPT),
    Column("点位", most=28, worth=KEPT),
    Column("点位类型", most=16, worth=1),
    Column("街道", most=16, worth=1),
    Column("责任单位", most=20),
    Column("连续漏巡周期", is_number=True),
    Column("说明"),
)


def page(beat: Beat) -> Page:
    """The table, what it comes to, and the missed sites of the last cycle by name."""
    has_register = any(each.turns for each in beat.patrol.rounds)
    table = _table(beat)
    listed = (table, *_lists(beat)) if has_register else (replace(table, rows=()),)
    blocks: tuple[Block, ...] = (listed[0], *map(Paragraph, _foot(beat)), *listed[1:])
    scope = (f"只看{beat.scope}",) if beat.scope else ()
    titled = title(beat.patrol.plan, beat.cutoff, "点位巡查", *scope)
    return Page(titled, blocks, partial(document, beat), table)


def _table(beat: Beat) -> Table:
    if beat.by == "cycle":
        return cycles_table(beat)
    return missed_table(beat.missed) if beat.by == "missed" else groups_table(beat)


# --- tables ---------------------------------------------------------------------------------------


def cycles_table(beat: Beat) -> Table:
    """One row a cycle; each rate is over the register of the cycle."""
    columns = (
        Column("周期", is_number=True),
        Column("名称"),
        Column("起"),
        Column("止"),
        Column("状态"),
        Column("应巡点位", is_number=True),
        *_rate_columns(beat),
        Column("漏巡", is_number=True),
    )
    return Table(columns, tuple(_cycle_row(beat, each) for each in beat.rounds))


def _cycle_row(beat: Beat, each: Round) -> tuple[str, ...]:
    cycle = each.cycle
    return (
        str(cycle.index),
        cycle.name,
        cycle.first.isoformat(),
        cycle.last.isoformat(),
        "进行中" if each.is_running else "已结束",
        str(len(each.turns)),
        *_rates(beat, each.turns),
        str(len(each.missed)),
    )


def groups_table(beat: Beat) -> Table:
    """One row a type, subdistrict, unit or site: the sum over the cycles that have ended."""
    is_of_sites = beat.by == "site"
    columns = (
        *([Column("点位编号", most=20)] if is_of_sites else []),
        Column(beat.grouping.title, most=28),
        *([] if is_of_sites else [Column("点位数", is_number=True)]),
        Column("应巡点次", is_number=True),
        *_rate_columns(beat),
        Column("符合率", is_number=True),
        Column(f"符合率{SURE}", is_number=True),
    )
    return Table(
        columns,
        tuple(
            (
                *([group.id or ""] if is_of_sites else []),
                group.name,
                *([] if is_of_sites else [str(len({turn.site.id for turn in group.turns}))]),
                str(len(group.turns)),
                *_rates(beat, group.turns),
                rate_text(pass_rate(group.checks)),
                bounds(pass_rate(group.checks)),
            )
            for group in beat.groups
        ),
    )


def _rate_columns(beat: Beat) -> Iterator[Column]:
    words = [*(tier.label for tier in beat.patrol.tiers), "任一层级"]
    words.append(full_coverage_word(beat.patrol.tiers))
    return (Column(word, is_number=True) for word in words)


def _rates(beat: Beat, turns: tuple[Turn, ...]) -> Iterator[str]:
    tiers = beat.patrol.tiers
    figures = [*(coverage_rate(turns, tier) for tier in tiers), coverage_rate(turns)]
    return map(rate_text, (*figures, full_coverage_rate(turns)))


def missed_table(turns: Iterable[Turn]) -> Table:
    """One row a missed site and cycle."""
    return Table(_MISSED_COLUMNS, tuple(_missed_row(turn) for turn in turns))


def _missed_row(turn: Turn) -> tuple[str, ...]:
    site = turn.site
    return (
        str(turn.cycle.index),
        turn.cycle.name,
        site.id,
        site.name,
        site.type,
        site.subdistrict or "",
        site.owner,
        str(turn.in_a_row),
        others_came(turn),
    )


# --- what they come to ----------------------------------------------------------------------------


def _foot(beat: Beat) -> Iterator[str]:
    if not any(each.turns for each in beat.patrol.rounds):
        yield f"巡查覆盖率 -，{beat.patrol.no_register}"
        if not any(site.demonstration for site in beat.patrol.sites):
            yield "应巡的点位写“示范点位: 是”"
        return
    cumulative = beat.patrol
    ended = sum(not each.is_running for each in cumulative.rounds)
    yield f"累计 {ended} 个已结束的周期：{_words(cumulative.figures)}"
    if beat.cutoff.period is not None:
        turns = cumulative.turns_in(beat.cutoff.period)
        figures = (
            coverage_rate(turns),
            full_coverage_rate(turns),
            pass_rate(beat.checks),
        )
        yield f"{beat.cutoff.period.this} {beat.cutoff.period}：{_words(figures)}"


def _words(figures: Iterable[Figure]) -> str:
    return "，".join(map(stated, figures))


def _lists(beat: Beat) -> Iterator[Table]:
    """The sites that nobody visited in the last cycle that ended and in the one that runs."""
    if beat.by != "cycle":
        return
    ended = [each for each in beat.rounds if not each.is_running][-1:]
    running = [each for each in beat.rounds if each.is_running]
    for each, word in (*((e, "漏巡点位") for e in ended), *((e, "尚未到过") for e in running)):
        heading = f"{each.cycle.full_name}{word} {len(each.missed)} 个"
        yield replace(missed_table(each.missed), heading=heading)


# --- JSON -----------------------------------------------------------------------------------------


def document(beat: Beat) -> dict[str, Any]:
    """``wenming.inspections/1``: every cycle, and the groups that were asked for."""
    plan = beat.patrol.plan
    groups = {} if beat.by in ("cycle", "missed") else {beat.grouping.key: _groups(beat)}
    return {
        **head(plan, beat.cutoff.as_of, "inspections"),
        **groups,
        "cycles": [_cycle(beat, each) for each in beat.every],
    }


def _cycle(beat: Beat, each: Round) -> dict[str, Any]:
    cycle = each.cycle
    return {
        "index": cycle.index,
        "start": cycle.first.isoformat(),
        "end": cycle.last.isoformat(),
        "running": each.is_running,
        "register": len(each.turns),
        **_figures(beat, each.turns),
        "missed": [{"site": turn.site.id, "in_a_row": turn.in_a_row} for turn in each.missed],
    }


def _figures(beat: Beat, turns: tuple[Turn, ...]) -> dict[str, Any]:
    tiers = beat.patrol.tiers
    return {
        "tiers": {tier.value: coverage_rate(turns, tier).as_json() for tier in tiers},
        COVERAGE_RATE.id: coverage_rate(turns).as_json(),
        FULL_COVERAGE_RATE.id: full_coverage_rate(turns).as_json(),
    }


def _groups(beat: Beat) -> list[dict[str, Any]]:
    return [
        {
            **({} if group.id is None else {"id": group.id}),
            "name": group.name,
            **_figures(beat, group.turns),
            PASS_RATE.id: pass_rate(group.checks).as_json(),
        }
        for group in beat.groups
    ]
