"""Documents of the three steps: drafts a person numbers, signs and sends.

The same plan and the same day give the same bytes.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from wenming_cli.model.plan import Plan, PlanFile
from wenming_cli.reports.environment import render
from wenming_cli.reports.papers import closure, notice
from wenming_cli.reports.papers.closure import Form
from wenming_cli.reports.papers.entries import closing_entries, free_ids, notice_entry
from wenming_cli.reports.papers.letterhead import issuing_unit
from wenming_cli.reports.papers.letters import Letter

REGISTER = "签发登记.txt"
"""The file with the entries to copy; not YAML by name, so that no plan takes it for its own."""

_HEAD = "# 签发以后，把签发了的几条抄进计划的记录文件；没有签发的不要抄。\n"
_UNSAFE = re.compile(r"[^\w（）.-]+")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its file name and text, and the entry to record it in a section of the plan."""

    name: str
    text: str
    section: str
    entry: str


def notice_papers(
    plan: Plan, as_of: date, letters: Iterable[Letter], folders: Sequence[Path]
) -> list[Paper]:
    """A document for each letter. Raises ``TemplateFault``."""
    ids, names, papers = free_ids(plan), _Names(as_of), []
    for letter in letters:
        template, given = notice.TEMPLATES[letter.kind], notice.context(plan, as_of, letter)
        text = render(template, given, folders)
        name = names.take(notice.NAMES[letter.kind], letter.owner or "未明确单位", letter.apart)
        entry = notice_entry(plan.project, next(ids), as_of, letter)
        papers.append(Paper(name, text, plan.project.key_of(PlanFile, "notices"), entry))
    return papers


def closure_papers(
    plan: Plan, as_of: date, forms: Iterable[Form], folders: Sequence[Path]
) -> list[Paper]:
    """A document for each form. Raises ``TemplateFault``."""
    by, names, papers = issuing_unit(plan), _Names(as_of), []
    for form in forms:
        text = render(closure.TEMPLATE, closure.context(plan, as_of, form), folders)
        name = names.take(closure.NAME, form.owner, form.apart)
        entry = closing_entries(plan.project, form.findings, as_of, by)
        papers.append(Paper(name, text, plan.project.key_of(PlanFile, "logs"), entry))
    return papers


def register(papers: Iterable[Paper]) -> str:
    """The entries of documents, by section, each below the name of its file."""
    sections: dict[str, list[Paper]] = {}
    for paper in papers:
        sections.setdefault(paper.section, []).append(paper)
    parts = [
        f"{section}:\n" + "\n".join(f"  # {paper.name}\n{paper.entry}" for paper in own)
        for section, own in sections.items()
    ]
    return _HEAD + "\n".join(parts)


class _Names:
    """File names: safe on every system, and none given twice."""

    def __init__(self, as_of: date) -> None:
        self._day = as_of
        self._taken: set[str] = set()

    def take(self, *parts: str) -> str:
        """``2020-06-30-督办单-双龙街道.md``, with a number where that is taken."""
        words = [_UNSAFE.sub("_", part)[:_LONGEST] for part in parts if part]
        stem = "-".join([self._day.isoformat(), *words])
        tries = (f"{stem}{f'-{n}' if n else ''}.md" for n in count())
        name = next(each for each in tries if each.casefold() not in self._taken)
        self._taken.add(name.casefold())
        return name
