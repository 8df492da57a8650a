"""Colours on a terminal: beside the words, never instead of them."""

import re
from pathlib import Path

import pytest

from tests.conftest import DEMO, Wenming

PAINT = re.compile(r"\x1b\[\d+m")
DAY = ("--as-of", "2020-06-30")


@pytest.mark.parametrize(
    ("typed", "painted"),
    [
        (("validate",), "\x1b[33m警告\x1b[0m E324"),
        (("notices", *DAY), "\x1b[31m约谈\x1b[0m"),
        (("findings", *DAY), "\x1b[32m已销号\x1b[0m"),
        (("board", "--month", "2020-06"), "\x1b[31m红榜\x1b[0m"),
        (("tasks", *DAY), "\x1b[33m滞后\x1b[0m"),
    ],
)
def test_words_have_their_colour(
    typed: tuple[str, ...], painted: str, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = wenming("-C", DEMO, *typed).out
    assert not PAINT.search(plain)
    monkeypatch.setenv("FORCE_COLOR", "1")
    shown = wenming("-C", DEMO, *typed).out
    assert painted in shown
    assert PAINT.sub("", shown) == plain


def test_what_is_overdue_is_red_in_the_call_list(
    small: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31m逾期 30 天" in wenming("-C", small, "next", *DAY).out
    assert wenming("-C", small, "validate", "-o", tmp_path / "a.txt").code == 0
    assert not PAINT.search((tmp_path / "a.txt").read_text("utf-8"))
