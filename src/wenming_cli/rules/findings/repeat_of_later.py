"""“重复自”写成了自己，或者写成了更晚发现的问题。

为什么：反弹率按“重复自”数反弹的问题，前后颠倒就数错了。

怎么改：“重复自”写先前的那一条的编号。

对：
    - {编号: W-1, 发现日期: 2020-05-06, …}
    - {编号: W-2, 发现日期: 2020-06-01, 重复自: W-1, …}

错：
    - {编号: W-1, 发现日期: 2020-05-06, 重复自: W-2, …}
    - {编号: W-2, 发现日期: 2020-06-01, …}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E608"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every finding said to repeat itself or one found later."""
    repeats = [(f, f.repeat_of) for f in plan.findings if f.repeat_of is not None]
    for finding, before in repeats:
        first = plan.finding_by_id.get(before)
        if first is None:
            continue
        if first.id == finding.id:
            message = f"问题 {finding.id} 写成重复自己"
        elif first.found > finding.found:
            message = f"问题 {finding.id} 重复的 {first.id} 发现得更晚（{first.found}）"
        else:
            continue
        hint = "写先前那一条问题的编号"
        yield Breach(finding.location("repeat_of"), message, hint)
