"""计分办法里编号、组名重复，或者一个单位分在两组。

为什么：编号重复的两项分不清加减分记的是哪一项；一个单位排两次名，名次就不作数。

怎么改：编号、组名改成不一样的，一个单位只留在一组。

对：
    计分项:
      - {编号: WT, 计分情形: 发现问题, 分值: -2}
      - {编号: RW, 计分情形: 任务逾期, 分值: -1}

错：
    计分项:
      - {编号: WT, 计分情形: 发现问题, 分值: -2}
      - {编号: WT, 计分情形: 任务逾期, 分值: -1}
"""

from collections.abc import Iterator
from operator import attrgetter

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.points.schemes import members
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import PointsScheme
from wenming_cli.rules.grounds.sameness import again
from wenming_cli.rules.rule import Breach

CODE = "E732"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ("owners",)


def check(plan: Plan) -> Iterator[Breach]:
    """Every row and group of a scheme after the first of its name, every unit ranked twice."""
    for scheme in plan.schemes:
        yield from _twice(scheme)
        yield from _in_two(plan, scheme)


def _twice(scheme: PointsScheme) -> Iterator[Breach]:
    for entries, field, what in ((scheme.rows, "code", "计分项"), (scheme.groups, "name", "分组")):
        for entry, _ in again(entries, attrgetter(field)):
            message = f"计分办法 {scheme.id} 里{what} {getattr(entry, field)} 写了两次"
            yield Breach(entry.location(field), message, "改成不一样的，或者合并成一条")


def _in_two(plan: Plan, scheme: PointsScheme) -> Iterator[Breach]:
    units = members(plan, scheme)
    first: dict[str, str] = {}
    for group in scheme.groups:
        for unit in units.get(group.name, ()):
            before = first.setdefault(unit, group.name)
            if before != group.name:
                message = f"{unit} 在计分办法 {scheme.id} 里分在{before}、{group.name}两组"
                yield Breach(group.location(), message, "只留在一组，名次才作数")
