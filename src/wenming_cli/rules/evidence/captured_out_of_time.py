"""照片拍摄的时间早于问题发现，或者晚于照片所证明的事。

为什么：整改的照片要在问题发现以后、报告整改以前拍。早于发现的，拍的不是整改以后的样子；
晚于整改的，整改那天还没有它。拍摄时间是照相机写在照片里的（EXIF）。

怎么改：换上当时拍的照片，或者改正日期。照相机的时间不准的，在这一行注明原因忽略。

对：
    # 6 月 10 日发现，照片是 6 月 12 日拍的
    办理记录:
    - {日期: 2020-06-12, 事件: 已整改, 佐证材料: [evidence/W-1.jpg]}

错：
    # 6 月 10 日发现，照片是 5 月 2 日拍的
    办理记录:
    - {日期: 2020-06-12, 事件: 已整改, 佐证材料: [evidence/W-1.jpg]}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.evidence.captures import out_of_time
from wenming_cli.figures.evidence.cited_files import locked_and_cited
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E642"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every picture given for a finding that was taken before it was found, or too late."""
    for file, citing in locked_and_cited(plan):
        for each in citing:
            why = out_of_time(each, file.captured_on)
            if why is not None:
                yield Breach(
                    each.location,
                    f"佐证“{shown(each.text, 30)}”拍于 {file.captured_on}，{why}",
                    "换上当时拍的照片，或者改正日期；照相机时间不准的，注明原因忽略",
                )
