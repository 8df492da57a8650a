"""``wenming audit``: questions with their records, in every form, and never more than questions."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.commands.conftest import SMALL
from tests.conftest import DEMO, MakePlan, Wenming

FINDINGS = """
findings:
""" + "".join(
    f"- {{id: W-{n}, found: 2020-06-01, source: covert, category: 卫生, owner: 东华街道,"
    f" text: 垃圾{n},\n"
    f"   log: [{{date: 2020-06-05, event: rectified, evidence: [photos/a.jpg]}},\n"
    f"         {{date: 2020-06-06, event: closed, by: 东华街道}}]}}\n"
    for n in range(10)
)


@pytest.fixture
def plan(make_plan: MakePlan) -> Path:
    return make_plan(SMALL + FINDINGS)


def test_text(plan: Path, wenming: Wenming) -> None:
    ran = wenming("-C", plan, "audit", "--as-of", "2020-06-30")
    assert ran.code == 0
    assert "请核实 2 件，2 个方面。这些只是请核实的问题，不是结论，不进任何数字和得分" in ran.out
    assert "东华街道：有 10 个问题销号，看不出别的单位复核过。请核实是谁到现场复核的" in ran.out
    assert "照片 photos/a.jpg 用在 10 处。请核实照片拍的是哪一处" in ran.out
    assert re.search(r"W-0  2020-06-06 东华街道自己销号  \S*plan.yaml:\d+\n", ran.out)
    assert "还有 2 条记录，用 --all 全部列出" in ran.out
    assert "看过、没有要问的" in ran.out
    everything = wenming("-C", plan, "audit", "--as-of", "2020-06-30", "--all").out
    assert "W-9" in everything
    assert "条记录，用 --all" not in everything


def test_nothing_to_ask(plan: Path, wenming: Wenming) -> None:
    """What happened later is not known yet, and others are not asked."""
    assert "没有要请核实的。" in wenming("-C", plan, "audit", "--as-of", "2020-06-04").out
    ran = wenming("-C", plan, "audit", "--owner", "拓东街道")
    assert "没有要请核实的。" in ran.out


def test_json_and_csv(plan: Path, wenming: Wenming) -> None:
    document = json.loads(wenming("-C", plan, "audit", "--format", "json").out)
    assert document["schema"] == "wenming.audit/1"
    topics = {topic["id"]: topic for topic in document["topics"]}
    assert len(topics) == 10
    assert topics["own_checks"]["questions"] == []
    (question,) = topics["unchecked_closures"]["questions"]
    assert (question["unit"], question["numbers"]) == ("东华街道", {"closed": "10"})
    assert len(question["records"]) == 10
    assert all(record["file"].endswith("plan.yaml") for record in question["records"])
    text = wenming("-C", plan, "audit", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 20
    assert {row["方面"] for row in rows} == {"销号没有别的单位复核", "一份佐证用了几处"}


def test_the_demo_raises_few_questions(wenming: Wenming) -> None:
    document = json.loads(wenming("-C", DEMO, "audit", "--format", "json").out)
    asked = {topic["id"]: len(topic["questions"]) for topic in document["topics"]}
    assert 0 < sum(asked.values()) <= 6, asked
    assert asked["own_checks"] == asked["reused_evidence"] == asked["unchecked_closures"] == 0
