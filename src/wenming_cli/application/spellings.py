"""Choices typed on the command line in Chinese: ``--state 待整改`` is ``--state open``."""

from collections.abc import Iterable

from wenming_cli.figures.finding_state import Stage
from wenming_cli.figures.lights import MonitorLight
from wenming_cli.figures.task_state import Light, State
from wenming_cli.model.finding import FindingSeverity
from wenming_cli.model.notice import NoticeKind
from wenming_cli.model.owner import OwnerKind

_GROUPINGS = {
    "周期": "cycle",
    "点位类型": "type",
    "点位": "site",
    "漏巡": "missed",
    "街道": "subdistrict",
    "单位": "owner",
    "重点工作": "workstream",
    "类别": "category",
    "用途": "line",
    "资金来源": "source",
    "月份": "month",
    "任务": "task",
}


def _labels(*kinds: Iterable[Stage | State | Light | MonitorLight]) -> dict[str, str]:
    return {word.label: word.value for kind in kinds for word in kind}


def _spelt(kind: type[FindingSeverity | NoticeKind | OwnerKind]) -> dict[str, str]:
    return {word: str(member.value) for word, member in kind.table().items()}


OPTIONS: dict[str, dict[str, str]] = {
    "--by": _GROUPINGS,
    "--group": _spelt(OwnerKind),
    "--kind": {**_spelt(NoticeKind), "销号": "closure"},
    "--light": _labels(Light, MonitorLight),
    "--severity": _spelt(FindingSeverity),
    "--state": _labels(State, Stage),
}
"""By option, the English word for each Chinese one; a label means the same for every command."""


def in_english(option: str, word: str) -> str:
    """The word an option takes, as it is where it is none of its choices."""
    return OPTIONS.get(option, {}).get(word, word)
