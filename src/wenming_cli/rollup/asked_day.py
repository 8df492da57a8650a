"""The day that many plans are asked about: each of them finds its own cut-off from it."""

from dataclasses import replace
from datetime import date

from wenming_cli.figures.days.cutoff import Cutoff, cutoff, last_ended_month
from wenming_cli.frozen import frozen
from wenming_cli.model.named_period import WrittenPeriod, month_period
from wenming_cli.model.plan import Plan


@frozen
class AskedDay:
    """A day, or a period that ends on one; ``is_last_month``: the last month of each plan.

    ``today`` is what the clock showed: it stands for the day where nothing was asked for.
    """

    today: date
    as_of: date | None = None
    period: WrittenPeriod | None = None
    is_last_month: bool = False

    def cutoff(self, plan: Plan) -> Cutoff:
        """The day to compute a plan at; ``ValueError`` says why it has none."""
        last = month_period(last_ended_month(plan, self.today)) if self.is_last_month else None
        return cutoff(plan, self.today, self.as_of, last or self.period)

    @property
    def words(self) -> str:
        """What it comes to, in words for programs: the clock has no say where a day was asked."""
        return repr(self if self.as_of is None else replace(self, today=self.as_of))
