"""测评通报: what an assessment came to, whose points were lost where, and what nobody looked at."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wenming_cli.figures.exam.score_groups import AssessedGroup, lowest
from wenming_cli.figures.exam.scoring import Assessed, assess
from wenming_cli.figures.table import OBSERVED_RATE, SCORE_RATE
from wenming_cli.model.assessment import Assessment, Standard, System, Weighting
from wenming_cli.model.plan import Plan
from wenming_cli.reports.exam.result_rows import (
    group_row,
    group_rows,
    lost_counts,
    lost_rows,
    standard_row,
    standard_rows,
    total_row,
)
from wenming_cli.reports.exam.result_words import change_words, extremes, sum_words
from wenming_cli.reports.papers.letterhead import NO_NUMBER, full_name, issuing_unit
from wenming_cli.reports.sentences import bare, counted, joined, several, stated
from wenming_cli.reports.view import View
from wenming_cli.words.dates import chinese_date
from wenming_cli.words.nobody import NO_FINDING
from wenming_cli.words.numbers import numeral

NAME = "测评通报"
TEMPLATE = "assessment_report.md.j2"
NEEDS_MONTH = False

_MOST_WORST = 10


def context(view: View) -> dict[str, Any]:
    """The letter, the results in tables, and in annexes what was lost and what is 未测.

    A table without rows is empty.
    """
    held = view.assessment
    assert held is not None  # noqa: S101  whoever asks for a circular says of which
    found = assess(view.plan, view.as_of, held)
    sites, standards = lowest(found.groups("site")), lowest(found.groups("standard"))
    items, subdistricts = found.groups("item"), found.groups("subdistrict")
    owners = found.groups("owner")
    rows = {
        "items": group_rows(items),
        "subdistricts": group_rows(subdistricts),
        "owners": group_rows(owners),
        "worst_standards": standard_rows(view.plan, standards[:_MOST_WORST]),
        "worst_sites": [_site(view.plan, each) for each in sites[:_MOST_WORST]],
        "lost": lost_rows(view, found),
        "unobserved": [standard_row(each) for each in _unobserved(found)],
        "totals": [total_row(each) for each in held.totals],
    }
    annexes = _annexes(rows)
    return {
        **_head(view, held),
        **rows,
        **annexes,
        "headings": _headings(rows),
        "opening": several(_opening(view, found, held)),
        "overall": "".join(f"{each}。" for each in _overall(view, found, annexes)),
        "totals_words": _totals_words(found),
        "items_words": _extremes(items, "测评项目"),
        "subdistricts_words": _extremes(subdistricts, "街道"),
        "owners_words": _extremes(owners, "责任单位"),
        "owners_note": _owners_note(found, owners),
        "worst_standards_words": _worst_words("标准", "条", len(standards)),
        "worst_sites_words": _worst_words("点位", "个", len(sites)),
        "demands": list(_demands(found, annexes)),
        "notes": list(_notes(view, found)),
        "missing": [],
    }


def told_by(plan: Plan, title: str) -> list[str]:
    """The assessments that a circular with this title may tell of, by id."""
    words = "".join(title.split())
    return [held.id for held in plan.assessments if "".join(_matter(held).split()) in words]


def _unobserved(found: Assessed) -> Sequence[Standard]:
    """未测; nobody knows what was where the results are known as sums only."""
    return found.unobserved if found.observations else ()


def _head(view: View, held: Assessment) -> dict[str, Any]:
    plan = view.plan
    issuer = full_name(plan, issuing_unit(plan))
    return {
        "schema": "wenming.report/1",
        "plan": {"id": plan.id, "name": plan.project.name},
        "assessment": {
            "code": held.id,
            "name": held.name,
            "kind": held.kind.value,
            "start": held.start.isoformat(),
            "end": held.end.isoformat(),
        },
        "as_of": view.as_of.isoformat(),
        "month": None if view.asked.month is None else str(view.asked.month),
        "is_partial": False,
        "unfinished": _unfinished(view, held),
        "sample": plan.sample,
        "digest": plan.digest[:12],
        "template": view.template,
        "for_circulation": view.for_circulation,
        "revision": view.revision,
        "number": NO_NUMBER,
        "issuer": issuer,
        "title": f"{issuer}关于{_matter(held)}的通报",
    }


def _matter(held: Assessment) -> str:
    """``2020年二季度模拟测评情况``: what was held, said once."""
    name = bare(held.name)
    word = "" if "测评" in name or "自评" in name else held.kind.label
    return f"{name}{word}{'' if name.endswith('情况') else '情况'}"


def _unfinished(view: View, held: Assessment) -> str | None:
    """Why it is too early to tell the results; None where it is not."""
    if view.as_of >= held.end:
        return None
    return f"{held.name}到 {held.end} 才结束"


def _headings(rows: Mapping[str, Sequence[Any]]) -> dict[str, str]:
    """The headings of the parts that are there, numbered without gaps."""
    parts = {
        "overall": ("总体情况", True),
        "by_item": ("各测评项目情况", rows["items"]),
        "by_unit": ("各街道、各责任单位情况", rows["subdistricts"] or rows["owners"]),
        "worst": ("失分较多的标准和点位", rows["lost"]),
        "demands": ("工作要求", True),
    }
    present = [(name, title) for name, (title, is_there) in parts.items() if is_there]
    return {name: f"{numeral(at)}、{title}" for at, (name, title) in enumerate(present, start=1)}


def _annexes(rows: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    """The annexes that are there by name, numbered without gaps; None for those that are not."""
    titles = {"lost": "失分清单", "unobserved": "未测标准清单"}
    present = [name for name in titles if rows[name]]
    numbers = {name: f"附件{at}" for at, name in enumerate(present, start=1)}
    return {
        f"{name}_list": {"number": numbers[name], "heading": f"{numbers[name]} {title}"}
        if name in numbers
        else None
        for name, title in titles.items()
    }


# --- sentences ------------------------------------------------------------------------------------


def _opening(view: View, found: Assessed, held: Assessment) -> Iterator[str]:
    """Who assessed what by which system, and how much was looked at."""
    system = view.plan.system_by_id.get(held.system or "")
    by_system = f"对照{_titled(system)}" if system else ""
    days = "至".join(dict.fromkeys(map(view.day, (held.start, held.end))))
    named = "" if held.kind.label in held.name else f"（{held.kind.label}）"
    yield f"{days}，{held.by or ''}{by_system}开展{held.name}{named}"
    if found.observations:
        yield _looked_at(found)


def _titled(system: System) -> str:
    edition = f"（{system.edition}）" if system.edition else ""
    return f"《{system.name.strip('《》')}》{edition}"


def _looked_at(found: Assessed) -> str:
    sites = {each.site.id for each in found.observations if each.site}
    return f"共查看点位{len(sites)}个，观察{len(found.observations)}次"


def _overall(view: View, found: Assessed, annexes: Mapping[str, Any]) -> Iterator[str]:
    """The rate and how it moved, what it speaks of, and what was lost and is put right."""
    yield from sum_words(found.assessment)
    if not found.observations:
        if not found.totals:
            yield "还没有观察的记录，也没有公布的成绩"
        return
    change = change_words(found)
    yield stated(found.score_rate) + (f"，{change}" if change else "")
    yield _covered(found, annexes)
    yield from _lost_words(view, found, annexes)


def _covered(found: Assessed, annexes: Mapping[str, Any]) -> str:
    """How much of the system the rate speaks of."""
    left = len(found.unobserved)
    seen = len(found.standards) - left
    words = f"标准{len(found.standards)}条，测到{seen}条，{stated(found.observed_rate)}"
    if not left:
        return words
    where = annexes["unobserved_list"]["number"]
    return f"{words}；未测{left}条（{where}），未测的不计分，也不等于达标"


def _lost_words(view: View, found: Assessed, annexes: Mapping[str, Any]) -> Iterator[str]:
    if not found.lost:
        yield "没有失分"
        return
    standards = len({point.code for point in found.lost})
    yield f"失分{len(found.lost)}处，涉及标准{standards}条（{annexes['lost_list']['number']}）"
    counts = lost_counts(found)
    told = counted(
        (
            ("已整改", counts[True]),
            ("尚未整改", counts[False]),
            (NO_FINDING, counts[None]),
        ),
        "处",
    )
    yield f"截至{view.day(view.as_of)}，其中{told}"


def _totals_words(found: Assessed) -> str:
    if found.observations:
        return "测评单位公布的成绩："
    return "这次测评只有公布的成绩，没有逐项观察的记录，照公布的抄录："


def _extremes(groups: Sequence[AssessedGroup], word: str) -> str:
    return several(filter(None, [extremes(groups, word)]))


def _owners_note(found: Assessed, owners: Sequence[AssessedGroup]) -> str:
    """Why the rows of units add up to more than was observed; nothing where they do not."""
    if sum(each.observations for each in owners) == len(found.observations):
        return ""
    return "几个单位共同负责的标准，同时计入各单位，所以各行之和大于总数。"


def _worst_words(word: str, unit: str, count: int) -> str:
    shown = f"，得分率最低的{_MOST_WORST}{unit}" if count > _MOST_WORST else ""
    return f"失分的{word}{count}{unit}{shown}："


def _site(plan: Plan, group: AssessedGroup) -> dict[str, Any]:
    site = plan.site_by_id.get(group.id)
    where = [site.type, site.subdistrict, site.owner] if site else []
    return {**group_row(group), "where": joined(dict.fromkeys(filter(None, where)))}


def _demands(found: Assessed, annexes: Mapping[str, Any]) -> Iterator[str]:
    """What is asked of the units, as far as there is something to do."""
    counts = lost_counts(found)
    if counts[False] or counts[None]:
        number = annexes["lost_list"]["number"]
        yield f"各责任单位对照{number}逐项整改，尚未整改的明确责任人和完成时限，整改后及时报告。"
    if counts[None]:
        yield f"{NO_FINDING}的{counts[None]}处失分，尽快交办到责任单位。"
    if annexes["unobserved_list"]:
        number = annexes["unobserved_list"]["number"]
        yield f"{number}所列未测的标准，由责任单位对照标准自查。"
    yield "各单位举一反三，巩固已整改的，防止反弹。"


def _notes(view: View, found: Assessed) -> Iterator[str]:
    named = f"（{view.plan.id}，{view.template}）" if view.template else ""
    digest = "" if view.for_circulation else f"；计划内容摘要{view.plan.digest[:12]}{named}"
    version = f"，版本{view.revision}" if view.revision else ""
    yield f"数据截止{chinese_date(view.as_of)}，当日以后的记录不计入{digest}{version}。"
    if found.observations:
        yield from _meanings(view.plan)
    if view.plan.sample:
        yield "含示例数据，不作上报用。"


def _meanings(plan: Plan) -> Iterator[str]:
    """What the numbers mean."""
    for row in (SCORE_RATE, OBSERVED_RATE):
        yield f"{row.label}：{row.meaning}。"
    if plan.settings.assessment.weighting is Weighting.OBSERVATION:
        yield "得分率按观察计：每次观察各算一次，按标准的分值加权。"
    yield "失分是这次观察失去的份额，影响总分是总分因此少得的分。"
