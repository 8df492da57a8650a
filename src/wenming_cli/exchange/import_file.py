"""What was imported as a file of its own, for those who want to look before it joins the plan."""

from collections.abc import Iterable

from wenming_cli.model.plan import PlanFile
from wenming_cli.model.shape import shape_of
from wenming_cli.writing.edit import Append
from wenming_cli.writing.file_edits import FileEdits


def file_text(records: Iterable[Append], *, is_chinese: bool) -> str:
    """A plan file with new records and nothing else."""
    file = FileEdits("", None, "\n", is_chinese=is_chinese)
    sections = shape_of(PlanFile).fields
    for index, record in enumerate(records):
        file.append(sections[record.section], record.values, index)
    return file.spelled().text
