"""What the options offer is what the figures know."""

from wenming_cli.commands.tasks import LightName, StateName
from wenming_cli.figures.task_state import Light, State


def test_states_and_lights() -> None:
    assert {s.value for s in StateName} == {s.value for s in State}
    assert {x.value for x in LightName} == {x.value for x in Light}
