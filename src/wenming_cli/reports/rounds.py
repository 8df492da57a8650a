"""The register of sites in a month: who was missed, what still runs, and 巡查覆盖表."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from wenming_cli.figures.figure import Figure
from wenming_cli.figures.inspections.coverage import Round, Turn
from wenming_cli.model.inspection import Tier
from wenming_cli.model.site import Site
from wenming_cli.reports.sentences import joined
from wenming_cli.reports.view import View
from wenming_cli.words.numbers import decimal_text
from wenming_cli.words.rates import within_text

_ALL_CAME = "到位"
_NOBODY_CAME = "未巡查"
_NOT_YET = "尚未巡查"
_NOT_LISTED = "不在册"


def rate(figure: Figure) -> str:
    """A rate with its numerator and denominator: ``82.50%（99/120）``; ``—`` without a value."""
    if figure.value is None:
        return figure.as_percent()
    parts = (decimal_text(number, 0) for number in (figure.numerator, figure.denominator))
    return within_text(figure.as_percent(), "/".join(parts))


def rounds_of(view: View) -> tuple[Round, ...]:
    """The cycles that belong to the month, the running one too."""
    patrol = view.now.whole.patrol
    rounds = patrol.rounds if patrol is not None else ()
    return tuple(each for each in rounds if each.cycle.last in view.asked)


def turns_of(view: View) -> tuple[Turn, ...]:
    """The turns of the month's cycles that have ended."""
    return tuple(turn for each in rounds_of(view) if not each.is_running for turn in each.turns)


def running(view: View) -> str:
    """How far the cycle has come that still goes on; nothing where none does."""
    patrol = view.now.whole.patrol
    each = patrol.running if patrol is not None else None
    if each is None or not each.turns:
        return ""
    came = len(each.turns) - len(each.missed)
    done = f"已到过{came}个" if came else "尚未到过"
    return f"{each.cycle.name}周期进行中，应巡点位{len(each.turns)}个，{done}，不计入覆盖率。"


def missed(view: View) -> list[str]:
    """The sites missed in the month's cycles, each with the cycles and how many in a row."""
    by_site: dict[str, list[Turn]] = {}
    for turn in turns_of(view):
        if not turn.is_visited:
            by_site.setdefault(turn.site.id, []).append(turn)
    order = {site.id: place for place, site in enumerate(view.plan.sites)}
    tiers = view.plan.settings.inspection.tiers
    every = sorted(by_site, key=lambda i: order[i])
    return [_missed(by_site[site_id], tiers) for site_id in every]


def _missed(turns: Sequence[Turn], tiers: Collection[Tier]) -> str:
    """A site nobody who has to come came to; one that others came to is not called 未巡查."""
    site, last = turns[-1].site, turns[-1]
    nobody = joined(turn.cycle.name for turn in turns if not turn.others)
    others = joined(turn.cycle.name for turn in turns if turn.others)
    words = [f"{nobody}未巡查"] if nobody else []
    words += [f"{others}缺{joined(_lacking(last, tiers))}"] if others else []
    row = f"，至{last.cycle.name}已连续{last.in_a_row}个周期" if last.in_a_row > 1 else ""
    return f"{site.name}（{site.type}，{site.owner}）：{'；'.join(words)}{row}"


def coverage_table(view: View) -> dict[str, Any] | None:
    """巡查覆盖表: ``cycles`` by name and ``rows`` of sites; None where nobody came."""
    rounds = rounds_of(view)
    turns = {(t.site.id, each.cycle.index): t for each in rounds for t in each.turns}
    if not turns or not any(turn.is_visited for turn in turns.values()):
        return None
    listed = {site_id for site_id, _ in turns}
    return {
        "title": "巡查覆盖表",
        "cycles": [f"{e.cycle.name}{'（进行中）' if e.is_running else ''}" for e in rounds],
        "rows": [_site(view, site, rounds, turns) for site in view.plan.sites if site.id in listed],
    }


def _site(
    view: View, site: Site, rounds: Sequence[Round], turns: dict[tuple[str, int], Turn]
) -> dict[str, Any]:
    own = [(each, turns.get((site.id, each.cycle.index))) for each in rounds]
    tiers = view.plan.settings.inspection.tiers
    return {
        "id": site.id,
        "name": site.name,
        "type": site.type,
        "owner": site.owner,
        "cycles": [_came(turn, tiers, is_running=each.is_running) for each, turn in own],
        "in_a_row": next(_rows(own), 0),
    }


def _rows(own: Sequence[tuple[Round, Turn | None]]) -> Iterator[int]:
    """In how many cycles in a row nobody came, as of each cycle that has ended, last first."""
    return (t.in_a_row for each, t in reversed(own) if t is not None and not each.is_running)


def _lacking(turn: Turn, tiers: Collection[Tier]) -> list[str]:
    """The tiers that have to come and did not."""
    return [tier.label for tier in dict.fromkeys(tiers) if tier not in turn.visits]


def _came(turn: Turn | None, tiers: Collection[Tier], *, is_running: bool) -> str:
    """Who came: 到位 where every tier did, else who has not."""
    if turn is None:
        return _NOT_LISTED
    lacking = _lacking(turn, tiers)
    if not lacking:
        return _ALL_CAME
    if not turn.is_visited and not turn.others:
        return _NOT_YET if is_running else _NOBODY_CAME
    return f"{'尚' if is_running else ''}缺{joined(lacking)}"
