"""Places on the suggested boards of the month that are others after a change."""

from collections.abc import Iterator
from typing import NamedTuple

from wenming_cli.changes.shift import Shift, Value
from wenming_cli.figures.boards import Ranked, boards
from wenming_cli.figures.boards.phrases import rank_text, score_text
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.standing import Standing
from wenming_cli.model.scalars import Month
from wenming_cli.model.settings import BoardSettings
from wenming_cli.words.numbers import decimal_text


class _Place(NamedTuple):
    """A unit's place, None where it is 不参评, and how it is told."""

    place: Ranked | None
    label: str
    value: Value


def places(before: Standing | None, after: Standing | None) -> Iterator[Shift]:
    """Find every unit of both plans with another place, score or list in the month up to a day."""
    if before is None or after is None:
        return
    was, now = _places(before), _places(after)
    for owner, new in now.items():
        old = was.get(owner)
        if old is not None and old.value != new.value:
            by = _by(old.place, new.place)
            yield Shift("owner", None, owner, owner, new.label, old.value, new.value, by)


def _places(standing: Standing) -> dict[str, _Place]:
    plan = standing.plan
    period = Period.of_month(Month.of(standing.as_of)).until(standing.as_of)
    found = {}
    for each in boards(plan, period):
        label = f"{each.group.label}榜单"
        for place in each.ranked:
            found[place.owner] = _Place(place, label, _value(place, plan.settings.board))
        for unit in each.unranked:
            found[unit.owner] = _Place(None, label, Value("不参评", None))
    return found


def _value(place: Ranked, settings: BoardSettings) -> Value:
    words = [rank_text(place, settings), f"{score_text(place.value, settings)}分"]
    words += [place.colour.label] if place.colour is not None else []
    colour = None if place.colour is None else place.colour.value
    score = decimal_text(place.value, 6)
    return Value("，".join(words), {"rank": place.rank, "score": score, "list": colour})


def _by(old: Ranked | None, new: Ranked | None) -> str:
    if old is None or new is None or old.value == new.value:
        return ""
    sign = "+" if new.value > old.value else ""
    return f"{sign}{decimal_text(new.value - old.value, 2)}分"
