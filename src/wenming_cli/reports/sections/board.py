"""红黑榜: the lists that were published in the month, as they were published."""

from typing import Any

from wenming_cli.model.board import Board
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.reports.filters import chinese_month
from wenming_cli.reports.phrases import bare, joined
from wenming_cli.reports.view import View

TITLE = "红黑榜"
FIGURES: tuple[str, ...] = ()


def context(view: View) -> dict[str, Any] | None:
    """``boards`` with ``title``, ``red``, ``black`` and ``reason``; None where none came out."""
    published = [board for board in view.plan.boards if board.date in view.period]
    if not published:
        return None
    return {
        "boards": [_board(view, board) for board in published],
        "narrative": view.words(NarrativeSection.BOARD),
    }


def _board(view: View, board: Board) -> dict[str, Any]:
    document = f"，{board.document}" if board.document else ""
    return {
        "title": f"{chinese_month(board.month)}{board.group.label}组"
        f"（{view.day(board.date)}公布{document}）",
        "red": joined(board.red),
        "black": joined(board.black),
        "reason": bare(board.reason) if board.reason else None,
    }
