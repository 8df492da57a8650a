"""Which indicators are shares of a whole, from 0 to 100 %."""

from wenming_cli.model.indicator import Indicator, Nature

_UNITS = ("%", "％", "百分比", "百分率")
_MAY_EXCEED = ("增长", "增幅", "下降", "降幅", "降低", "同比", "环比", "完成率", "达成率")


def is_share(indicator: Indicator) -> bool:
    """Whether an indicator is measured in per cent and is no growth, decrease or completion."""
    return (
        indicator.unit in _UNITS
        and indicator.nature is not Nature.QUALITATIVE
        and not any(word in indicator.name for word in _MAY_EXCEED)
    )
