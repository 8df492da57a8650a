"""What to copy into the plan once a document has gone out: entries in YAML.

Every value is one the plan already holds, or a date, or a sentence of the program; whatever could
be read as anything but plain text stands in quotation marks.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Self

from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.model.finding import Event, FindingLog
from wenming_cli.model.notice import Notice
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Choice, folded
from wenming_cli.reports.papers.letters import Letter

_PLAIN = re.compile(r"\w[\w〔〕（）“”，、；。：/.-]*")
_PLAIN_ITEM = re.compile(r"\w[\w/.-]*")
_ID = re.compile(r"  - \w+: (.+)\n")
_NUMBERED = re.compile(r"(.*?)(\d+)", re.DOTALL)


def id_of(entry: str) -> str:
    """The id in the first line of an entry; empty for one that has none."""
    found = _ID.match(entry)
    return str(json.loads(found[1]) if found[1].startswith('"') else found[1]) if found else ""


def free_ids(plan: Plan, others: Iterable[str] = ()) -> Iterator[str]:
    """Ids for further notices, going on from the last one with a number: ``DB-39``, ``DB-40``.

    ``others`` are taken as well.
    """
    used = {folded(name) for name in (*(notice.id for notice in plan.notices), *others)}
    numbered = (_NUMBERED.fullmatch(notice.id) for notice in reversed(plan.notices))
    last = next((found for found in numbered if found), None)
    prefix, digits = (last[1], last[2]) if last else ("DB-", "00")
    number = int(digits)
    while True:
        number += 1
        name = f"{prefix}{number:0{len(digits)}}"
        if folded(name) not in used:
            yield name


@frozen
class Tongue:
    """The language of entries: that of the records of a kind the plan holds already."""

    is_chinese: bool

    @classmethod
    def of_notices(cls, plan: Plan) -> Self:
        """As the last notice is written; without one, as the plan is."""
        return cls._of(plan.notices[-1] if plan.notices else None, "date", plan)

    @classmethod
    def of_logs(cls, plan: Plan) -> Self:
        """As the last entry of a log is written; without one, as the plan is."""
        logs = (entry for finding in reversed(plan.findings) for entry in reversed(finding.entries))
        return cls._of(next(logs, None), "date", plan)

    @classmethod
    def _of(cls, entry: Entry | None, field: str, plan: Plan) -> Self:
        return cls((entry or plan.project).written(field if entry else "name") not in _ENGLISH)

    def key(self, model: type[Entry], field: str) -> str:
        """A field's key."""
        return model.title_of(field) if self.is_chinese else field

    def word(self, choice: Choice) -> str:
        """A word of a closed list."""
        return choice.label if self.is_chinese else choice.value


_ENGLISH = ("date", "name")


def notice_entry(tongue: Tongue, notice_id: str, as_of: date, letter: Letter) -> str:
    """An item of ``notices`` as of the day it was drafted."""
    reason = "；".join(f"{step.item.id}：{step.because}" for step in letter.steps)

    def key(field: str) -> str:
        return tongue.key(Notice, field)

    return "".join(
        (
            f"  - {key('id')}: {_text(notice_id)}\n",
            f"    # {key('number')}: 文号编好以后写在这里，去掉井号\n",
            f"    {key('kind')}: {tongue.word(letter.kind)}\n",
            f"    {key('date')}: {as_of}\n",
            _list(key("owners"), [letter.owner] if letter.owner else []),
            _list(key("tasks"), letter.tasks),
            _list(key("findings"), letter.findings),
            f"    {key('reason')}: {_text(reason)}\n",
            f"    {key('reply_due')}: {letter.reply_due}\n",
        )
    )


def closing_entries(tongue: Tongue, states: Iterable[FindingState], as_of: date, by: str) -> str:
    """Items of ``logs``: each finding closed, for the reviewing unit to confirm.

    Of a finding with items each of those is that waits for it.
    """
    finding, day, event, who = (
        tongue.key(FindingLog, field) for field in ("finding", "date", "event", "by")
    )
    closed = tongue.word(Event.CLOSED)
    return "".join(
        f"  - {{{finding}: {_item(name)}, {day}: {as_of}, {event}: {closed}, {who}: {_item(by)}}}\n"
        for state in states
        for name in _to_close(state)
    )


def _to_close(state: FindingState) -> Sequence[str]:
    waiting = [item.id for item in state.items if item.state is Stage.RECTIFIED]
    return waiting if state.items else [state.id]


def _list(field: str, names: Sequence[str]) -> str:
    return f"    {field}: [{', '.join(map(_item, names))}]\n" if names else ""


def _text(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else _quoted(text)


def _item(text: str) -> str:
    """The same inside a list or a mapping on one line."""
    return text if _PLAIN_ITEM.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    r"""A text in quotation marks; ``##``, a command to some build servers, as ``#\u0023``."""
    return json.dumps(text, ensure_ascii=False).replace("##", r"#\u0023")
