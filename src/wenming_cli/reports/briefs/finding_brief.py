"""Findings in short: how many are left, how fast they are put right, by whom best and worst."""

from collections.abc import Iterator, Sequence

from wenming_cli.figures.findings.finding_state import Stage
from wenming_cli.figures.findings.groups import Groups
from wenming_cli.figures.table import ON_TIME_RECTIFICATION_RATE
from wenming_cli.reports.briefs.extremes import extremes
from wenming_cli.reports.sentences import changed, counted, several, stated
from wenming_cli.reports.view import View

_LEFT = (Stage.OPEN, Stage.RECTIFIED, Stage.LONG_TERM)


def finding_brief(view: View, owners: Groups) -> str:
    """Say what is not closed, 按期整改率 and its change, and the units at both ends of it."""
    has_any = view.now.whole.counts.get("findings")
    return several(filter(None, _clauses(view, owners))) if has_any else ""


def _clauses(view: View, owners: Groups) -> Iterator[str]:
    counts = view.now.whole.counts
    left = counted(((s.label, counts[f"{s.value}_findings"]) for s in _LEFT), "个")
    yield f"截至{view.day(view.as_of)}，{left or '登记的问题已全部销号'}"
    figure = view.now.whole.figure(ON_TIME_RECTIFICATION_RATE.id)
    if figure is not None:
        yield "，".join(filter(None, (f"累计{stated(figure)}", changed(figure, view))))
    units = {
        group.name: own
        for group in owners
        for own in group.figures
        if own.id == ON_TIME_RECTIFICATION_RATE.id
    }
    yield extremes(units, "单位", ON_TIME_RECTIFICATION_RATE.label)


def finding_counts(
    view: View,
    late_moves: Sequence[object],
    due_today: Sequence[object],
    done_late: Sequence[object],
) -> str:
    """How long the lists are that stand in the annex alone."""
    lists = (
        ("逾期后才延期、改派或转长期", late_moves),
        ("截止当天到期、尚未整改", due_today),
        (f"{view.this}到期、超过时限才整改", done_late),
    )
    return several(f"{word}的{len(every)}个" for word, every in lists if every)
