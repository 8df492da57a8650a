"""A complaint nobody has foreseen still becomes a Chinese sentence about a whole line."""

import pytest

from wenming_cli.loading.faults.mistyped_marks import slip_in_brackets
from wenming_cli.loading.faults.parser_stop import Stumble
from wenming_cli.loading.faults.syntax_errors import fault_of


def test_an_unknown_complaint() -> None:
    text = "tasks:\n- id: A \r\n"
    fault = fault_of(Stumble(text, "something else", "", text.index("A"), 0, (0, 0)))
    slip = fault.slip
    assert (text[slip.start : slip.end], slip.code) == ("id: A", "E105")
    assert slip.message == "这一行不符合 YAML 的写法：“id: A”"
    assert not fault.is_sure


@pytest.mark.parametrize(
    ("text", "start"), [("{owner: 甲， due: 乙}", 9), ("{owner: 甲， 丁：乙}", None)]
)
def test_a_full_width_comma_is_a_slip_only_in_front_of_a_key(text: str, start: int | None) -> None:
    slip = slip_in_brackets(text)
    assert (None if slip is None else slip.start) == start
