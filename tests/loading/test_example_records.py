"""The record that is meant by a text in its place: each piece goes where it may stand."""

import pytest

from wenming_cli.loading.faults.example_record import example
from wenming_cli.model.base import Entry
from wenming_cli.model.finding import LogEntry
from wenming_cli.model.shape import shape_of
from wenming_cli.model.task import Part, Target


@pytest.mark.parametrize(
    ("model", "text", "said"),
    [
        (Target, "12座", "{数量: 12, 单位: 座}"),
        (Target, "座，12.5", "{数量: 12.5, 单位: 座}"),
        (Target, "若干", "{数量: …, 单位: 若干}"),
        (Part, "乙街道", "{责任单位: 乙街道}"),
        (LogEntry, "2020-06-03 已整改", "{日期: 2020-06-03, 事件: 已整改}"),
        (LogEntry, "整改 2020-06-03", "{日期: 2020-06-03, 事件: …}"),
    ],
)
def test_pieces_of_a_text(model: type[Entry], text: str, said: str) -> None:
    assert example(shape_of(model), text, is_chinese=True) == said


def test_the_keys_are_those_of_the_file() -> None:
    assert example(shape_of(Target), "12座", is_chinese=False) == "{value: 12, unit: 座}"
