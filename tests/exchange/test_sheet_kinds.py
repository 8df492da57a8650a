"""The sheets follow from the model: what is none of their columns is left out for a reason."""

import pytest

from wenming_cli.exchange.sheets.sheet_kinds import FINDINGS, KINDS, ColumnUse, SheetKind
from wenming_cli.exchange.sheets.sheet_marks import GUIDE, HIDDEN_SHEET, LISTS
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.scalars import Choice
from wenming_cli.model.shape import Kind, shape_of

EVERY = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.title)

WITHOUT_SHEET = {
    "workstream": "本文件的默认值，不是记录",
    "sample": "本文件的默认值，不是记录",
    "plan": "由实施单位写",
    "owners": "由实施单位登记",
    "workstreams": "由实施单位写",
    "tasks": "由实施单位下达",
    "budget": "由实施单位写",
    "receipts": "到位资金一年没有几笔，用 wenming add 记",
    "indicators": "由实施单位写",
    "sites": "由实施单位登记",
    "findings": "在问题整改表的空行里",
    "totals": "开始逐条记录以前的数，由实施单位写",
    "categories": "由实施单位写",
    "site_types": "由实施单位登记",
    "check_items": "由实施单位登记",
    "systems": "由实施单位登记",
    "standards": "由实施单位登记",
    "assessments": "由实施单位写",
    "notices": "由督办的单位签发",
    "schemes": "由实施单位写",
    "awards": "由实施单位评定",
    "boards": "由公布的单位写",
    "narratives": "由写月报的单位写",
    "closings": "由 wenming close 写",
    "settings": "由实施单位写",
}


@EVERY
def test_every_field_is_a_column_or_left_out_for_a_reason(kind: SheetKind) -> None:
    fields = shape_of(kind.model).fields
    columns = {c.field.name for c in kind.of(ColumnUse.KEY, ColumnUse.FILL) if c.field is not None}
    assert columns | kind.left_out.keys() == fields.keys()
    assert not columns & kind.left_out.keys()
    assert all(kind.left_out.values())


def test_a_finding_has_every_field_or_a_reason_too() -> None:
    begun = FINDINGS.begun
    assert begun is not None
    columns = {c.field.name for c in FINDINGS.of(ColumnUse.ABOUT) if c.field is not None}
    assert columns | begun.left_out.keys() == shape_of(begun.model).fields.keys()
    assert not columns & begun.left_out.keys()


@EVERY
def test_what_stands_in_a_cell_fits_into_it(kind: SheetKind) -> None:
    for column in kind.columns:
        kinds = (Kind.SCALAR, Kind.SCALARS, Kind.TABLE)
        assert column.field is None or column.field.kind in kinds
    assert len({column.title for column in kind.columns}) == len(kind.columns)
    assert kind.title not in (HIDDEN_SHEET, LISTS, GUIDE)


@EVERY
def test_words_and_presets_are_of_the_model(kind: SheetKind) -> None:
    fields = shape_of(kind.model).fields
    assert kind.preset is None or kind.preset in fields
    for name, words in kind.words.items():
        choices: type[Choice] = fields[name].scalar
        assert set(words) <= {choice.label for choice in choices}


def test_every_section_has_a_sheet_or_a_reason() -> None:
    with_sheet = {kind.section for kind in KINDS}
    assert with_sheet | WITHOUT_SHEET.keys() == shape_of(PlanFile).fields.keys()
    assert not with_sheet & WITHOUT_SHEET.keys()
