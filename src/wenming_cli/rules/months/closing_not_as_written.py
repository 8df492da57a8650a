"""月结不见了、重做过，或者改过手。

为什么：月结是报出去的数字的底。每次月结记着自己的摘要，也记着上一次月结的摘要，一环扣一环；
不用 git 也看得出哪一次被删去、重做或者改写。最后一次整个删去的，
要和以前的版本比（--base）才看得出来。

怎么改：从 git 里取回原来的文件。要更正，用 wenming close 月份 --amend --reason 原因，
原来的数字和更正后的都留着。

对：
    月结:
    - {月份: 2020-05, 结账日期: 2020-06-02, 上报数字: {done: 9}}
    - 月份: 2020-06
      结账日期: 2020-07-03
      上一次月结: 2020-05 e88f19a1e8a4c2a7
      上报数字: {done: 10}

错：
    # 五月的月结没有了，或者改过
    月结:
    - 月份: 2020-06
      结账日期: 2020-07-03
      上一次月结: 2020-05 e88f19a1e8a4c2a7
      上报数字: {done: 10}
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.sections import EVERY
from wenming_cli.rules.rule import Breach

if TYPE_CHECKING:
    from wenming_cli.figures.months.digest_chain import Break

CODE = "E703"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = EVERY


def check(plan: Plan) -> Iterator[Breach]:
    """Every closing that is gone, written anew or edited, as far as those that are left tell."""
    if not plan.closings:
        return
    from wenming_cli.figures.months.digest_chain import breaks  # noqa: PLC0415  few plans need it

    for found in breaks(plan):
        closing = found.witness.closing
        yield Breach(
            closing.location("digest" if found.month == str(closing.month) else "previous"),
            _message(found),
            f"从 git 里取回原来的；要更正，用 wenming close {found.month} --amend --reason 原因",
        )


def _message(found: "Break") -> str:
    month, witness = shown(found.month), found.witness.month
    if found.is_gone:
        return f"{month} 的月结不见了：{witness} 月结的时候还在"
    if found.month == str(witness):
        return f"{month} 的月结改过手，和 wenming close 写下的不一样"
    return f"{month} 的月结重做过或者改过：和 {witness} 月结的时候不一样"
