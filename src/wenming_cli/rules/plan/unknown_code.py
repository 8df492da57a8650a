"""口径的规则里写了没有的代码，或者不能调的代码。

为什么：写错的代码不起作用，以为关掉的规则其实还开着。
读取时的错误（E1、E2 开头的和 E300、E302）不能调，因为文件没有读懂，后面的检查和数字都靠不住。
说注明忽略写得不对的 E352、E353、E354 也不能调，不然写错的注释没有人知道。

怎么改：改成真有的代码；可以调成 error、warning 或 off。各代码的说明看 wenming explain 代码。

对：
    口径:
      规则: {E324: off}

错：
    口径:
      规则: {E3240: off}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.loading.manual import MANUAL
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.likeness import likeness
from wenming_cli.rules.grounds.tables import located_keys
from wenming_cli.rules.rule import Breach
from wenming_cli.similar import did_you_mean

CODE = "E351"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every code in the settings that names no rule."""
    if not plan.settings.rules:
        return
    from wenming_cli.rules import EVERY_RULE  # noqa: PLC0415  the table holds this rule
    from wenming_cli.rules.ignores import MANUAL as IGNORES  # noqa: PLC0415  the table holds this rule
    from wenming_cli.rules.policy import POLICY  # noqa: PLC0415  the table holds this rule

    codes = {*(rule.CODE for rule in EVERY_RULE), *(rule.CODE for rule in POLICY)}
    nearest = likeness(codes)
    for code, location in located_keys(plan.settings, "rules"):
        if code in codes:
            continue
        message, hint = f"没有“{shown(code)}”这个代码", "看 wenming explain 代码"
        if code in MANUAL:
            message, hint = f"{code} 是读取时的错误，不能调", "删去这一行，改正文件里的错误"
        elif code in IGNORES:
            message, hint = f"{code} 说的是注明忽略的注释，不能调", "删去这一行，改对那条注释"
        elif near := nearest(code.upper()):
            hint = did_you_mean(code, near, f" {near}")
        yield Breach(location, message, hint)
