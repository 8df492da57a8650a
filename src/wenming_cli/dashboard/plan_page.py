"""The page of a plan at a day: cards, lights, trends, every figure that opens, the ledgers."""

from collections.abc import Iterator
from datetime import timedelta

from wenming_cli.dashboard.cards import cards, other_figures
from wenming_cli.dashboard.exam_section import EXAM_LOOK, exam_parts
from wenming_cli.dashboard.frame import document
from wenming_cli.dashboard.ledgers import ledger_days, ledger_labels, ledgers
from wenming_cli.dashboard.lights import light_labels, lights
from wenming_cli.dashboard.markup import Child, Markup, tag
from wenming_cli.dashboard.trend_charts import trends
from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.standing import Standing, group_at, standing
from wenming_cli.model.plan import Plan
from wenming_cli.pages.page import Title


def plan_page(plan: Plan, cutoff: Cutoff, back: str | None = None) -> str:
    """The document; ``back`` is the address of the list of all plans where it is one of several."""
    now = standing(plan, cutoff.as_of)
    title = Title(plan.project.name, "看板", cutoff.as_of, cutoff.note, plan.sample)
    has_exam = bool(plan.standards)
    body = (_head(title, back, has_exam), tag("main", *_parts(now), id="main"), _foot(plan))
    return document("  ".join(title.words), body, _look() + EXAM_LOOK * has_exam)


def _look() -> str:
    """What goes by column; a narrow screen shows the heads of columns beside the cells."""
    narrow = f"@media (max-width:700px){{{light_labels()}{ledger_labels()}}}"
    return ledger_days() + narrow


def _head(title: Title, back: str | None, has_exam: bool) -> Markup:
    day = f"截至 {title.as_of}{f'（{title.note}）' if title.note else ''}"
    return tag(
        "header",
        tag("a", "跳到正文", href="#main", class_="skip"),
        tag("h1", title.plan),
        tag("p", day, tag("strong", "含示例数据", class_="sample") if title.is_sample else None),
        tag("p", tag("a", "全部计划", href=back)) if back else None,
        tag(
            "nav",
            *(tag("a", words, href=f"#{at}") for at, words in _PLACES if has_exam or at != "exam"),
            aria_label="本页",
        ),
    )


_PLACES = (
    ("figures", "主要数字"),
    ("lights", "重点工作"),
    ("exam", "测评"),
    ("trends", "走势"),
    ("units", "单位"),
    ("others", "全部数字"),
    ("ledgers", "台账"),
)


def _parts(now: Standing) -> Iterator[Child]:
    plan, whole = now.plan, now.whole
    month_end = now.as_of.replace(day=1) - timedelta(days=1)
    before = group_at(plan, month_end) if month_end >= plan.start else None
    yield _section("figures", "主要数字", tag("div", *cards(plan, whole, before), class_="cards"))
    rest = [now.no_workstream] if now.no_workstream is not None else []
    groups = [*now.workstreams, *rest]
    yield _section("lights", "重点工作", lights("重点工作", groups) if groups else _nothing())
    if whole.exam is not None:
        yield _section("exam", "测评", *exam_parts(plan, whole, before, whole.exam))
    charts = list(trends(plan, whole))
    yield _section("trends", "走势", tag("div", *charts, class_="charts") if charts else _nothing())
    units = [*now.owners, *([now.no_owner] if now.no_owner is not None else [])]
    yield _section(
        "units", "单位", *([lights("单位", units), *_doubled(now)] if units else [_nothing()])
    )
    yield _section("others", "全部数字", *other_figures(plan, whole))
    listed = list(ledgers(plan, whole))
    yield tag("div", *(listed or [_section("none", "台账", _nothing())]), id="ledgers")


def _doubled(now: Standing) -> Iterator[Markup]:
    """Why the rows of units add up to more tasks than there are, where they do."""
    if sum(len(unit.tasks) for unit in now.owners) > len(now.whole.tasks):
        yield tag("p", "联合牵头的任务同时计入各牵头单位，所以各单位之和大于总数")


def _nothing() -> Markup:
    return tag("p", "这里还没有记录")


def _section(name: str, title: str, *children: Child) -> Markup:
    return tag(
        "section",
        tag("h2", title, id=f"{name}-title"),
        *children,
        id=name,
        aria_labelledby=f"{name}-title",
    )


def _foot(plan: Plan) -> Markup:
    said = (
        f"由 wenming 从计划文件算出，出处是计划文件夹里的文件和行；计划内容摘要 {plan.digest[:12]}"
    )
    return tag("footer", tag("p", said))
