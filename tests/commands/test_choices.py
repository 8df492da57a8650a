"""What the options offer is what the figures know."""

from wenming_cli.commands.board import GroupName
from wenming_cli.commands.notices import KindName
from wenming_cli.commands.tasks import LightName, StateName
from wenming_cli.figures.task_state import Light, State
from wenming_cli.model.notice import NoticeKind
from wenming_cli.model.owner import OwnerKind


def test_states_and_lights() -> None:
    assert {s.value for s in StateName} == {s.value for s in State}
    assert {x.value for x in LightName} == {x.value for x in Light}


def test_kinds_of_notices_and_of_units() -> None:
    assert {k.value for k in KindName} - {"closure"} == {k.value for k in NoticeKind}
    assert {g.value for g in GroupName} == {k.value for k in OwnerKind}
