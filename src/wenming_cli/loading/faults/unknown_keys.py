"""Keys no record of a kind has: what was meant, said once.

A key that is nearly right is read as the key that was meant, so that it is not called missing, its
name counts as existing, and what stands under it is looked at too.
"""

from collections.abc import Callable, Container
from functools import lru_cache

from wenming_cli.frozen import frozen
from wenming_cli.loading.faults.mistyped_marks import Slip, slip_at_start
from wenming_cli.loading.tree import LONGEST_KEY, Node
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.scalars import half_width, shown
from wenming_cli.model.shape import FieldShape, Shape, shape_of
from wenming_cli.similar import did_you_mean, similar
from wenming_cli.synonyms import advice_on, field_of

_LONGEST_GUESSED = 40
_MOST_LISTED = 12
_GIVEN_BY_FILE = ("workstream",)


@frozen
class Odd:
    """What is wrong with a key, which field was meant, which are not to be called missing too.

    ``slip`` is given where the place is a range within the key and not the whole key, ``text``
    where the key holds the value too.
    """

    code: str
    message: str
    hint: str
    meant: FieldShape | None = None
    excused: tuple[str, ...] = ()
    slip: Slip | None = None
    text: str | None = None

    def value_of(self, value: Node) -> Node:
        """The value that was meant, where one can tell."""
        if self.text is None:
            return value
        return self.text if value is None else None


Speak = Callable[[FieldShape], str]
"""What a field is called in the language of the file."""


def odd_key(key: object, shape: Shape, given: Container[str], *, is_chinese: bool = False) -> Odd:
    """What to say of a key that ``shape`` does not have, in a record where some are ``given``."""
    missing = [f for f in shape.fields.values() if f.required and f.name not in given]
    all_missing = tuple(found.name for found in missing)
    if not isinstance(key, str):
        return Odd("E203", "键应当是一个词", "写成“键: 值”", excused=all_missing)
    if key == "<<":
        return Odd("E106", "不能用 YAML 的合并键 <<", "把各项直接写在这里", excused=all_missing)
    if len(key) > LONGEST_KEY:
        message = f"键超过 {LONGEST_KEY} 个字符"
        return Odd("E108", message, "检查冒号的位置", excused=all_missing)
    return (
        _with_slip(key, shape)
        or _without_colon(key, shape)
        or _in_full_width(key, shape)
        or _of_the_file(key, shape, all_missing)
        or _unknown(
            key,
            shape,
            given,
            [found for found in missing if found.name not in _GIVEN_BY_FILE],
            _title if is_chinese or not key.isascii() else _name,
        )
    )


def _title(found: FieldShape) -> str:
    return found.title


def _name(found: FieldShape) -> str:
    return found.name


def _with_slip(key: str, shape: Shape) -> Odd | None:
    slip = slip_at_start(key, shape.keys.__contains__)
    if slip is None:
        return None
    word, _, text = key.replace("：", ":").replace("，", ",").partition(",")[0].partition(":")
    meant = shape.keys.get(word.strip(" -"))
    return Odd(slip.code, slip.message, slip.hint, meant, slip=slip, text=text.strip())


def _without_colon(key: str, shape: Shape) -> Odd | None:
    word, _, text = key.strip().partition(" ")
    if not text or word not in shape.keys:
        return None
    message, hint = f"“{shown(key)}”里没有冒号", f"在 {word} 后面加上冒号和空格"
    return Odd("E105", message, hint, shape.keys[word], text=text.strip())


def _in_full_width(key: str, shape: Shape) -> Odd | None:
    plain = half_width(key).strip(" '\"")
    if plain not in shape.keys or plain == key.strip():
        return None
    return Odd("E109", f"键“{shown(key)}”里有全角字符", f"改成 {plain}", shape.keys[plain])


def _of_the_file(key: str, shape: Shape, missing: tuple[str, ...]) -> Odd | None:
    if not is_section(key) or shape.model is PlanFile:
        return None
    message = f"“{key}”是文件的一节，不能写在{shape.label}里"
    return Odd("E201", message, "顶格写，前面不要空格", excused=missing)


def is_section(key: object) -> bool:
    """Tell whether a key names a section of a file."""
    found = shape_of(PlanFile).keys.get(key) if isinstance(key, str) else None
    return found is not None and found.model is not None


def _unknown(
    key: str, shape: Shape, given: Container[str], missing: list[FieldShape], speak: Speak
) -> Odd:
    message = f"{shape.label}没有“{shown(key)}”这一项"
    found = meant_by(key, shape)
    if found is not None and found.name in given:
        return Odd("E201", message, f"就是“{speak(found)}”，已经写了，只留一处")
    if found is not None:
        label = "" if speak(found) == found.title else f"（{found.title}）"
        return Odd(
            "E201", message, did_you_mean(key, speak(found), f"“{speak(found)}”{label}"), found
        )
    advice = advice_for(key, shape, speak)
    if advice is not None:
        return Odd("E201", message, advice)
    lacking = "、".join(map(speak, missing))
    others = [f for f in shape.fields.values() if f not in missing and f.name not in given]
    hint = _listed([*missing, *others], speak)
    hint = f"这一条还缺 {lacking}；{hint}" if missing else hint
    return Odd("E201", message, hint, excused=tuple(found.name for found in missing))


def advice_for(key: str, shape: Shape, speak: Speak = _title) -> str | None:
    """What to do about a word that is no key of a record and means none either."""
    advice = advice_on(key, *_bases(shape.model))
    return None if advice is None else advice.format_map(_Spoken(shape, speak))


def _listed(fields: list[FieldShape], speak: Speak) -> str:
    """What may be written, the most needed first."""
    words = "、".join(map(speak, fields[:_MOST_LISTED]))
    more = " 等" if len(fields) > _MOST_LISTED else ""
    return f"可以写：{words}{more}" if fields else "删去这一项"


class _Spoken(dict[str, str]):
    """Names of fields for a sentence: those of a record, of the records in it, of the sections."""

    def __init__(self, shape: Shape, speak: Speak) -> None:
        inner = (shape_of(f.model) for f in shape.fields.values() if f.model)
        for one in (shape_of(PlanFile), *inner, shape):
            self.update((found.name, speak(found)) for found in one.fields.values())


def _bases(model: type[Entry]) -> tuple[str, ...]:
    return tuple(base.__name__ for base in model.__mro__ if issubclass(base, Entry))


@lru_cache(maxsize=4096)
def _guessed(key: str, model: type[Entry]) -> FieldShape | None:
    shape = shape_of(model)
    name = field_of(key, *_bases(model))
    if name is not None:
        return shape.fields[name]
    near = similar(key, shape.keys)
    return shape.keys[near] if near is not None else None


def meant_by(key: str, shape: Shape) -> FieldShape | None:
    """Find the field that is meant by a word that is no key of a record."""
    return _guessed(key.strip(), shape.model) if len(key) <= _LONGEST_GUESSED else None
