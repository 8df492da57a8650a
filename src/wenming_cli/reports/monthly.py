"""月报: the monthly report, made of the sections the plan has something to say for."""

import re
from typing import Any

from wenming_cli.model.plan import Plan
from wenming_cli.reports.appendices import finding_ledger, task_table
from wenming_cli.reports.conventions import conventions
from wenming_cli.reports.evidence import evidence
from wenming_cli.reports.rounds import coverage_table
from wenming_cli.reports.sections import SECTIONS, Section
from wenming_cli.reports.sentences import NOT_REPORTED, TO_WRITE
from wenming_cli.reports.view import View
from wenming_cli.words.numbers import numeral

NAME = "月报"
TEMPLATE = "monthly.md.j2"
NEEDS_MONTH = True

_TO_BE_WRITTEN = ("overall", "problems", "next_month")
"""Sections that are not whole without a person's words."""

_PLACE = re.compile(r".{1,15}?[省市州县区旗](?=委|人民政府|政府|精神文明|文明|创建)")
_ENDING = re.compile(r"(项目|计划|方案)$")


def context(view: View) -> dict[str, Any]:
    """The head, each section by its English name (None: left out), the appendices.

    Dates are ISO text and money is decimal text in 元 where the template lays them out itself.
    ``missing`` names the sections a person still has to write.
    """
    sections = {_key(section): section.context(view) for section in SECTIONS}
    present = [section for section in SECTIONS if sections[_key(section)] is not None]
    _head_sections(present, sections)
    return {
        **_head(view),
        **sections,
        **_appendices(view, [f for section in present for f in _figures(section, sections)]),
        "to_write": TO_WRITE,
        "not_reported": NOT_REPORTED,
        "missing": [s.TITLE for s in present if _is_unwritten(_key(s), sections)],
    }


def _key(section: Section) -> str:
    """What a section is called in the context: the name of its module."""
    return section.__name__.rpartition(".")[2]


def _figures(section: Section, sections: dict[str, dict[str, Any] | None]) -> list[str]:
    """The ids of the figures a section prints: always these, and those its content names."""
    content = sections[_key(section)] or {}
    return [*section.FIGURES, *content.get("figure_ids", ())]


def _head_sections(present: list[Section], sections: dict[str, dict[str, Any] | None]) -> None:
    """Give each section that is there its heading, numbered without gaps."""
    for index, section in enumerate(present, start=1):
        content = sections[_key(section)] or {}
        content["heading"] = f"{numeral(index)}、{content.pop('title', section.TITLE)}"


def _is_unwritten(key: str, sections: dict[str, dict[str, Any] | None]) -> bool:
    content = sections[key]
    return key in _TO_BE_WRITTEN and content is not None and not content["narrative"]


def _head(view: View) -> dict[str, Any]:
    plan = view.plan
    addressees = plan.project.report
    return {
        "schema": "wenming.report/1",
        "plan": {"id": plan.id, "name": plan.project.name},
        "as_of": view.as_of.isoformat(),
        "sample": plan.sample,
        "title": title(plan),
        "month": str(view.month),
        "issue": view.issue,
        "publisher": _full_name(plan),
        "to": list(addressees.to) if addressees else [],
        "cc": list(addressees.cc) if addressees else [],
        "is_partial": view.is_partial,
        "digest": plan.digest[:12],
        "for_circulation": view.for_circulation,
        "revision": view.revision,
    }


def title(plan: Plan) -> str:
    """``盘龙区创建全国文明城市工作月报``: the project's name without its year, after its place."""
    year = plan.project.year
    name = plan.project.name.replace(f"{year}年度", "").replace(f"{year}年", "").strip()
    name = _ENDING.sub("", name) or plan.project.name
    place = _PLACE.match(_full_name(plan))
    prefix = place[0] if place and place[0] not in name else ""
    return f"{prefix}{name}月报"


def _full_name(plan: Plan) -> str:
    owner = plan.owner_by_name.get(plan.project.owner)
    return owner.full_name or owner.name if owner else plan.project.owner


def _appendices(view: View, figures: list[str]) -> dict[str, dict[str, Any] | None]:
    """The appendices by name, those that are there numbered without gaps."""
    appendices = {
        "task_table": task_table(view),
        "finding_ledger": finding_ledger(view),
        "coverage_table": coverage_table(view),
        "evidence": evidence(view),
        "conventions": conventions(view, figures),
    }
    present = [content for content in appendices.values() if content is not None]
    for index, content in enumerate(present, start=1):
        content["heading"] = f"附件{index} {content.pop('title')}"
    return appendices
