"""更正: figures of closed months that were corrected, as the next report has to say."""

from collections.abc import Iterator

from wenming_cli.figures.closing import Correction, corrections, label_of
from wenming_cli.reports.filters import chinese_month
from wenming_cli.reports.phrases import bare, joined
from wenming_cli.reports.view import View


def corrected(view: View) -> list[str]:
    """A sentence for every amendment made in the month, and for every one of the month itself.

    A report of a closed month that is printed anew says so even if it was amended later.
    """
    return [_sentence(view, c) for c in corrections(view.plan) if _belongs(view, c)]


def _belongs(view: View, correction: Correction) -> bool:
    return correction.closing.month == view.month or correction.amendment.date in view.period


def _sentence(view: View, correction: Correction) -> str:
    month = chinese_month(correction.closing.month)
    day = view.day(correction.amendment.date)
    changes = joined(_changes(correction)) or "记录有改动，上报的数字不变"
    return f"{month}：{changes}。原因：{bare(correction.amendment.reason)}（{day}更正）。"


def _changes(correction: Correction) -> Iterator[str]:
    for figure in correction.figures:
        yield f"{label_of(figure.id)}由{figure.before}更正为{figure.after}"
