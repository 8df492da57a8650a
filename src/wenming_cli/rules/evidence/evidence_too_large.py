"""佐证文件大于 10 MB。

为什么：大文件放进 git 就一直占着地方，以后每个人克隆都要下载，删了也还在历史里。

怎么改：照片缩小到看得清就行；视频等大文件用 Git LFS 存，或者存在档案里，这里写档案号。

对：
    evidence/W-1.jpg（2 MB）

错：
    evidence/W-1.jpg（24 MB）
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.evidence.cited_files import locked_and_cited
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E644"
SEVERITY = Severity.INFO
WHOLE: tuple[str, ...] = ()

_MEGABYTE = 1024 * 1024
_MOST = 10


def check(plan: Plan) -> Iterator[Breach]:
    """Every file of evidence that is larger than 10 MB."""
    for file, citing in locked_and_cited(plan):
        if file.size > _MOST * _MEGABYTE:
            size = file.size // _MEGABYTE
            yield Breach(
                citing[0].location,
                f"佐证“{shown(file.path, 40)}”有 {size} MB，大于 {_MOST} MB",
                "照片缩小到看得清就行；大文件用 Git LFS 存，或者写档案号",
            )
