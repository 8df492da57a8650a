"""Every code there is, and its manual page."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from wenming_cli import sink
from wenming_cli.diagnostic import Severity
from wenming_cli.loading.manual import MANUAL as LOADING
from wenming_cli.rules import EVERY_RULE
from wenming_cli.rules.ignores import MANUAL as IGNORES
from wenming_cli.rules.rule import AnyRule
from wenming_cli.stop import Stop

if TYPE_CHECKING:
    from wenming_cli.rules.policy import PolicyRule


def known_codes() -> list[str]:
    """List every code, in order."""
    return sorted({*_pages(), *(rule.CODE for rule in _rules())})


def _pages() -> dict[str, str]:
    """The pages of codes that are no rule's; reports are loaded where they are asked for."""
    from wenming_cli.reports.manual import MANUAL as TEMPLATES  # noqa: PLC0415  for a manual page alone
    from wenming_cli.rules.policy.absent import MANUAL as ABSENT  # noqa: PLC0415  for a manual page alone

    return {**LOADING, **IGNORES, **TEMPLATES, **ABSENT}


def _rules() -> "Iterator[AnyRule | PolicyRule]":
    """Every rule; those of the change policy are loaded where they are asked for."""
    yield from EVERY_RULE
    from wenming_cli.rules.policy import POLICY  # noqa: PLC0415  for a manual page alone

    yield from POLICY


def manual(code: str) -> str | None:
    """Find the manual page of a code; None where there is no such code."""
    for rule in _rules():
        if code == rule.CODE:
            name = rule.__name__.rpartition(".")[2]
            return f"{code} {rule.SEVERITY.label}（{name}）\n\n{_said(rule)}\n"
    severity = Severity.WARNING if code in IGNORES else Severity.ERROR
    page = _pages().get(code)
    return None if page is None else f"{code} {severity.label}\n\n{page.strip()}\n"


def parted(typed: Iterable[str] | None) -> list[str]:
    """Part codes that were typed one by one or several with commas between them, as capitals."""
    found = (re.split(r"\s*[,，、;；\s]\s*", word.strip()) for word in typed or ())
    return [code.upper() for codes in found for code in codes]


def _said(rule: "AnyRule | PolicyRule") -> str:
    """What a rule says of itself; the switch -OO takes it out of the program."""
    return (rule.__doc__ or "这次运行的 Python 用 -OO 去掉了说明文字；不带 -OO 再运行就有").strip()


def require_codes(codes: Iterable[str]) -> None:
    """Stop where a code, or the start of one, stands for nothing."""
    for code in codes:
        if not code:
            raise Stop("--select 和 --ignore 后面要写代码，不能是空的")
        if not any(known.startswith(code) for known in known_codes()):
            raise Stop(f"没有 {sink.terminal(code)} 这个代码")
