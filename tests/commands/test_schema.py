"""``wenming schema``: written for editors, and checked in CI."""

import json
from pathlib import Path

import pytest

from tests.conftest import Wenming


@pytest.fixture
def exported(tmp_path: Path, wenming: Wenming) -> Path:
    path = tmp_path / "模式.json"
    assert wenming("schema", "-o", path).code == 0
    return path


def test_an_exported_schema_is_the_current_one(exported: Path, wenming: Wenming) -> None:
    ran = wenming("schema", "--check", exported)
    assert (ran.code, ran.out) == (0, "")
    assert "是现在的模式" in ran.err


def test_layout_and_line_ends_make_no_difference(exported: Path, wenming: Wenming) -> None:
    document = json.loads(exported.read_bytes())
    exported.write_bytes(json.dumps(document, indent=1).replace("\n", "\r\n").encode("utf-16"))
    assert wenming("schema", "--check", exported).code == 0


@pytest.mark.parametrize("text", ["", "{}", "不是 JSON", "[" * 100_000, "\ufeff{}", '{"a": NaN}'])
def test_anything_else_is_not(text: str, exported: Path, wenming: Wenming) -> None:
    exported.write_text(text, "utf-8")
    ran = wenming("schema", "--check", exported)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"{exported} 不是现在的模式，重新导出：wenming schema -o {exported}\n"


def test_a_schema_of_another_version(exported: Path, wenming: Wenming) -> None:
    document = json.loads(exported.read_bytes())
    del document["properties"]["tasks"]
    exported.write_text(json.dumps(document), "utf-8")
    assert wenming("schema", "--check", exported).code == 1


def test_bytes_that_are_no_text(exported: Path, wenming: Wenming) -> None:
    exported.write_bytes(b"\xff\xfe\xfd")
    assert wenming("schema", "--check", exported).code == 1


@pytest.mark.parametrize("name", ["没有.json", "."])
def test_no_such_file(name: str, tmp_path: Path, wenming: Wenming) -> None:
    ran = wenming("schema", "--check", tmp_path / name)
    assert ran.code == 2
    assert "这个文件" in ran.err


def test_a_file_that_cannot_be_read(
    exported: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    ran = wenming("schema", "--check", exported)
    assert ran.code == 2
    assert "读不了" in ran.err


def test_one_thing_at_a_time(exported: Path, tmp_path: Path, wenming: Wenming) -> None:
    ran = wenming("schema", "--check", exported, "-o", tmp_path / "另.json")
    assert ran.code == 2
    assert "--check 和 -o 只写一个" in ran.err
