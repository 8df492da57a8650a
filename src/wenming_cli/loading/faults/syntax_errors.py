"""Syntax errors in plain Chinese, at the place where the text has to be changed.

PyYAML says what it expected, in English, and often points behind the fault: at the next line, or
at the end of the file. Here its error is traced back to its cause, and put into a sentence.
"""

import re
from collections.abc import Callable

from wenming_cli.loading.faults.mistyped_marks import (
    Slip,
    any_word,
    lost_comment,
    quote_slip,
    unmatched_quote,
)
from wenming_cli.loading.faults.parser_stop import (
    Stumble,
    SyntaxFault,
    left_open,
    line_without_colon,
    slipped,
    sure,
    unsure,
)
from wenming_cli.loading.faults.wrong_columns import continued, misaligned, out_of_column
from wenming_cli.model.scalars import shown

LONGEST_SIMPLE_KEY = 1024
_CLOSING = {"[": "]", "{": "}"}
_LIKE_CLOSING = {"[": tuple("】］）)}"), "{": tuple("｝）)】]")}
"""What stands at the end of a line where a bracket was meant to close."""


def fault_of(stumble: Stumble) -> SyntaxFault:
    """Find the fault behind a complaint of the parser."""
    for pattern, explain in _COMPLAINTS:
        if re.search(pattern, stumble.problem):
            return explain(stumble)
    if re.search(r"(scanning|parsing) an? (tag|anchor|alias|directive)", stumble.context):
        return _odd_start(stumble)
    start, end = stumble.content(stumble.at)
    message = f"这一行不符合 YAML 的写法：“{shown(stumble.text[start:end])}”"
    return unsure(start, end, message, "检查缩进、冒号和引号")


# --- what the parser complains about ------------------------------------------------------------


def _odd_start(stumble: Stumble) -> SyntaxFault:
    """Text that starts with a mark YAML keeps for itself; or a tab."""
    at = stumble.opened
    start = stumble.line_start(stumble.at)
    indentation = re.compile(r"[ \t]*").match(stumble.text, start)
    if indentation and "\t" in indentation[0]:
        return _tab(stumble, start)
    mark = stumble.text[at : at + 1]
    if mark == "\t":
        return slipped(Slip(at, at + 1, "E105", "这里有制表符（Tab）", "改成空格", (at, " ")))
    if mark in ("|", ">"):
        hint = f"多行文字从下一行开始并缩进；大于等于写成 ≥，别的文字加引号：'{mark}…'"
        return sure(at, at + 1, f"“{mark}”后面不能接着写文字", hint)
    if not mark or mark not in "@`%*&!,?:-]}":
        return misaligned(stumble)
    message = f"没加引号的文字不能以“{mark}”开头"
    return sure(at, at + 1, message, "给整段文字加上引号")


def _tab(stumble: Stumble, start: int) -> SyntaxFault:
    """A tab as indentation; lines of the kind that follow are the same fault."""
    at = stumble.text.index("\t", start)
    until = at
    while re.compile(r" *\t").match(stumble.text, stumble.line_end(until) + 1):
        until = stumble.line_end(until) + 1
    slip = Slip(at, at + 1, "E105", "缩进里有制表符（Tab）", "缩进只用空格")
    return SyntaxFault(slip, until)


def _escape(stumble: Stumble) -> SyntaxFault:
    start = max(stumble.text.rfind("\\", 0, stumble.at + 1), 0)
    hint = "改用单引号，或者把 \\ 写成 \\\\"
    return sure(start, start + 2, "双引号里的反斜杠写法不对", hint)


def _open_quote(stumble: Stumble) -> SyntaxFault:
    return _unclosed_quote(stumble, stumble.opened)


def _unclosed_quote(stumble: Stumble, at: int) -> SyntaxFault:
    mark = stumble.text[at]
    wide = unmatched_quote(stumble.text, at, stumble.line_end(at))
    if wide is not None:
        return slipped(wide)
    hint = f"在这段文字末尾补上同样的引号 {mark}"
    return left_open(at, f"引号 {mark} 没有配对", hint)


def _no_colon(stumble: Stumble) -> SyntaxFault:
    return line_without_colon(stumble, stumble.opened, any_word)


def _second_colon(stumble: Stumble) -> SyntaxFault:
    """A “: ” where no key can end: text with a colon, or a line that became part of the last."""
    at = stumble.at
    start, _ = stumble.content(at)
    if at - start > LONGEST_SIMPLE_KEY:
        return _long_key(start, at)
    slip = stumble.start_slip(at, any_word) or stumble.bracket_slip(at)
    if slip is not None:
        return slipped(slip)
    if re.search(r":\s", stumble.text[start:at]):
        return _colon_in_text(stumble, at)
    return continued(stumble, start)


def _long_key(start: int, end: int) -> SyntaxFault:
    message = f"键超过 {LONGEST_SIMPLE_KEY} 个字符"
    return slipped(Slip(start, end, "E108", message, "检查冒号的位置"))


def _colon_in_text(stumble: Stumble, at: int) -> SyntaxFault:
    wide = quote_slip(stumble.text, stumble.content(at)[0], at)
    hint = "正文里有“: ”就给整段文字加引号；是新的一项就另起一行"
    if wide is not None:
        hint = f"“{stumble.text[wide.start]}”不算引号，正文里有“: ”就用半角引号"
    return sure(at, at + 1, "这里不该再出现“: ”", hint)


# --- brackets, quotes, and what is left over ---------------------------------------------------


def _in_brackets(stumble: Stumble) -> SyntaxFault:
    """Brackets that hold what they can't, or never close."""
    at, opened = stumble.at, stumble.opened
    quote = _quote_before(stumble)
    if quote is not None:
        return quote
    for line in (opened, max(opened, stumble.line_above(at) or 0), at):
        slip = stumble.bracket_slip(line)
        if slip is not None:
            return SyntaxFault(slip, line, is_open=True)
    lost = lost_comment(stumble.text, opened, stumble.line_end(opened))
    if lost is not None:
        return SyntaxFault(lost, lost.start, is_open=True)
    is_below = stumble.line_start(at) > opened
    is_at_end = at >= len(stumble.text)
    if is_at_end or (is_below and stumble.indent(at) <= stumble.indent(opened)):
        return _open_bracket(stumble, opened)
    if stumble.text[at] == ":" and not is_below:
        return _colon_in_brackets(stumble)
    message = "括号里的各项没有用半角逗号隔开，或者括号没有配对"
    slip = Slip(at, at + 1, "E105", message, "各项之间用半角逗号；正文里有逗号、冒号就加引号")
    return SyntaxFault(slip, opened, is_open=True)


def _colon_in_brackets(stumble: Stumble) -> SyntaxFault:
    at = stumble.at
    start = 1 + max(stumble.text.rfind(mark, 0, at) for mark in "{[,")
    is_long = at - start > LONGEST_SIMPLE_KEY
    return _long_key(start, at) if is_long else _colon_in_text(stumble, at)


def _open_bracket(stumble: Stumble, at: int) -> SyntaxFault:
    mark = stumble.text[at]
    hint = f"在这一行末尾补上“{_CLOSING[mark]}”"
    last = stumble.text[at : stumble.line_end(at)].rstrip()[-1:]
    if last in _LIKE_CLOSING[mark]:
        hint = f"把行末的“{last}”改成“{_CLOSING[mark]}”"
    return left_open(at, f"括号“{mark}”没有配对", hint)


def _no_content(stumble: Stumble) -> SyntaxFault:
    at = stumble.at
    if at >= len(stumble.text) and "flow" in stumble.context:
        return _open_bracket(stumble, max(stumble.text.rfind(mark) for mark in _CLOSING))
    if "flow" in stumble.context and stumble.is_first(at) and stumble.is_item(at):
        return _open_bracket(stumble, stumble.innermost_open(at))
    if stumble.text[at : at + 1] == "," and "flow" in stumble.context:
        return sure(at, at + 1, "逗号前面没有内容", "删去多余的逗号")
    return _odd_start(stumble)


def _quote_before(stumble: Stumble) -> SyntaxFault | None:
    """A quotation mark that was closed by the next one, lines below, where text goes on."""
    start, end = stumble.before
    text = stumble.text
    if text[start : start + 1] not in ("'", '"') or text[end : stumble.at].strip(" "):
        return None
    return _unclosed_quote(stumble, start) if "\n" in text[start:end] else None


def _out_of_line(stumble: Stumble) -> SyntaxFault:
    """Something that continues nothing: behind a finished value, or out of alignment."""
    at, text = stumble.at, stumble.text
    quote = _quote_before(stumble)
    if quote is not None:
        return quote
    mark = text[at : at + 1]
    if mark == ":":
        return sure(at, at + 1, "冒号前面没有键", "写成“键: 值”")
    if stumble.is_first(at):
        return misaligned(stumble)
    if mark in ("]", "}"):
        return sure(at, at + 1, f"多了一个“{mark}”", "删去它，或者补上它前面的那一半")
    hint = "整段文字一起加引号，里面的引号用中文引号“”"
    return sure(at, at + 1, "引号或括号后面多出了文字", hint)


def _dash_in_line(stumble: Stumble) -> SyntaxFault:
    at = stumble.at
    return sure(at, at + 1, "“- ”不能写在键的后面", "列表另起一行，每项以“- ”开头")


def _behind_the_end(stumble: Stumble) -> SyntaxFault:
    at = stumble.at
    for line in (stumble.line_start(at), stumble.line_above(at) or 0):
        if stumble.text.startswith("...", line):
            message, hint = "一个文件里有多份 YAML 文档", "删去“...”，或者拆成两个文件"
            return slipped(Slip(line, line + 3, "E107", message, hint))
        if stumble.text.startswith("%", line):
            return sure(line, line + 1, "不能用 YAML 的指令“%”", "删去这一行")
    hint = "文件里顶格写 计划:、任务: 等各节"
    root = stumble.first_line()
    if stumble.margin(root) > stumble.margin(at):
        return out_of_column(stumble, root, stumble.margin(root))
    return unsure(at, at + 1, "文件的内容到前面已经结束，这里多出了文字", hint)


_COMPLAINTS: tuple[tuple[str, Callable[[Stumble], SyntaxFault]], ...] = (
    (r"escape|hexa?decimal", _escape),
    (r"unexpected (end of stream|document)", _open_quote),
    (r"could not find expected ':'", _no_colon),
    (r"mapping values are not allowed", _second_colon),
    (r"node content", _no_content),
    (r"expected ',' or '[]}]'", _in_brackets),
    (r"expected key|expected '-'|expected <block end>", _out_of_line),
    (r"sequence entries are not allowed", _dash_in_line),
    (r"document start", _behind_the_end),
    (
        (
            r"cannot start any token|tab character|alphabetic or numeric|line break|chomping"
            r"|indentation indicator|URI|tag|directive|incompatible|keys are not allowed"
        ),
        _odd_start,
    ),
)
"""What the two parsers of PyYAML say, as patterns, and what it comes from."""
