"""Amounts of several quantities as people write them: ``公厕 3座``, ``垃圾箱=80``, ``树3棵``."""

import re
from collections.abc import Iterable, Sequence

from wenming_cli.model.scalars import Fault, folded, half_width, parse_number, shown
from wenming_cli.model.task import NamedTarget
from wenming_cli.similar import did_you_mean, similar_name

_NAME = re.compile(r"[^\s=:\d]*")
_BEHIND_NAME = re.compile(r"[\s=:]+|(?=[-+.\d])|$")
_CODE = "E338"


def amounts_said(
    texts: Iterable[str], targets: Sequence[NamedTarget]
) -> tuple[dict[str, str], list[Fault]]:
    """The numbers by quantity, in the order they are written, and what can't be told of the rest.

    The faults speak of the task: ``分项目标里没有“公测”``.
    """
    numbers: dict[str, str] = {}
    faults: list[Fault] = []
    for text in texts:
        try:
            name, number = amount_said(text, targets)
        except Fault as fault:
            faults.append(fault)
            continue
        if name in numbers:
            faults.append(Fault(_CODE, f"“{name}”写了两次", "只写一个数"))
        numbers[name] = number
    return numbers, faults


def amount_said(text: str, targets: Sequence[NamedTarget]) -> tuple[str, str]:
    """The quantity a text is of, and its number; ``Fault`` says why it can't be told."""
    plain = folded(half_width(text))
    target = _target(plain, targets)
    if target is None:
        raise _unknown(text, targets)
    rest = plain[len(folded(target.name)) :].lstrip(" \t=:")
    number = rest.removesuffix(folded(target.unit)).strip()
    try:
        parse_number(number)
    except Fault as fault:
        message = f"{target.name}按{target.unit}算，“{shown(text)}”不是这样的数"
        raise Fault(fault.code, message, f"像 {target.name}=8{target.unit} 这样写") from None
    return target.name, number


def _target(plain: str, targets: Sequence[NamedTarget]) -> NamedTarget | None:
    """The target whose name stands before the number; of two that do, the longer one.

    Where a name ends in a digit there has to be something between it and the number.
    """
    named = {folded(each.name): each for each in targets}
    fitting = (name for name in named if _is_name(name, plain))
    return named.get(max(fitting, key=len, default=""))


def _is_name(name: str, plain: str) -> bool:
    if not plain.startswith(name):
        return False
    rest = plain.removeprefix(name)
    behind = _BEHIND_NAME.match(rest)
    return behind is not None and bool(behind[0] or not rest or not name[-1].isdigit())


def _unknown(text: str, targets: Sequence[NamedTarget]) -> Fault:
    """What to say of a text that begins with none of the names."""
    names = [each.name for each in targets]
    found = _NAME.match(half_width(text).strip())
    name = found[0] if found else ""
    if names and not name:
        listed = "，".join(f"{each} …" for each in names)
        return Fault(_CODE, f"“{shown(text)}”没有写是哪一项的", f"写成 {listed}")
    near = similar_name(name, names)
    asked = f"；{did_you_mean(name, near)}" if near else ""
    hint = f"有：{'、'.join(names)}" if names else "它没有写分项目标"
    return Fault(_CODE, f"分项目标里没有“{shown(name)}”{asked}", hint)
