"""How cells of a workbook look, by number."""

from enum import IntEnum


class Style(IntEnum):
    """The place of a look in ``STYLES``."""

    TEXT = 0
    TITLE = 1
    HEADING = 2
    HEAD = 3
    CELL = 4
    NUMBER = 5
    AMOUNT = 6


_WRAP = 'vertical="center" wrapText="1"'
_LOOKS = (
    (0, 0, 0, ""),
    (2, 0, 0, 'horizontal="center"'),
    (1, 0, 0, ""),
    (1, 1, 0, 'horizontal="center"'),
    (0, 1, 0, ""),
    (0, 1, 0, 'horizontal="right"'),
    (0, 1, 2, 'horizontal="right"'),
)
"""Font, border, number format (2 is 0.00) and alignment of each style."""

_SIDES = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
_FORMATS = "".join(
    f'<xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="{border}" xfId="0"'
    f' applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">'
    f"<alignment {_WRAP} {along}/></xf>"
    for font, border, number, along in _LOOKS
)
STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<fonts count="3"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="16"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    f'<borders count="2"><border/><border>{_SIDES}</border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="{len(_LOOKS)}">{_FORMATS}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
