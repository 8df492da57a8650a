"""The samples behind the sampled rate, and the indicators behind the scores."""

from collections.abc import Iterator

from wenming_cli.explaining.item import Item, Role, What
from wenming_cli.figures.indicators.restated import with_full_counts
from wenming_cli.figures.indicators.samples import Sampled
from wenming_cli.figures.indicators.scores import Score, evaluate
from wenming_cli.figures.standing import Group
from wenming_cli.model.indicator import Sample


def samples(group: Group, owner: str | None) -> Iterator[Item]:
    """List the samples of a group, then those left out; ``owner``: those of one unit."""
    for each in group.samples:
        yield sampled_item(each)
    of_group = [s for s in group.frame.plan.samples if owner in (None, s.owner)]
    by_then = [sample for sample in of_group if sample.date <= group.frame.as_of]
    for sample, full in with_full_counts(by_then):
        if full is not None:
            yield sampled_item(Sampled(sample), left_out=replaced_words(full))
    for sample in of_group:
        if sample.date > group.frame.as_of:
            yield sampled_item(Sampled(sample), left_out=f"{sample.date} 在截止日以后")


def replaced_words(full: Sample) -> str:
    """What is said of a sample that a full count replaces."""
    return f"{full.date} 全数重报的代替了它"


def sampled_item(each: Sampled, left_out: str | None = None) -> Item:
    """Tell of a sample what was checked in it and what passed."""
    sample = each.sample
    words = sample_words(sample) + (f"，{left_out}" if left_out else "")
    role = Role.LEFT_OUT if left_out else Role.NUMERATOR
    return Item(role, What.SAMPLE, each.id, sample.date, sample.owner, words, sample)


def sample_words(sample: Sample) -> str:
    """What was checked and what passed: ``抽查 50，合格 48``, ``全数重报 50，合格 48``."""
    return f"{'全数重报' if sample.restates else '抽查'} {sample.checked}，合格 {sample.passed}"


def scores(group: Group) -> Iterator[Item]:
    """List the execution of the budget, then every indicator, those without points left out."""
    plan = group.frame.plan
    found = evaluate(plan, group.frame.as_of, group.measured)
    if plan.budget is not None:
        role, words = _points(found.execution)
        yield Item(role, What.BUDGET, None, None, "预算执行", words, plan.budget)
    for each in found.indicators:
        role, words = _points(each.score)
        indicator = each.indicator
        yield Item(role, What.INDICATOR, indicator.id, None, indicator.name, words, indicator)


def _points(score: Score) -> tuple[Role, str]:
    if score.points is None:
        return Role.LEFT_OUT, f"{score.reason}，不计"
    return Role.NUMERATOR, f"得分 {score.points:f} / {score.weight:f}"
