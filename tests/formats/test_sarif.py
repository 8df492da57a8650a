"""SARIF against the rules of the public schema, for the parts that are used."""

import json
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from tests.formats.test_formats import FILES, OUTCOME, SHARED, at, text_of
from wenming_cli import sink
from wenming_cli.diagnostic import Diagnostic
from wenming_cli.formats.diagnostics import sarif
from wenming_cli.formats.diagnostics.outcome import Outcome
from wenming_cli.inputs import codes

Json = dict[str, Any]


def record(required: str, **properties: Json) -> Json:
    """A schema of an object that may hold nothing else."""
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }


TEXT = {"type": "string", "minLength": 1}
WORDS = record("text", text=TEXT)
COUNT = {"type": "integer", "minimum": 1}
ARTIFACT = record(
    "uri", uri={**TEXT, "pattern": r"^[A-Za-z0-9._~%/-]+$"}, uriBaseId={"const": "%SRCROOT%"}
)
REGION = record("startLine", startLine=COUNT, startColumn=COUNT, endLine=COUNT, endColumn=COUNT)
LOCATION = record("", physicalLocation=record("", artifactLocation=ARTIFACT, region=REGION))
RULE = record("id", id=TEXT, shortDescription=WORDS, fullDescription=WORDS, help=WORDS)
DRIVER = record(
    "name",
    name=TEXT,
    version=TEXT,
    informationUri=TEXT,
    language={"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
    rules={"type": "array", "uniqueItems": True, "items": RULE},
)
SUPPRESSION = record(
    "kind",
    kind={"enum": ["inSource", "external"]},
    justification={"type": "string", "minLength": 1},
)
RESULT = record(
    "message",
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": -1},
    level={"enum": ["none", "note", "warning", "error"]},
    message=WORDS,
    locations={"type": "array", "items": LOCATION},
    partialFingerprints={"type": "object", "additionalProperties": {"type": "string"}},
    suppressions={"type": "array", "uniqueItems": True, "items": SUPPRESSION},
)
RUN = record(
    "tool",
    tool=record("driver", driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    artifacts={"type": "array", "uniqueItems": True, "items": record("", location=ARTIFACT)},
    results={"type": "array", "items": RESULT},
)
LOG = record(
    "version runs",
    **{"$schema": {"type": "string", "format": "uri"}},
    version={"enum": ["2.1.0"]},
    runs={"type": "array", "items": RUN},
)
"""What the public schema asks of the objects and keys used here; no other key may appear."""


def run(outcome: Outcome) -> Json:
    log = json.loads(sarif.render(outcome))
    Draft7Validator(LOG).validate(log)
    (only,) = log["runs"]
    assert isinstance(only, dict)
    return only


@pytest.mark.parametrize("outcome", [OUTCOME, Outcome((), FILES, text_of)])
def test_it_is_as_the_schema_says(outcome: Outcome) -> None:
    found = run(outcome)
    assert found["columnKind"] == "unicodeCodePoints"
    assert [unquote(item["location"]["uri"]) for item in found["artifacts"]] == list(FILES)


def test_results_point_at_their_rules() -> None:
    found = run(OUTCOME)
    rules = found["tool"]["driver"]["rules"]
    every = [*SHARED, *(waived.diagnostic for waived in OUTCOME.ignored)]
    for result, diagnostic in zip(found["results"], every, strict=True):
        assert result["ruleId"] == diagnostic.code == rules[result["ruleIndex"]]["id"]
    levels = [result["level"] for result in found["results"]]
    assert levels == ["error", "error", "error", "warning", "note", "note", "note"]


def test_what_is_ignored_is_suppressed_with_its_reason() -> None:
    suppressed = [result.get("suppressions") for result in run(OUTCOME)["results"]]
    assert suppressed[:5] == [None] * 5
    assert suppressed[6] == [{"kind": "inSource", "justification": "口径的规则里关闭了"}]


def test_a_region_is_the_range_of_the_diagnostic() -> None:
    regions = [r["locations"][0]["physicalLocation"]["region"] for r in run(OUTCOME)["results"]]
    assert regions[2] == {"startLine": 3, "startColumn": 8, "endLine": 3, "endColumn": 18}
    assert regions[4] == {"startLine": 7, "startColumn": 10, "endLine": 9, "endColumn": 3}


def test_a_rule_brings_its_manual_page() -> None:
    fault = Diagnostic(at("a.yaml", 1, 1, 2), "E206", "错了")
    (rule,) = run(Outcome((fault,), ("a.yaml",), text_of, codes.manual))["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "日期或月份写得不规范。"
    assert rule["fullDescription"]["text"].startswith("2020/6/1")
    assert "怎么改：" in rule["help"]["text"]
    assert "完成时限: 2020-06-01" in rule["help"]["text"]


@pytest.mark.parametrize("code", codes.known_codes())
def test_every_code_makes_a_rule(code: str) -> None:
    fault = Diagnostic(at("a.yaml", 1, 1, 2), code, "错了")
    (rule,) = run(Outcome((fault,), ("a.yaml",), text_of, codes.manual))["tool"]["driver"]["rules"]
    assert set(rule) == {"id", "shortDescription", "fullDescription", "help"}
    assert not rule["fullDescription"]["text"].startswith("怎么改")


def test_plan_text_makes_no_link() -> None:
    assert sink.sarif("[看这里](https://x.example)") == "[看这里] (https://x.example)"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("计划/任务.yaml", "%E8%AE%A1%E5%88%92/%E4%BB%BB%E5%8A%A1.yaml"),
        ("../a b.yaml", "../a%20b.yaml"),
        ("a:b?c#d%e.yaml", "a%3Ab%3Fc%23d%25e.yaml"),
    ],
)
def test_uri(path: str, uri: str) -> None:
    assert sink.uri(path) == uri


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_a_uri_reads_back(path: str) -> None:
    relative = path.lstrip("/") or "a"
    made = urlsplit(sink.uri(relative))
    assert (made.scheme, made.netloc, made.query, made.fragment) == ("", "", "", "")
    assert unquote(made.path) == relative
