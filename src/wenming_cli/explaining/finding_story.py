"""Why a finding stands as it does: owner, limit and state, each from its log."""

from collections.abc import Callable, Iterator
from datetime import date

from wenming_cli.explaining.story import Step, Story, in_order
from wenming_cli.figures.days.calendar import provisional, uncovered_years
from wenming_cli.figures.findings.finding_state import FindingState, ItemState, Log, Stage
from wenming_cli.figures.findings.surveying import allowed_days
from wenming_cli.model.finding import Event, Finding, LogEntry
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Span

_OF_STATE = (Event.RECTIFIED, Event.CLOSED, Event.LONG_TERM, Event.VOID)


def story(plan: Plan, state: FindingState, as_of: date) -> Story:
    """Tell the story of a finding."""
    steps, later = in_order(_steps(plan, state), as_of)
    finding = state.finding
    sums = tuple(_sums(plan, state, as_of))
    return Story("findings", finding.id, finding.text, state.state.label, sums, steps, later)


def item_story(state: FindingState, item: ItemState, as_of: date) -> Story:
    """Tell the story of one item of a finding: what was said of it, and of the whole."""
    finding = state.finding
    said = finding.items[item.number - 1]
    last = _last(item.log, lambda e: e.opens_again or e.event in _OF_STATE)
    told = [Step(finding.found, f"发现（{finding.source.label}）", said, "text")]
    for what, log in (("", said.log), (f"问题 {finding.id} ", finding.log)):
        decides = ("状态" if entry is last else None for entry in log)
        told += [
            Step(entry.date, f"{what}{_words(entry)}", entry, None, word)
            for entry, word in zip(log, decides, strict=True)
        ]
    steps, later = in_order(iter(told), as_of)
    sums = (f"问题 {finding.id} {finding.text}的第 {item.number} 处", *_shared(state, item, as_of))
    return Story("findings", item.id, item.text, item.state.label, sums, steps, later)


def _shared(state: FindingState, item: ItemState, as_of: date) -> Iterator[str]:
    yield f"责任单位 {state.owner}，时限 {state.effective_due}，都是整个问题的"
    if item.rectified_on is not None:
        on_time = "不晚于" if item.rectified_on <= state.effective_due else "晚于"
        yield f"{item.rectified_on} 整改，{on_time}时限"
    elif item.state is Stage.OPEN and state.overdue_days:
        yield f"逾期 {as_of} - {state.effective_due} = {state.overdue_days} 天"


def _steps(plan: Plan, state: FindingState) -> Iterator[Step]:
    finding = state.finding
    decisive = _decisive(state)
    yield Step(finding.found, f"发现（{finding.source.label}）", finding, "found")
    if finding.assigned is not None:
        yield Step(finding.assigned, "交办", finding, "assigned")
    yield Step(None, f"责任单位 {finding.owner}", finding, "owner", _unless(decisive, "责任单位"))
    yield _limit(plan, finding, _unless(decisive, "时限"))
    for entry in finding.log:
        yield Step(entry.date, _words(entry), entry, None, decisive.get(id(entry)))
    for number, item in enumerate(finding.items, 1):
        for entry in item.log:
            words = f"{item.LABEL} {number}：{_words(entry)}"
            yield Step(entry.date, words, entry, None, decisive.get(id(entry)))


def _decisive(state: FindingState) -> dict[int, str]:
    """What the entries of a log decide, by entry: the last of each kind does, one may do both."""
    decides: dict[int, str] = {}
    for word, last in (
        ("责任单位", _last(state.log, lambda entry: entry.event is Event.REASSIGNED)),
        ("时限", state.limit_from),
        ("状态", _last(state.log, lambda e: e.opens_again or e.event in _OF_STATE)),
    ):
        if last is not None:
            decides[id(last)] = "、".join(filter(None, (decides.get(id(last)), word)))
    return decides


def _last(log: Log, decides: Callable[[LogEntry], bool]) -> LogEntry | None:
    return next(filter(decides, reversed(log)), None)


def _unless(decisive: dict[int, str], word: str) -> str | None:
    """The word, unless an entry of the log decides that."""
    return None if any(word in words for words in decisive.values()) else word


def _limit(plan: Plan, finding: Finding, decides: str | None) -> Step:
    since = "交办" if finding.assigned is not None else "发现"
    if finding.due is not None:
        counted = f"，自{since}之日起" if isinstance(finding.due, Span) else ""
        return Step(None, f"整改时限 {finding.due}{counted}", finding, "due", decides)
    days = allowed_days(finding, plan.settings)
    words = f"没有写整改时限，{finding.severity.label}问题自{since}之日起 {days} 天"
    return Step(None, words, finding, "severity", decides)


def _words(entry: LogEntry) -> str:
    parts = [entry.event.label]
    if entry.result is not None:
        parts.append(f"，{entry.result.label}")
    if entry.to is not None:
        parts.append(f"到 {entry.to}")
    if entry.to_owner is not None:
        parts.append(f"给 {entry.to_owner}")
    if entry.by is not None:
        parts.append(f"（{entry.by}）")
    more = "；".join(text for text in (entry.reason, entry.note) if text)
    return "".join(parts) + (f"：{more}" if more else "")


def _taken_over(plan: Plan, state: FindingState) -> str:
    """What 改派 makes of the limit and the steps."""
    words = f"{state.held_since} 改派给 {state.owner}，以前的督办、通报不算它的"
    if state.limit_from is not state.log[state.held_from - 1]:
        return words
    due = state.finding.due
    days = due if isinstance(due, Span) else f"{allowed_days(state.finding, plan.settings)} 天"
    return f"{words}，时限从改派之日起重新算 {days}"


def _items(state: FindingState) -> Iterator[str]:
    """How each item stands: the finding is put right when the last one is."""
    if state.items:
        yield f"{state.items_words}，都整改了才算整改"
    for item in state.items:
        on = f"，{item.rectified_on} 整改" if item.rectified_on else ""
        yield f"{item.number} {item.text}：{item.state.label}{on}"


def _sums(plan: Plan, state: FindingState, as_of: date) -> Iterator[str]:
    yield f"责任单位 {state.owner}，时限 {state.effective_due}"
    if state.was_reassigned:
        yield _taken_over(plan, state)
    yield from state.late_words
    if state.original_due != state.effective_due:
        yield f"原定时限 {state.original_due}"
    limits = (state.original_due, state.effective_due)
    yield from map(provisional, uncovered_years(limits, plan.settings))
    if state.overdue_days:
        yield f"逾期 {as_of} - {state.effective_due} = {state.overdue_days} 天"
    if state.rectified_on is not None:
        on_time = "不晚于" if state.rectified_on <= state.effective_due else "晚于"
        first = "，晚于原定时限" if state.original_due < state.rectified_on else ""
        yield f"{state.rectified_on} 整改，{on_time}时限{first if on_time == '不晚于' else ''}"
    yield from _items(state)
    if state.returns:
        yield f"退回 {state.returns} 次"
    if state.recurs:
        yield "算反弹：同一点位同一类别（或注明重复自）的问题刚销号又发现"
