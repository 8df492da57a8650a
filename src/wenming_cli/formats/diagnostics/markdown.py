"""Markdown for the comment on a merge request or the summary of a job, on any forge.

Forges cut off long comments, so it stays below a length and says how many faults are left.
"""

from itertools import accumulate, takewhile

from wenming_cli import sink
from wenming_cli.diagnostic import Diagnostic
from wenming_cli.formats.diagnostics.outcome import Outcome
from wenming_cli.formats.diagnostics.text import summary

ENDINGS: tuple[str, ...] = (".md", ".markdown")

LONGEST = 60_000
_KEPT_FREE = 300
_HEAD = "| 级别 | 文件 | 行:列 | 代码 | 问题 | 改法 |\n|---|---|---|---|---|---|\n"


def render(outcome: Outcome) -> str:
    """The summary, then a table with errors before warnings, what is ignored last."""
    rows = [_row(d, d.severity.label, d.hint or "") for d in outcome.worst_first()]
    rows += [_row(w.diagnostic, "已忽略", f"理由：{w.reason}") for w in outcome.ignored]
    room = LONGEST - _KEPT_FREE
    shown = sum(1 for _ in takewhile(lambda used: used <= room, accumulate(map(len, rows))))
    left = len(rows) - shown
    return "".join(
        [
            f"**{summary(outcome)}**\n",
            f"\n{_HEAD}" if shown else "",
            *rows[:shown],
            f"\n还有 {left} 条没有列出，运行 wenming validate 看全部\n" if left else "",
        ]
    )


def _row(diagnostic: Diagnostic, level: str, cure: str) -> str:
    at = diagnostic.location
    cells = (
        level,
        sink.markdown_comment(at.file),
        f"{at.line}:{at.column}",
        diagnostic.code,
        sink.markdown_comment(diagnostic.message),
        sink.markdown_comment(cure),
    )
    return f"| {' | '.join(cells)} |\n"
