"""What ``explain`` answers of a figure of the exam: of an assessment, of a part of it."""

from collections.abc import Mapping
from datetime import date

from wenming_cli.commands.of_explain.answers import Answer
from wenming_cli.explaining import Scope
from wenming_cli.explaining.of_exam import evidence_of
from wenming_cli.figures.definitions import Subject
from wenming_cli.figures.exam.score_groups import GROUPINGS, By
from wenming_cli.figures.exam.scoring import assess
from wenming_cli.figures.table import SCORE_RATE, row_called
from wenming_cli.inputs import naming
from wenming_cli.model.plan import Plan
from wenming_cli.stop import Stop

_NAMED = {
    "item": naming.item_named,
    "owner": naming.owner_named,
    "subdistrict": naming.subdistrict_named,
    "type": naming.site_type_named,
    "site": naming.site_named,
    "standard": naming.standard_named,
}
_OPTIONS = "--assessment、--item、--subdistrict、--type、--site、--standard "


def answer(
    plan: Plan, as_of: date, what: str, assessment: str | None, typed: Mapping[By, str | None]
) -> Answer:
    """Everything behind a figure of the exam, of the assessment and the parts that were typed.

    Other figures have no such parts, and stop.
    """
    held = None if assessment is None else naming.assessment_named(plan, assessment)
    parts = {by: _NAMED[by](plan, name) for by, name in typed.items() if name is not None}
    row = row_called(what)
    if row is None or row.subject is not Subject.OBSERVATIONS:
        raise Stop(f"{_OPTIONS}只用于测评的数字：得分率、覆盖分值、标准覆盖率")
    if row is not SCORE_RATE and set(parts) - {"owner"}:
        raise Stop(f"{row.label}只按测评和单位说明；--item 等只用于{SCORE_RATE.label}")
    exam = assess(plan, as_of, held)
    words = [] if held is None else [held.name]
    words += [f"{GROUPINGS[by].title} {key}" for by, key in parts.items()]
    scopes = [Scope("assessment", held.id)] if held is not None else []
    scopes += [Scope(by, key) for by, key in parts.items()]
    behind = evidence_of(exam, row, parts)
    return Answer(plan, as_of, scopes[-1], "  ".join(words), behind, ())
