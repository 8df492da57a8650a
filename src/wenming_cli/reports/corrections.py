"""更正: figures of closed months that were corrected, as the next report has to say."""

from collections.abc import Iterator

from wenming_cli.figures.months.closed_months import Correction, due_corrections
from wenming_cli.model.plan import Plan
from wenming_cli.reports.filters import chinese_month
from wenming_cli.reports.sentences import bare, joined
from wenming_cli.reports.view import View

_UNHELD = (
    ("inspections", "点位巡查"),
    ("samples", "抽查"),
    ("indicators", "绩效指标和评分"),
    ("owners", "红黑榜和各单位"),
)
"""What a closing of an earlier version of the program does not hold, by the section it rests on."""


def corrected(view: View) -> list[str]:
    """A sentence for every amendment that no earlier report carried.

    A report of a closed month that is printed anew says so even if it was amended later.
    """
    return [_sentence(view, c) for c in due_corrections(view.plan, view.month, view.made)]


def _sentence(view: View, correction: Correction) -> str:
    month = chinese_month(correction.closing.month)
    day = view.day(correction.amendment.date)
    changes = joined(_changes(correction)) or _unchanged(view.plan, correction)
    return f"{month}：{changes}。原因：{bare(correction.amendment.reason)}（{day}更正）。"


def _unchanged(plan: Plan, correction: Correction) -> str:
    """What can be said where no figure is known to have changed."""
    unheld = [] if correction.is_whole else [word for name, word in _UNHELD if getattr(plan, name)]
    if not unheld:
        return "记录有改动，上报的数字不变"
    return (
        "记录有改动，月结里留有的数字不变；"
        f"这次月结没有留{joined(unheld)}的数字，是否变动以重算为准"
    )


def _changes(correction: Correction) -> Iterator[str]:
    for figure in correction.figures:
        before, after = figure.told
        yield f"{figure.label}由{before}更正为{after}"
