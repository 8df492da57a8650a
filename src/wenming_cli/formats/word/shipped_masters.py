"""The masters that come with the program, packed from their parts in ``templates/word``."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from wenming_cli.remembered import readings
from wenming_cli.shipped import shipped

REPORT, OFFICIAL = "月报.docx", "红头文件.docx"
"""The master of pages and reports, and the one of documents that a unit sends out."""

NAMES = (REPORT, OFFICIAL)

_FOLDER = "word"
_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/footer_odd.xml": "footer_odd.xml",
    "word/footer_even.xml": "footer_even.xml",
}
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first day an archive can name: the same parts give the same bytes."""


def shipped_master(name: str) -> bytes:
    """The master of a name, as ``wenming init --word`` writes it."""
    folder = shipped("templates") / _FOLDER
    parts = {**_PARTS, "word/document.xml": f"{name.removesuffix('.docx')}.xml"}
    return packed({part: readings.whole(folder / file) for part, file in parts.items()})


def packed(parts: dict[str, bytes]) -> bytes:
    """The file of some parts, without the time at which it was made."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for part, content in parts.items():
            archive.writestr(ZipInfo(part, LONG_AGO), content, ZIP_DEFLATED)
    return out.getvalue()
