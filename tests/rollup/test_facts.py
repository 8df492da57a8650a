"""Tables of the records of many plans: names and types that stay, rows in order, all or nothing."""

import csv
import io
import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.conftest import Wenming
from tests.rollup.small_plans import plan_text, write_plan, write_plans
from wenming_cli.rollup.record_tables import OF_PLAN, TABLES

DAY = ("--as-of", "2020-06-30", "--workers", "1")
NAMES = ["figures", "findings", "inspections", "payments", "plans", "tasks"]


def table(folder: Path, name: str) -> list[dict[str, str]]:
    text = (folder / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_every_table_has_its_columns_and_its_rows_in_order(
    tmp_path: Path, wenming: Wenming
) -> None:
    root, out = write_plans(tmp_path / "plans", 5), tmp_path / "facts"
    ran = wenming("facts", root, "-o", out, *DAY)
    assert (ran.code, ran.out) == (0, "")
    assert "5 个计划，6 张表" in ran.err
    assert sorted(path.name for path in out.iterdir()) == [f"{name}.csv" for name in NAMES]
    for each in TABLES:
        head = (out / f"{each.name}.csv").read_bytes().decode("utf-8-sig").split("\n", 1)[0]
        assert head == ",".join([*OF_PLAN, *each.columns])
        paths = [row["path"] for row in table(out, each.name)]
        assert paths == sorted(paths)
    assert [row["plan_id"] for row in table(out, "plans")] == ["p-0", "p-3", "p-2", "p-1", "p-4"]


def test_rows_say_what_status_says(tmp_path: Path, wenming: Wenming) -> None:
    write_plan(tmp_path / "a", plan_text(2))
    out = tmp_path / "facts"
    assert wenming("facts", tmp_path / "a", "-o", out, *DAY).code == 0
    asked = ("-C", tmp_path / "a", "--as-of", "2020-06-30", "--format", "json")
    said = json.loads(wenming("status", *asked).out)
    figures = {row["figure"]: row for row in table(out, "figures") if row["kind"] == "plan"}
    assert {name: row["numerator"] for name, row in figures.items()} == {
        name: figure["numerator"] for name, figure in said["figures"].items()
    }
    tasks = {row["id"]: (row["state"], row["effective_due"]) for row in table(out, "tasks")}
    assert tasks == {task["id"]: (task["state"], task["effective_due"]) for task in said["tasks"]}
    assert len(table(out, "findings")) == said["counts"]["findings"]
    assert [row["amount"] for row in table(out, "payments")] == ["2.02"]


INSPECTED = """\
plan: {id: p, name: 甲, year: 2020, owner: 城管局}
owners:
- {name: 城管局, kind: department}
- {name: 东街道, kind: subdistrict}
sites:
- {id: A, name: 东门, type: 小区, subdistrict: 东街道, owner: 东街道}
- {id: B, name: 西门, type: 小区, subdistrict: 东街道, owner: 东街道}
inspections:
- date: 2020-06-01
  tier: office
  sites: [A]
  checks:
  - {site: B, item: 垃圾, result: pass}
  - {site: B, item: 牌子, result: fail}
- {date: 2020-07-01, tier: office, sites: [A]}
budget: {total: 10元, lines: [{id: X, name: 宣传, amount: 10元}]}
payments:
- {date: 2020-06-02, line: X, amount: 1.50元, payee: "=1+1", note: "一行\\n两行, 逗号"}
"""


def test_visits_are_one_row_a_site_until_the_day(tmp_path: Path, wenming: Wenming) -> None:
    write_plan(tmp_path / "a", INSPECTED)
    assert wenming("facts", tmp_path, "-o", tmp_path / "out", *DAY).code == 0
    rows = [[*row.values()][3:] for row in table(tmp_path / "out", "inspections")]
    assert rows == [
        ["1", "2020-06-01", "office", "", "A", "0", "0", "0"],
        ["1", "2020-06-01", "office", "", "B", "1", "1", "0"],
    ]
    assert [row["payee"] for row in table(tmp_path / "out", "payments")] == ["'=1+1"]


def test_parquet_has_types_and_texts_as_they_are(tmp_path: Path, wenming: Wenming) -> None:
    duckdb = pytest.importorskip("duckdb")
    write_plan(tmp_path / "a", INSPECTED)
    out = tmp_path / "out"
    assert wenming("facts", tmp_path, "-o", out, *DAY, "--format", "parquet").code == 0
    assert sorted(path.name for path in out.iterdir()) == [f"{name}.parquet" for name in NAMES]
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    with duckdb.connect() as database:
        for each in TABLES:
            found = database.read_parquet(str(out / f"{each.name}.parquet"))
            columns = {**OF_PLAN, **each.columns}
            assert dict(zip(found.columns, map(str, found.types), strict=True)) == columns
        paid = database.read_parquet(str(out / "payments.parquet")).fetchall()
    assert paid[0][3:5] == (date(2020, 6, 2), Decimal("1.50"))
    assert paid[0][8] == "=1+1"
    assert paid[0][9:] == (None, "一行\n两行, 逗号")
    assert wenming("facts", tmp_path, "-o", out, *DAY, "--format", "parquet").code == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first


def test_without_duckdb_it_is_told(
    tmp_path: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    write_plan(tmp_path / "a", plan_text(1))
    ran = wenming("facts", tmp_path, "-o", tmp_path / "out", "--format", "parquet")
    assert ran.code == 2
    assert ran.err == 'parquet 要用 duckdb，先装上：python -m pip install ".[parquet]"\n'
    assert not (tmp_path / "out").exists()


def test_a_plan_with_faults_is_told_and_has_a_row(tmp_path: Path, wenming: Wenming) -> None:
    write_plan(tmp_path / "p" / "a", "plan: {id: x, name: 甲, year: 2020}\n")
    write_plan(tmp_path / "p" / "b", plan_text(1))
    ran = wenming("facts", tmp_path / "p", "-o", tmp_path / "out", *DAY)
    assert ran.code == 1
    assert "没有写进表里：a/plan.yaml:1 计划缺少" in ran.err
    broken, sound = table(tmp_path / "out", "plans")
    assert (broken["path"], broken["left_out"], broken["line"]) == ("a", "faults", "1")
    assert (sound["path"], sound["left_out"]) == ("b", "")


def test_equal_ids_write_nothing_and_name_both(tmp_path: Path, wenming: Wenming) -> None:
    write_plan(tmp_path / "p" / "a", plan_text(1))
    write_plan(tmp_path / "p" / "b", plan_text(1))
    ran = wenming("facts", tmp_path / "p", "-o", tmp_path / "out", *DAY)
    assert ran.code == 1
    assert "有两个：a 和 b" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["p"]


def test_what_was_written_before_is_replaced_and_nothing_else(
    tmp_path: Path, wenming: Wenming
) -> None:
    root, out = write_plans(tmp_path / "p", 2), tmp_path / "out"
    assert wenming("facts", root, "-o", out, *DAY).code == 0
    write_plan(root / "more", plan_text(7))
    assert wenming("facts", root, "-o", out, *DAY).code == 0
    assert len(table(out, "plans")) == 3
    (out / "mine.txt").write_text("")
    ran = wenming("facts", root, "-o", out, *DAY)
    assert ran.code == 2
    assert "里有别的东西，不覆盖" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["out", "p"]


def test_a_name_no_folder_can_have_is_refused(tmp_path: Path, wenming: Wenming) -> None:
    write_plan(tmp_path / "p", plan_text(1))
    ran = wenming("facts", tmp_path / "p", "-o", tmp_path / "a:b", *DAY)
    assert ran.code == 2
    assert "没有写" in ran.err


def test_from_several_workers_the_same(tmp_path: Path, wenming: Wenming) -> None:
    root = write_plans(tmp_path / "p", 9)
    assert wenming("facts", root, "-o", tmp_path / "one", *DAY).code == 0
    typed = ("--as-of", "2020-06-30", "--workers", "2")
    assert wenming("facts", root, "-o", tmp_path / "two", *typed).code == 0
    for name in NAMES:
        one, two = (tmp_path / each / f"{name}.csv" for each in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()
