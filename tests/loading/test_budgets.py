"""Hostile and hopeless files: what is said has an end, and so has the time it takes."""

from pathlib import Path

import pytest

from wenming_cli.loading import Loaded, characters, event_reading, linking, load, shaping
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.faults.mistyped_marks import Slip
from wenming_cli.loading.faults.parser_stop import SyntaxFault
from wenming_cli.loading.recovery import Recovery
from wenming_cli.model.place import Source

PLAN = """\
plan: {id: p, name: 计划, year: 2020, owner: 办}
owners: [{name: 办, kind: office}]
"""


def loaded(folder: Path, text: str) -> Loaded:
    (folder / "plan.yaml").write_text(PLAN, "utf-8")
    (folder / "x.yaml").write_text(text, "utf-8")
    return load(folder)


def codes(folder: Path, text: str) -> list[str]:
    return [d.code for d in loaded(folder, text).diagnostics]


@pytest.mark.parametrize(("errors", "reported"), [(19, 19), (20, 20), (21, 20), (60, 20)])
def test_syntax_errors(errors: int, reported: int, tmp_path: Path) -> None:
    records = "".join(f"- {{name: 单位{n}, kind: other\n" for n in range(errors))
    found = loaded(tmp_path, f"owners:\n{records}")
    assert [d.code for d in found.diagnostics] == ["E105"] * reported
    assert [d.location.line for d in found.diagnostics] == list(range(2, reported + 2))
    assert found.sources["x.yaml"].unread


def test_a_large_file_is_read_again_less_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_reading, "MOST_READ_AGAIN", 100)
    records = "".join(f"- {{name: 单位{n}, kind: other\n" for n in range(30))
    assert codes(tmp_path, f"owners:\n{records}") == ["E105"] * 2


def test_characters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(characters, "MOST_REPORTED", 3)
    assert codes(tmp_path, "# \u200b\u200b\u200b\u200b\n") == ["E104"] * 3


@pytest.mark.parametrize("count", [2, 3, 4])
def test_unknown_keys(count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shaping, "MOST_ODD_KEYS", 3)
    keys = "".join(f", 别的{n}: 一" for n in range(count))
    assert codes(tmp_path, f"owners: [{{name: 局, kind: other{keys}}}]\n") == ["E201"] * min(
        3, count
    )


def test_suggestions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "_MOST_COMPARED", 20)
    names = ", ".join(f"{{name: 区{n}城市管理局, kind: other}}" for n in range(20))
    text = f"owners: [{names}]\nboards: [{{month: 2020-01, date: 2020-02-01, group: other, red: "
    hints = [
        d.hint for d in loaded(tmp_path, f"{text}[9城管局, 8城管局, {'长' * 50}]}}]\n").diagnostics
    ]
    assert hints == ["是不是“区9城市管理局”？", *["先登记到单位名录，或者改成已有的名称"] * 2]


@pytest.mark.parametrize(("unread", "found"), [(99, ["E103", "E300"]), (101, ["E103"])])
def test_much_unread_text(
    unread: int, found: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "_MOST_LEFT_OUT", 100)
    (tmp_path / "bad.yaml").write_bytes(b"#" * (unread - 1) + b"\xff")
    assert codes(tmp_path, "tasks: []\nupdates: [{task: A, date: 2020-02-01}]\n") == found


def test_an_unreadable_file_may_declare_any_name(tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")
    assert codes(tmp_path, "updates: [{task: A, date: 2020-02-01}]\n") == ["E101"]


def test_nothing_is_left_out_twice() -> None:
    source = Source("x.yaml", "tasks: [\n")
    recovery = Recovery(source, source.text, FaultReport())
    fault = SyntaxFault(Slip(0, 1, "E105", "坏了", "改好"), 0)
    assert recovery.get_past(fault, 0)
    assert recovery.text == "        \n"
    assert not recovery.get_past(fault, 0)
    assert len(recovery.report.diagnostics) == 1
