"""Plans that are missing on one side, gone or not to be read: no rule of two states."""

from wenming_cli.diagnostic import Diagnostic, Location, Severity

PLAN_REMOVED = "E728"
BASE_UNREAD = "E730"

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
    BASE_UNREAD: """基准版本里的计划读不懂，改动规矩没有查。

为什么：比的那一头读不懂，时限、记录有没有动过就看不出来。没有查过，不等于没有问题。

怎么改：换一个读得懂的版本来比，如坏掉以前的那次提交；这次改动正是把它改好的，
合并的人对着改动说明看过再合并。

对：
    # wenming validate --base 坏掉以前的提交

错：
    # wenming validate --base origin/main，origin/main 里的 plan.yaml 缺了括号
""",
}
"""The manual pages."""


def removed(plan_file: str, name: str, base: str) -> Diagnostic:
    """A plan of the base that is gone."""
    return Diagnostic(
        Location(plan_file, 1, 1, 1, 1),
        PLAN_REMOVED,
        f"{base} 里的计划{name}被删去",
        "恢复它的文件夹；年度完了的计划也留着",
    )


def unread(plan_file: str, base: str) -> Diagnostic:
    """A plan that can't be compared, because the base's can't be read."""
    return Diagnostic(
        Location(plan_file, 1, 1, 1, 1),
        BASE_UNREAD,
        f"{base} 里的计划读不懂，改动规矩没有查",
        "换一个读得懂的版本来比",
        Severity.WARNING,
    )
