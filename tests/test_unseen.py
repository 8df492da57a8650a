"""What nobody sees, what looks the same, and how it is named."""

import re
import unicodedata

import pytest

from wenming_cli.model.scalars import folded, plain_word
from wenming_cli.unseen import UNSEEN, name_of, told_apart, without_unseen

PATTERN = re.compile(UNSEEN)
IGNORABLE = (
    *(0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0, 0x2800, 0xFFFC),
    *range(0x180B, 0x1810),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    *range(0xFFF0, 0xFFF9),
    *range(0x1BCA0, 0x1BCA4),
    *range(0x1D173, 0x1D17B),
    *range(0xE0000, 0xE1000),
)


def test_every_default_ignorable_character_is_one() -> None:
    for code in IGNORABLE:
        assert PATTERN.search(f"区{chr(code)}城"), hex(code)
        assert without_unseen(f"区{chr(code)}城") == "区城", hex(code)
        assert folded(f"区{chr(code)}城") == "区城", hex(code)
        assert f"U+{code:04X}" in name_of(chr(code))


PICTURES = ("👩\u200d🌾", "❤\ufe0f", "1\ufe0f\u20e3", "👍🏽", "🏳\ufe0f\u200d🌈", "中\u3000文")


@pytest.mark.parametrize("text", PICTURES)
def test_pictures_and_spaces_are_seen(text: str) -> None:
    assert PATTERN.search(f"好{text}的") is None


@pytest.mark.parametrize("text", ["\u200d中", "中\u200d中", "中\ufe0f", "1\ufe0f", "👩\u200d中"])
def test_what_joins_no_pictures_is_unseen(text: str) -> None:
    assert PATTERN.search(text)


@pytest.mark.parametrize(
    ("written", "known", "words"),
    [
        ("НW", "HW", "第 1 个字符不同：这里是西里尔字母 Н U+041D，那里是拉丁字母 H U+0048"),
        ("HW-O1", "HW-01", "第 4 个字符不同：这里是拉丁字母 O U+004F，那里是数字 0 U+0030"),
        ("⻔前", "门前", "部首 ⻔ U+2ED4"),
        ("⼦女", "子女", "康熙部首 ⼦ U+2F26"),
        ("甲—乙", "甲-乙", "U+2014"),
        ("区\xad城", "区城", "这里第 2 个字符是多出的软连字符 U+00AD"),
        ("区城", "区城\u3000", "那里第 3 个字符是多出的全角空格 U+3000"),
        ("甲  乙", "甲 乙", "这里第 3 个字符是多出的空格 U+0020"),
    ],
)
def test_words_that_look_the_same_are_told_apart(written: str, known: str, words: str) -> None:
    assert words in told_apart(written, known)


@pytest.mark.parametrize(("written", "known"), [("甲", "甲"), ("区城管局", "区城市局"), ("", "甲")])
def test_words_that_one_tells_apart_need_no_help(written: str, known: str) -> None:
    assert told_apart(written, known) == ""


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("占道经营\u3000", "占道经营"),
        (" \xa0占道经营", "占道经营"),
        ("Ａ类", "A类"),
        ("占道(经营)", "占道（经营）"),
        ("占道（经营）", "占道（经营）"),
        ("比例3:1", "比例3:1"),
        ("一:二,三", "一：二，三"),
        ("A(B)", "A(B)"),
        ("⼦女", "子女"),
        ("区\u3164城", "区城"),
        ("①级", "1级"),
        ("ＡＢＣ，Ⅳ", "ABC,IV"),
    ],
)
def test_a_word_has_one_spelling(written: str, plain: str) -> None:
    assert plain_word(written) == plain == plain_word(plain)
    assert unicodedata.normalize("NFKC", plain) == unicodedata.normalize("NFKC", plain_word(plain))
