"""直接改了预算数，没有写预算调整。

为什么：年初预算数是批下来的，追加、压减各有文件。直接改掉，执行率的分母就变了，
审计时也拿不出依据。

怎么改：年初预算数、资金来源和各项用途的金额改回去，写一条预算调整：
日期、金额（调增为正，调减为负）、原因、文号，调到哪一项的写上用途。
用途原来没有金额、现在分解下去的不报。

对：
    年初预算数: 100万元
    预算调整:
    - {日期: 2020-07-01, 金额: -10万元, 原因: 压减一般性支出, 文号: 盘财〔2020〕15号}

错：
    年初预算数: 90万元  # 原来是 100万元
"""

from collections.abc import Iterator

from wenming_cli.changes import ChangeKind, Difference
from wenming_cli.diagnostic import Severity
from wenming_cli.model.budget import Budget, Fund, Line
from wenming_cli.rules.policy.edit import Edit, was_at
from wenming_cli.rules.rule import Breach
from wenming_cli.words.money import spoken

CODE = "E718"
SEVERITY = Severity.ERROR


def check(edit: Edit) -> Iterator[Breach]:
    """Every amount of the budget that was edited or taken out."""
    for found in edit.differences:
        what = _what(found) if found.section == "budget" else None
        if what is not None:
            message = f"{what}，没有写成预算调整（{was_at(found)}）"
            hint = "改回去，写一条预算调整：日期、金额、原因、文号"
            yield Breach(edit.place(found), message, hint)


def _what(found: Difference) -> str | None:
    """What was done to an amount of the budget; None where it was nothing of that kind."""
    if found.kind is ChangeKind.REMOVED:
        return _removed(found)
    if found.kind is ChangeKind.CHANGED and found.field == "total":
        return f"年初预算数从 {spoken(found.before)} 改成 {spoken(found.after)}"
    if found.kind is ChangeKind.CHANGED and found.field == "amount" and found.before is not None:
        after = spoken(found.after) if found.after is not None else "没有金额"
        return f"用途 {found.id} 的金额从 {spoken(found.before)} 改成 {after}"
    return None


def _removed(found: Difference) -> str | None:
    match found.item:
        case Budget():
            return "资金这一节被删去"
        case Line(amount=amount) if amount is not None:
            return f"用途 {found.id}（{spoken(amount)}）被删去"
        case Fund(name=name, amount=amount):
            return f"资金来源 {name}（{spoken(amount)}）被{'改动' if found.partner else '删去'}"
    return None
