"""Inspections: coverage by cycle and tier, missed sites, as text, JSON or a table."""

from collections.abc import Iterable, Iterator
from typing import Any

from wenming_cli import sink
from wenming_cli.figures.checks import pass_rate
from wenming_cli.figures.coverage import Round, Turn, coverage_rate, full_coverage_rate
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.table import COVERAGE_RATE, FULL_COVERAGE_RATE, PASS_RATE
from wenming_cli.screens.beat import Beat
from wenming_cli.screens.head import head
from wenming_cli.screens.numbers import fraction_text
from wenming_cli.screens.table import Column, Table

_MISSED_COLUMNS = (
    Column("周期", is_number=True),
    Column("名称"),
    Column("点位编号", most=20),
    Column("点位", most=28),
    Column("点位类型", most=16),
    Column("街道", most=16),
    Column("责任单位", most=20),
    Column("连续漏巡周期", is_number=True),
)


def written(beat: Beat, form: str) -> str:
    """Coverage as ``text``, ``json``, ``csv`` or ``markdown``."""
    if form == "json":
        return sink.json_text(document(beat))
    table = _table(beat)
    if form == "csv":
        return table.csv()
    return table.markdown() if form == "markdown" else text(beat, table)


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
    columns = (
        Column(beat.grouping.title, most=28),
        Column("点位", is_number=True),
        Column("应巡点次", is_number=True),
        *_rate_columns(beat),
        Column("符合率", is_number=True),
    )
    return Table(
        columns,
        tuple(
            (
                group.name,
                str(len({turn.site.id for turn in group.turns})),
                str(len(group.turns)),
                *_rates(beat, group.turns),
                _rate(pass_rate(group.checks)),
            )
            for group in beat.groups
        ),
    )


def _rate_columns(beat: Beat) -> Iterator[Column]:
    words = [*(tier.label for tier in beat.patrol.tiers), "任一层级", "三级到位"]
    return (Column(word, is_number=True) for word in words)


def _rates(beat: Beat, turns: tuple[Turn, ...]) -> Iterator[str]:
    tiers = beat.patrol.tiers
    figures = [*(coverage_rate(turns, tier) for tier in tiers), coverage_rate(turns)]
    return (_rate(figure) for figure in (*figures, full_coverage_rate(turns)))


def _rate(figure: Figure) -> str:
    return f"{figure.as_percent()} {fraction_text(figure)}" if figure.denominator else "-"


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
    )


# --- text -----------------------------------------------------------------------------------------


def text(beat: Beat, table: Table) -> str:
    """The table, what it comes to, and the missed sites of the last cycle by name."""
    has_register = any(each.turns for each in beat.patrol.rounds)
    lines = table.lines() if table.rows and has_register else []
    lists = _lists(beat) if has_register else ()
    return "\n".join([*lines, *map(sink.terminal, _foot(beat)), *lists]) + "\n"


def _foot(beat: Beat) -> Iterator[str]:
    note = f"（{beat.cutoff.note}）" if beat.cutoff.note else ""
    scope = f"，只看{beat.scope}" if beat.scope else ""
    sample = "，含示例数据" if beat.patrol.plan.sample else ""
    yield f"截至 {beat.cutoff.as_of}{note}{scope}{sample}"
    if not any(each.turns for each in beat.patrol.rounds):
        yield "没有应巡点位：点位册里要有在册的示范点位（demonstration: true）"
        return
    cumulative = beat.patrol
    ended = sum(not each.is_running for each in cumulative.rounds)
    yield f"累计 {ended} 个已结束的周期：{_words(cumulative.figures)}"
    if beat.cutoff.month is not None:
        turns = cumulative.turns_in(beat.cutoff.month)
        figures = (
            coverage_rate(turns),
            full_coverage_rate(turns),
            pass_rate(beat.checks),
        )
        yield f"本月 {beat.cutoff.month}：{_words(figures)}"


def _words(figures: Iterable[Figure]) -> str:
    return "，".join(f"{figure.label} {_rate(figure)}" for figure in figures)


def _lists(beat: Beat) -> Iterator[str]:
    """The sites that nobody visited in the last cycle that ended and in the one that runs."""
    if beat.by != "cycle":
        return
    ended = [each for each in beat.rounds if not each.is_running][-1:]
    running = [each for each in beat.rounds if each.is_running]
    for each, word in (*((e, "漏巡点位") for e in ended), *((e, "尚未到过") for e in running)):
        yield ""
        yield f"{each.cycle.full_name}{word} {len(each.missed)} 个"
        if each.missed:
            yield from missed_table(each.missed).lines(indent="  ")


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
        {"name": group.name, **_figures(beat, group.turns)}
        | {PASS_RATE.id: pass_rate(group.checks).as_json()}
        for group in beat.groups
    ]
