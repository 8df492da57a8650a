"""What a report is about: a plan, a month, and where the plan stands at the cut-off day."""

from dataclasses import dataclass
from datetime import date, timedelta

from wenming_cli.figures.agreed.variance import Variance
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.standing import Standing, standing
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.words.dates import chinese_date, month_day


@dataclass(frozen=True, slots=True)
class View:
    """A plan seen at the end of a day of a month.

    ``as_of`` is the month's last day, or an earlier day inside it; then ``is_partial`` is set
    (月中数据). ``now`` is the standing at ``as_of``, ``before`` that at the end of the month
    before, None where the plan had not begun. ``period`` is the month up to ``as_of``.
    ``revision`` names the git commit where it is to be printed. ``with_evidence``: the records
    behind the numbers are printed too. ``made`` is the day the report is made, where that counts.
    ``for_circulation``: it goes to others, without what the program suggests and internal numbers.
    ``assessment`` is the id of the one that a circular tells of.
    ``template`` is the name of the one that is filled in, where it is to be printed. ``against``:
    what moved against a baseline is printed too.
    """

    plan: Plan
    month: Month
    as_of: date
    is_partial: bool
    now: Standing
    before: Standing | None
    period: Period
    revision: str | None
    with_evidence: bool = False
    made: date = date.max
    for_circulation: bool = False
    assessment: str | None = None
    template: str = ""
    against: Variance | None = None

    @property
    def issue(self) -> int:
        """第几期: the month counted from the plan's first, which is 1."""
        first = Month.of(self.plan.start)
        return (self.month.year - first.year) * 12 + self.month.month - first.month + 1

    def day(self, day: date) -> str:
        """A date in a sentence: without the year where that is the report's own."""
        return month_day(day) if day.year == self.month.year else chinese_date(day)

    def words(self, section: NarrativeSection) -> list[str]:
        """What a person wrote for a section of this month, paragraph by paragraph.

        Words for a workstream come after those for the whole, introduced by its name.
        """
        return self.words_of(section, None) + [
            f"{workstream.name}：{paragraph}"
            for workstream in self.plan.workstreams
            for paragraph in self.words_of(section, workstream.id)
        ]

    def words_of(self, section: NarrativeSection, workstream: str | None) -> list[str]:
        """The paragraphs for one workstream in a section; None: those for the section itself."""
        return [
            line.strip()
            for narrative in self.plan.narratives
            if narrative.month == self.month
            and narrative.section is section
            and narrative.workstream == workstream
            for line in narrative.text.splitlines()
            if line.strip()
        ]


def view_of(plan: Plan, month: Month, as_of: date, revision: str | None) -> View:
    """The view of a month at a day in it; a later day counts as the month's last."""
    as_of = min(as_of, month.last_day)
    eve = month.first_day - timedelta(days=1)
    return View(
        plan=plan,
        month=month,
        as_of=as_of,
        is_partial=as_of < month.last_day,
        now=standing(plan, as_of),
        before=standing(plan, eve) if eve >= plan.start else None,
        period=Period.of_month(month).until(as_of),
        revision=revision,
    )
