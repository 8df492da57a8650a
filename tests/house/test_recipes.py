"""The recipes of docs/ci.md: they are those that ``wenming init`` writes, and they work."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from tests.conftest import DEMO, ROOT, MakeRepo, Wenming
from wenming_cli import __version__
from wenming_cli.commands.of_init.starter import RECIPES, SETTINGS, demo_files, starter_files
from wenming_cli.formats.diagnostics import FORMATS, name_of

STARTER = ROOT / "templates" / "starter"
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```\n", PAGE, re.DOTALL)
SOURCES = SETTINGS | {name: file for files in RECIPES.values() for name, file in files.items()}


@pytest.mark.parametrize(("name", "source"), SOURCES.items(), ids=SOURCES.keys())
def test_a_recipe_stands_in_the_page_as_it_is_written(name: str, source: str) -> None:
    text = (STARTER / source).read_text("utf-8")
    words, fence, _ = PAGE.partition(text)
    assert fence, f"docs/ci.md：{source} 不一样"
    assert f"存成 `{name}`" in words.rpartition("\n## ")[2]


def test_every_template_is_written_by_init() -> None:
    plan = {"plan.yaml", "tasks.yaml", "record.yaml", "unit-record.yaml", "examples.yaml"}
    assert {path.name for path in STARTER.iterdir()} == plan | set(SOURCES.values())


def balanced(text: str) -> bool:
    """Whether brackets and quotes outside comments match, as far as Groovy is like C."""
    text = re.sub(r"//[^\n]*", "", text)
    assert text.count("'") % 2 == 0
    text = re.sub(r"'[^'\n]*'", "", text)
    left = ""
    while text != left:
        left, text = text, re.sub(r"\{[^{}()]*\}|\([^{}()]*\)", "", text)
    return not re.search(r"[{}()'\"]", text)


@pytest.mark.parametrize(("language", "text"), BLOCKS)
def test_a_block_is_what_it_says(language: str, text: str) -> None:
    match language:
        case "yaml":
            assert isinstance(yaml.safe_load(text), dict)
        case "json":
            assert isinstance(json.loads(text), dict)
        case _:
            assert language == "groovy"
            assert balanced(text)


def test_the_page_speaks_of_this_version() -> None:
    assert f"rev: v{__version__}\n" in PAGE


def test_the_pages_name_every_format() -> None:
    names = [name_of(module) for module in FORMATS]
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == names
    assert f"`--format {'|'.join(names)}`" in (ROOT / "docs" / "commands.md").read_text("utf-8")


# --- the commands in them -----------------------------------------------------------------------


def github() -> Iterator[str]:
    steps: list[dict[str, Any]] = yaml.safe_load((STARTER / "github.yml").read_text("utf-8"))[
        "jobs"
    ]["validate"]["steps"]
    for step in steps:
        yield from step.get("run", "").splitlines()


def gitlab() -> Iterator[str]:
    yield from yaml.safe_load((STARTER / "gitlab.yml").read_text("utf-8"))["计划检查"]["script"]


def gitee() -> Iterator[str]:
    (stage,) = yaml.safe_load((STARTER / "gitee.yml").read_text("utf-8"))["stages"]
    (step,) = stage["steps"]
    yield from step["commands"]


def jenkins() -> Iterator[str]:
    for line in re.findall(r"sh '(.*)'", (STARTER / "Jenkinsfile").read_text("utf-8")):
        yield line.replace(".venv/bin/", "")


def pre_commit() -> Iterator[str]:
    (repo,) = yaml.safe_load((STARTER / "pre-commit.yaml").read_text("utf-8"))["repos"]
    (hook,) = repo["hooks"]
    yield hook["entry"]


def offered_hooks() -> Iterator[str]:
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")):
        yield hook["entry"]


def github_diff() -> Iterator[str]:
    job = yaml.safe_load((STARTER / "github.yml").read_text("utf-8"))["jobs"]["diff"]
    assert job["if"] == "github.event_name == 'pull_request'"
    assert job["steps"][0]["with"] == {"fetch-depth": 0}
    for step in job["steps"]:
        yield from step.get("run", "").splitlines()


def test_the_gate_stands_in_the_pipeline_that_decides() -> None:
    recipe = yaml.safe_load((STARTER / "gitlab.yml").read_text("utf-8"))
    request = {"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}
    for job in ("计划检查", "改动说明"):
        assert request in recipe[job]["rules"]
    assert request in recipe["workflow"]["rules"]


def test_a_commit_that_only_deletes_is_checked() -> None:
    ours = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    theirs = yaml.safe_load((STARTER / "pre-commit.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    for hook in (*ours, *theirs):
        assert hook["always_run"] is True
        assert "files" not in hook


def test_nothing_installs_a_name_nobody_has_published() -> None:
    bare = re.compile(r"pip install (?!--no-index)[^\n]*\bwenming-cli\b")
    texts = [path.read_text("utf-8") for path in STARTER.iterdir()]
    texts += [PAGE.replace("不要 `pip install wenming-cli`", "")]
    texts += [(ROOT / name).read_text("utf-8") for name in ("README.md", "docs/commands.md")]
    assert not [text for text in texts if bare.search(text)]


def gitlab_diff() -> Iterator[str]:
    yield from yaml.safe_load((STARTER / "gitlab.yml").read_text("utf-8"))["改动说明"]["script"]


def assert_summary(folder: Path) -> None:
    assert (folder / "summary.md").read_text("utf-8").startswith("**检查了 4 个文件")


def assert_code_quality(folder: Path) -> None:
    assert isinstance(json.loads((folder / "gl-code-quality-report.json").read_bytes()), list)


def assert_junit(folder: Path) -> None:
    assert len(list(ET.parse(folder / "wenming-junit.xml").iter("testcase"))) == 4  # noqa: S314


def assert_nothing(folder: Path) -> None:
    assert folder.is_dir()


@pytest.fixture
def shell(tmp_path: Path) -> Callable[[Path, str], int]:
    """Runs lines of a shell as a build server does, with ``wenming`` installed."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, module in {"wenming": " -m wenming_cli", "python3": ""}.items():
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}"{module} "$@"\n', "utf-8")
        program.chmod(0o755)

    def run(folder: Path, lines: str) -> int:
        path = f"{programs}{os.pathsep}{os.environ['PATH']}"
        surroundings = {"PATH": path, "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
        return subprocess.run(
            ["bash", "-e", "-c", lines],
            cwd=folder,
            env=os.environ | surroundings,
            capture_output=True,
            check=False,
        ).returncode

    return run


@pytest.mark.parametrize(
    ("recipe", "assert_written"),
    [
        (github, assert_summary),
        (gitlab, assert_code_quality),
        (gitee, assert_nothing),
        (jenkins, assert_junit),
        (pre_commit, assert_nothing),
        (offered_hooks, assert_nothing),
    ],
    ids=lambda function: getattr(function, "__name__", None),
)
def test_a_recipe_passes_a_good_plan_and_stops_a_bad_one(
    recipe: Callable[[], Iterator[str]],
    assert_written: Callable[[Path], None],
    tmp_path: Path,
    shell: Callable[[Path, str], int],
    wenming: Wenming,
) -> None:
    folder = tmp_path / "计划"
    wenming("init", folder, "--ci", "none")
    lines = "\n".join(line for line in recipe() if "pip install" not in line and "venv" not in line)
    assert "validate" in lines
    assert shell(folder, lines) == 0
    assert_written(folder)
    tasks = folder / "tasks" / "huanjing-weisheng.yaml"
    tasks.write_text(tasks.read_text("utf-8").replace("所属工作: HW", "所属工作: 没有"), "utf-8")
    assert shell(folder, lines) == 1
    assert_written(folder)


@pytest.mark.parametrize("recipe", [github_diff, gitlab_diff, gitee])
def test_a_recipe_writes_what_changed(  # noqa: PLR0917  fixtures
    recipe: Callable[[], Iterator[str]],
    tmp_path: Path,
    shell: Callable[[Path, str], int],
    wenming: Wenming,
    make_repo: MakeRepo,
    at_date: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "计划"
    at_date("2026-03-31")
    wenming("init", folder, "--ci", "none")
    repo = make_repo(folder)
    base = repo.git("rev-parse", "HEAD")
    repo.git("update-ref", "refs/remotes/origin/main", base)
    repo.edit("tasks/huanjing-weisheng.yaml", "完成时限: 2026-06-29", "完成时限: 2026-07-31")
    repo.commit()
    for program in ("gh", "curl"):
        path = tmp_path / "bin" / program
        path.write_text(
            '#!/bin/sh\nprintf "%s " "$0" "$@" >> sent\ntest "$3" = 7 -o "$1" = --fail\n'
        )
        path.chmod(0o755)
    for name, value in {
        "BASE": "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "GITEE_COMMIT": base,
        "NUMBER": "7", "WENMING_TOKEN": "x",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    said = [line for line in recipe() if "pip install" not in line]
    gate = [line for line in said if "--base" in line]
    assert shell(folder, "\n".join(line for line in said if line not in gate)) == 0
    if gate:
        assert shell(folder, "\n".join(gate)) == 1
    written = (folder / "wenming-diff.md").read_text("utf-8")
    assert "完成时限 2026-06-29 -&gt; 2026-07-31（顺延 32 天" in written
    if recipe is not gitee:
        assert "wenming-diff.md" in (folder / "sent").read_text("utf-8")
    if recipe is github_diff:
        assert (folder / "summary.md").read_text("utf-8") == written


# --- the editor ---------------------------------------------------------------------------------


def is_mapped(name: str) -> bool:
    """Whether the settings of the editor give a file the schema."""
    (globs,) = json.loads((STARTER / "vscode.json").read_bytes())["yaml.schemas"].values()
    for glob in globs:
        pattern = re.escape(glob).replace(r"\*\*/", "(.*/)?").replace(r"\*", "[^/]*")
        if re.fullmatch(pattern, name):
            return True
    return False


def test_the_editor_knows_the_files_of_a_plan(tmp_path: Path) -> None:
    starter = [
        name for name in starter_files(tmp_path, date(2020, 6, 1)) if not name.startswith(".")
    ]
    of_plan = [name for name in demo_files() if name.endswith(".yaml")]
    for name in (*starter, *of_plan):
        assert is_mapped(name), name
        assert is_mapped(f"plans/{DEMO.name}/{name}"), name
    for name in (*SOURCES, "mkdocs.yaml"):
        assert not is_mapped(name), name
