"""No hint shows two words that look the same without saying what differs."""

import pytest

from wenming_cli.model.finding import Event
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.scalars import Choice, Fault


@pytest.mark.parametrize(
    ("kind", "written", "named"),
    [
        (Event, "销\xad号", "软连字符 U+00AD"),
        (OwnerKind, "街道\ufe00", "异体字选择符 U+FE00"),
    ],
)
def test_a_choice_that_looks_right_says_what_differs(
    kind: type[Choice], written: str, named: str
) -> None:
    with pytest.raises(Fault) as caught:
        kind.parse(written)
    hint = caught.value.hint or ""
    assert "是不是" in hint
    assert named in hint
