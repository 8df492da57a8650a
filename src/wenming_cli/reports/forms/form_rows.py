"""The rows of a form: indicators in the order of the levels, each level named once."""

from collections.abc import Iterator, Sequence

from wenming_cli.figures.indicators.actual_values import (
    Reading,
    reading_words,
    target_words,
    written_word,
)
from wenming_cli.figures.inspections.coverage import label_in
from wenming_cli.figures.table import row_of
from wenming_cli.frozen import frozen
from wenming_cli.model.indicator import Indicator, Nature
from wenming_cli.model.plan import Plan


@frozen
class Levels:
    """The first three cells of a row; a level that is that of the row above is left blank."""

    level1: str
    level2: str
    level3: str

    def cells(self) -> dict[str, str]:
        """The cells by name."""
        return {"level1": self.level1, "level2": self.level2, "level3": self.level3}


def levels(indicators: Sequence[Indicator]) -> Iterator[Levels]:
    """The cells of indicators in the order of the form."""
    above: tuple[str, str] | None = None
    for indicator in indicators:
        here = indicator.level1, indicator.level2
        is_first = above is None or here[0] != above[0]
        yield Levels(here[0] if is_first else "", here[1] if here != above else "", indicator.name)
        above = here


def nature_word(indicator: Indicator) -> str:
    """指标性质: ``≥``, ``≤``, ``=`` or 定性."""
    nature: str = indicator.nature.value
    return "定性" if indicator.nature is Nature.QUALITATIVE else nature


def target_cell(indicator: Indicator) -> str:
    """年度指标值 in one cell: ``≥95%``; a qualitative target as it is written."""
    if indicator.nature is Nature.QUALITATIVE:
        return indicator.target
    return f"{indicator.nature.value}{indicator.target}{indicator.unit or ''}"


def actual_cell(indicator: Indicator, actual: Reading) -> str | None:
    """实际完成值 without its unit, which has a column of its own."""
    words = reading_words(indicator, actual)
    if words is None or actual.value is None:
        return words
    return words.removesuffix(indicator.unit or "")


def content_cell(plan: Plan, indicator: Indicator) -> str:
    """指标内容: what a person wrote, else the target in a sentence and how it is measured."""
    if indicator.content:
        return indicator.content.strip()
    colon = "：" if indicator.nature is Nature.QUALITATIVE else ""
    told = f"{indicator.name}{colon}{target_words(indicator)}"
    if indicator.measure == "sampled":
        return f"{told}，按抽查{written_word(indicator)}数占抽查数计"
    row = row_of(indicator.measure.removeprefix("figure:"))
    label = None if row is None else label_in(plan.settings, row)
    counted = f"，按{label}计" if label and label not in indicator.name else ""
    return f"{told}{counted}"
