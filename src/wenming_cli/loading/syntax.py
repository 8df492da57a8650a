"""Syntax errors in plain Chinese, at the place that has to be changed.

PyYAML says what its parser met; people need to know what they typed. A full-width colon, comma,
bracket or quote on the line in question is named as the cause.
"""

import re

import yaml

from wenming_cli.loading.report import Report
from wenming_cli.model.place import Source
from wenming_cli.model.scalars import half_width, shown

_FULL_WIDTH_KEY = re.compile(r"^[ \t]*(?:- +)*[^\s:#'\"{\[][^:#'\"{\[]*?(：)")
_FULL_WIDTH_FLOW = re.compile(r"[，：［］｛｝“”‘’]")

_SENTENCES: tuple[tuple[str, str, str | None], ...] = (
    (
        r"could not find expected ':'",
        "这一行缺少冒号，读不成“键: 值”",
        "写成“键: 值”，冒号用半角，后面空一格；多行文字用 | 开头并缩进",
    ),
    (
        r"mapping values are not allowed",
        "这里不该再出现“: ”",
        "正文里有“: ”就给整段文字加引号；是新的一项就另起一行并对齐",
    ),
    (
        r"cannot start any token.*'\\t'|found character '\\t'|tab",
        "缩进里有制表符（Tab）",
        "缩进只用空格",
    ),
    (
        r"found character .* that cannot start any token",
        "这一项不能用这个符号开头",
        "以 @ ` % 等符号开头的文字请加引号",
    ),
    (r"found unexpected end of stream", "引号没有配对", "在这段文字末尾补上同样的引号"),
    (r"found unexpected document indicator", "引号没有配对", "在这段文字末尾补上同样的引号"),
    (r"did not find expected ',' or '[]}]'", "括号里的各项没有用半角逗号隔开，或者括号没有配对", None),
    (r"expected ',' or '[]}]'", "括号里的各项没有用半角逗号隔开，或者括号没有配对", None),
    (
        r"did not find expected (key|<block end>)|expected <block end>",
        "这一行的缩进和上面对不齐",
        "同一层的键和“- ”要左对齐",
    ),
    (
        r"did not find expected '-' indicator",
        "这里应当是以“- ”开头的一项",
        "同一个列表里的“- ”要左对齐",
    ),
    (r"block sequence entries are not allowed", "这里不能出现“- ”", "列表另起一行并缩进"),
    (r"escape", "双引号里的反斜杠写法不对", "改用单引号，或者把 \\ 写成 \\\\"),
    (r"simple key|implicit key", "这一行缺少冒号，读不成“键: 值”", None),
    (r"undefined alias|alias|anchor", "不能用 YAML 的锚点和引用", "以 & 或 * 开头的文字请加引号"),
    (r"directive|tag", "不能用 YAML 的指令和标签", "以 % 或 ! 开头的文字请加引号"),
    (r"indentation|indent", "多行文字的缩进不对", "把多行文字整体缩进两格"),
)


def faulty_lines(source: Source, error: yaml.YAMLError) -> tuple[int, int]:
    """First and last line (from 1) that keep the text from being read."""
    line, _ = source.position(_offset(source, error))
    problem = getattr(error, "problem_mark", None)
    if problem is not None and "flow" in (getattr(error, "context", None) or ""):
        return line, max(line, source.position(min(problem.index, len(source.text)))[0])
    return line, line


def _offset(source: Source, error: yaml.YAMLError) -> int:
    """Offset of the text that has to be changed."""
    if not isinstance(error, yaml.MarkedYAMLError):
        position = getattr(error, "position", None)
        found = source.text.find("\\")
        return position if isinstance(position, int) else max(found, 0)
    problem = error.problem or ""
    opened_before = re.search(r"expected ':'|unexpected end of stream|document indicator", problem)
    mark = error.context_mark if opened_before and error.context_mark else error.problem_mark
    mark = mark or error.context_mark
    return min(mark.index, len(source.text)) if mark else 0


def report_syntax_error(source: Source, error: yaml.YAMLError, report: Report) -> None:
    """Report one syntax error."""
    at = _offset(source, error)
    wide = _full_width_cause(source, at)
    if wide is not None:
        character = source.text[wide]
        report.add(
            source.location(wide, wide + 1),
            "E109",
            f"“{character}”是全角符号，YAML 不认识",
            f"改成半角“{half_width(character)}”" + ("，后面空一格" if character in "：，" else ""),
        )
        return
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    for pattern, message, hint in _SENTENCES:
        if re.search(pattern, problem):
            report.add(source.location(at, at + 1), "E105", message, hint)
            return
    line, _ = source.position(at)
    message = f"这里不符合 YAML 的写法：“{shown(source.line(line))}”"
    report.add(source.location(at, at + 1), "E105", message, "检查缩进、冒号和引号")


def _full_width_cause(source: Source, at: int) -> int | None:
    """Offset of a full-width mark that stands where syntax should, on this line or the last."""
    line, _ = source.position(at)
    for number in (line, line - 1):
        content = source.line(number)
        found = _FULL_WIDTH_KEY.search(content)
        start = found.start(1) if found else -1
        if start < 0 and re.search(r"[\[{［｛]", content):
            flow = _FULL_WIDTH_FLOW.search(content)
            start = flow.start() if flow else -1
        if start >= 0:
            return source.offset(number) + start
    return None

