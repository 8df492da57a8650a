"""What a report is about: a plan, a month or another period, where the plan stands at its end."""

from datetime import date, timedelta

from wenming_cli.figures.agreed.variance import Variance
from wenming_cli.figures.days.asked_period import beside, ordinal
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.standing import Standing, standing
from wenming_cli.frozen import frozen
from wenming_cli.model.assessment import Assessment
from wenming_cli.model.named_period import NamedPeriod, month_period
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.words.dates import NO_LIMIT, chinese_date, month_day


@frozen
class View:
    """A plan seen at the end of a day of ``asked``, which is mostly a month.

    ``as_of`` is the last day of it, or an earlier day inside it; then ``is_partial`` is set
    (月中数据). ``now`` is the standing at ``as_of``, ``before`` that on the eve of it, None where
    the plan had not begun. ``period`` are its days up to ``as_of``.
    ``revision`` names the git commit where it is to be printed. ``with_evidence``: the records
    behind the numbers are printed too. ``made`` is the day the report is made, where that counts.
    ``for_circulation``: it goes to others, without what the program suggests and internal numbers.
    ``assessment`` is the one that a circular tells of.
    ``template`` is the name of the one that is filled in, where it is to be printed. ``against``:
    what moved against a baseline is printed too.
    """

    plan: Plan
    asked: NamedPeriod
    as_of: date
    is_partial: bool
    now: Standing
    before: Standing | None
    period: Period
    revision: str | None
    with_evidence: bool = False
    made: date = date.max
    for_circulation: bool = False
    assessment: Assessment | None = None
    template: str = ""
    against: Variance | None = None

    @property
    def month(self) -> Month:
        """The month it is about, or in which what it is about ends."""
        return Month.of(self.asked.last)

    @property
    def this(self) -> str:
        """本月, 本季度 … 本期."""
        return self.asked.this

    @property
    def issue(self) -> int | None:
        """第几期: counted among the periods of its kind; None where they are not counted."""
        return ordinal(self.plan, self.asked)

    @property
    def earlier(self) -> NamedPeriod | None:
        """The period before it."""
        return beside(self.plan, self.asked, -1)

    @property
    def later(self) -> NamedPeriod | None:
        """The period after it."""
        return beside(self.plan, self.asked, 1)

    def day(self, day: date) -> str:
        """A date in a sentence: without the year where that is the report's own."""
        return month_day(day) if day.year == self.month.year else chinese_date(day)

    def limit(self, limit: date | None) -> str:
        """A limit in a sentence; 长期 where there is none."""
        return NO_LIMIT if limit is None else self.day(limit)

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
            if str(narrative.about) == self.asked.text
            and narrative.section is section
            and narrative.workstream == workstream
            for line in narrative.text.splitlines()
            if line.strip()
        ]


def period_words(asked: NamedPeriod) -> dict[str, str]:
    """What templates call a period, its neighbours, its end and its unfinished numbers."""
    return {
        "text": asked.text,
        "name": asked.name,
        "this": asked.this,
        "before": asked.before,
        "after": asked.after,
        "end": asked.end,
        "running": asked.running,
    }


def view_of(plan: Plan, of: Month | NamedPeriod, as_of: date, revision: str | None) -> View:
    """The view of a month or another period at a day in it; a later day counts as its last."""
    asked = month_period(of) if isinstance(of, Month) else of
    as_of = min(as_of, asked.last)
    eve = asked.first - timedelta(days=1)
    return View(
        plan=plan,
        asked=asked,
        as_of=as_of,
        is_partial=as_of < asked.last,
        now=standing(plan, as_of),
        before=standing(plan, eve) if eve >= plan.start else None,
        period=Period.of(asked).until(as_of),
        revision=revision,
    )
