"""Choices typed on the command line in Chinese: ``--state 待整改`` is ``--state open``."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, Literal, get_args, get_origin, get_type_hints

from wenming_cli.figures.exam.materials import MaterialStage
from wenming_cli.figures.findings.finding_state import Stage
from wenming_cli.figures.indicators.monitor_lights import MonitorLight
from wenming_cli.figures.tasks.task_state import Light, State
from wenming_cli.frozen import frozen
from wenming_cli.model.finding import FindingSeverity
from wenming_cli.model.notice import NoticeKind
from wenming_cli.model.owner import OwnerKind
from wenming_cli.similar import similar
from wenming_cli.synonyms import value_of

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
    "不分层": "none",
    "测评项目": "item",
    "测评内容": "content",
    "测评标准": "standard",
    "测评体系": "system",
}


_FORMATS = {
    **{word: word for word in ("text", "json", "csv", "markdown", "xlsx")},
    **{word: word for word in ("message", "ics", "mermaid")},
    "消息": "message",
    "日历": "ics",
    "甘特图": "mermaid",
}


def _labels(kind: type[Stage | State | MaterialStage | Light | MonitorLight]) -> dict[str, str]:
    return {word: member.value for member in kind for word in (member.label, member.value)}


def _spelt(kind: type[FindingSeverity | NoticeKind | OwnerKind]) -> dict[str, str]:
    return {word: str(member.value) for word, member in kind.table().items()}


LISTS: dict[str, dict[str, str]] = {
    "State": _labels(State),
    "Stage": _labels(Stage),
    "MaterialStage": _labels(MaterialStage),
    "Light": _labels(Light),
    "MonitorLight": _labels(MonitorLight),
    "FindingSeverity": _spelt(FindingSeverity),
    "NoticeKind": {**_spelt(NoticeKind), "销号": "closure", "closure": "closure"},
    "OwnerKind": _spelt(OwnerKind),
    "by": _GROUPINGS,
    "format": _FORMATS,
    "for": {"传阅": "circulation", "报送": "circulation", "circulation": "circulation"},
}
"""By list of choices, every word that is understood and the English word it stands for."""

_LISTS_OF = {
    "--by": ("by",),
    "--for": ("for",),
    "--format": ("format",),
    "--group": ("OwnerKind",),
    "--kind": ("NoticeKind",),
    "--light": ("Light", "MonitorLight"),
    "--severity": ("FindingSeverity",),
    "--state": ("State", "Stage", "MaterialStage"),
}

OPTIONS: dict[str, dict[str, str]] = {
    option: {word: value for name in lists for word, value in LISTS[name].items()}
    for option, lists in _LISTS_OF.items()
}
"""By option, the English word for each Chinese one; a label means the same for every command."""


def in_english(option: str, word: str) -> str:
    """Translate the word an option takes; what is none of its choices stays as it is."""
    return OPTIONS.get(option, {}).get(word, word)


@frozen
class Choices:
    """These are the words one option takes: the name of their list, and Chinese by English."""

    name: str
    labels: dict[str, str]

    def meant(self, word: str) -> str | None:
        """Guess the choice that was meant by a word that is none, in the language of the word."""
        value = value_of(word, self.name)
        if value in self.labels:
            return value if word.isascii() else self.labels[value]
        return similar(word, [*self.labels, *self.labels.values()])

    def listed(self) -> str:
        """List every choice, Chinese words first."""
        both = ((label, value) for value, label in self.labels.items())
        return "、".join(label if label == value else f"{label} {value}" for label, value in both)


def choices_of(option: str, offered: Sequence[str]) -> Choices:
    """Find the choices of an option that offers some English words."""
    names = _LISTS_OF.get(option, ())
    name = next((name for name in names if set(offered) <= set(LISTS[name].values())), "")
    spelt = reversed(LISTS.get(name, {}).items())
    labels = {value: word for word, value in spelt if not word.isascii()}
    return Choices(name or option.strip("-"), {word: labels.get(word, word) for word in offered})


# --- the lists of a command -----------------------------------------------------------------------


def choices_by_parameter(
    params: Iterable[Any], function: Callable[..., Any]
) -> Mapping[str, Choices]:
    """Find for each parameter of a command the words it takes, where it takes no others."""
    hints = get_type_hints(function)
    lists = {param: tuple(_words(hints.get(param.name))) for param in params}
    return {
        param.name: choices_of(max(param.opts, key=len), words)
        for param, words in lists.items()
        if words
    }


def _words(hint: Any) -> Iterable[str]:
    if get_origin(hint) is Literal:
        return map(str, get_args(hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return (str(member.value) for member in hint)
    return (word for part in get_args(hint) for word in _words(part))


def describe(params: Sequence[Any], function: Callable[..., Any]) -> None:
    """Say in the help of options which words they take."""
    choices = choices_by_parameter(params, function)
    for param in params:
        if param.name in choices and param.param_type_name == "option":
            param.metavar = "词"
            param.help = f"{param.help}；可以写：{choices[param.name].listed()}"


def offer(params: Sequence[Any], function: Callable[..., Any]) -> None:
    """Let tab completion offer the words of each list, the Chinese ones first."""
    choices = choices_by_parameter(params, function)
    for param in params:
        if param.name in choices:
            labels = choices[param.name].labels
            words = dict.fromkeys([*labels.values(), *labels])
            param._custom_shell_complete = _completing(words)  # noqa: SLF001  made without it


def _completing(words: Iterable[str]) -> Callable[[Any, Any, str], list[str]]:
    return lambda _ctx, _param, begun: [word for word in words if word.startswith(begun)]
