"""Full-width quotation marks around a name or a word, where only the word itself is known."""

from wenming_cli.model.scalars import shown
from wenming_cli.patching.splice import Splice
from wenming_cli.repairs.fault_context import Spot

CODES: tuple[str, ...] = ("E209", "E210", "E300")

_PAIRS = ("“”", "‘’")


def repair(spot: Spot) -> Splice | None:
    """The word without its quotation marks."""
    word = spot.named[1:-1].strip()
    if spot.named[:1] + spot.named[-1:] not in _PAIRS or not word:
        return None
    return Splice(spot.start, spot.end, word, f"去掉“{shown(word)}”的全角引号")
