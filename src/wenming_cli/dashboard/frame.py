"""A whole document: the head that lets nothing in from anywhere, the look, and the script."""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from wenming_cli.dashboard.markup import Child, Markup, joined, tag
from wenming_cli.remembered import readings

_HERE = Path(__file__).parent


def document(title: str, body: Iterable[Child], more_look: str = "") -> str:
    """A page that asks nothing of anybody; only this look and this script may act in it."""
    look, script = _text("look.css") + more_look, _text("filters.js")
    policy = (
        f"default-src 'none'; style-src {_allowed(look)}; script-src {_allowed(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name_="referrer", content="no-referrer"),
        tag("link", rel="icon", href="data:,"),
        tag("title", title),
        tag("style", Markup(look)),
    )
    content = tag("body", *body, tag("script", Markup(script)))
    return f"<!DOCTYPE html>\n{tag('html', joined([head, content]), lang='zh-CN')}\n"


@cache
def _text(name: str) -> str:
    return readings.whole(_HERE / name).decode("utf-8")


def _allowed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
