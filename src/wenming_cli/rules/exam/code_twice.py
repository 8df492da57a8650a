"""同一个测评体系里编号重复。

为什么：检查、问题、材料靠编号说明是哪一条标准，编号重复就分不清，也算不出得分率。

怎么改：对照文件改掉其中一个；抄了两遍的删去一条。全角半角、大小写不同也算相同。
不同体系可以有相同的编号，引用时写 体系:编号。

对：
    测评标准:
    - {编号: Ⅱ-8-1), 测评体系: CS, 测评项目: 公共环境, 测评标准: 路面干净, 测评方法: 实地考察}
    - {编号: Ⅱ-8-2), 测评体系: CS, 测评项目: 公共环境, 测评标准: 绿化完好, 测评方法: 实地考察}

错：
    测评标准:
    - {编号: Ⅱ-8-1), 测评体系: CS, 测评项目: 公共环境, 测评标准: 路面干净, 测评方法: 实地考察}
    - {编号: Ⅱ-8-1）, 测评体系: CS, 测评项目: 公共环境, 测评标准: 绿化完好, 测评方法: 实地考察}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.assessment import Standard
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded, shown
from wenming_cli.rules.grounds.sameness import again
from wenming_cli.rules.rule import Breach

CODE = "E801"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every standard whose code an earlier one of its system has."""
    for standard, before in again(plan.standards, _key):
        at = before.location("code")
        yield Breach(
            standard.location("code"),
            f"测评体系 {standard.system} 里编号“{shown(standard.code)}”重复，"
            f"前一处在 {shown(at.file)}:{at.line}",
            "对照文件改掉其中一个；抄了两遍的删去一条",
        )


def _key(standard: Standard) -> tuple[str, str]:
    return standard.system, folded(standard.code)
