"""这次改动里新写了一条注明忽略，忽略的是改动规矩或者月结的问题。

为什么：改动的人自己说不用查，等于自己批准自己。所以新写的注明要让合并的人看见：
忽略的是什么、在哪里、什么理由，都列出来；--strict 的检查不放过。合并以后就算定了，不再报。

怎么改：不用改：合并的人看过，同意的合并。不同意的，删去这条注明，把改动改回去。这一条本身不能忽略。

对：
    # 没有新写的 # wenming: ignore E7…

错：
    完成时限: 2020-12-31  # wenming: ignore E711 领导同意
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.scalars import shown
from wenming_cli.rules.policy.edit import Edit
from wenming_cli.rules.rule import Breach

CODE = "E729"
SEVERITY = Severity.WARNING


def check(edit: Edit) -> Iterator[Breach]:
    """Every code of the policy or of closed months that the change itself says to ignore."""
    for location, code, reason in edit.waivers:
        message = f"这次改动新注明忽略 {code}：{shown(reason)}"
        hint = "合并的人看过同意的就合并，合并以后不再报；不同意的删去"
        yield Breach(location, message, hint)
