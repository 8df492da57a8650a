"""What stands behind the figures of inspections: each site in each cycle, and each check."""

from collections.abc import Iterable, Iterator

from wenming_cli.explaining.item import Item, Role, What
from wenming_cli.figures.definitions import Subject
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.inspections.checks import Checked
from wenming_cli.figures.inspections.coverage import Turn
from wenming_cli.figures.inspections.patrol import Patrol
from wenming_cli.model.inspection import CheckResult
from wenming_cli.model.site import Site


def items(patrol: Patrol, figure: Figure) -> Iterator[Item]:
    """List every turn or check; sites in no register are left out like the running cycle."""
    if figure.definition.subject is Subject.CHECKS:
        yield from map(checked_item, patrol.checks)
        return
    part = {turn.id for turn in figure.part}
    for turn in patrol.turns:
        yield turn_item(turn, Role.NUMERATOR if turn.id in part else Role.DENOMINATOR)
    yield from _running(patrol)
    yield from _outside(patrol)


def checked_item(checked: Checked) -> Item:
    """Tell of a check in the part it plays in 符合率."""
    role = {CheckResult.PASS: Role.NUMERATOR, CheckResult.FAIL: Role.DENOMINATOR}
    part = role.get(checked.result, Role.LEFT_OUT)
    found = checked.result.label if part is not Role.LEFT_OUT else f"{checked.result.label}的不计"
    words = f"{checked.tier.label}，{checked.check.item}，{found}"
    return Item(part, What.CHECK, checked.id, None, checked.site.name, words, checked.check)


def turn_item(turn: Turn, role: Role) -> Item:
    """Tell of a site in a cycle in the part it plays in a rate of coverage."""
    came = [
        f"{tier.label} {visit.date}（{visit.location().file_line}）"
        for tier, visit in turn.visits.items()
    ]
    words = "，".join([turn.cycle.full_name, *(came or [_who_else(turn)])])
    return _item(role, turn.id, turn.site, words)


def _who_else(turn: Turn) -> str:
    """Why nobody of those that have to come is found: others came, or nobody at all."""
    others = "、".join(tier.label for tier in turn.others)
    return f"只有{others}到过，不在规定的层级里" if others else "没有人到过"


def _running(patrol: Patrol) -> Iterator[Item]:
    running = patrol.running
    turns: Iterable[Turn] = running.turns if running is not None else ()
    for turn in turns:
        words = f"{turn.cycle.full_name}，周期尚未结束"
        yield _item(Role.LEFT_OUT, turn.id, turn.site, words)


def _outside(patrol: Patrol) -> Iterator[Item]:
    """The sites that were in no register up to now."""
    counted = {turn.site.id for each in patrol.rounds for turn in each.turns}
    for site in patrol.sites:
        if site.id not in counted:
            words = "当时不在册" if site.demonstration else "不是示范点位"
            yield _item(Role.LEFT_OUT, site.id, site, words)


def _item(role: Role, name: str, site: Site, words: str) -> Item:
    return Item(role, What.TURN, name, None, site.name, words, site)
