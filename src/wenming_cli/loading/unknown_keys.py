"""Keys no record of a kind has: what was meant, said once.

A key that is nearly right is read as the key that was meant, so that it is not called missing, its
name counts as existing, and what stands under it is looked at too.
"""

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from wenming_cli.loading.slips import Slip, slip_at_start
from wenming_cli.loading.tree import LONGEST_KEY, Node
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.scalars import half_width, shown
from wenming_cli.model.shape import FieldShape, Shape, shape_of
from wenming_cli.similar import similar

_LONGEST_GUESSED = 40
_MOST_LISTED = 12
_GIVEN_BY_FILE = ("workstream",)


@dataclass(frozen=True, slots=True)
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


def odd_key(key: object, shape: Shape, given: Container[str]) -> Odd:
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
        or _unknown(key, shape, [found for found in missing if found.name not in _GIVEN_BY_FILE])
    )


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
    plain = half_width(key).strip()
    if plain not in shape.keys or plain == key.strip():
        return None
    return Odd("E109", f"键“{shown(key)}”里有全角字符", f"改成 {plain}", shape.keys[plain])


def _of_the_file(key: str, shape: Shape, missing: tuple[str, ...]) -> Odd | None:
    if not is_section(key) or shape.model is PlanFile:
        return None
    message = f"“{key}”是文件的一节，不能写在{shape.label}里"
    return Odd("E201", message, "顶格写，前面不要空格", excused=missing)


def is_section(key: object) -> bool:
    """Whether a key names a section of a file."""
    found = shape_of(PlanFile).keys.get(key) if isinstance(key, str) else None
    return found is not None and found.model is not None


def _unknown(key: str, shape: Shape, missing: list[FieldShape]) -> Odd:
    message = f"{shape.label}没有“{shown(key)}”这一项"
    near = _nearest(key, shape.model)
    if near is not None:
        found = shape.keys[near]
        other = found.title if near == found.name else found.name
        return Odd("E201", message, f"是不是“{near}”（{other}）？", found)
    listed = [found for found in shape.fields.values() if not found.required]
    words = [f"{found.name} {found.title}" for found in (*missing, *listed)]
    hint = "可以写：" + "、".join(words[:_MOST_LISTED])
    hint += " 等" if len(words) > _MOST_LISTED else ""
    if missing:
        lacking = "、".join(f"{found.name} {found.title}" for found in missing)
        hint = f"这一条还缺 {lacking}，是不是写的它？"
    return Odd("E201", message, hint, excused=tuple(found.name for found in missing))


@lru_cache(maxsize=4096)
def _nearest(key: str, model: type[Entry]) -> str | None:
    """The written name of a field that is spelt nearly like a key."""
    keys = shape_of(model).keys
    if len(key) > _LONGEST_GUESSED:
        return None
    for word in (key, key.strip().lower()):
        near = similar(word, keys)
        if near is not None and _is_near(word, near):
            return near
    return None


def _is_near(word: str, other: str) -> bool:
    """Whether two words have two letters of three in common: enough to read one as the other."""
    common = (Counter(word) & Counter(other)).total()
    least, most = sorted((len(word), len(other)))
    is_alike = most - least <= max(1, least // 2) or word.startswith(other)
    return is_alike and 3 * common >= least + most
