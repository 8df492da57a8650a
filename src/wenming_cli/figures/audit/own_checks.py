"""A unit's own checks against those of others, on the same items."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from wenming_cli.figures.audit.chances import Table2, chance_words, fisher, is_unlikely
from wenming_cli.figures.audit.question import AsRecorded, Ground, Question
from wenming_cli.figures.days.period import known
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.indicators.restated import standing_samples
from wenming_cli.frozen import frozen
from wenming_cli.model.inspection import CheckResult, Tier
from wenming_cli.words.numbers import decimal_text
from wenming_cli.words.rates import percent_text, points_text

ID = "own_checks"
TITLE = "自查和别人查的不一样"
LEAST = 10
POINTS = Fraction(10, 100)
FROM = (
    "同一点位的同样内容（或者同一单位的同一抽查指标），自己查的和别的单位查的合计各不少于10项次，"
    "自己查的符合率高出10个百分点以上，碰巧这样的可能（逐项比的 Fisher 精确检验，按比的单位数分摊）"
    "不到千分之一：再少看不出差别，再小可能是时间不同"
)

Thing = tuple[str, str]
"""What was looked at: an item at a site, or an indicator."""


@frozen
class _Looked:
    """One look at a thing of a unit: by the unit itself or not, how many passed and failed."""

    unit: str
    thing: Thing
    is_own: bool
    passed: int
    failed: int
    ground: Ground


def questions(recorded: AsRecorded) -> Iterator[Question]:
    """Every unit whose own checks, or samples, come out much better than those of others."""
    for what, looked in (("检查", _checks(recorded)), ("抽查", _samples(recorded))):
        units = {
            unit: both
            for unit, own in grouped((each.unit, each) for each in looked).items()
            if min(map(_size, _sides(both := _by_both(own)))) >= LEAST
        }
        for unit, both in units.items():
            question = _question(unit, what, both, len(units))
            if question is not None:
                yield question


def _checks(recorded: AsRecorded) -> Iterator[_Looked]:
    sites = recorded.plan.site_by_id
    for inspection in recorded.inspections:
        for check in inspection.checks:
            if check.result is CheckResult.NA or check.site not in sites:
                continue
            site, is_met = sites[check.site], check.result is CheckResult.PASS
            is_own = inspection.tier == Tier.OWNER or inspection.by == site.owner
            words = f"{inspection.date} {inspection.by or inspection.tier.label}检查"
            words += f"{check.item}：{check.result.label}"
            ground = Ground(site.name, words, check)
            thing = (site.id, check.item)
            yield _Looked(site.owner, thing, is_own, is_met, not is_met, ground)


def _samples(recorded: AsRecorded) -> Iterator[_Looked]:
    there = known(recorded.plan.samples, recorded.as_of)
    own, others = ([s for s in there if (s.by == s.owner) is side] for side in (True, False))
    counted = {id(s) for looks in (own, others) for s in standing_samples(looks)}
    for sample in there:
        if id(sample) not in counted:
            continue
        if sample.by is not None and sample.passed <= sample.checked:
            words = f"{sample.date} {sample.by}抽查 {sample.checked}，合格 {sample.passed}"
            failed, is_own = sample.checked - sample.passed, sample.by == sample.owner
            ground = Ground(sample.indicator, words, sample)
            thing = (sample.owner, sample.indicator)
            yield _Looked(sample.owner, thing, is_own, sample.passed, failed, ground)


def _by_both(looked: Sequence[_Looked]) -> list[_Looked]:
    """What was looked at by the unit and by others as well."""
    by = {(each.thing, each.is_own) for each in looked}
    return [x for x in looked if (x.thing, True) in by and (x.thing, False) in by]


def _sides(looked: Sequence[_Looked]) -> tuple[list[_Looked], list[_Looked]]:
    return [x for x in looked if x.is_own], [x for x in looked if not x.is_own]


def _size(looked: Sequence[_Looked]) -> int:
    return sum(each.passed + each.failed for each in looked)


def _passed(looked: Sequence[_Looked]) -> int:
    return sum(each.passed for each in looked)


def _question(unit: str, what: str, looked: Sequence[_Looked], looks: int) -> Question | None:
    own, others = _sides(looked)
    share, met = (Fraction(_passed(side), _size(side)) for side in (own, others))
    if share - met <= POINTS:
        return None
    things = grouped((each.thing, each) for each in looked)
    chance = fisher(_table(each) for each in things.values())
    if not is_unlikely(chance, looks):
        return None
    apart = points_text(share - met).removeprefix("+")
    return Question(
        unit,
        f"自己{what} {_size(own)} 项次符合 {_passed(own)}（{percent_text(share)}），"
        f"别的单位{what}同样的 {_size(others)} 项次符合 {_passed(others)}（{percent_text(met)}），"
        f"高出{apart}，碰巧这样的可能{chance_words(chance)}",
        "请核实自己是怎么查的、标准是不是一样",
        tuple(each.ground for each in (*own, *others)),
        {"points": decimal_text((share - met) * 100, 4), "chance": decimal_text(chance, 10)},
    )


def _table(looked: Sequence[_Looked]) -> Table2:
    own, others = _sides(looked)
    passed, met = _passed(own), _passed(others)
    return Table2(passed, _size(own) - passed, met, _size(others) - met)
