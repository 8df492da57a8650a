"""A new plan's files: a small plan that passes every check, and the settings around it."""

from pathlib import Path
from string import Template

from wenming_cli import sink
from wenming_cli.model.scalars import Fault, parse_id
from wenming_cli.model.schema import json_schema
from wenming_cli.shipped import shipped

DEMO = "panlong-2020"

_FILES = {
    "plan.yaml": "plan.yaml",
    "tasks/huanjing-weisheng.yaml": "tasks.yaml",
    "records/${year}-03.yaml": "record.yaml",
    ".github/workflows/wenming.yml": "github.yml",
    ".pre-commit-config.yaml": "pre-commit.yaml",
    ".vscode/settings.json": "vscode.json",
}
_SCHEMA = ".vscode/wenming.schema.json"


def starter_files(folder: Path, year: int) -> dict[str, bytes]:
    """The files of a new plan by relative name; its id is the folder's name where that is one."""
    words = {"id": _plan_id(folder, year), "year": str(year)}
    files = {
        Template(name).substitute(words): _filled(shipped("templates") / "starter" / source, words)
        for name, source in _FILES.items()
    }
    schema = sink.json_text(json_schema())
    return {**files, _SCHEMA: schema.encode("utf-8")}


def demo_files() -> dict[str, bytes]:
    """The files of the demo plan by relative name."""
    root = shipped("plans") / DEMO
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*.yaml"))
    }


def _filled(path: Path, words: dict[str, str]) -> bytes:
    return Template(path.read_text(encoding="utf-8")).safe_substitute(words).encode("utf-8")


def _plan_id(folder: Path, year: int) -> str:
    try:
        return parse_id(folder.resolve().name)
    except Fault:
        return f"plan-{year}"
