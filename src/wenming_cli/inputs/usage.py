"""Wrong usage in plain Chinese: what was typed, what was meant, where to read on."""

import re
from collections.abc import Callable, Collection, Sequence

from wenming_cli import sink, synonyms
from wenming_cli.inputs.spellings import choices_of, in_english
from wenming_cli.similar import did_you_mean, similar

_DASHES = "–—－−‐‑―"
_ODD_DASH = re.compile(rf"-*+[{_DASHES}][-{_DASHES}]*+(?=[A-Za-z])")
_MONTH = re.compile(r"\d{4}-\d{1,2}|\d{4}年\d{1,2}月|\d{6}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日|\d{8}", re.ASCII)


def odd_dash(words: Sequence[str]) -> str | None:
    """Say what is wrong with an option that begins with a dash of a word processor, if one does."""
    for word in words:
        found = _ODD_DASH.match(word)
        if found is not None:
            name = word[found.end() :]
            right = ("-" if len(name) == 1 else "--") + name
            mark = next(mark for mark in found[0] if mark in _DASHES)
            return f"{sink.quoted(word)}前面的“{mark}”不是减号：写成 {sink.terminal(right)}"
    return None


def usage_fault(
    message: str, typed: Sequence[str], command: str, options: Collection[str], known: Sequence[str]
) -> str:
    """Say Typer's message on wrong usage in Chinese; what was typed shows on one line.

    ``command`` is the program with its command, ``options`` what that one has, ``known`` are the
    commands there are.
    """
    for pattern, say in _FAULTS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            said = say(found, typed, options, known)
            break
    else:
        said = sink.terminal(message)
    help_on = f"{command} --help"
    return f"{said}\n用法见 {help_on}" + ("，或 wenming 命令 --help" if " " not in command else "")


Say = Callable[[re.Match[str], Sequence[str], Collection[str], Sequence[str]], str]


def _plainly(template: str) -> Say:
    """A sentence with the words of the message in it."""

    def say(found: re.Match[str], *_: object) -> str:
        return sink.terminal(found.expand(template))

    return say


def _no_command(
    found: re.Match[str], _typed: Sequence[str], _options: Collection[str], known: Sequence[str]
) -> str:
    word = found[1]
    said = f"没有{sink.quoted(word)}这个命令"
    errand = synonyms.errand(word)
    if errand is not None:
        return f"{said}：{errand}"
    name = synonyms.command_of(word)
    if name is not None:
        return f"{said}，写 wenming {name}"
    near = similar(word, known)
    return said if near is None else f"{said}，{did_you_mean(word, near, f' wenming {near}')}"


def _no_choice(found: re.Match[str], typed: Sequence[str], *_: object) -> str:
    option = found[1]
    word = _as_typed(option, found[2], typed)
    choices = choices_of(option, re.findall(r"'([^']*)'", found[3]))
    said = f"{sink.terminal(option)} 没有{sink.quoted(word)}这个词"
    other = synonyms.unsaid(word, choices.name)
    meant = None if other else choices.meant(word)
    if other is not None:
        said += f"：{other.replace('{}', sink.terminal(word))}"
    elif meant is not None:
        said += f"，{did_you_mean(word, meant)}"
    return f"{said}\n可以写：{choices.listed()}"


def _as_typed(option: str, word: str, typed: Sequence[str]) -> str:
    """A value as it was typed, before it was put into English."""
    values = [
        value
        for name, value in zip(["", *typed], [*typed, ""], strict=True)
        if name == option or value.startswith(f"{option}=")
    ]
    bare = (value.removeprefix(f"{option}=") for value in values)
    return next((value for value in bare if in_english(option, value) == word), word)


def _too_much(
    found: re.Match[str], _typed: Sequence[str], options: Collection[str], *_: object
) -> str:
    first = found[1].split(" ")[0]
    said = f"多出了参数：{sink.terminal(found[1])}"
    for word, pattern, option in (
        ("月份", _MONTH, "--month"),
        ("日期", _DAY, "--as-of"),
        ("单位", re.compile(r"[一-鿿]+"), "--owner"),
    ):
        if pattern.fullmatch(first) and option in options:
            return f"{said}\n{word}写成 {option} {first}"
    return said


_FAULTS: tuple[tuple[str, Say], ...] = (
    (
        r"No such option: (\S+?)\.? ?(?:\(Possible options: (.*)\)|Did you mean (.*)\?)",
        _plainly(r"没有 \1 这个选项，相近的有：\2\3"),
    ),
    (r"No such option: (\S+)\.?.*", _plainly(r"没有 \1 这个选项")),
    (r"No such command '(.*?)'\.?.*", _no_command),
    (r"Missing argument '(.*?)'.*", _plainly(r"缺少参数 \1")),
    (r"Missing option '(.*?)'.*", _plainly(r"缺少选项 \1")),
    (
        r"Option '(--period)' requires an argument.*",
        _plainly(r"选项 \1 后面要写值；周期的编号要加引号：--period '#12'"),
    ),
    (r"Option '(.*?)' requires an argument.*", _plainly(r"选项 \1 后面要写值")),
    (r"Option '(.*?)' does not take a value.*", _plainly(r"选项 \1 后面不写值")),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", _too_much),
    (
        r"Invalid value for '([^']*)'.*?: (?:Value error, )?'(.*)' is not one of (.*?)\.?",
        _no_choice,
    ),
    (
        r"Invalid value for (.*?): .* (?:or equal to |range x>=)(\d+).*",
        _plainly(r"\1 的值不对：要写 \2 或者更大的整数"),
    ),
    (
        r"Invalid value for (.*?): .* valid integer.*",
        _plainly(r"\1 的值不对：要写整数"),
    ),
    (r"Invalid value for (.*?): (?:Value error, )?(.*)", _plainly(r"\1 的值不对：\2")),
)
"""What Typer says, as patterns, and how it is said here."""
