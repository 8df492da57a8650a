"""The records behind the figures of inspections: turns of sites and checks, with their places."""

from collections.abc import Iterable, Iterator, Sequence

from wenming_cli import sink
from wenming_cli.diagnostic import Location
from wenming_cli.figures.checks import Checked
from wenming_cli.figures.coverage import Turn
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.patrol import Patrol
from wenming_cli.model.base import Entry
from wenming_cli.model.site import Site


def lines(patrol: Patrol, figure: Figure) -> Iterator[str]:
    """What was counted in the numerator, only in the denominator, and not at all."""
    if figure.id == "pass_rate":
        judged = {id(check) for check in figure.whole}
        met = {id(check) for check in figure.part}
        rest = [check for check in patrol.checks if id(check) not in judged]
        yield from _listed("算进分子的", [_checked(c) for c in patrol.checks if id(c) in met])
        among = [c for c in patrol.checks if id(c) in judged and id(c) not in met]
        yield from _listed("只算进分母的", [_checked(c) for c in among])
        yield from _listed("没有算进来的", [_checked(c) for c in rest])
        return
    part = {turn.id for turn in figure.part}
    yield from _listed("算进分子的", [_turn(t) for t in patrol.turns if t.id in part])
    yield from _listed("只算进分母的", [_turn(t) for t in patrol.turns if t.id not in part])
    yield from _listed("没有算进来的", [*_running(patrol), *_outside(patrol)])


def _listed(word: str, rows: Sequence[str]) -> Iterator[str]:
    if rows:
        yield f"  {word} {len(rows)} 项："
        yield from rows


def _checked(checked: Checked) -> str:
    item = sink.clipped(" ".join(checked.check.item.split()), 40)
    words = f"{checked.date}  {checked.tier.label}  {item}  {checked.result.label}"
    return _row(checked.site, words, checked.check)


def _turn(turn: Turn) -> str:
    came = [
        f"{tier.label} {visit.date}（{_at(visit.location())}）"
        for tier, visit in turn.visits.items()
    ]
    return _row(turn.site, f"{turn.cycle.full_name}  {'，'.join(came) or '没有人到过'}", turn.site)


def _running(patrol: Patrol) -> Iterable[str]:
    running = patrol.running
    for turn in running.turns if running else ():
        yield _row(turn.site, f"{turn.cycle.full_name}  周期尚未结束", turn.site)


def _outside(patrol: Patrol) -> Iterator[str]:
    """The sites that were in no register up to now."""
    counted = {turn.site.id for each in patrol.rounds for turn in each.turns}
    for site in patrol.sites:
        if site.id not in counted:
            words = "当时不在册" if site.demonstration else "不是示范点位"
            yield _row(site, words, site)


def _row(site: Site, words: str, entry: Entry) -> str:
    name = sink.clipped(" ".join(site.name.split()), 30)
    return f"    {site.id}  {name}  {words}  [{_at(entry.location())}]"


def _at(at: Location) -> str:
    return f"{at.file}:{at.line}"
