"""Rules that go over unusual findings alone find among them whatever they would among all."""

import json
import os
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from wenming_cli.figures.findings import usual_course
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan
from wenming_cli.rules import DATED_RULES, RULES
from wenming_cli.rules.rule import Breach

Record = dict[str, Any]
Change = Callable[[random.Random, Record], None]

SEEDS = range(max(3, int(os.environ.get("WENMING_EXAMPLES", "0")) // 10))
FINDINGS = 500
HEAD = """
plan: {id: p, name: 创建计划, year: 2020, owner: 区创建办}
owners: [{name: 城管局, kind: department}, {name: 教体局, kind: department}]
"""
EVENTS = (
    "rectified", "returned", "closed", "extended", "long_term", "void", "reassigned", "appealed",
    "upheld", "rechecked",
)  # fmt: skip


def day(rng: random.Random) -> str:
    return str(date(2020, 6, 1) + timedelta(days=rng.randint(0, 40)))


def usual(rng: random.Random) -> Record:
    """A finding that was put right and closed, as far as that has gone."""
    found = date(2020, 6, 1) + timedelta(days=rng.randint(0, 30))
    days = [found + timedelta(days=rng.choice((0, 0, 1, 5)))]
    days.append(days[0] + timedelta(days=rng.choice((0, 1, 4))))
    proof = {"evidence": ["档案1"]}
    log: list[Record] = [
        {"date": str(days[0]), "event": "rectified", **rng.choice(({}, proof))},
        {"date": str(days[1]), "event": "closed", "by": "区创建办", **rng.choice(({}, proof))},
    ]
    return {
        "found": str(found),
        "source": "inspection",
        "category": "卫生死角",
        "text": "门前有垃圾",
        "owner": "城管局",
        "severity": rng.choice(("minor", "minor", "major")),
        "log": log[: rng.choice((0, 1, 2, 2, 2))],
    }


def entry(rng: random.Random) -> Record:
    made: Record = {"date": day(rng), "event": rng.choice(EVENTS)}
    for name, values in (
        ("by", ("城管局", "教体局", "区创建办")),
        ("to", (day(rng), day(rng))),
        ("to_owner", ("城管局", "教体局")),
        ("result", ("kept", "relapsed", "false")),
        ("reason", ("待料",)),
    ):
        if rng.random() < 0.3:
            made[name] = rng.choice(values)
    return made


def one_entry(rng: random.Random, finding: Record) -> None:
    if finding["log"]:
        key = rng.choice(("date", "event", "by", "to", "to_owner", "result", "evidence"))
        at = rng.choice(finding["log"])
        at |= {k: v for k, v in (entry(rng) | {"evidence": []}).items() if k == key}


def more_log(rng: random.Random, finding: Record) -> None:
    at = rng.randint(0, len(finding["log"]))
    made = rng.choice((entry(rng), *finding["log"]))
    finding["log"] = [*finding["log"][:at], dict(made), *finding["log"][at:]]


def moved_limit(rng: random.Random, finding: Record) -> None:
    made = {"date": day(rng), "event": "extended", "to": rng.choice((day(rng), "2101-01-04"))}
    finding["log"] = sorted([*finding["log"], made], key=lambda each: str(each["date"]))


def less_log(rng: random.Random, finding: Record) -> None:
    finding["log"] = rng.sample(finding["log"], rng.randint(0, len(finding["log"])))


def with_items(rng: random.Random, finding: Record) -> None:
    texts = ("有污水", "灯不亮", "灯不亮")
    logs = [[entry(rng) for _ in range(rng.randint(0, 2))] for _ in texts]
    items = [{"text": text, "log": log} for text, log in zip(texts, logs, strict=True)]
    finding["items"] = items[: rng.randint(1, 3)]


def other_days(rng: random.Random, finding: Record) -> None:
    finding[rng.choice(("found", "assigned", "due"))] = day(rng)


CHANGES: tuple[Change, ...] = (one_entry, more_log, moved_limit, less_log, with_items, other_days)


def random_finding(rng: random.Random, number: int) -> Record:
    """Half of them are usual, and many of the others are so but for one thing."""
    finding = usual(rng)
    for _ in range(rng.choice((0, 0, 1, 1, 2, 3))):
        rng.choice(CHANGES)(rng, finding)
    return {"id": f"W-{number}", **finding}


def random_plan(seed: int, folder: Path) -> Plan:
    rng = random.Random(seed)  # noqa: S311  no secret
    records = {"findings": [random_finding(rng, number) for number in range(FINDINGS)]}
    (folder / "plan.yaml").write_text(HEAD, "utf-8")
    (folder / "records.yaml").write_text(json.dumps(records, ensure_ascii=False), "utf-8")
    loaded = load(folder)
    assert loaded.plan is not None
    assert not loaded.diagnostics
    return loaded.plan


def told(plan: Plan) -> dict[str, list[Breach]]:
    """What each rule finds, by its code."""
    as_of = date(2020, 6, 30)
    found = {rule.CODE: list(rule.check(plan)) for rule in RULES}
    return found | {rule.CODE: list(rule.check(plan, as_of)) for rule in DATED_RULES}


@pytest.mark.parametrize("seed", SEEDS)
def test_of_usual_findings_rules_have_nothing_to_say(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = random_plan(seed, tmp_path)
    found = told(plan)
    assert FINDINGS / 4 < len(unusual(plan)) < FINDINGS * 3 / 4
    monkeypatch.setattr(usual_course, "is_usual", lambda _: False)
    assert told(replace(plan)) == found


def test_random_findings_have_every_fault_that_is_looked_for(tmp_path: Path) -> None:
    found = told(random_plan(0, tmp_path))
    asked = {rule.CODE for rule in RULES if vars(rule).get("unusual") is unusual}
    assert asked - {code for code, breaches in found.items() if breaches} == set()
