"""A new plan's files: a small plan that passes every check, and the settings around it.

Its dates lie around the day it is written: something is done, something runs, something is due
soon, so that the first screen of one's own plan is not red.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from string import Template
from typing import Literal

from wenming_cli import sink
from wenming_cli.commands.of_init.reporting_units import unit_files, unit_words
from wenming_cli.model.scalars import Fault, parse_id
from wenming_cli.model.schema import json_schema
from wenming_cli.shipped import shipped

DEMO = "panlong-2020"

_PLAN = {
    "plan.yaml": "plan.yaml",
    "tasks/huanjing-weisheng.yaml": "tasks.yaml",
    "records/${month}.yaml": "record.yaml",
}
SETTINGS = {
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit.yaml",
    ".vscode/settings.json": "vscode.json",
    ".vscode/extensions.json": "extensions.json",
}
Server = Literal["github", "gitlab", "gitee", "jenkins", "none"]

RECIPES: dict[Server, dict[str, str]] = {
    "github": {".github/workflows/wenming.yml": "github.yml"},
    "gitlab": {".gitlab-ci.yml": "gitlab.yml"},
    "gitee": {".workflow/wenming.yml": "gitee.yml"},
    "jenkins": {"Jenkinsfile": "Jenkinsfile"},
    "none": {},
}
"""What each build server reads: the name of the file there, and that of the template."""

_SCHEMA = ".vscode/wenming.schema.json"


LOCAL_SOURCE = "--no-index --find-links wheels wenming-cli"
"""Where the recipes install the program from unless told otherwise: wheels in the repository.

Never the bare name: nobody has published it, and whoever did would run code in every office's CI.
"""

_SOURCE = re.compile(r"[A-Za-z0-9.][A-Za-z0-9+:/@._~#=%-]*")


def is_source(text: str) -> bool:
    """Whether a text can stand for what to install in a shell line of every recipe.

    It is an address or a path, never a bare name, of characters that no shell and no YAML reads
    otherwise.
    """
    return bool(_SOURCE.fullmatch(text)) and ("/" in text or text.endswith(".whl"))


_OF_UNIT = "unit-record.yaml"
EXAMPLES = "examples.yaml"
"""An example of every section; all of it comments, unless records are asked for."""


def starter_files(
    folder: Path, today: date, *, examples: bool = False, units: Sequence[str] = ()
) -> dict[str, bytes]:
    """The files of a new plan by relative name; its id is the folder's name where that is one.

    The settings of editor and hooks are among them, and an example of every section, which counts
    with ``examples``. ``units`` are those that report; of several each has files of its own.
    """
    words = {"id": _plan_id(folder, today.year), "year": str(today.year), **_days(today)}
    words |= unit_words(units, examples=examples)
    plan = {
        Template(name).substitute(words): _filled(_template(source), words)
        for name, source in _PLAN.items()
    }
    written = _filled(_template(EXAMPLES), words).decode("utf-8")
    plan[EXAMPLES] = (written if examples else _commented(written)).encode("utf-8")
    own = unit_files(units, _template(_OF_UNIT).read_text("utf-8"), words["month"])
    schema = sink.json_text(json_schema())
    return {**plan, **own, **_as_they_are(SETTINGS), _SCHEMA: schema.encode("utf-8")}


def _commented(text: str) -> str:
    """The same with every line a comment; those that were some already begin with ``##``."""
    first, *lines = text.splitlines(keepends=True)
    signs = ("" if not line.strip() else "#" if line.startswith("#") else "# " for line in lines)
    return first + "".join(sign + line for sign, line in zip(signs, lines, strict=True))


def _days(today: date) -> dict[str, str]:
    """The days of the starter's records, none of them outside the year."""
    first, last = date(today.year, 1, 1), date(today.year, 12, 31)

    def around(days: int) -> date:
        return min(max(today + timedelta(days), first), last)

    begun, reported, limit = around(-30), around(-3), around(90)
    days = {
        "today": today,
        "first_day": first,
        "last_day": last,
        "begun": begun,
        "found": around(-5),
        "finished": around(-15),
        "limit_past": around(-10),
        "reported": reported,
        "limit_soon": around(6),
        "limit_later": limit,
    }
    words = {name: day.isoformat() for name, day in days.items()}
    elapsed, whole = (today - begun).days + 1, (limit - begun).days + 1
    amount = min(_PLACES - 1, -(-_PLACES * elapsed // whole))
    months = {"month": f"{reported:%Y-%m}", "last_month": f"{begun:%Y-%m}"}
    return {**words, **months, "amount": str(amount)}


_PLACES = 12
"""How many the starter's third task is to rebuild."""


def recipe_files(server: Server, source: str = LOCAL_SOURCE) -> dict[str, bytes]:
    """The files a build server reads, by relative name, installing the program from a source."""
    files = _as_they_are(RECIPES[server])
    old, new = LOCAL_SOURCE.encode(), source.encode()
    return {name: data.replace(old, new) for name, data in files.items()}


def demo_files() -> dict[str, bytes]:
    """The files of the demo plan by relative name."""
    root = shipped("plans") / DEMO
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def _template(name: str) -> Path:
    return shipped("templates") / "starter" / name


def _as_they_are(sources: dict[str, str]) -> dict[str, bytes]:
    return {name: _template(source).read_bytes() for name, source in sources.items()}


def _filled(path: Path, words: dict[str, str]) -> bytes:
    return Template(path.read_text(encoding="utf-8")).safe_substitute(words).encode("utf-8")


def _plan_id(folder: Path, year: int) -> str:
    try:
        return parse_id(folder.resolve().name)
    except Fault:
        return f"plan-{year}"
