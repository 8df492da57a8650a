"""A unit's own checks against those of others, on the same items."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from wenming_cli.figures.audit.chances import chance_words, fisher, is_unlikely
from wenming_cli.figures.audit.question import Ground, Question
from wenming_cli.figures.days.period import known
from wenming_cli.figures.grouping import grouped
from wenming_cli.model.inspection import CheckResult, Tier
from wenming_cli.model.plan import Plan
from wenming_cli.words.numbers import decimal_text
from wenming_cli.words.rates import percent_text, points_text

ID = "own_checks"
TITLE = "自查和别人查的不一样"
LEAST = 10
POINTS = Fraction(10, 100)
FROM = (
    "同一单位、同样的检查内容或抽查指标，自己查的和别的单位查的各不少于10项次，"
    "自己查的符合率高出10个百分点以上，"
    "碰巧这样的可能（Fisher 精确检验，按比的单位数分摊）不到千分之一；"
    "再少看不出差别，再小可能是时间不同"
)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was looked at: ``what`` was it, by whom, how many of how many passed."""

    unit: str
    what: str
    is_own: bool
    passed: int
    failed: int
    ground: Ground


def questions(plan: Plan, as_of: date) -> Iterator[Question]:
    """Every unit whose own checks come out much better than those of others."""
    looked = [*_checks(plan, as_of), *_samples(plan, as_of)]
    sides = {unit: _sides(own) for unit, own in grouped((x.unit, x) for x in looked).items()}
    weighed = {unit: both for unit, both in sides.items() if min(map(_size, both)) >= LEAST}
    for unit, (own, others) in weighed.items():
        question = _question(unit, own, others, len(weighed))
        if question is not None:
            yield question


def _checks(plan: Plan, as_of: date) -> Iterator[_Looked]:
    sites = plan.site_by_id
    for inspection in known(plan.inspections, as_of):
        for check in inspection.checks:
            if check.result is CheckResult.NA or check.site not in sites:
                continue
            site, is_met = sites[check.site], check.result is CheckResult.PASS
            is_own = inspection.tier is Tier.OWNER or inspection.by == site.owner
            words = f"{inspection.date} {inspection.by or inspection.tier.label}查"
            words += f"{check.item}：{check.result.label}"
            ground = Ground(site.name, words, check)
            yield _Looked(site.owner, check.item, is_own, is_met, not is_met, ground)


def _samples(plan: Plan, as_of: date) -> Iterator[_Looked]:
    for sample in known(plan.samples, as_of):
        if sample.by is not None and sample.passed <= sample.checked:
            words = f"{sample.date} {sample.by}抽查 {sample.checked}，合格 {sample.passed}"
            failed, is_own = sample.checked - sample.passed, sample.by == sample.owner
            ground = Ground(sample.indicator, words, sample)
            yield _Looked(sample.owner, sample.indicator, is_own, sample.passed, failed, ground)


def _sides(looked: Sequence[_Looked]) -> tuple[list[_Looked], list[_Looked]]:
    """A unit's own looks and those of others, at what both have looked at."""
    by = Counter({(each.what, each.is_own) for each in looked})
    both = [x for x in looked if by[x.what, True] and by[x.what, False]]
    return [x for x in both if x.is_own], [x for x in both if not x.is_own]


def _size(looked: Sequence[_Looked]) -> int:
    return sum(each.passed + each.failed for each in looked)


def _question(
    unit: str, own: Sequence[_Looked], others: Sequence[_Looked], looks: int
) -> Question | None:
    (passed, size), (met, seen) = _result(own), _result(others)
    apart = Fraction(passed, size) - Fraction(met, seen)
    if apart <= POINTS:
        return None
    chance = fisher(passed, size - passed, met, seen - met)
    if not is_unlikely(chance, looks):
        return None
    return Question(
        unit,
        f"自己查的 {size} 项次符合 {passed}（{percent_text(Fraction(passed, size))}），"
        f"别的单位查同样的内容 {seen} 项次符合 {met}（{percent_text(Fraction(met, seen))}），"
        f"高出{points_text(apart).removeprefix('+')}，碰巧这样的可能{chance_words(chance)}",
        "请核实自查是怎么查的、标准是不是一样",
        tuple(each.ground for each in (*others, *own) if each.failed or each.is_own),
        _numbers(apart, chance),
    )


def _result(looked: Sequence[_Looked]) -> tuple[int, int]:
    return sum(each.passed for each in looked), _size(looked)


def _numbers(apart: Fraction, chance: Fraction) -> dict[str, str]:
    return {"points": decimal_text(apart * 100, 4), "chance": decimal_text(chance, 10)}
