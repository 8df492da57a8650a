"""What holds for any two plans: no change without a difference, and changes are a patch."""

import json
import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.changes.patching import DAY, apply, built, data_of, plans
from wenming_cli.changes import compare
from wenming_cli.screens.comparison import change_object

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "25"))
laws = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(text=plans())
@laws
def test_a_plan_does_not_differ_from_itself(text: dict[str, object]) -> None:
    assert compare(built(text), built(text), DAY) == ()


@given(data=st.data())
@laws
def test_the_changes_applied_to_one_plan_give_the_other(data: st.DataObject) -> None:
    first = data.draw(plans())
    second = data.draw(plans(near=first))
    before, after = built(first), built(second)
    changes = [change_object(change) for change in compare(before, after, DAY)]
    assert apply(data_of(before), changes) == data_of(after)
    back = [change_object(change) for change in compare(after, before, DAY)]
    assert apply(data_of(after), back) == data_of(before)


@given(data=st.data())
@laws
def test_every_change_has_words_and_values_that_json_can_hold(data: st.DataObject) -> None:
    first = data.draw(plans())
    for change in compare(built(first), built(data.draw(plans())), DAY):
        assert change.sentence
        assert "Decimal(" not in change.sentence
        assert "datetime" not in change.sentence
        assert "\n" not in change.sentence
        json.dumps(change_object(change), allow_nan=False)
