"""A new plan's files: a small plan that passes every check, and the settings around it."""

from pathlib import Path
from string import Template

from wenming_cli import sink
from wenming_cli.model.scalars import Fault, parse_id
from wenming_cli.model.schema import json_schema
from wenming_cli.shipped import shipped

DEMO = "panlong-2020"

_PLAN = {
    "plan.yaml": "plan.yaml",
    "tasks/huanjing-weisheng.yaml": "tasks.yaml",
    "records/${year}-03.yaml": "record.yaml",
}
SETTINGS = {
    ".pre-commit-config.yaml": "pre-commit.yaml",
    ".vscode/settings.json": "vscode.json",
    ".vscode/extensions.json": "extensions.json",
}
RECIPES: dict[str, dict[str, str]] = {
    "github": {".github/workflows/wenming.yml": "github.yml"},
    "gitlab": {".gitlab-ci.yml": "gitlab.yml"},
    "gitee": {".workflow/wenming.yml": "gitee.yml"},
    "jenkins": {"Jenkinsfile": "Jenkinsfile"},
    "none": {},
}
"""What each build server reads: the name of the file there, and that of the template."""

_SCHEMA = ".vscode/wenming.schema.json"


def starter_files(folder: Path, year: int) -> dict[str, bytes]:
    """The files of a new plan by relative name; its id is the folder's name where that is one.

    The settings of editor and hooks are among them.
    """
    words = {"id": _plan_id(folder, year), "year": str(year)}
    plan = {
        Template(name).substitute(words): _filled(_template(source), words)
        for name, source in _PLAN.items()
    }
    schema = sink.json_text(json_schema())
    return {**plan, **_as_they_are(SETTINGS), _SCHEMA: schema.encode("utf-8")}


def recipe_files(server: str) -> dict[str, bytes]:
    """The files a build server reads, by relative name."""
    return _as_they_are(RECIPES[server])


def demo_files() -> dict[str, bytes]:
    """The files of the demo plan by relative name."""
    root = shipped("plans") / DEMO
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*.yaml"))
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
