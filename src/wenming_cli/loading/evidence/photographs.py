"""Pictures: when their camera says they were taken, and a hash of what they look like.

The hash compares neighbouring patches of a picture, wide eight by eight and high eight by eight:
which is clearly brighter. So a picture that was saved again, smaller or less exact, keeps it, and
one of nothing but paper or sky has none. All of it is counted in whole numbers.
"""

import struct
import warnings
import zlib
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from PIL import Image

from wenming_cli.frozen import frozen
from wenming_cli.loading.evidence.examining import opened

_FORMATS = ("JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF")
_EXIF, _ORIENTATION, _TAKEN = 0x8769, 0x0112, (0x9003, 0x9004)
_TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}
_SIDE = 8
_FINE = 16 * (_SIDE + 1)
"""Pixels of the shorter side that are enough to compare patches."""
_CLEARLY = 3
"""Of 256 shades: neighbours that differ less are taken for equal."""
_TELLING = 32
"""Differences a picture must have to be known by them."""

_UNREADABLE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    OverflowError,
    TypeError,
    ZeroDivisionError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
"""What the library raises at a picture that is broken, or larger than any camera makes."""


@frozen
class Photograph:
    """What a picture tells of itself; None where it does not, or is broken."""

    captured: str | None
    looks: str | None


def photograph(path: Path) -> Photograph:
    """Look at a picture; one that is broken tells nothing. Raises ``OSError`` where it is gone."""
    with opened(path) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(file, formats=_FORMATS) as image:
                exif = image.getexif()
                captured = _captured(exif)
                turn = exif.get(_ORIENTATION)
                return Photograph(captured, _looks(_turned(_small(image), turn)))
        except _UNREADABLE:
            return Photograph(None, None)


def _captured(exif: Image.Exif) -> str | None:
    """``2020-06-10 14:03:22``; None where no camera says it in a way that can be read."""
    said = exif.get_ifd(_EXIF)
    for tag in _TAKEN:
        text = str(said.get(tag, "")).strip(" \0")
        try:
            taken = datetime.strptime(text, "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007  cameras name no zone
        except ValueError:
            continue
        return taken.isoformat(" ")
    return None


def _small(image: Image.Image) -> Image.Image:
    """The picture in grey, made smaller by averaging whole squares of it."""
    image.draft("L", (2 * _FINE, 2 * _FINE))
    grey = image.convert("L")
    factor = min(grey.size) // _FINE
    return grey.reduce(factor) if factor > 1 else grey


def _turned(image: Image.Image, orientation: object) -> Image.Image:
    """The picture as it is shown; whoever saves it again may have turned it for good."""
    for turn in _TURNS.get(orientation, ()) if isinstance(orientation, int) else ():
        image = image.transpose(turn)
    return image


def _looks(image: Image.Image) -> str | None:
    """The hash: 64 hexadecimal digits; None for a picture that has too little in it."""
    width, height = image.size
    data = image.tobytes()
    lines = [data[at * width : (at + 1) * width] for at in range(height)]
    across = _patches(lines, _SIDE + 1, _SIDE)
    along = [*zip(*_patches(lines, _SIDE, _SIDE + 1), strict=True)]
    least = _CLEARLY * width * height
    steps = [b - a for row in (*across, *along) for a, b in pairwise(row)]
    bits = [*(step > least for step in steps), *(step < -least for step in steps)]
    if sum(bits) < _TELLING:
        return None
    return f"{int(''.join('01'[bit] for bit in bits), 2):064x}"


def _patches(lines: Sequence[bytes], columns: int, rows: int) -> list[list[int]]:
    """The brightness of patches, row by row, each times the area of the picture.

    A pixel on the border of two counts in both for what lies in each.
    """
    narrow = [_shared(line, columns) for line in lines]
    tall = [_shared(column, rows) for column in zip(*narrow, strict=True)]
    return [list(row) for row in zip(*tall, strict=True)]


def _shared(values: Sequence[int], parts: int) -> list[int]:
    """Values shared out to equal parts: the sum of each, times the number of parts."""
    return [_part(values, part, parts) for part in range(parts)]


def _part(values: Sequence[int], part: int, parts: int) -> int:
    """The values that lie in a part, each times how much of it does."""
    count = len(values)
    (first, before), (last, after) = (divmod(at * count, parts) for at in (part, part + 1))
    whole = sum(values[first:last]) * parts - before * values[first]
    return whole + (after * values[last] if after else 0)
