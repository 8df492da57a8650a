"""A month of the demo plan: workbooks sent to every unit, filled in, and taken back."""

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DEMO, Wenming
from tests.exchange.city import Meant, come, meant
from tests.exchange.clerk import Papers
from wenming_cli.loading import load

UNTIL_MAY = (
    "records/2020-06_mock.yaml",
    *(f"records/2020-{month:02}.yaml" for month in range(6, 13)),
)


def as_of_may(folder: Path) -> Path:
    """The demo plan as it was at the end of May, with what was reported in June left out."""
    plan = folder / "plan"
    shutil.copytree(DEMO, plan)
    for name in UNTIL_MAY:
        (plan / name).unlink()
    return plan


def fill_in(path: Path) -> list[Meant]:
    """What a unit reports in June: its first task, its first finding, a round, an indicator."""
    papers, said = Papers(path), []
    if "任务进展" in papers:
        paper = papers["任务进展"]
        for row in list(paper.rows())[:1]:
            name = paper.get(row, "任务")
            paper.put(row, 日期="2020年6月18日", 备注="六月的进展")
            said.append(meant("updates", name, date="2020-06-18", note="六月的进展"))
    if "问题整改" in papers:
        paper = papers["问题整改"]
        for row in list(paper.rows())[:1]:
            name = paper.get(row, "问题")
            paper.put(row, 日期="2020/6/18", 事件="已整改", 佐证材料="照片")
            fields = {"date": "2020-06-18", "event": "已整改", "evidence": "照片"}
            said.append(meant("logs", name, **fields))
    if "指标" in papers:
        paper = papers["指标"]
        row = paper.row_of("SL-01")
        paper.put(row, 日期="2020.6.30", 数值="４３０", 完成可能性="确定能")
        fields = {"date": "2020-06-30", "value": "430", "likelihood": "确定能"}
        said.append(meant("actuals", "SL-01", **fields))
    papers.save()
    return said


@pytest.mark.no_cover
def test_a_month_goes_out_and_comes_back(
    tmp_path: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2020-06-10")
    plan, books = as_of_may(tmp_path), tmp_path / "填报表"
    out = wenming("-C", plan, "sheets", "out", "--month", "2020-06", "-o", books)
    assert out.code == 0, out.err
    before = load(plan).plan
    said = [record for path in sorted(books.iterdir()) for record in fill_in(path)]
    assert {section for section, _, _ in said} == {"updates", "logs", "actuals"}
    done = wenming("-C", plan, "sheets", "in", books)
    assert done.code == 0, done.err
    after = load(plan).plan
    assert before is not None
    assert after is not None
    assert Counter(come(before, after)) == Counter(said)
    assert (plan / "records" / "2020-06.yaml").exists()
    again = wenming("-C", plan, "sheets", "in", books)
    assert (again.code, again.out) == (0, "没有改动\n")
