"""Words that tables and reports print beside figures: conventions, lights, scores, sampled rates.

Each is told in sentences; a printed number is told which numbers it could be.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from wenming_cli.explaining.printed_words import meaning_of, printed_words
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.indicators.actual_values import (
    NO_SAMPLES,
    rate_word,
    reading_words,
    samples_of,
    target_words,
)
from wenming_cli.figures.indicators.scores import evaluate
from wenming_cli.figures.indicators.states import assess_indicators
from wenming_cli.figures.money.spending import forecast
from wenming_cli.figures.standing import figures_at, standing
from wenming_cli.figures.table import ELAPSED_RATE, FIGURES, SAMPLED_RATE
from wenming_cli.model.plan import Plan, PlanFile
from wenming_cli.model.scalars import Month
from wenming_cli.model.shape import FieldShape, shape_of
from wenming_cli.reports.conventions import conventions
from wenming_cli.reports.view import view_of
from wenming_cli.screens.rates import fraction_text
from wenming_cli.words.money import wan
from wenming_cli.words.numbers import NO_VALUE

Told = Iterator[str]

_ALL = "口径"
_SCORE = (
    "自评得分",
    "自评总分",
    "总分",
    "得分",
    "已得分",
    "已评分值",
    "等级",
    "自评等级",
    "total",
    "grade",
)
_FORECAST = ("全年预计", "全年预计执行数", "预计支出", "forecast", "projected")
_SAMPLED = (SAMPLED_RATE.id, "合格率", "抽查合格率")
_UNDER = {
    "预警": "绩效监控",
    "关注": "绩效监控",
    "超额": "绩效监控",
    "监控灯": "绩效监控",
    "运行监控": "绩效监控",
    "反弹": "反弹",
    "停滞": "滞后",
    "提醒": "督办、通报、约谈",
    "督办": "督办、通报、约谈",
    "通报": "督办、通报、约谈",
    "约谈": "督办、通报、约谈",
    "红榜": "红黑榜",
    "黑榜": "红黑榜",
    "折算": "红黑榜",
    "不参评": "红黑榜",
    "名次": "红黑榜",
    "漏巡": "巡查周期",
    "漏巡点位": "巡查周期",
    "连续漏巡": "巡查周期",
    "推算": "按目前速度推算",
}
"""Under which convention a word stands that is printed in tables."""

_LIGHTS = {
    "正常": "已经开始、还没有办结，没有逾期、滞后、临期的任务；绩效指标的见 explain 绩效监控",
    "未到": "还没有到开始日期的任务；绩效指标的未到是年末才有数的指标在年末以前",
    "未到/暂缓": "还没有到开始日期的，和经批准暂缓的任务",
    "未报送": "已经开始、没有待验收，而一次进展也没有报过的任务",
}
"""Lights and marks that no convention defines."""

_VALUE = re.compile(r"-?[\d,]+(?:\.\d+)?%|[\d.]+\s*/\s*[\d.]+")


def told(plan: Plan, as_of: date, word: str) -> list[str]:
    """What there is to say of a word at a date; nothing where it is no word of these."""
    if word == _ALL:
        return [f"{name}：{words}" for name, words in _conventions(plan, as_of).items()]
    for words, tell in _OF.items():
        if word in words:
            return list(tell(plan, as_of, word))
    if word in _sampled_words(plan):
        return list(_sampled(plan, as_of, word))
    if _VALUE.fullmatch(word):
        return list(_numbers(plan, as_of, word.replace(" ", "")))
    kinds = list(_of_word(word)) or list(_of_kinds(plan, word))
    return kinds or _of_convention(plan, as_of, word) or list(_of_fields(word))


def is_term(word: str) -> bool:
    """Whether a word may be told of without knowing any plan's names."""
    fixed = {_ALL, *_LIGHTS, *_UNDER, *(name for words in _OF for name in words)}
    fixed |= {*printed_words(), *_field_titles()}
    return word in fixed or _VALUE.fullmatch(word) is not None


def is_known(plan: Plan, word: str) -> bool:
    """Whether a word may be told of in a plan."""
    return is_term(word) or word in _sampled_words(plan)


def _conventions(plan: Plan, as_of: date) -> dict[str, str]:
    """The conventions of a plan in the words of its report, by name."""
    day = min(max(as_of, plan.start), plan.end)
    view = view_of(plan, Month.of(day), day, None)
    content = conventions(view, [row.id for row in FIGURES])
    return {str(row["name"]): str(row["words"]) for row in content["settings"]}


def _of_convention(plan: Plan, as_of: date, word: str) -> list[str]:
    every = _conventions(plan, as_of)
    name = _UNDER.get(word, word)
    return [f"{name}：{every[name]}"] if name in every else []


def _of_word(word: str) -> Told:
    """Of a light, or of a word beside figures: what it means."""
    meaning = meaning_of(word)
    if word in _LIGHTS:
        yield _LIGHTS[word]
    elif meaning is not None:
        yield f"{word}：{meaning}"


def _of_kinds(plan: Plan, word: str) -> Told:
    """Of a category of findings or a type of sites: how many there are, and where to see them."""
    found = sum(finding.category == word for finding in plan.findings)
    if found:
        yield f"问题类别“{word}”：计划里共有 {found} 个，列表见 wenming findings --category {word}"
    sites = sum(site.type == word for site in plan.sites)
    if sites:
        yield f"点位类型“{word}”：名册里有 {sites} 个点位"


def _of_fields(word: str) -> Told:
    """Of what is printed as a record says it: which fields of which records are called so."""
    for section, field in _field_titles().get(word, ()):
        said = f"，{field.description}" if field.description else ""
        yield f"{section}的“{word}”（{field.name}）{said}：照计划文件里写的印，见 wenming show 编号"


@cache
def _field_titles() -> dict[str, list[tuple[str, FieldShape]]]:
    """The fields of every record by their Chinese titles, with what the records are called."""
    found: dict[str, list[tuple[str, FieldShape]]] = {}
    for section in shape_of(PlanFile).fields.values():
        found.setdefault(section.title, []).append(("计划文件", section))
        fields = shape_of(section.model).fields.values() if section.model is not None else ()
        for field in fields:
            found.setdefault(field.title, []).append((section.title, field))
    return found


def _score(plan: Plan, as_of: date, word: str) -> Told:  # noqa: ARG001
    """The total of the self-evaluation as a sum, its grade, and what is missing."""
    found = evaluate(plan, as_of, figures_at(plan, as_of))
    points = [("预算执行", found.execution.points)]
    points += [(each.indicator.id, each.score.points) for each in found.indicators]
    terms = " + ".join(f"{name} {value}" for name, value in points if value is not None)
    yield (
        f"已得分 {terms} = {found.scored}，已评分值 {found.scored_weight:f}"
        if terms
        else "还没有得分"
    )
    if found.total is None:
        yield f"未完成评价，没有总分和等级，缺 {len(found.missing)} 项："
        yield from (f"  {each}" for each in found.missing)
    else:
        yield f"总分 {found.total}，等级 {found.grade}"
    yield f"绩效评分：{_conventions(plan, as_of)['绩效评分']}"
    yield "逐项列表：wenming score"


def _forecast(plan: Plan, as_of: date, word: str) -> Told:  # noqa: ARG001
    """What the year's spending and the indicators that add up come to at the present rate."""
    yield f"按目前速度推算：{_conventions(plan, as_of)['按目前速度推算']}"
    money = forecast(plan, as_of)
    if money.amount is not None:
        yield f"支出推算到计划期末：{wan(money.amount)}"
    yield "资金见 wenming budget，绩效指标逐项见 wenming indicators"


def _sampled_words(plan: Plan) -> set[str]:
    return {rate_word(i) for i in plan.indicators if i.measure == "sampled"}


def _sampled(plan: Plan, as_of: date, word: str) -> Told:
    """Every sampled indicator whose rate is called so, or all of them, with its sum."""
    yield f"{word}：抽查中合格（满意、履约等）的样本数之和 ÷ 抽查的样本数之和"
    for state in assess_indicators(plan, as_of, figures_at(plan, as_of)):
        indicator = state.indicator
        if indicator.measure != "sampled" or word not in (rate_word(indicator), *_SAMPLED):
            continue
        samples = samples_of(plan, indicator, as_of)
        passed, checked = sum(s.passed for s in samples), sum(s.checked for s in samples)
        shown = reading_words(indicator, state.reading) or NO_SAMPLES
        name = f"{indicator.id} {indicator.name}（指标值{target_words(indicator)}）"
        yield f"{name}：{passed} ÷ {checked} = {shown}，见 wenming explain {indicator.id}"


def _numbers(plan: Plan, as_of: date, value: str) -> Told:
    """Which numbers of the plan are printed so on that day."""
    found = [
        f"{of}{figure.label} {figure.as_percent()} {fraction_text(figure)}"
        for of, figure in _printed(plan, as_of)
        if value in (figure.as_percent(), fraction_text(figure).strip("()"))
    ]
    found += [
        f"绩效指标 {state.indicator.id} {state.indicator.name}的实际值"
        for state in assess_indicators(plan, as_of, figures_at(plan, as_of))
        if value == reading_words(state.indicator, state.reading)
    ]
    if not found:
        yield f"截至 {as_of} 没有印成 {value} 的比率；换一天用 --as-of 或 --month"
        return
    yield f"截至 {as_of} 印成 {value} 的有 {len(found)} 个；要看怎么算的，explain 后面写它的名称："
    yield from (f"  {each}" for each in found)


def _printed(plan: Plan, as_of: date) -> Iterator[tuple[str, Figure]]:
    now = standing(plan, as_of)
    for of, group in (
        ("", now.whole),
        *((f"{g.name}的", g) for g in (*now.workstreams, *now.owners)),
    ):
        patrolled = group.patrol.figures if group.patrol is not None else ()
        for figure in (*group.figures, *patrolled):
            is_own = not of or figure.id != ELAPSED_RATE.id
            if is_own and figure.as_percent() != NO_VALUE and figure.definition.unit == "rate":
                yield of, figure


_OF: dict[tuple[str, ...], Callable[[Plan, date, str], Told]] = {
    _SCORE: _score,
    _FORECAST: _forecast,
    _SAMPLED: _sampled,
}
