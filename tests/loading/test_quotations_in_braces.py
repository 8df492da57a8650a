"""Marks inside of quotations are text, whatever is escaped in the quotation."""

import pytest

from wenming_cli.loading import read_file

TEXTS = (
    "'甲''】'",
    "'}!】，#,''1。、\"：'",
    '"甲\\"】"',
    '"\\\\】"',
    "'，备注：甲''，备注：乙'",
)


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_in_a_quotation_is_mended(text: str) -> None:
    file = f"{{tasks: [{{extensions: [{{reason: {text}, approved_by: {text}}}], note: {text}}}]}}"
    assert read_file("a.yaml", file.encode()).faults == ()
