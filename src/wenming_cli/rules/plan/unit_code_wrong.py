"""统一社会信用代码不对。

为什么：代码最后一位是前十七位算出来的校验码，对不上就有某一位写错了，报表和支付会对不上单位。

怎么改：对照法人证书逐位核对。代码十八位，用数字和大写字母，没有 I、O、S、V、Z；
也可以写九位的组织机构代码（如 12345678-8）。算法见 GB 32100-2015 和 GB 11714。

对：
    统一社会信用代码: 91350100M000100Y43

错（末位应由前面各位算出）：
    统一社会信用代码: 91350100M000100Y44
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E341"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_WEIGHTS = tuple(pow(3, position, 31) for position in range(17))
_OLD_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OLD_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def check(plan: Plan) -> Iterator[Breach]:
    """Every unit code that is badly formed or whose check character is wrong."""
    for owner in plan.owners:
        fault = _fault(owner.code) if owner.code is not None else None
        if fault is not None:
            message, hint = fault
            yield Breach(
                owner.location("code"),
                f"{shown(owner.name)}的代码“{shown(owner.code or '')}”{message}",
                hint,
            )


def _fault(code: str) -> tuple[str, str] | None:
    """What is wrong with a code, and the cure."""
    old = code.replace("-", "", 1) if code[8:9] == "-" else code
    if len(old) == 9:
        return None if _is_old(old) else ("校验码不对", "对照证书逐位核对")
    if len(code) != 18:
        return f"是 {len(code)} 位", "统一社会信用代码是 18 位"
    wrong = next((character for character in code if character not in _VALUES), None)
    if wrong is not None:
        return f"里有“{wrong}”", "只用数字和大写字母，没有 I、O、S、V、Z：是不是 1、0、5、2？"
    total = sum(_VALUES[c] * weight for c, weight in zip(code, _WEIGHTS, strict=False))
    return None if (total + _VALUES[code[17]]) % 31 == 0 else ("校验码不对", "对照证书逐位核对")


def _is_old(code: str) -> bool:
    """Whether the last of nine characters is the check character of the eight before it."""
    if any(character not in _OLD_ALPHABET for character in code):
        return False
    total = sum(_OLD_ALPHABET.index(c) * w for c, w in zip(code, _OLD_WEIGHTS, strict=False))
    return code[8] == "0123456789X0"[11 - total % 11]
