"""一个佐证文件证明两个不相干的问题。

为什么：一张照片只能说明一处的情况。同一个文件、同一张照片改过大小或者重新存过，
再拿来证明别的问题，就说明不了那个问题整改了。

怎么改：换上各个问题自己的照片。确实是同一处的，写上“重复自”，或者在这一行注明原因忽略。
同一点位同一天发现的问题，和写了“重复自”的问题，算相干的。

对：
    # W-1 的照片是 evidence/W-1.jpg，W-2 的是 evidence/W-2.jpg

错：
    # 两个问题，两个点位，同一张照片
    - {编号: W-1, 点位: S1, 办理记录: [{日期: 2020-06-12, 事件: 已整改, 佐证材料: [a.jpg]}]}
    - {编号: W-2, 点位: S2, 办理记录: [{日期: 2020-06-13, 事件: 已整改, 佐证材料: [a.jpg]}]}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.evidence.reuse import reuses
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E641"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("findings",)


def check(plan: Plan) -> Iterator[Breach]:
    """Every file that proves a finding after it, or a picture like it, proved another."""
    for found in reuses(plan):
        given, before = found.given, found.before
        yield Breach(
            given.citation.location,
            f"问题 {given.finding.id} 的佐证“{shown(given.citation.text, 24)}”{found.words}",
            f"换上这个问题自己的照片；{before.finding.id} 的写在 {before.citation.location}",
        )
