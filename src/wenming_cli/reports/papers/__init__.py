"""Documents of the three steps: drafts a person numbers, signs and sends.

The same plan and the same day give the same bytes.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan, PlanFile
from wenming_cli.reports.environment import render
from wenming_cli.reports.papers import closure, notice
from wenming_cli.reports.papers.closure import ClosureForm
from wenming_cli.reports.papers.entries import (
    Tongue,
    closing_entries,
    free_ids,
    id_of,
    notice_entry,
)
from wenming_cli.reports.papers.letterhead import issuing_unit
from wenming_cli.reports.papers.letters import Letter
from wenming_cli.words.nobody import NO_UNIT_YET

_REGISTER = "签发登记"
"""The file with the entries to copy; not YAML by name, so that no plan takes it for its own."""

_SECTION = re.compile(r"^(\w+):\n", re.MULTILINE)
_ENTRY = re.compile(r"^  # (.+\.(?:md|docx))\n", re.MULTILINE)
_HEAD = "# 签发以后，把签发了的几条抄进计划的记录文件；没有签发的不要抄。\n"
_UNSAFE = re.compile(r"[^\w（）.-]+")
_LONGEST = 40


@frozen
class Paper:
    """A document: its file name and text, and the entry to record it in a section of the plan.

    ``context`` is what its template was given; ``is_official``: it goes out under a red head.
    """

    name: str
    text: str
    section: str
    entry: str
    context: Mapping[str, Any] = field(default_factory=dict)
    is_official: bool = False


@frozen
class DraftingDesk:
    """What documents are written with: the folders of templates, and the ending of their names.

    What stands in an ``earlier`` register of the day keeps its id; no other document gets that.
    """

    folders: Sequence[Path]
    earlier: str = ""
    ending: str = ".md"


def notice_papers(
    plan: Plan, as_of: date, letters: Iterable[Letter], desk: DraftingDesk
) -> list[Paper]:
    """A document for each letter. Raises ``TemplateFault``."""
    given_out = {n: id_of(e) for own in _entries(desk.earlier).values() for n, e in own.items()}
    ids, names, papers = free_ids(plan, given_out.values()), _FileNames(as_of, desk.ending), []
    tongue = Tongue.of_notices(plan)
    section = tongue.key(PlanFile, "notices")
    for letter in letters:
        name = names.take(notice.NAMES[letter.kind], letter.owner or NO_UNIT_YET, letter.apart)
        entry = notice_entry(tongue, given_out.get(name) or next(ids), as_of, letter)
        template, given = notice.TEMPLATES[letter.kind], notice.context(plan, as_of, letter)
        text = render(template, given, desk.folders)
        papers.append(Paper(name, text, section, entry, given, is_official=True))
    return papers


def closure_papers(
    plan: Plan, as_of: date, forms: Iterable[ClosureForm], desk: DraftingDesk
) -> list[Paper]:
    """A document for each form. Raises ``TemplateFault``."""
    by, names, papers = issuing_unit(plan), _FileNames(as_of, desk.ending), []
    tongue = Tongue.of_logs(plan)
    section = tongue.key(PlanFile, "logs")
    for form in forms:
        given = closure.context(plan, as_of, form)
        text = render(closure.TEMPLATE, given, desk.folders)
        name = names.take(closure.NAME, form.owner, form.apart)
        entries = closing_entries(tongue, form.findings, as_of, by)
        papers.append(Paper(name, text, section, entries, given))
    return papers


Entries = dict[str, dict[str, str]]
"""The entries of a register by section, each by the name of its document."""


def register_name(as_of: date) -> str:
    """The register of a day: each day has its own, so that no other is lost."""
    return f"{_REGISTER}-{as_of}.txt"


def register(papers: Iterable[Paper], earlier: str = "") -> str | None:
    """The entries of documents, by section, each below the name of its file.

    An ``earlier`` register of the day is continued. None where it is not as it was written, or
    says something else of one of the documents.
    """
    entries = _entries(earlier)
    if earlier and _written(entries) != earlier:
        return None
    for paper in papers:
        own = entries.setdefault(paper.section, {})
        if own.setdefault(paper.name, paper.entry) != paper.entry:
            return None
    return _written(entries)


def _written(entries: Entries) -> str:
    parts = [
        f"{section}:\n" + "\n".join(f"  # {name}\n{entry}" for name, entry in own.items())
        for section, own in entries.items()
    ]
    return _HEAD + "\n".join(parts)


def _entries(text: str) -> Entries:
    """What a register holds; the empty line between two entries belongs to neither."""
    _, *sections = _SECTION.split(text)
    found: Entries = {}
    for section, body in zip(sections[::2], sections[1::2], strict=True):
        _, *own = _ENTRY.split(body)
        pairs = zip(own[::2], own[1::2], strict=True)
        found[section] = {name: entry.rstrip("\n") + "\n" for name, entry in pairs}
    return found


class _FileNames:
    """File names: safe on every system, and none given twice."""

    def __init__(self, as_of: date, ending: str) -> None:
        self._day, self._ending = as_of, ending
        self._taken: set[str] = set()

    def take(self, *parts: str) -> str:
        """``2020-06-30-督办单-双龙街道.md``, with a number where that is taken."""
        words = [_UNSAFE.sub("_", part)[:_LONGEST] for part in parts if part]
        stem = "-".join([self._day.isoformat(), *words])
        tries = (f"{stem}{f'-{n}' if n else ''}{self._ending}" for n in count())
        name = next(each for each in tries if each.casefold() not in self._taken)
        self._taken.add(name.casefold())
        return name
