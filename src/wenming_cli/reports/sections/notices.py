"""督办通报约谈情况: what was issued in the month, what is owed, and, apart, what is suggested."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from wenming_cli.figures.notices.issued import have_replied, replied_on, units_owing
from wenming_cli.figures.notices.steps import Suggestion, steps_of
from wenming_cli.figures.notices.steps.cause import StepRule
from wenming_cli.figures.tasks.duties import posts_to_call
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.model.notice import Notice, NoticeKind
from wenming_cli.reports.briefs import MOST
from wenming_cli.reports.sentences import bare, counted, joined, quoted, seen, units
from wenming_cli.reports.view import View
from wenming_cli.words.nobody import NO_LEAD_YET

TITLE = "督办通报约谈情况"
FIGURES: tuple[str, ...] = ()


def context(view: View) -> dict[str, Any] | None:
    """What was ``issued`` in the month, which replies are ``owed``, which steps are ``suggested``.

    None without any notice or suggestion.
    """
    known = [notice for notice in view.plan.notices if notice.date <= view.as_of]
    whole = view.now.whole
    steps = steps_of(view.plan, view.as_of, whole.tasks, whole.findings).suggested
    steps = () if view.for_circulation else steps
    if not known and not steps:
        return None
    issued = [notice for notice in known if notice.date in view.period]
    asked = [n for n in known if n.reply_due and _is_owed_by_any(n, view)]
    owed = [notice for notice in asked if not _has_replied(notice, view)]
    return {
        "issued_words": _issued(view, issued),
        "issued_brief": _issued_brief(view, issued),
        "issued": [_notice(view, notice) for notice in issued],
        "owed_words": _owed(owed, view) if asked else "",
        "owed": [_debt(view, notice, notice.reply_due) for notice in owed if notice.reply_due],
        "suggested_words": "" if view.for_circulation else _suggested(steps, view),
        "suggested_brief": "" if view.for_circulation else _suggested_brief(steps),
        "suggested": list(_steps(view, steps)),
        "narrative": view.words(NarrativeSection.NOTICES),
    }


def _is_owed_by_any(notice: Notice, view: View) -> bool:
    """Whether it went to nobody, or to a unit that has not handed over what it is about."""
    if not notice.owners or notice.replies:
        return True
    return bool(units_owing(view.plan, notice, view.as_of))


def _has_replied(notice: Notice, view: View) -> bool:
    return replied_on(view.plan, notice, view.as_of) is not None


def _issued(view: View, issued: Iterable[Notice]) -> str:
    kinds = Counter(notice.word for notice in issued)
    words = counted(((word, kinds[word]) for word in _words(NoticeKind)), "份")
    this = view.this
    return f"{this}签发{words}。" if words else f"{this}没有签发督办、通报和约谈文书。"


def _words(kinds: Iterable[NoticeKind]) -> list[str]:
    """What notices of some kinds are called: the steps, then what is routine."""
    labels = [kind.label for kind in kinds]
    return [*labels, *(f"例行{label}" for label in labels)]


def _issued_brief(view: View, issued: Sequence[Notice]) -> str:
    """How many notices of each kind were issued, and to whom, the gravest kinds first."""
    named: dict[str, list[str | None]] = {}
    for notice in issued:
        named.setdefault(notice.word, []).extend(notice.owners)
    counts = Counter(notice.word for notice in issued)
    words = joined(
        f"{word}{counts[word]}份{_whom(word, named[word])}"
        for word in _words(reversed(NoticeKind))
        if word in named
    )
    return f"{view.this}签发{words}。" if words else _issued(view, issued)


def _whom(word: str, owners: Iterable[str | None]) -> str:
    """The units in brackets; reminders are too slight to name them."""
    names = list(dict.fromkeys(owner or NO_LEAD_YET for owner in owners))
    rest = f"等{len(names)}个单位" if len(names) > MOST else ""
    is_told = names and word != NoticeKind.REMIND.label
    return f"（{joined(names[:MOST])}{rest}）" if is_told else ""


def _owed(owed: Sequence[Notice], view: View) -> str:
    late = sum(_is_late(notice, view) for notice in owed)
    if not owed:
        return f"截至{view.day(view.as_of)}，要求回复的文书均已回复。"
    beyond = f"，其中超过办理时限{late}份" if late else "，都在办理时限以内"
    return f"截至{view.day(view.as_of)}，尚未回复{len(owed)}份{beyond}。"


def _is_late(notice: Notice, view: View) -> bool:
    return notice.reply_due is not None and notice.reply_due < view.as_of


def _name(view: View, notice: Notice) -> str:
    number = notice.number or ("" if view.for_circulation else notice.id)
    return f"{notice.word}（{number}）" if number else notice.word


def _notice(view: View, notice: Notice) -> str:
    return f"{_name(view, notice)}：{'；'.join(_clauses(view, notice))}。"


def _clauses(view: View, notice: Notice) -> Iterator[str]:
    owners = f"，对象为{units(notice.owners)}" if notice.owners else ""
    yield f"{view.day(notice.date)}签发{owners}"
    subjects = joined(_subjects(view, notice))
    if subjects:
        yield f"涉及{subjects}"
    if notice.reason:
        yield f"事由：{bare(notice.reason)}"
    received = [each.owner for each in notice.received if each.date <= view.as_of]
    if received:
        yield f"{units(received)}已签收"
    if notice.reply_due:
        yield f"办理时限{view.day(notice.reply_due)}，{_reply(view, notice)}"
    if notice.result and _has_replied(notice, view):
        yield f"办理结果：{bare(notice.result)}"


def _subjects(view: View, notice: Notice) -> Iterator[str]:
    for task in notice.tasks:
        task_id, _, owner = task.partition("/")
        title = view.plan.task_by_id[task_id].title if task_id in view.plan.task_by_id else task
        yield f"{quoted(title)}{f'（{owner}）' if owner else ''}"
    if notice.findings:
        which = "" if view.for_circulation else f"（{joined(notice.findings)}）"
        yield f"问题{len(notice.findings)}个{which}"


def _reply(view: View, notice: Notice) -> str:
    replied = replied_on(view.plan, notice, view.as_of)
    if replied is not None:
        return f"{view.day(replied)}回复"
    some = have_replied(notice, view.as_of)
    if not some:
        return "尚未回复"
    owing = units_owing(view.plan, notice, view.as_of)
    return f"{units(some)}已回复，{units(owing)}尚未回复"


def _debt(view: View, notice: Notice, due: date) -> str:
    days = (view.as_of - due).days
    late = f"，超期{days}天" if days > 0 else ""
    owners = f"，对象为{units(notice.owners)}" if notice.owners else ""
    return f"{_name(view, notice)}{owners}：办理时限{view.day(due)}{late}。"


# --- suggested ------------------------------------------------------------------------------------


def _suggested(steps: Sequence[Suggestion], view: View) -> str:
    day = f"截至{view.day(view.as_of)}"
    kinds = Counter(step.kind for step in steps)
    words = counted(((kind.label, kinds[kind]) for kind in reversed(NoticeKind)), "件")
    if not words:
        return f"{day}，按口径没有需要提醒、督办、通报、约谈的事项。"
    graver = sum(count for kind, count in kinds.items() if kind is not NoticeKind.REMIND)
    lines = len({(s.kind, s.owner) for s in steps if s.kind is not NoticeKind.REMIND})
    together = f"同一单位的合并，列为{lines}条" if lines < graver else "逐件列出"
    end = f"除提醒外{together}：" if graver else ""
    return f"{day}，按口径建议{words}，是否签发由领导决定。{end}"


def _suggested_brief(steps: Sequence[Suggestion]) -> str:
    """How many steps are suggested, and for whom where they are more than a reminder."""
    kinds: dict[NoticeKind, list[Suggestion]] = {}
    for step in steps:
        kinds.setdefault(step.kind, []).append(step)
    words = joined(_kind(kind, kinds[kind]) for kind in reversed(NoticeKind) if kind in kinds)
    if not words:
        return "按口径没有需要提醒、督办、通报、约谈的事项。"
    return f"按口径建议{words}，是否签发由领导决定。"


def _kind(kind: NoticeKind, steps: Sequence[Suggestion]) -> str:
    return f"{kind.label}{len(steps)}件{_whom(kind.label, (step.owner for step in steps))}"


def _steps(view: View, steps: Iterable[Suggestion]) -> Iterator[str]:
    """One clause a step and unit, so that the interviews of a unit stand together."""
    together: dict[tuple[NoticeKind, str | None], list[Suggestion]] = {}
    for step in steps:
        if step.kind is not NoticeKind.REMIND:
            together.setdefault((step.kind, step.owner), []).append(step)
    for (kind, owner), own in together.items():
        items = "；".join(_step(view, step) for step in own)
        if owner is None:
            what = f"没有牵头单位、按口径应{kind.label}的任务{len(own)}项"
            yield f"{what}：{items}。先明确牵头单位，再{kind.label}。"
        else:
            yield f"建议对{owner}{kind.label}：{items}。"


def _step(view: View, step: Suggestion) -> str:
    item = step.item
    text = item.title if isinstance(item, TaskState) else seen(view.plan, item)
    return f"{quoted(bare(text))}（{item.id}），{_because(view, step)}{_post(step)}"


def _post(step: Suggestion) -> str:
    """责任岗位 at the unit that is to be asked, as a clause to add."""
    item = step.item
    post = posts_to_call(item, step.owner) if isinstance(item, TaskState) else ""
    return f"，责任岗位：{post}" if post else ""


def _because(view: View, step: Suggestion) -> str:
    """The rule and the dates; what is overdue, with the days by now."""
    if step.cause.rule is not StepRule.OVERDUE:
        return f"{step.cause.words(view.day)}{step.blocked_words}"
    urgent = "，紧急问题直接通报" if step.cause.is_urgent else ""
    limit = f"{'完成' if step.is_task else '整改'}时限{view.limit(step.cause.limit)}"
    return f"{limit}，已逾期{step.item.overdue_days}天{urgent}{step.blocked_words}"
