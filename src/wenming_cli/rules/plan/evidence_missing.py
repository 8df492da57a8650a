"""佐证材料的文件不存在。

为什么：佐证材料写的是仓库里的文件，找不到就等于没有佐证，检查时拿不出来。

怎么改：把文件放进仓库，或者改正路径。路径从计划文件夹或仓库根目录算起，用 / 分隔，
不能指到仓库以外。
网址、文号（带〔〕）和没有扩展名、不带 / 的文字不当作文件。

对：
    佐证材料: [evidence/2020-06/清运前后.jpg, "https://example.gov.cn/1", 盘创建〔2020〕3号]

错（没有这个文件）：
    佐证材料: [evidence/2020-06/没有这张.jpg]
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E350"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every piece of evidence that looks like a file of the repository and is not there."""
    if plan.shelf is None:
        return
    missing = plan.evidence_files - plan.evidence_paths.keys()
    for each in plan.citations if missing else ():
        if each.text in missing:
            yield Breach(
                each.location,
                f"仓库里没有佐证材料“{shown(each.text)}”",
                "把文件放进仓库，或者改正路径（从计划文件夹或仓库根目录算起）",
            )
