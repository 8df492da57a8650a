"""Money and points, computed anew from the records of a plan, slowly and plainly.

Nothing of the program is used here. Every number is a Fraction, every sum a loop over all records.
"""

import calendar
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

Record = dict[str, Any]

ORDER = (
    ("产出", "数量"),
    ("产出", "质量"),
    ("产出", "时效"),
    ("产出", "成本"),
    ("效益", "经济效益"),
    ("效益", "社会效益"),
    ("效益", "生态效益"),
    ("效益", "可持续影响"),
    ("满意度", "服务对象满意度"),
)


def cents(number: Fraction) -> str:
    """A number to two places, half up, away from zero."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    text = str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))
    return text.removeprefix("-") if Decimal(text) == 0 else text


def yuan(text: str) -> Fraction:
    """An amount in 元."""
    if text.endswith("万元"):
        return Fraction(text.removesuffix("万元")) * 10_000
    return Fraction(text.removesuffix("元"))


def until(records: list[Record], as_of: date) -> list[Record]:
    """Records dated up to a day, by date; of one date, as they are written."""
    past = [record for record in records if date.fromisoformat(record["date"]) <= as_of]
    return sorted(past, key=lambda record: str(record["date"]))


class Results:
    """What a plan of a calendar year comes to at the end of a day."""

    def __init__(self, sections: Record, as_of: date) -> None:
        self.sections = sections
        self.as_of = as_of
        self.year = int(sections["plan"]["year"])
        self.budget: Record | None = sections.get("budget")
        self.end = date(self.year, 12, 31)

    # --- money ------------------------------------------------------------------------------------

    def whole(self) -> Fraction:
        """预算数."""
        assert self.budget is not None
        changes = until(self.budget.get("adjustments", []), self.as_of)
        return yuan(self.budget["total"]) + sum(yuan(change["amount"]) for change in changes)

    def paid(self, line: str | None = None) -> Fraction:
        """实际支出, of one line or of all."""
        total = Fraction(0)
        for payment in until(self.sections.get("payments", []), self.as_of):
            if line in (None, payment["line"]):
                total += yuan(payment["amount"])
        return total

    def line_amount(self, line: Record) -> Fraction | None:
        """The amount of a line after adjustments; None where it is not split."""
        if "amount" not in line or self.budget is None:
            return None
        amount = yuan(line["amount"])
        for change in until(self.budget.get("adjustments", []), self.as_of):
            if change.get("line") == line["id"]:
                amount += yuan(change["amount"])
        return amount

    def execution(self) -> Fraction | None:
        """预算执行率."""
        if self.budget is None or self.whole() == 0:
            return None
        return self.paid() / self.whole()

    def elapsed(self) -> Fraction:
        """序时进度."""
        if self.as_of.year != self.year:
            return Fraction(int(self.as_of.year > self.year))
        days = calendar.monthrange(self.year, self.as_of.month)[1]
        return (self.as_of.month - 1 + Fraction(self.as_of.day, days)) / 12

    # --- indicators -------------------------------------------------------------------------------

    def indicators(self) -> list[Record]:
        """The indicators in the order of the form."""
        rows: list[Record] = self.sections.get("indicators", [])
        return [row for pair in ORDER for row in rows if (row["level1"], row["level2"]) == pair]

    def actual(self, row: Record) -> Fraction | str | None:
        """The value, or the word of a level."""
        if row["measure"] == "sampled":
            own = [s for s in self.sections.get("samples", []) if s["indicator"] == row["id"]]
            known = until(own, self.as_of)
            checked = sum(int(sample["checked"]) for sample in known)
            passed = sum(int(sample["passed"]) for sample in known)
            return Fraction(passed * 100, checked) if checked else None
        if row["measure"] == "figure:budget_execution_rate":
            rate = self.execution()
            return None if rate is None else rate * 100
        known = until(row.get("actuals", []), self.as_of)
        if not known:
            return None
        if row["nature"] == "qualitative":
            word: str = known[-1]["level"]
            return word
        return Fraction(known[-1]["value"])

    def attainment(self, row: Record) -> Fraction | None:
        """完成程度."""
        actual = self.actual(row)
        if row["nature"] == "qualitative" or not isinstance(actual, Fraction):
            return None
        target = Fraction(row["target"])
        if row["nature"] == "≤" and row["accrual"] == "cumulative" and self.as_of < self.end:
            return None  # what adds up and must not go beyond says nothing before the end
        if row["nature"] == "≤":
            return None if actual == 0 else target / actual
        if row["nature"] == "=" and actual == target:
            return Fraction(1)
        return None if target == 0 else actual / target

    def points(self, row: Record) -> str | None:
        """得分, rounded."""
        if "weight" not in row:
            return None
        weight, actual = Fraction(row["weight"]), self.actual(row)
        given = self.given(row)
        if given is not None and actual is not None:
            return cents(given)
        if row["nature"] == "qualitative" or not isinstance(actual, Fraction):
            return None
        return cents(weight * self.share(row["nature"], Fraction(row["target"]), actual))

    def given(self, row: Record) -> Fraction | None:
        """The points a person gave by then; undated, they count from the last day of the plan."""
        written = date.fromisoformat(row["score_date"]) if "score_date" in row else self.end
        return Fraction(row["score"]) if "score" in row and written <= self.as_of else None

    @staticmethod
    def share(nature: str, target: Fraction, actual: Fraction) -> Fraction:
        """The share of the points; never less than none."""
        if nature == "≥":
            return max(Fraction(0), min(Fraction(1), actual / target))
        if nature == "≤":
            if actual <= target:
                return Fraction(1)
            return Fraction(0) if target == 0 else max(Fraction(0), 1 - (actual - target) / target)
        if actual == target:
            return Fraction(1)
        if actual > target or target == 0:
            return Fraction(0)
        return max(Fraction(0), actual / target)

    def light(self, row: Record) -> str:
        """The monitoring light."""
        actual = self.actual(row)
        if row["accrual"] == "year_end" and self.as_of < self.end:
            return "grey"
        if row["nature"] == "qualitative":
            words = {"achieved": "green", "partial": "yellow", "missed": "red", None: "red"}
            return words[actual if isinstance(actual, str) else None]
        if not isinstance(actual, Fraction):
            return "red"
        target = Fraction(row["target"])
        if row["accrual"] == "cumulative":
            return self.growing_light(row["nature"], target, actual)
        met = {"≥": actual >= target, "≤": actual <= target, "=": actual == target}
        return "green" if met[row["nature"]] else "yellow"

    def growing_light(self, nature: str, target: Fraction, actual: Fraction) -> str:
        """The light of what adds up over the year."""
        month = 12 if self.as_of.year > self.year else self.as_of.month
        month = 1 if self.as_of.year < self.year else month
        by_now = target * month / 12
        if nature == "≤":
            return "red" if actual > target else "green" if actual <= by_now else "yellow"
        if target == 0 or actual == 0:
            return "green" if actual == target else "red"
        if actual >= target * Fraction(12, 10):
            return "blue"
        part = actual / by_now
        return "red" if part < Fraction(6, 10) else "yellow" if part < Fraction(8, 10) else "green"

    # --- the whole --------------------------------------------------------------------------------

    def execution_points(self) -> str | None:
        """The points of the execution."""
        rate = self.execution()
        return None if rate is None else cents(max(Fraction(0), min(Fraction(1), rate)) * 10)

    def score(self) -> Record:
        """What ``wenming score`` says, but for its words."""
        scores = [(self.execution_points(), "10")]
        scores += [(self.points(row), row.get("weight", "0")) for row in self.indicators()]
        known = [(Fraction(points), Fraction(weight)) for points, weight in scores if points]
        scored = sum((points for points, _ in known), Fraction(0))
        is_whole = len(known) == len(scores) and len(scores) > 1
        grade = next(
            (w for line, w in ((90, "优"), (80, "良"), (60, "中")) if scored >= line), "差"
        )
        return {
            "scored": cents(scored),
            "scored_weight": sum((weight for _, weight in known), Fraction(0)),
            "total": cents(scored) if is_whole else None,
            "grade": grade if is_whole else None,
        }
