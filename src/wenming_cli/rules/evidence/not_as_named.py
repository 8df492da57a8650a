"""佐证文件是空的，或者不是名字结尾所说的那种文件。

为什么：空文件什么也证明不了。结尾和内容不符的，多半是改了名字、没有传完或者传错了，
检查时打不开。

怎么改：重新放进原来的文件；内容没有错的，把结尾改对，如 JPEG 图片用 .jpg。

对：
    evidence/W-1.jpg（JPEG 图片）

错：
    evidence/W-1.jpg（0 字节）、evidence/清单.pdf（其实是文字）
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.evidence.cited_files import locked_and_cited
from wenming_cli.loading.evidence.content_kinds import WORDS, is_as_named
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E643"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every file of evidence that says nothing, or is another kind of file than its name says."""
    for file, citing in locked_and_cited(plan):
        name = shown(file.path, 40)
        if file.size == 0:
            yield Breach(citing[0].location, f"佐证“{name}”是空文件", "重新放进原来的文件")
        elif not is_as_named(file.path, file.kind):
            yield Breach(
                citing[0].location,
                f"佐证“{name}”不是结尾所说的文件，是{WORDS.get(file.kind, file.kind)}",
                "重新放进原来的文件；内容没有错的，把结尾改对",
            )
