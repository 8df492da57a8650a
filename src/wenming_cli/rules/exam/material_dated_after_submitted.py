"""申报材料的形成日期晚于报送日期。

为什么：还没有形成的材料报不出去，两个日期必有一个写错了。

怎么改：核对两个日期；退回以后换了材料重新报送的，报送日期改成最后一次报送的日期。

对：
    - {形成日期: 2020-05-01, 报送日期: 2020-06-01}

错：
    - {形成日期: 2020-06-01, 报送日期: 2020-05-01}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E815"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every material that was handed in before it came about."""
    for material in plan.materials:
        dated, submitted = material.dated, material.submitted
        if dated is None or submitted is None or dated <= submitted:
            continue
        yield Breach(
            material.location("dated"),
            f"材料 {material.id} 的形成日期 {dated} 晚于报送日期 {submitted}",
            "核对两个日期；重新报送的，报送日期写最后一次的",
        )
