"""What the options offer is what the figures know."""

from wenming_cli.commands.notices import KindName
from wenming_cli.model.notice import NoticeKind


def test_kinds_of_notices() -> None:
    assert {k.value for k in KindName} - {"closure"} == {k.value for k in NoticeKind}
