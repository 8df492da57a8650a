"""月报: the monthly report, made of the sections the plan has something to say for."""

import re
from typing import Any

from wenming_cli.figures.agreed.variance import Variance
from wenming_cli.model.plan import Plan
from wenming_cli.reports.appendices import details, finding_ledger, task_table, where
from wenming_cli.reports.conventions import conventions
from wenming_cli.reports.evidence import evidence
from wenming_cli.reports.rounds import coverage_table
from wenming_cli.reports.sections import SECTIONS, Section
from wenming_cli.reports.sentences import NOT_REPORTED, TO_WRITE
from wenming_cli.reports.view import View, period_words
from wenming_cli.words.dates import limit_text
from wenming_cli.words.nobody import NO_LEAD
from wenming_cli.words.numbers import numeral

NAME = "月报"
TEMPLATE = "monthly.md.j2"
NEEDS_MONTH = True

Sections = dict[str, dict[str, Any] | None]

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
    figures = [figure for section in present for figure in _figures(section, sections)]
    annexes = _appendices(view, sections, figures)
    return {
        **_head(view),
        **sections,
        **annexes,
        "where": where(annexes),
        **({} if view.against is None else {"against": _against(view.against)}),
        "to_write": TO_WRITE,
        "not_reported": NOT_REPORTED,
        "missing": [s.TITLE for s in present if _is_unwritten(_key(s), sections)],
    }


def _against(found: Variance) -> dict[str, Any]:
    """What moved against a baseline: in a sentence, and task by task."""
    moved = [task for task in found.tasks if task.is_told]
    rows = [
        {
            "id": task.leaf.id,
            "title": task.leaf.title,
            "owner": task.leaf.led_by or NO_LEAD,
            "agreed": limit_text(task.agreed.due),
            "due": limit_text(task.now.due),
            "days": "" if task.days is None else task.days,
            "done": None if task.done is None else task.done.isoformat(),
        }
        for task in moved
    ]
    return {"words": found.words, "tasks": rows}


def _key(section: Section) -> str:
    """What a section is called in the context: the name of its module."""
    return section.__name__.rpartition(".")[2]


def _figures(section: Section, sections: Sections) -> list[str]:
    """The ids of the figures a section prints: always these, and those its content names."""
    content = sections[_key(section)] or {}
    return [*section.FIGURES, *content.get("figure_ids", ())]


def _head_sections(present: list[Section], sections: Sections) -> None:
    """Give each section that is there its heading, numbered without gaps."""
    for index, section in enumerate(present, start=1):
        content = sections[_key(section)] or {}
        content["heading"] = f"{numeral(index)}、{content.pop('title', section.TITLE)}"


def _is_unwritten(key: str, sections: Sections) -> bool:
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
        "title": title(plan, view.asked.report),
        "month": None if view.asked.month is None else str(view.asked.month),
        "period": period_words(view.asked),
        "issue": view.issue,
        "publisher": _full_name(plan),
        "to": list(addressees.to) if addressees else [],
        "cc": list(addressees.cc) if addressees else [],
        "is_partial": view.is_partial,
        "digest": plan.digest[:12],
        "template": view.template,
        "for_circulation": view.for_circulation,
        "revision": view.revision,
    }


def title(plan: Plan, called: str = NAME) -> str:
    """``盘龙区创建全国文明城市工作月报``: the project's name without its year, after its place."""
    year = plan.project.year
    name = plan.project.name.replace(f"{year}年度", "").replace(f"{year}年", "").strip()
    name = _ENDING.sub("", name) or plan.project.name
    place = _PLACE.match(_full_name(plan))
    prefix = place[0] if place and place[0] not in name else ""
    return f"{prefix}{name}{called}"


def _full_name(plan: Plan) -> str:
    owner = plan.owner_by_name.get(plan.project.owner)
    return owner.full_name or owner.name if owner else plan.project.owner


def _appendices(
    view: View, sections: Sections, figures: list[str]
) -> dict[str, dict[str, Any] | None]:
    """The appendices by name in the order the main text mentions them, numbered without gaps.

    ``number`` is what the main text calls each by.
    """
    appendices = {
        "task_table": task_table(view),
        "task_details": details("重点任务推进明细", sections["tasks"], "workstreams"),
        "patrol_details": details("点位巡查明细", sections["inspections"], "tiers", "types"),
        "coverage_table": coverage_table(view),
        "finding_details": details("问题整改明细", sections["findings"], "owners", "late_moves"),
        "finding_ledger": finding_ledger(view),
        "exam_details": details("测评得分和申报材料明细", sections["exam"], "by_item", "materials"),
        "sampling_details": details("抽查指标明细", sections["sampling"], "indicators"),
        "notice_details": details(
            "督办通报约谈明细", sections["notices"], "issued", "owed", "suggested"
        ),
        "board_details": details("红黑榜测算表", sections["board"], "groups"),
        "budget_details": details("资金执行明细", sections["budget"], "paragraph"),
        "indicator_details": details("绩效目标运行监控表", sections["indicators"], "rows"),
        "next_month_details": details(
            f"{view.asked.after}任务清单", sections["next_month"], "due", "starting"
        ),
        "evidence": evidence(view),
        "conventions": conventions(view, figures),
    }
    present = [content for content in appendices.values() if content is not None]
    for index, content in enumerate(present, start=1):
        content["number"] = f"附件{index}"
        content["heading"] = f"附件{index} {content.pop('title')}"
    return appendices
