"""Files of a large plan are remembered as they were read: with and without, all is the same."""

import os
import random
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import DEMO, Wenming
from wenming_cli.loading import Trees, file_reading, file_readings, load, remembering
from wenming_cli.remembered.store import SWITCH

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "3"))
COMMANDS = (
    ("validate",),
    ("validate", "--format", "json"),
    ("status", "--as-of", "2020-06-30"),
    ("explain", "HW-02"),
    ("list", "findings", "--all", "--format", "json"),
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    base = tmp_path / "cache"
    base.mkdir()
    monkeypatch.setenv("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", str(base))
    monkeypatch.delenv(SWITCH, raising=False)
    monkeypatch.setattr(file_readings, "REMEMBERED_FROM", 1)
    return base / "wenming" / "files"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    copy = tmp_path / "plans" / "demo"
    shutil.copytree(DEMO, copy)
    return copy


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are parsed."""
    found: list[str] = []
    parse = file_reading.read_file

    def spy(name: str, content: object, trees: Trees | None = None) -> object:
        found.append(name)
        return parse(name, content, trees)  # type: ignore[arg-type]

    monkeypatch.setattr(file_readings, "read_file", spy)
    return found


def test_what_has_not_changed_is_not_parsed_again(plan: Path, names: list[str]) -> None:
    first = load(plan)
    assert len(names) == len(first.sources)
    names.clear()
    assert load(plan).plan == first.plan
    assert names == []
    with (plan / "sites.yaml").open("a", encoding="utf-8") as file:
        file.write("# 一\n")
    changed = load(plan)
    assert changed.plan is not None
    assert first.plan is not None
    assert changed.plan.sites == first.plan.sites
    assert names == ["sites.yaml"]
    names.clear()
    assert load(plan).plan == changed.plan
    assert names == []


def test_a_file_with_faults_is_read_each_time(plan: Path, names: list[str]) -> None:
    (plan / "odd.yaml").write_text("tasks: [{id: A, odd: 1}]\n", "utf-8")
    first = load(plan)
    names.clear()
    assert load(plan).diagnostics == first.diagnostics
    assert names == ["odd.yaml"]


def test_a_small_plan_is_not_remembered(
    plan: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_readings, "REMEMBERED_FROM", 2**21)
    load(plan)
    assert not cache.exists()


def test_nothing_is_remembered_where_that_is_switched_off(
    plan: Path, cache: Path, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(plan)
    shutil.rmtree(cache)
    monkeypatch.setenv(SWITCH, "1")
    names.clear()
    files = len(load(plan).sources)
    assert len(names) == files
    assert not cache.exists()


def test_another_program_reads_for_itself(
    plan: Path, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(plan)
    names.clear()
    monkeypatch.setattr(remembering, "program", lambda: b"another")
    load(plan)
    assert len(names) == len(first.sources)


def test_meddled_bytes_are_read_anew(plan: Path, cache: Path) -> None:
    first = load(plan)
    rng = random.Random(5)  # noqa: S311  no secret
    for path in sorted(cache.iterdir()):
        held = path.read_bytes()
        at = rng.randrange(len(held))
        path.write_bytes(rng.choice((held[:at], held[:at] + b"\1\2\3" + held[at + 3 :], b"")))
    assert load(plan).plan == first.plan


def test_forged_bytes_with_a_right_sum_do_not_end_the_program(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(plan)
    rng = random.Random(6)  # noqa: S311  no secret
    entries = remembering._entries

    def forged(held: bytes) -> list[tuple[bytes, bytes]]:
        return [(name, packed[: rng.randrange(len(packed))]) for name, packed in entries(held)]

    monkeypatch.setattr(remembering, "_entries", forged)
    assert load(plan).sources.keys() == first.sources.keys()


def edited(rng: random.Random, path: Path) -> None:
    """One edit of a file as people make them, sound or not."""
    lines = path.read_text("utf-8").split("\n")
    at = rng.randrange(len(lines))
    match rng.randrange(8):
        case 0:
            lines.insert(at, "# 说明")
        case 1:
            del lines[at]
        case 2:
            lines[at] = lines[at].replace("2020-06", "2020-07")
        case 3:
            lines[at] = re.sub(r"\d", lambda found: str((int(found[0]) + 1) % 10), lines[at])
        case 4:
            lines[at], lines[0] = lines[0], lines[at]
        case 5:
            lines[at] += "二"
        case 6:
            lines.insert(at, lines[at])
        case _:
            path.touch()
    path.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize("seed", range(EXAMPLES))
def test_with_and_without_the_same_bytes(
    seed: int, plan: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(seed)  # noqa: S311  no secret
    files = sorted(plan.rglob("*.yaml"))
    states = {path: path.read_bytes() for path in files}
    for _ in range(3):
        path = rng.choice(files)
        if rng.random() < 0.3:
            path.write_bytes(states[path])
        else:
            edited(rng, path)
        command = ("-C", plan, *rng.choice(COMMANDS))
        with_it = wenming(*command)
        monkeypatch.setenv(SWITCH, "1")
        assert wenming(*command) == with_it
        monkeypatch.delenv(SWITCH)
