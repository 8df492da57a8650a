"""What to copy into the plan once a document has gone out: entries in YAML.

Every value is one the plan already holds, or a date, or a sentence of the program; whatever could
be read as anything but plain text stands in quotation marks.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from wenming_cli.figures.finding_state import FindingState
from wenming_cli.model.finding import Event, FindingLog
from wenming_cli.model.notice import Notice
from wenming_cli.model.plan import Plan
from wenming_cli.model.project import Project
from wenming_cli.model.scalars import folded
from wenming_cli.reports.papers.letters import Letter

_PLAIN = re.compile(r"\w[\w〔〕（）“”，、；。：/.-]*")
_PLAIN_ITEM = re.compile(r"\w[\w/.-]*")
_NUMBERED = re.compile(r"(.*?)(\d+)", re.DOTALL)


def free_ids(plan: Plan) -> Iterator[str]:
    """Ids for further notices, going on from the last one with a number: ``DB-39``, ``DB-40``."""
    used = {folded(notice.id) for notice in plan.notices}
    numbered = (_NUMBERED.fullmatch(notice.id) for notice in reversed(plan.notices))
    last = next((found for found in numbered if found), None)
    prefix, digits = (last[1], last[2]) if last else ("DB-", "00")
    number = int(digits)
    while True:
        number += 1
        name = f"{prefix}{number:0{len(digits)}}"
        if folded(name) not in used:
            yield name


def notice_entry(project: Project, notice_id: str, as_of: date, letter: Letter) -> str:
    """An item of ``notices`` as of the day it was drafted, in the language of the plan."""
    reason = "；".join(f"{step.item.id}：{step.because}" for step in letter.steps)
    key = partial(project.key_of, Notice)
    return "".join(
        (
            f"  - {key('id')}: {_text(notice_id)}\n",
            f"    # {key('number')}: 文号编好以后写在这里，去掉井号\n",
            f"    {key('kind')}: {project.word_for(letter.kind)}\n",
            f"    {key('date')}: {as_of}\n",
            _list(key("owners"), [letter.owner] if letter.owner else []),
            _list(key("tasks"), letter.tasks),
            _list(key("findings"), letter.findings),
            f"    {key('reason')}: {_text(reason)}\n",
            f"    {key('reply_due')}: {letter.reply_due}\n",
        )
    )


def closing_entries(project: Project, states: Iterable[FindingState], as_of: date, by: str) -> str:
    """Items of ``logs``: each finding closed, for the reviewing unit to confirm."""
    key = partial(project.key_of, FindingLog)
    closed = f"{key('date')}: {as_of}, {key('event')}: {project.word_for(Event.CLOSED)}"
    return "".join(
        f"  - {{{key('finding')}: {_item(state.id)}, {closed}, {key('by')}: {_item(by)}}}\n"
        for state in states
    )


def _list(field: str, names: Sequence[str]) -> str:
    return f"    {field}: [{', '.join(map(_item, names))}]\n" if names else ""


def _text(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _item(text: str) -> str:
    """The same inside a list or a mapping on one line."""
    return text if _PLAIN_ITEM.fullmatch(text) else json.dumps(text, ensure_ascii=False)
