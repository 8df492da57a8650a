"""Tables and folders agree: nothing is written and forgotten, nothing named and missing."""

from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

import wenming_cli
from wenming_cli import cli, reports, rules
from wenming_cli.formats import diagnostics
from wenming_cli.formats import pages as writers
from wenming_cli.rules.policy import POLICY

PACKAGE = Path(wenming_cli.__file__).parent
ROOT = Path(__file__).parents[2]
APART = {
    "rules": {"run", "ignores", "rule"},
    "formats/diagnostics": {"outcome", "fingerprints"},
    "formats/pages": set(),
    "commands": set(),
}


def modules(folder: str) -> set[str]:
    names = {path.stem for path in (PACKAGE / folder).glob("*.py")}
    return names - {"__init__"} - APART[folder]


def short(name: str) -> str:
    return name.rpartition(".")[2]


def test_every_rule_is_in_the_table() -> None:
    assert modules("rules") == set()
    named = {rule.__name__.removeprefix("wenming_cli.rules.") for rule in rules.EVERY_RULE}
    folders = {family.__name__.rpartition(".")[2] for family in rules.FAMILIES}
    files = {
        f"{path.parent.name}.{path.stem}"
        for folder in folders
        for path in (PACKAGE / "rules" / folder).glob("*.py")
        if path.stem != "__init__"
    }
    assert named == files
    assert len({rule.CODE for rule in rules.EVERY_RULE}) == len(rules.EVERY_RULE)


def test_every_rule_of_the_change_policy_is_in_the_table() -> None:
    names = {path.stem for path in (PACKAGE / "rules" / "policy").glob("*.py")}
    grounds = {"__init__", "edit", "limits", "records", "run"}
    grounds |= {"absent", "effect", "lateness", "renaming", "waivers"}
    assert names - grounds == {short(rule.__name__) for rule in POLICY}
    codes = [*(rule.CODE for rule in rules.EVERY_RULE), *(rule.CODE for rule in POLICY)]
    assert len(set(codes)) == len(codes)


def test_every_writer_of_pages_is_in_the_table_and_has_its_endings() -> None:
    assert modules("formats/pages") == set(writers.FORMS) == set(writers.ENDINGS)
    taken = [ending for own in writers.ENDINGS.values() for ending in own]
    assert taken
    assert len(taken) == len(set(taken))


def test_every_format_is_in_the_table() -> None:
    assert modules("formats/diagnostics") == {short(each.__name__) for each in diagnostics.FORMATS}


def test_every_command_is_in_the_table_with_help_and_in_the_docs() -> None:
    assert modules("commands") == set(cli.NAMES)
    assert len(set(cli.NAMES)) == len(cli.NAMES)
    docs = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for name in cli.NAMES:
        assert f"wenming {name}" in docs


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    for named in cli.COMMANDS.values():
        for name, line in named.items():
            command = getattr(import_module(f"wenming_cli.commands.{name}"), name)
            assert command.__doc__.partition("\n")[0] == line


@pytest.mark.parametrize("name", sorted(cli.NAMES))
def test_help_is_chinese(name: str) -> None:
    shown = CliRunner().invoke(cli.app, [name, "--help"]).output
    assert "用法" in shown
    for english in ("Usage", "Options", "Show this message", "Arguments"):
        assert english not in shown


def test_every_report_has_its_template() -> None:
    for report in reports.REPORTS:
        assert (ROOT / "templates" / report.TEMPLATE).is_file()
