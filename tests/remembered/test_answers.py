"""What is remembered is what would be said now; and every command that can be is remembered."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.remembered.conftest import Runner
from wenming_cli.figures.agreed.variance import agreed_on
from wenming_cli.loading import load
from wenming_cli.remembered.recall import PURE
from wenming_cli.writing.baseline_file import baseline_text

DEMO = Path(__file__).parents[2] / "plans" / "panlong-2020"
AS_OF = ("--as-of", "2020-06-30")
COMMANDS = {
    "assess": AS_OF,
    "board": ("--month", "2020-06"),
    "budget": AS_OF,
    "dashboard": (*AS_OF,),
    "explain": ("HW-01", *AS_OF),
    "findings": AS_OF,
    "indicators": AS_OF,
    "inspections": AS_OF,
    "list": ("tasks", *AS_OF),
    "materials": AS_OF,
    "need": ("应结办结率", "90%", *AS_OF),
    "next": AS_OF,
    "notices": AS_OF,
    "report": ("--month", "2020-06"),
    "score": AS_OF,
    "show": ("HW-01", *AS_OF),
    "standards": AS_OF,
    "status": AS_OF,
    "tasks": AS_OF,
    "trend": AS_OF,
    "why": ("应结办结率", "--from", "2020-05-31", "--to", "2020-06-30"),
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo in a repository that has templates of its own; no test changes it."""
    root = tmp_path_factory.mktemp("demo")
    plan = root / "plans" / "demo"
    shutil.copytree(DEMO, plan)
    (plan / "baselines").mkdir()
    loaded = load(plan, plan)
    assert loaded.plan is not None
    agreed = baseline_text(agreed_on(loaded.plan, "年初", date(2020, 3, 31)))
    (plan / "baselines" / "年初.yaml").write_text(agreed, "utf-8")
    (root / ".git").mkdir()
    (root / "templates").mkdir()
    (root / "templates" / "brief.md.j2").write_text("{{ title }}", "utf-8")
    return plan


def test_every_pure_command_is_tried() -> None:
    assert set(COMMANDS) == PURE


VARIANTS = [
    *((command, *words) for command, words in sorted(COMMANDS.items())),
    ("status", "--as-of", "2020-06-30", "--against", "年初"),
    ("status", "--as-of", "2020-06-30", "--plan", "panlong-2020"),
    ("status", "--as-of", "2020-06-30", "--format", "json"),
    ("report", "--month", "2020-06", "--format", "html"),
    ("report", "--month", "2020-06", "--template", "绩效自评表"),
    ("report", "--month", "2020-06", "--template", "brief", "--trust-templates"),
    ("explain", "E301"),
    ("explain", "应结办结率", *AS_OF),
]


@pytest.mark.parametrize("words", VARIANTS, ids=" ".join)
def test_a_pure_command_is_remembered_and_notes_all_it_looks_at(
    runner: Runner, demo: Path, words: tuple[str, ...]
) -> None:
    command, *options = words
    words = (command, "-C", str(demo), *options)
    first = runner.spied(demo.parents[1], *words)
    assert first.code in (0, 1), first.said
    assert first.overlooked == ()
    again = runner.run(*words)
    assert not again.worked
    assert again == first


@pytest.mark.parametrize(
    "words",
    [
        ("status", "-o", "out.txt"),
        ("status", "-oout.txt"),
        ("status", "--output=out.txt"),
        ("status", "--since", "HEAD"),
        ("validate",),
        ("draw", "--count", "3"),
        ("evidence",),
        ("status", "--no-such-option"),
    ],
    ids=" ".join,
)
def test_what_writes_asks_git_or_fails_is_worked_out_each_time(
    runner: Runner, small: Path, words: tuple[str, ...]
) -> None:
    words = (words[0], "-C", str(small), *words[1:])
    assert runner.run(*words).worked
    assert runner.run(*words).worked


@pytest.mark.parametrize("typed", ["show HW-", "sta", "list tasks --by ", "explain 整改"])
def test_tab_completion_is_remembered(runner: Runner, demo: Path, typed: str) -> None:
    command, _, rest = typed.partition(" ")
    typed = f"wenming {command} -C {demo} {rest}" if rest else f"wenming {typed}"
    asked = {
        "_WENMING_COMPLETE": "complete_bash",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split(" ")) - 1),
    }
    first = runner.spied(demo.parents[1], **asked)
    assert first.overlooked == ()
    assert first.said[0]
    again = runner.run(**asked)
    assert not again.worked
    assert again == first == runner.anew(**asked)


@pytest.mark.parametrize(
    "more",
    [
        {"COLUMNS": "40"},
        {"NO_COLOR": "1"},
        {"FORCE_COLOR": "1"},
        {"LANG": "C"},
        {"LC_ALL": "zh_CN.GBK"},
        {"CI": "true"},
        {"TERM": "dumb"},
        {"PYTHONIOENCODING": "gbk"},
        {"WENMING_DEBUG": "1"},
        {"TZ": "America/New_York"},
    ],
    ids=str,
)
def test_other_surroundings_are_another_question(
    runner: Runner, small: Path, more: dict[str, str]
) -> None:
    words = ("status", "-C", str(small))
    runner.run(*words)
    assert not runner.run(*words).worked
    assert runner.run(*words, **more).worked


@pytest.mark.parametrize("out", ["gone", "full"])
def test_output_that_nobody_takes_is_neither_kept_nor_lost(
    runner: Runner, small: Path, out: str
) -> None:
    """The reader has gone, or the disk is full: the same end, whatever is remembered."""
    words = ("status", "-C", str(small))
    runner.out = out
    first = runner.run(*words)
    assert first == runner.anew(*words)
    runner.out = "file"
    assert runner.run(*words).worked
    assert not runner.run(*words).worked
    runner.out = out
    assert runner.run(*words) == first


def test_a_terminal_of_another_width_is_another_question(runner: Runner, small: Path) -> None:
    words = ("status", "-C", str(small))
    for out in ("60", "100", "file"):
        runner.out = out
        first = runner.run(*words)
        assert first.worked
        again = runner.run(*words)
        assert not again.worked
        assert again == first == runner.anew(*words)


def test_a_plan_that_is_read_by_several_processes_is_remembered(
    runner: Runner, small: Path
) -> None:
    rows = "".join(
        f"- {{task: HW-01, date: 2031-06-10, note: {'长' * 300}{number}}}\n"
        for number in range(1000)
    )
    for number in range(5):
        (small / f"many{number}.yaml").write_text(f"updates:\n{rows}", "utf-8")
    words = ("show", "HW-01", "--workers", "2", "-C", str(small), "--format", "json")
    first = runner.run(*words)
    assert first.worked
    assert not runner.run(*words).worked
    assert runner.run(*words) == first


def test_another_day_is_another_question(runner: Runner, small: Path) -> None:
    words = ("status", "-C", str(small))
    assert runner.run(*words).code == 0
    runner.day = "2031-07-01"
    assert runner.run(*words).worked


def test_a_fault_of_the_program_is_not_remembered(runner: Runner, small: Path) -> None:
    words = ("status", "-C", str(small))
    (small / "plan.yaml").unlink()
    assert runner.run(*words).code == 2
    assert runner.run(*words).worked


def test_code_that_changed_has_other_answers(runner: Runner, small: Path) -> None:
    words = ("status", "-C", str(small))
    runner.run(*words)
    recipe = next((runner.cache / "wenming" / "answers").iterdir()).read_bytes()
    assert b"screens/status/__init__.py" in recipe
    assert b"loading/parsing.py" in recipe


@pytest.mark.parametrize("command", ["status", "next", "show HW-01", "materials"])
def test_evidence_beside_the_plan_is_noted(runner: Runner, small: Path, command: str) -> None:
    (small.parents[1] / "佐证").mkdir()
    words = (*command.split(" "), "-C", str(small))
    assert runner.spied(small.parents[1], *words).overlooked == ()
