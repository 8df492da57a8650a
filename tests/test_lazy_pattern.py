"""A pattern that waits does what one does that is compiled at once, and is compiled once."""

import re

import pytest

from wenming_cli.lazy_pattern import lazy_pattern


def test_it_finds_what_the_pattern_finds() -> None:
    waiting = lazy_pattern(r"(?P<code>e\d)", re.IGNORECASE)
    found = waiting.search("规则 E3 关闭")
    assert found is not None
    assert found["code"] == "E3"
    assert waiting.sub("-", "E1 e2") == "- -"
    assert waiting.fullmatch("E1 e2") is None
    assert (waiting.pattern, waiting.groups) == (r"(?P<code>e\d)", 1)


def test_it_is_compiled_when_it_is_used_and_not_before() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.match("")


def test_a_method_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = lazy_pattern("a")
    first = waiting.match
    monkeypatch.setattr(re, "compile", None)
    assert waiting.match is first
