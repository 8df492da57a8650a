"""``wenming notices`` and ``wenming board`` against a second, independent computation."""

import io
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings

from tests.conftest import DEMO
from tests.recomputation.generate import PlanText
from tests.recomputation.naive import BASE, Record, read_sections
from tests.recomputation.steps_and_boards import FARTHEST, Boards, suggested
from tests.recomputation.supervised import supervised
from tests.recomputation.test_recomputation import rounded, same_number
from wenming_cli import cli, terminal

pytestmark = pytest.mark.no_cover

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "10"))
HARD = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
DEMO_DAYS = [date(2020, 3, 4), date(2020, 10, 31)]


def told(folder: Path, *arguments: str) -> Record:
    """What the program says."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.main([*arguments, "-C", str(folder), "--format", "json"])
    assert code == 0, err.getvalue()
    document: Record = json.loads(out.getvalue())
    return document


@contextmanager
def written(plan: PlanText) -> Iterator[Path]:
    """The files of a plan."""
    with tempfile.TemporaryDirectory() as name:
        for file, text in plan.files.items():
            path = Path(name) / file
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        yield Path(name)


def check_steps(folder: Path, sections: Record, as_of: date) -> int:
    """Every suggestion against the replay, day by day; returns how many there are."""
    said = told(folder, "notices", "--as-of", str(as_of))["suggested"]
    expected = suggested(sections, as_of)
    for row in expected:
        (own,) = (each for each in said if all(each.get(k) == row[k] for k in row if k != "since"))
        since = date.fromisoformat(own["since"])
        if row["since"] is None:
            assert since <= as_of - timedelta(days=FARTHEST), own
        else:
            assert since == row["since"], own
    assert len(said) == len(expected), (said, expected)
    return len(said)


def check_boards(folder: Path, sections: Record, as_of: date) -> int:
    """Every place against the second computation; returns how many there are."""
    with patch.object(terminal, "today", lambda: as_of):
        groups = told(folder, "board", "--month", str(as_of)[:7])["groups"]
    naive, places = Boards(sections, as_of), 0
    for group in groups:
        expected = naive.group(group["group"])
        unranked = {row["owner"]: row["records"] for row in group["unranked"]}
        assert unranked == expected["unranked"]
        assert [row["owner"] for row in group["ranked"]] == sorted(
            expected["ranked"], key=lambda owner: -expected["ranked"][owner]["score"]
        )
        for row in group["ranked"]:
            own = expected["ranked"][row["owner"]]
            assert row["score"] == str(rounded(own.pop("score")))
            components = naive.components(row["owner"])
            assert row["components"].keys() == components.keys()
            for name, (numerator, denominator) in components.items():
                assert same_number(row["components"][name]["numerator"], numerator)
                assert same_number(row["components"][name]["denominator"], denominator)
            assert {key: row[key] for key in own} == own
            low, high = naive.interval(row["owner"])
            assert abs(float(row["interval"]["low"]) - low) < 1e-5
            assert abs(float(row["interval"]["high"]) - high) < 1e-5
            places += 1
    return places


@HARD
@given(supervised())
def test_every_suggestion_of_random_plans(plan: PlanText) -> None:
    with written(plan) as folder:
        check_steps(folder, read_sections(folder), plan.as_of)


@HARD
@given(supervised())
def test_every_place_of_random_plans(plan: PlanText) -> None:
    with written(plan) as folder:
        sections = read_sections(folder)
        naive = Boards(sections, plan.as_of)
        as_of = min(max(plan.as_of, naive.start), naive.end)
        check_boards(folder, sections, as_of)


@HARD
@given(supervised())
def test_what_is_dated_later_does_not_exist_yet(plan: PlanText) -> None:
    """Replaying a past day: the day's suggestions are the same without the records after it."""
    with written(plan) as folder:
        whole = told(folder, "notices", "--as-of", str(plan.as_of))["suggested"]
        for path in folder.rglob("*.y*ml"):
            path.write_text(without_later(path.read_text("utf-8"), plan.as_of), "utf-8")
        assert told(folder, "notices", "--as-of", str(plan.as_of))["suggested"] == whole


def without_later(text: str, as_of: date) -> str:
    """A file without the records, log entries and updates dated after a day."""
    import yaml

    from tests.recomputation.generate import text_of

    def kept(value: object) -> object:
        if isinstance(value, dict):
            return {key: kept(item) for key, item in value.items()}
        if isinstance(value, list):
            return [kept(item) for item in value if not is_later(item)]
        return value

    def is_later(item: object) -> bool:
        dated = isinstance(item, dict) and (item.get("date") or item.get("start"))
        is_record = dated and not (isinstance(item, dict) and "due" in item and "title" in item)
        return bool(is_record) and date.fromisoformat(str(dated)) > as_of

    content = kept(yaml.load(text, BASE))  # noqa: S506  text, no more
    assert isinstance(content, dict)
    return text_of(content)


@pytest.mark.parametrize("as_of", DEMO_DAYS, ids=str)
@pytest.mark.usefixtures("read_once")
def test_the_demonstration(as_of: date) -> None:
    sections = read_sections(DEMO)
    assert check_steps(DEMO, sections, as_of)
    assert check_boards(DEMO, sections, as_of)
