"""How a text is written so that reading gives back exactly that text.

Plain where nobody could take it for anything else, else in quotation marks; several lines become a
block. What is not plainly safe is read back before it is used.
"""

import re
from functools import lru_cache

from wenming_cli.loading.characters import cleaned
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.parsing import parse_file
from wenming_cli.loading.tree import plain
from wenming_cli.model.place import Source

_SAFE = r"\w.%/()（）、，。；！？《》…·+=~@&*\-"
_PLAIN_IN_FLOW = re.compile(rf"[\w《（](?:[{_SAFE}]|[ ](?![ ]))*(?<![ ])")
_PLAIN = re.compile(rf"[\w《（](?:[{_SAFE},;]|[ ](?![ ]))*(?<![ ])")
_READ_OTHERWISE = re.compile(
    r"y|n|yes|no|on|off|null|[-+]?0[\d_]+|0[box][\da-f_]+|\d[\d_]*_[\d_]*|[\d.]+e[-+]?\d+",
    re.IGNORECASE,
)
"""What other programs take for something else than the text or the number it is here."""

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def on_one_line(text: str, mark: str, *, in_flow: bool) -> str:
    """A text on one line, inside of brackets or not; ``mark`` is the quotation mark of the file."""
    plain = _PLAIN_IN_FLOW if in_flow else _PLAIN
    if plain.fullmatch(text) and not _READ_OTHERWISE.fullmatch(text):
        return text
    return in_quotes(text, mark)


@lru_cache(maxsize=4096)
def in_quotes(text: str, mark: str) -> str:
    """A text in quotation marks: in those of the file unless something has to be escaped."""
    escaped = text.translate(_ESCAPES)
    single, double = "'" + text.replace("'", "''") + "'", f'"{escaped}"'
    is_free = escaped == text
    forms = (double, single) if is_free and (mark == '"' or "'" in text) else (single, double)
    return next((form for form in forms if _reads_back(form, text)), double)


def as_block(text: str) -> list[str] | None:
    """The lines of a text of several lines as a block, its mark first; None where it can't be one.

    They are indented by two against the key.
    """
    lines = text.removesuffix("\n").split("\n")
    if "\n" not in text or text.endswith("\n\n") or lines[0][:1] in ("", " ", "\t"):
        return None
    block = ["|" if text.endswith("\n") else "|-", *(f"  {line}" if line else "" for line in lines)]
    return block if _reads_back("\n  ".join(block), text) else None


def _reads_back(form: str, text: str) -> bool:
    """Whether loading reads exactly a text where it is written in a form, and finds no fault."""
    is_block = form[0] == "|"
    lines = [f"- note: {form}", f"- {form}"] if is_block else [f"- note: {form}", f"- [{form}]"]
    source, report = Source("", "\n".join(["updates:", *lines, ""])), FaultReport()
    root = parse_file(source, cleaned(source, report), report)
    said = plain(root) if root is not None else None
    wanted = [{"note": text}, text if is_block else [text]]
    return said == {"updates": wanted} and not report.diagnostics
