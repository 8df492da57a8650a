"""What a closing that was cut short has left, and what somebody else wrote."""

from tests.writing.conftest import PLAN, Write
from wenming_cli.model.scalars import Month
from wenming_cli.writing.closing_file import leftovers


def test_what_somebody_else_wrote_is_none(plan_with: Write) -> None:
    files = {"2020-06.yaml": "closings: []\n", "2020-06x.yaml": "", "2020-06-2.yaml": "\n"}
    folder = plan_with(PLAN, **{f"closed/{name}": text for name, text in files.items()})
    assert leftovers(folder, Month(2020, 6)) == {"closed/2020-06-2.yaml": b"\n"}
