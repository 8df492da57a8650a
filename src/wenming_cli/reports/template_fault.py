"""What can be wrong with a template, said in plain words with the file and line."""

import re
from collections.abc import Container, Iterator
from contextlib import contextmanager

from jinja2 import (
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError
from jinja2.runtime import Undefined

from wenming_cli import sink
from wenming_cli.reports.budgets import TOO_DEEP, OverBudget

_SYNTAX = (
    (re.compile(r"No filter named '(.*?)'"), "没有“{}”这个过滤器"),
    (re.compile(r"No test named '(.*?)'"), "没有“{}”这个判断"),
    (re.compile(r"unknown tag '(.*?)'"), "没有“{}”这个标签，或者它放错了位置"),
    (re.compile(r"[Uu]nexpected end of template"), "模板没有写完：缺一个 endif 或 endfor"),
    (re.compile(r"expected token '(.*?)', got '(.*?)'"), "这里要写“{}”，却写了“{}”"),
    (re.compile(r"unexpected char '(.*?)'"), "“{}”不能写在这里"),
    (re.compile(r"unexpected '(.*?)'"), "“{}”不能写在这里"),
)
_RUNTIME = (TypeError, ValueError, ArithmeticError, LookupError, RecursionError)


_HINTS = {
    "there is no previous item": "循环的第一项前面没有了，先用 if not loop.first 判断",
    "there is no next item": "循环的最后一项后面没有了，先用 if not loop.last 判断",
    "No first item, sequence was empty.": "清单是空的，没有第一项",
    "No last item, sequence was empty.": "清单是空的，没有最后一项",
}


class TemplateFault(Exception):
    """A fault of a template.

    ``code`` is E901 syntax, E902 unknown name, E903 refused by the sandbox, E904 not to be found or
    outside its folder, E905 a value used in a way it can't be, E906
    without an end, E907 a master that cannot be read, E908 one that is refused. ``template`` is the
    file as people see it, ``line`` counts from 1 and is None where no line is to blame.
    """

    def __init__(self, code: str, template: str, line: int | None, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.template = template
        self.line = line
        self.message = message

    def __str__(self) -> str:
        place = self.template if self.line is None else f"{self.template}:{self.line}"
        return sink.terminal(f"{place}: 错误 {self.code} {self.message}")


class UnknownName(StrictUndefined):
    """A name the context does not have; any use of it fails, with a message in plain words."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        hint = self._undefined_hint
        if hint is not None and hint.isascii():  # jinja2's own, as of the item before the first
            return _HINTS.get(hint, "这里没有这样的值")
        return hint or f"没有“{self._undefined_name}”这个名字"


def refused(value: object, name: str, unknown: type[Undefined]) -> Undefined:
    """What stands for an attribute no template may reach; any use of it is refused."""
    return unknown(f"模板不能取“{name}”", obj=value, name=name, exc=SecurityError)


@contextmanager
def in_plain_words(template: str, known: Container[str]) -> Iterator[None]:
    """Turn what goes wrong inside into a ``TemplateFault``.

    ``known`` are the templates in play, by the name their code runs under.
    """
    try:
        yield
    except TemplateSyntaxError as error:
        file = error.filename or template
        raise TemplateFault("E901", file, error.lineno, _syntax(error.message or "")) from error
    except TemplateNotFound as error:
        message = f"没有“{error.name}”这个模板"
        raise TemplateFault("E904", *_place(error, template, known), message) from error
    except SyntaxError as error:
        message = "模板太大或者套得太深，分成几个文件用 include"
        raise TemplateFault("E901", template, None, message) from error
    except (TemplateError, *_RUNTIME) as error:
        (code, message), place = _judged(error), _place(error, template, known)
        raise TemplateFault(code, *place, message) from error


def _judged(error: Exception) -> tuple[str, str]:
    """Code and message of what went wrong while a template was running."""
    if isinstance(error, SecurityError):
        return "E903", str(error)
    if isinstance(error, OverBudget):
        return "E906", str(error)
    if isinstance(error, UndefinedError):
        return "E902", str(error)
    if isinstance(error, TemplateError) and str(error).startswith("No "):
        return "E901", _syntax(str(error))
    if isinstance(error, RecursionError):
        return "E905", "模板一层套一层，没有尽头"
    return "E905", "这里的值不能这样用"


def _syntax(message: str) -> str:
    for pattern, words in _SYNTAX:
        found = pattern.search(message)
        if found:
            return words.format(*found.groups())
    return message if message.startswith(TOO_DEEP) else "模板的写法不对"


def _place(error: Exception, template: str, known: Container[str]) -> tuple[str, int | None]:
    """The innermost line of a template that was running; the template itself where none was."""
    place: tuple[str, int | None] = template, None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in known:
            place = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return place
