"""Is it true: what an auditor would ask, topic by topic, each question with its records."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from wenming_cli.figures.audit import Asked
from wenming_cli.figures.audit.question import Question
from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan
from wenming_cli.pages.blocks import KEPT, Block, Column, Items, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.screen_head import head, title

ONLY_QUESTIONS = "这些只是请核实的问题，不是结论，不进任何数字和得分；查下来是实的，就是实的"
_READABLE = 8
"""So many records of a question are shown unless all are asked for."""
_GROUNDS = (
    Column("", most=24, worth=KEPT),
    Column("", most=48, worth=KEPT),
    Column("出处", worth=1),
)
_COLUMNS = tuple(map(Column, ("方面", "单位", "看到的", "请核实", "记录", "内容", "出处")))


@frozen
class AuditScreen:
    """What there is to ask of a plan at a date; ``everything``: every record is listed."""

    plan: Plan
    cutoff: Cutoff
    asked: Sequence[Asked]
    everything: bool = False


def page(screen: AuditScreen) -> Page:
    """How many questions, then each topic with its questions, then what there is no question of."""
    every = sum(len(each.questions) for each in screen.asked)
    topics = sum(bool(each.questions) for each in screen.asked)
    said = f"请核实 {every} 件，{topics} 个方面" if every else "没有要请核实的"
    blocks = (block for each in screen.asked if each.questions for block in _topic(screen, each))
    quiet = tuple(
        f"{each.topic.TITLE}：{each.topic.FROM}" for each in screen.asked if not each.questions
    )
    return Page(
        title(screen.plan, screen.cutoff, "请核实的事"),
        (
            Paragraph(f"{said}。{ONLY_QUESTIONS}"),
            *blocks,
            *([Items(quiet, "看过、没有要问的")] if quiet else []),
        ),
        partial(document, screen),
        Table(_COLUMNS, tuple(_rows(screen))),
    )


def _topic(screen: AuditScreen, asked: Asked) -> Iterator[Block]:
    topic = asked.topic
    yield Items((f"什么时候问：{topic.FROM}",), f"{topic.TITLE} {len(asked.questions)} 件")
    for question in asked.questions:
        yield from _question(screen, question)


def _question(screen: AuditScreen, question: Question) -> Iterator[Block]:
    grounds = question.grounds if screen.everything else question.grounds[:_READABLE]
    rows = tuple((each.name, each.words, each.location.file_line) for each in grounds)
    yield Table(_GROUNDS, rows, f"{told(question)}。{question.ask}", is_bare=True)
    left = len(question.grounds) - len(grounds)
    if left:
        yield Paragraph(f"还有 {left} 条记录，用 --all 全部列出")


def told(question: Question) -> str:
    """Of whom it is asked, and what was seen."""
    return f"{question.unit}：{question.seen}" if question.unit else question.seen


def _rows(screen: AuditScreen) -> Iterator[tuple[str, ...]]:
    for asked in screen.asked:
        for question in asked.questions:
            words = asked.topic.TITLE, question.unit or "", question.seen, question.ask
            yield from ((*words, g.name, g.words, g.location.file_line) for g in question.grounds)


# --- JSON -----------------------------------------------------------------------------------------


def document(screen: AuditScreen) -> dict[str, Any]:
    """``wenming.audit/1``: every topic with its thresholds, and its questions."""
    return {
        **head(screen.plan, screen.cutoff.as_of, "audit"),
        "topics": [
            {
                "id": asked.topic.ID,
                "title": asked.topic.TITLE,
                "from": asked.topic.FROM,
                "questions": [_question_object(each) for each in asked.questions],
            }
            for asked in screen.asked
        ],
    }


def _question_object(question: Question) -> dict[str, Any]:
    return {
        "unit": question.unit,
        "seen": question.seen,
        "ask": question.ask,
        "numbers": question.numbers,
        "records": [
            {"name": g.name, "text": g.words, "file": g.location.file, "line": g.location.line}
            for g in question.grounds
        ],
    }
