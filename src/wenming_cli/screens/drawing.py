"""Sites drawn by lot: who they are, by which rule, and what to record of it."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from wenming_cli.figures.draws.drawing import Drawing
from wenming_cli.model.assessment import Assessment, Draw
from wenming_cli.model.plan import Plan
from wenming_cli.model.site import Site
from wenming_cli.pages.blocks import KEPT, Block, Column, Paragraph, Table, Verbatim
from wenming_cli.pages.page import Page
from wenming_cli.screens.screen_head import head, title_on

_SITES = (
    Column("编号", most=20, worth=KEPT),
    Column("点位", most=32, worth=KEPT),
    Column("点位类型", most=16),
    Column("街道", most=16),
    Column("责任单位", most=20),
)


def page(plan: Plan, drawing: Drawing, entry: Sequence[str], assessment: Assessment | None) -> Page:
    """The sites, how many of each part, the rule; then the entry to record, or how it compares."""
    table = Table(_SITES, tuple(map(_row, drawing.sites)))
    blocks: list[Block] = [table, *(Paragraph(f"{word}：{said}") for word, said in _facts(drawing))]
    if assessment is not None and assessment.draw is not None:
        blocks.append(Paragraph(_compared(drawing, assessment.name, assessment.draw)))
    else:
        blocks += [Paragraph("记在测评里："), Verbatim("\n".join(entry))]
    also = () if assessment is None else (assessment.name,)
    titled = title_on(plan, drawing.register.day, "抽取点位", *also)
    return Page(titled, tuple(blocks), partial(document, plan, drawing, assessment), table)


def _row(site: Site) -> tuple[str, ...]:
    return site.id, site.name, site.type, site.subdistrict or "", site.owner


def _facts(drawing: Drawing) -> list[tuple[str, str]]:
    parts = (f"{s.name or '其他'} {s.count}/{len(s.sites)}" for s in drawing.strata)
    shares = [("各层", "，".join(parts))] if len(drawing.strata) > 1 else []
    return [
        *shares,
        ("种子", drawing.seed.text),
        ("点位册摘要", drawing.register.digest),
        ("抽取办法", drawing.rule),
    ]


def _compared(drawing: Drawing, name: str, recorded: Draw) -> str:
    """How what is drawn once more compares with what was recorded in an assessment."""
    if recorded.register != drawing.register.digest:
        return (
            f"点位册在抽取以后改过：记录的摘要是 {recorded.register}，"
            f"现在是 {drawing.register.digest}"
        )
    drawn, known = [site.id for site in drawing.sites], list(recorded.sites)
    if set(drawn) == set(known):
        return f"重抽一遍，和 {name} 记录的一致，{len(drawn)} 个点位"
    more = "、".join(site for site in known if site not in drawn)
    less = "、".join(site for site in drawn if site not in known)
    return (
        f"重抽一遍，和 {name} 记录的不一致：记录里多 {more or '无'}，少 {less or '无'}；"
        f"记录的办法：{recorded.rule}"
    )


def is_as_recorded(drawing: Drawing, assessment: Assessment) -> bool | None:
    """Tell whether the same is drawn once more; None where nothing was recorded."""
    recorded = assessment.draw
    if recorded is None:
        return None
    is_same = {site.id for site in drawing.sites} == set(recorded.sites)
    return is_same and recorded.register == drawing.register.digest


def document(plan: Plan, drawing: Drawing, assessment: Assessment | None) -> dict[str, Any]:
    """``wenming.draw/1``."""
    return {
        **head(plan, drawing.register.day, "draw"),
        "assessment": None if assessment is None else assessment.id,
        "seed": drawing.seed.text,
        "register": drawing.register.digest,
        "rule": drawing.rule,
        "by": drawing.by.value,
        "strata": [
            {"name": part.name, "sites": len(part.sites), "drawn": part.count}
            for part in drawing.strata
        ],
        "sites": [
            {
                "id": site.id,
                "name": site.name,
                "type": site.type,
                "subdistrict": site.subdistrict,
                "owner": site.owner,
            }
            for site in drawing.sites
        ],
        "as_recorded": None if assessment is None else is_as_recorded(drawing, assessment),
    }
