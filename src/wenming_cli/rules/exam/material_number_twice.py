"""同一个测评体系里材料编号重复。

为什么：材料按编号装订、按编号查找，两份材料一个编号，打包时就会混在一起。

怎么改：对照目录改掉其中一个；同一份材料写了两遍的删去一条。

对：
    - {编号: CL-1, 材料编号: Ⅱ-1-1)-①}
    - {编号: CL-2, 材料编号: Ⅱ-1-1)-②}

错：
    - {编号: CL-1, 材料编号: Ⅱ-1-1)-①}
    - {编号: CL-2, 材料编号: Ⅱ-1-1)-①}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.material import Material
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded, shown
from wenming_cli.rules.rule import Breach

CODE = "E816"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every material whose number an earlier one of its system has."""
    first: dict[tuple[str, str], Material] = {}
    for material in plan.materials:
        standard = plan.standard_by_code.get(material.standard)
        if material.number is None or standard is None:
            continue
        before = first.setdefault((standard.system, folded(material.number)), material)
        if before is not material:
            yield Breach(
                material.location("number"),
                f"材料 {material.id} 和 {before.id} 的材料编号都是“{shown(material.number)}”",
                "对照目录改掉其中一个；写了两遍的删去一条",
            )
