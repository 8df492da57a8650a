"""叫法里的词分不清：两个层级（或两个组别）叫同一个词，用了另一个层级原来的词，或者键写错了。

为什么：巡查记录里写的是词，同一个词指两个层级，就不知道是谁去的；榜单上两组同名，看的人分不开。
键写错一个字母，就成了另加的层级，原来的层级还叫原来的词，多出来的一级永远没有人到。

怎么改：每个层级、每个组别各用各的词。
层级的键写 district、office、owner，或者另起的编号；组别的键写单位类别。

对：
    叫法:
      层级: {district: 县领导, office: 镇督查组, owner: 责任单位, village: 村级}

错：
    叫法:
      层级: {district: 督查组, office: 督查组}
"""

from collections.abc import Collection, Iterator, Sequence

from wenming_cli.diagnostic import Severity
from wenming_cli.model.house_word import HouseWord
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Fault, parse_id, shown
from wenming_cli.model.settings import HouseNames
from wenming_cli.rules.grounds.tables import located_keys
from wenming_cli.rules.rule import Breach
from wenming_cli.similar import did_you_mean, similar

CODE = "E639"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()

_LEAST = 3
"""Characters of a key of which one may be missing."""

Faulty = tuple[str, str | None] | None
"""What is wrong, and the cure; None where nothing is."""


def check(plan: Plan) -> Iterator[Breach]:
    """Every word that stands for two, and every key that is none."""
    names = plan.settings.names
    if names.tiers:
        yield from _unclear(names, "tiers", names.every_tier)
    if names.groups:
        yield from _unclear(names, "groups", names.every_group)


def _unclear(names: HouseNames, field: str, every: Sequence[HouseWord]) -> Iterator[Breach]:
    told: set[str] = set()
    words = {type(every[0]).key_of(key): word for key, word in getattr(names, field).items()}
    for key, at in located_keys(names, field):
        value = type(every[0]).key_of(key)
        twice: Faulty = ("写了两次", "留下一个") if value in told else None
        before = [each for each in every if each.value in told or each.value not in words]
        fault = twice or _no_key(value, every) or _shared(value, words[value], every, before)
        if fault is not None:
            message, hint = fault
            yield Breach(at, f"{names.title_of(field)}的叫法 {shown(key, 20)} {message}", hint)
        told.add(value)


def _no_key(value: str, every: Sequence[HouseWord]) -> Faulty:
    """What is wrong with a key; tiers may be added, kinds of units may not."""
    near = _meant(value, type(every[0]).table())
    values = [each.value for each in every]
    if value not in values:
        hint = did_you_mean(value, near) if near else f"可以写：{'、'.join(values)}"
        return "不是单位类别", hint
    if near is not None:
        return "不是层级的键", f"{did_you_mean(value, near)}要另加层级的，换一个不像的键"
    try:
        parse_id(value)
    except Fault as fault:
        return "不能作键", fault.hint
    return None


def _meant(value: str, known: Collection[str]) -> str | None:
    """The known key that one looks like: misspelt, or with a character too many or too few."""
    if value in known:
        return None
    near = [word for word in known if _is_within(*sorted((value, word), key=len))]
    return similar(value, known) or next(iter(near), None)


def _is_within(short: str, long: str) -> bool:
    rest = iter(long)
    is_near = len(short) >= _LEAST and len(long) - len(short) == 1
    return is_near and all(character in rest for character in short)


def _shared(
    value: str, word: str, every: Sequence[HouseWord], before: Sequence[HouseWord]
) -> Faulty:
    """What is wrong with a word that one before it has, or another has by default."""
    usual = type(every[0]).table().get(word)
    for each in every:
        is_taken = each == usual or (each.label == word and each in before)
        if each.value != value and is_taken:
            return f"叫“{shown(word, 20)}”，{each.value} 也叫这个", "换一个分得清的词"
    return None
