"""Plans that were agreed on and are no longer there: no rule of two states, one has no plan."""

from wenming_cli.diagnostic import Diagnostic, Location

PLAN_REMOVED = "E728"

MANUAL: dict[str, str] = {
    PLAN_REMOVED: """原来有的计划不见了。

为什么：整个计划删掉，它的任务、问题、支出就都没有了着落，谁也不会再问。

怎么改：恢复它的文件夹。年度完了的计划留着，不用删；改了文件夹名或编号的会认出来，不报。
真的要撤的，由定计划的人在合并的时候决定。

对：
    # plans/2020 完了，留着；新的一年另建 plans/2021

错：
    # plans/2020 整个文件夹删去
""",
}
"""The manual page."""


def removed(plan_file: str, name: str, base: str) -> Diagnostic:
    """A plan of the base that is gone."""
    return Diagnostic(
        Location(plan_file, 1, 1, 1, 1),
        PLAN_REMOVED,
        f"{base} 里的计划{name}被删去",
        "恢复它的文件夹；年度完了的计划也留着",
    )
