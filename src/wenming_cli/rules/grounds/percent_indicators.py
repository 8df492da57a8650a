"""An indicator in per cent is a share of a whole, or a change; this tells how surely."""

from collections.abc import Iterator
from decimal import Decimal
from enum import IntEnum, auto

from wenming_cli.diagnostic import Location
from wenming_cli.model.indicator import Indicator, Nature
from wenming_cli.rules.grounds.target_numbers import number

_UNITS = ("%", "％", "百分比", "百分率")


class PercentKind(IntEnum):
    """What an indicator in per cent is: ``UNSURE`` where only its name tells, and tells little."""

    CHANGE = auto()
    COMPLETION = auto()
    UNSURE = auto()
    SHARE = auto()


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


_WORDS = {
    PercentKind.CHANGE: _words(
        "变动|变化|变更|调整|增减|增长|增加|增幅|增速|上升|提高|提升|下降|降幅|降低|减少|减幅|压减|压缩|"
        "节约|偏差|偏离|波动|浮动|幅度|同比|环比|差异|差额|超支|超额|结余"
    ),
    PercentKind.COMPLETION: _words("完成率|完成度|完成程度|达成率|到位率|到位程度|执行率"),
    PercentKind.SHARE: _words(
        "合格|覆盖|履约|满意|达标|知晓|整改|办结|及时|准时|按时|按期|准确|占比|参与率|支持率|符合率|"
        "通过率|普及率|处置率|优良率|回复率"
    ),
}


def kind_of(indicator: Indicator) -> PercentKind | None:
    """What kind of percentage an indicator is; None where it is measured in something else."""
    if indicator.unit not in _UNITS or indicator.nature is Nature.QUALITATIVE:
        return None
    if indicator.measure != "reported":
        return PercentKind.SHARE
    return max(_told(indicator.name), default=(0, PercentKind.UNSURE))[1]


def _told(name: str) -> Iterator[tuple[int, PercentKind]]:
    """What each known word in a name says, and where: the last one is what is measured."""
    for kind, words in _WORDS.items():
        for word in words:
            if word in name:
                yield name.rindex(word) + len(word), kind


def is_share(indicator: Indicator) -> bool:
    """Whether an indicator is a share as far as its name tells: no change and no completion."""
    return kind_of(indicator) in (PercentKind.SHARE, PercentKind.UNSURE)


def out_of_range(indicator: Indicator, *, has_top: bool = True) -> Iterator[tuple[Location, str]]:
    """Where target and actual values are less than 0 or, where it has a top, more than 100."""
    target = number(indicator.target)
    if target is not None and _is_out(target, has_top=has_top):
        yield indicator.location("target"), f"指标值 {target:f}"
    for actual in indicator.actuals:
        if actual.value is not None and _is_out(actual.value, has_top=has_top):
            yield actual.location("value"), f"{actual.date} 的实际值 {actual.value:f}"


def _is_out(value: Decimal, *, has_top: bool) -> bool:
    return value < 0 or (has_top and value > 100)
