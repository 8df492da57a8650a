"""计分办法的红榜、黑榜没有写条件，或者名额写反了。

为什么：没有条件的榜谁也上不了；红榜写后几名、黑榜写前几名，名单就反了。

怎么改：红榜写“前几名”“不低于”，黑榜写“后几名”“低于”，可以都写；不设的榜删去。

对：
    红榜: {前几名: 3, 不低于: 90}
    黑榜: {后几名: 1, 低于: 85}

错：
    红榜: {后几名: 3}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import PointsScheme
from wenming_cli.rules.rule import Breach

CODE = "E738"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


_TURNED = (("red", "bottom"), ("red", "below"), ("black", "top"), ("black", "above"))


def check(plan: Plan) -> Iterator[Breach]:
    """Every list that asks for nothing, or for the contrary of what it is."""
    for scheme in plan.schemes:
        for field in ("red", "black"):
            asked = getattr(scheme, field)
            if asked is not None and asked.says_nothing:
                message = f"计分办法 {scheme.id} 的{scheme.title_of(field)}没有写条件"
                yield Breach(scheme.location(field), message, "写上名额或者分数线，不设的删去")
        yield from _turned(scheme)


def _turned(scheme: PointsScheme) -> Iterator[Breach]:
    for name, field in _TURNED:
        asked = getattr(scheme, name)
        if asked is not None and getattr(asked, field) is not None:
            title, word = scheme.title_of(name), asked.title_of(field)
            message = f"计分办法 {scheme.id} 的{title}写了“{word}”，写反了"
            yield Breach(asked.location(field), message, "红榜写前几名、不低于，黑榜写后几名、低于")
