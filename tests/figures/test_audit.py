"""Questions an auditor would ask: what is planted is found, honest records are let alone.

``WENMING_EXAMPLES=200`` looks at two hundred honest plans and at as many of each planted kind.
"""

import os
from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from tests.figures.cities import PLANTS, STREETS, City, honest, plan_text
from wenming_cli.figures.audit import TOPICS, audit
from wenming_cli.figures.audit.chances import Table2, at_least, chance_words, fisher
from wenming_cli.figures.audit.question import Question
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "4"))
LAST = date(2020, 7, 31)


def plan_of(city: City, folder: Path) -> Plan:
    (folder / "plan.yaml").write_text(plan_text(city), "utf-8")
    loaded = load(folder, folder)
    assert loaded.is_readable, loaded.diagnostics[:3]
    assert loaded.plan is not None
    return loaded.plan


def asked_of(city: City, folder: Path) -> dict[str, tuple[Question, ...]]:
    return {asked.topic.ID: asked.questions for asked in audit(plan_of(city, folder), LAST)}


def test_every_topic_can_be_planted() -> None:
    assert [topic.ID for topic in TOPICS] == list(PLANTS)


def test_honest_plans_are_let_alone(tmp_path: Path) -> None:
    raised = Counter(
        seed
        for seed in range(EXAMPLES)
        for questions in asked_of(honest(Random(seed)), tmp_path).values()  # noqa: S311
        if questions
    )
    assert len(raised) <= Fraction(5, 100) * EXAMPLES, raised


@pytest.mark.parametrize(
    ("tables", "chance"),
    [
        ([(3, 1, 1, 3)], "17/70"),  # the lady tasting tea
        ([(4, 0, 0, 4)], "1/70"),
        ([(2, 0, 0, 2), (2, 0, 0, 2)], "1/36"),  # one after the other: 1/6 of 1/6
        ([(1, 1, 1, 1), (2, 0, 2, 0)], "5/6"),  # what all pass says nothing
        ([(0, 0, 0, 0)], "1"),
    ],
)
def test_the_exact_test(tables: list[tuple[int, int, int, int]], chance: str) -> None:
    assert fisher(Table2(*table) for table in tables) == Fraction(chance)


@pytest.mark.parametrize(
    ("hits", "tries", "chance", "expected"),
    [(0, 5, "1/3", "1"), (5, 5, "1/3", "1/243"), (2, 3, "1/2", "1/2"), (9, 10, "1/2", "11/1024")],
)
def test_a_tail(hits: int, tries: int, chance: str, expected: str) -> None:
    assert at_least(hits, tries, Fraction(chance)) == Fraction(expected)


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        ("1/50", "百分之一以上"),
        ("1/101", "不到百分之一"),
        ("1/1000", "不到百分之一"),
        ("1/1001", "不到千分之一"),
        ("1/20000", "不到万分之一"),
        ("0", "不到百万分之一"),
    ],
)
def test_a_chance_in_words(chance: str, words: str) -> None:
    assert chance_words(Fraction(chance)) == words


@pytest.mark.parametrize("kind", PLANTS)
def test_what_is_planted_is_found(kind: str, tmp_path: Path) -> None:
    found = 0
    for seed in range(EXAMPLES):
        random = Random(f"{kind}{seed}")  # noqa: S311
        city, street = honest(random), random.choice(STREETS)
        PLANTS[kind](random, city, street)
        questions = asked_of(city, tmp_path)[kind]
        found += bool(questions)
        for question in questions:
            assert question.unit in (None, street, "区创建办"), question
            assert question.ask.startswith("请核实")
            assert all(ground.location.line > 1 for ground in question.grounds)
    assert found >= Fraction(9, 10) * EXAMPLES, (kind, found)
