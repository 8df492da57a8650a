"""What no output may hold, whatever the plan: characters nobody sees, lines that are not ours."""

import json
import re
from xml.etree import ElementTree as ET

from wenming_cli.diagnostic import Location
from wenming_cli.formats.diagnostics.outcome import Outcome

RAW = re.compile(
    "[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
COMMAND = re.compile(r"\s*::|.*##(vso|teamcity)?\[", re.DOTALL)
TEXT = r"(?:[^|\\]|\\.)*"
HEAD = r"(?! {2})[^\n]+:\d+:\d+: (错误|警告|提示) E\d{3} .+"
OURS = {
    "text": rf"{HEAD}| {{2,}}\d+ \| .*| {{8}}\| .*\^|    提示：.+"
    r"|还有 \d+ 条没有列出.*|还有 \d+ 处 E\d{3}，.*|检查了 \d+ 个文件.*",
    "github": r"::(error|warning|notice) file=[^:,]*,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,"
    r"title=E\d{3} (错误|警告|提示)::.+|检查了 \d+ 个文件.*",
    "markdown": r"\*\*检查了 .+\*\*||\| 级别 \| .+ \||(\|---){6}\|"
    rf"|\| (错误|警告|提示) \|{TEXT}\| \d+:\d+ \| E\d{{3}} \|{TEXT}\|{TEXT}\|"
    r"|还有 \d+ 条没有列出.*",
}
_LINES = {name: re.compile(pattern) for name, pattern in OURS.items()}


def raw_characters(text: str) -> list[str]:
    """The characters of a text that show as nothing, or change what shows."""
    return RAW.findall(text)


def forged_lines(text: str) -> list[str]:
    """Lines that a build server takes for commands."""
    return [line for line in text.split("\n") if COMMAND.match(line)]


def faults_of_output(name: str, rendered: str, outcome: Outcome) -> list[str]:
    """Everything that is wrong with the rendering of an outcome in a format."""
    lines = rendered.split("\n")[:-1]
    found = [f"raw {character!r}" for character in raw_characters(rendered)]
    if not rendered.endswith("\n"):
        found.append("no line feed at the end")
    if name in _LINES:
        found += [f"not ours: {line!r}" for line in lines if not _LINES[name].fullmatch(line)]
    if name != "github":
        found += [f"a command: {line!r}" for line in forged_lines(rendered)]
    read = len(outcome.diagnostics) if name not in _READERS else _READERS[name](rendered)
    if read != len(outcome.diagnostics):
        found.append(f"{read} read back of {len(outcome.diagnostics)}")
    return found


def _junit(rendered: str) -> int:
    root = ET.fromstring(rendered)  # noqa: S314  it is our own
    texts = [e.text or "" for e in root.iter() if e.tag in ("failure", "system-out")]
    return sum(len(text.split("\n")) for text in texts[:-1])


def _text(rendered: str) -> int:
    heads = [line for line in rendered.split("\n") if re.fullmatch(HEAD, line)]
    left = re.findall(r"^还有 (\d+) (?:条没有列出|处 E\d{3}，)", rendered, re.MULTILINE)
    return len(heads) + sum(map(int, left))


def _github(rendered: str) -> int:
    return sum(line.startswith("::") for line in rendered.split("\n"))


_READERS = {
    "json": lambda rendered: len(json.loads(rendered)["diagnostics"]),
    "gitlab": lambda rendered: len(json.loads(rendered)),
    "sarif": lambda rendered: len(json.loads(rendered)["runs"][0]["results"]),
    "junit": _junit,
    "text": _text,
    "github": _github,
}


def misplaced(outcome: Outcome, texts: dict[str, str | None]) -> list[str]:
    """The diagnostics whose place is not in their file; ``None``: a file that was not read."""
    return [
        f"{d.location} {d.code}" for d in outcome.diagnostics if not _is_placed(d.location, texts)
    ]


def _is_placed(at: Location, texts: dict[str, str | None]) -> bool:
    if at.file not in texts:
        return False
    text = texts[at.file]
    if text is None:
        return (at.line, at.column, at.end_line, at.end_column) == (1, 1, 1, 1)
    lines = text.split("\n")
    return (
        (at.line, at.column) <= (at.end_line, at.end_column)
        and 1 <= at.line <= at.end_line <= len(lines)
        and 1 <= at.column <= len(lines[at.line - 1]) + 1
        and 1 <= at.end_column <= len(lines[at.end_line - 1]) + 1
    )
