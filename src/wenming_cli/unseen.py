"""Characters that nobody sees, words that look the same and are not, and how to name both.

What Unicode calls default-ignorable draws nothing, so two words that differ only in it are one word
to whoever reads them. Emoji are the exception: their joiners and selectors belong to the picture.
"""

import unicodedata

from wenming_cli.lazy_pattern import lazy_pattern

INVISIBLE = (
    "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0"
    "\ufff0-\ufffc\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Ranges of a character class: what draws nothing anywhere, line ends and tabs aside."""

_PICTURE = "\u00a9\u00ae\u203c\u2049\u20e3\u2100-\u27bf\u2900-\u2bff\u3030\u303d\u3297\u3299"
_PICTURE += "\U0001f000-\U0001faff"
UNSEEN = (
    f"[{INVISIBLE}]|(?<![{_PICTURE}0-9#*])[\ufe0e\ufe0f]|(?<=[0-9#*])[\ufe0e\ufe0f](?!\u20e3)"
    f"|(?<![{_PICTURE}\ufe0f])\u200d|\u200d(?![{_PICTURE}])"
)
"""A pattern for one such character; joiners and selectors inside of emoji are none."""

_IGNORED = lazy_pattern(f"[{INVISIBLE}\u200d\ufe0e\ufe0f]")

_NAMES = {
    "\ufeff": "零宽不换行空格（BOM）",
    "\u200b": "零宽空格",
    "\u200c": "零宽非连接符",
    "\u200d": "零宽连接符",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
    "\xad": "软连字符",
    "\u034f": "组合连接符",
    "\u115f": "韩文填充符",
    "\u1160": "韩文填充符",
    "\u3164": "韩文填充符",
    "\uffa0": "韩文填充符",
    "\u2060": "单词连接符",
    "\u2800": "盲文空格",
    "\ufffc": "对象替换符",
    "\ufffd": "替换字符",
    "\x85": "换行符 NEL",
    "\r": "单独的回车符",
    "\0": "空字符",
    "\t": "制表符",
    " ": "空格",
    "\xa0": "不换行空格",
    "\u3000": "全角空格",
}
_KINDS = (
    ("VARIATION SELECTOR", "异体字选择符"),
    ("MONGOLIAN FREE VARIATION", "异体字选择符"),
    ("CYRILLIC", "西里尔字母"),
    ("GREEK", "希腊字母"),
    ("LATIN", "拉丁字母"),
    ("FULLWIDTH", "全角字符"),
    ("HALFWIDTH", "半角字符"),
    ("DIGIT", "数字"),
    ("KATAKANA", "片假名"),
    ("KANGXI RADICAL", "康熙部首"),
    ("CJK RADICAL", "部首"),
    ("CJK COMPATIBILITY", "兼容汉字"),
    ("CJK UNIFIED", "汉字"),
)
_LOOK_ALIKE = str.maketrans(
    "АВЕЗКМНОРСТУХаеорсухіѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
    "〇○OolI|‐‑‒–—―−－ー一﹣•・‧∙⋅"
    "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
    "ABE3KMH0PCTYXae0pcyxisABEZH1KMN0PTYX0"
    "0000111-----------·····"
    "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
)
"""Letters of other scripts, dashes, dots and the parts of characters that PDF files hold."""


def without_unseen(text: str) -> str:
    """A text without the characters that draw nothing, those of emoji among them."""
    return text if text.isascii() and text.isprintable() else _IGNORED.sub("", text)


def name_of(character: str) -> str:
    """What a character is called, with its code point: “零宽空格 U+200B”."""
    return f"{_word_for(character)} U+{ord(character):04X}"


def _word_for(character: str) -> str:
    code = ord(character)
    if character in _NAMES:
        return _NAMES[character]
    if code in (0x061C, 0x200E, 0x200F) or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
        return "改变文字方向的控制符"
    name = unicodedata.name(character, "")
    kind = next((word for start, word in _KINDS if name.startswith(start)), "")
    if _IGNORED.match(character):
        return kind or "看不见的控制字符"
    return f"{kind or '字符'} {character}".lstrip()


def told_apart(written: str, known: str) -> str:
    """Where two words that look the same differ; empty where one sees it or they are equal."""
    if written == known or _skeleton(written) != _skeleton(known):
        return ""
    at = next((i for i, (a, b) in enumerate(zip(written, known, strict=False)) if a != b), None)
    at = min(len(written), len(known)) if at is None else at
    here, there = written[at : at + 1], known[at : at + 1]
    if len(written) > len(known):
        return f"看着一样，这里第 {at + 1} 个字符是多出的{name_of(here)}"
    if len(written) < len(known):
        return f"看着一样，那里第 {at + 1} 个字符是多出的{name_of(there)}"
    return f"看着一样，第 {at + 1} 个字符不同：这里是{name_of(here)}，那里是{name_of(there)}"


def _skeleton(text: str) -> str:
    """What a text looks like; equal for texts that nobody tells apart by looking."""
    plain = without_unseen(unicodedata.normalize("NFKC", without_unseen(text)))
    return " ".join(plain.translate(_LOOK_ALIKE).split())
