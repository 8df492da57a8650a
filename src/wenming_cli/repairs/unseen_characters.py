"""Characters nobody sees: those without width are taken out, blanks that indent become spaces.

Marks that turn the direction of a text are a person's to look at, and so is what joins an emoji.
"""

from wenming_cli.patching.splice import Splice
from wenming_cli.repairs import indentation
from wenming_cli.repairs.fault_context import Spot

CODES: tuple[str, ...] = ("E104",)

_WITHOUT_WIDTH = frozenset("\u200b\u2060\ufeff\u00ad")
_JOINERS = frozenset("\u200c\u200d")


def repair(spot: Spot) -> Splice | None:
    """The text without the characters, or with spaces for blanks."""
    named = spot.named
    if named and (set(named) <= _WITHOUT_WIDTH or _joins_nothing(spot)):
        codes = "、".join(dict.fromkeys(f"U+{ord(character):04X}" for character in named))
        return Splice(spot.start, spot.end, "", f"删去看不见的字符 {codes}")
    return indentation.repair(spot) if named.isspace() else None


def _joins_nothing(spot: Spot) -> bool:
    """Whether a joiner stands between letters, where there is nothing to join."""
    around = spot.text[max(0, spot.start - 1) : spot.start] + spot.text[spot.end : spot.end + 1]
    is_text = all(character.isalnum() or character.isspace() for character in around)
    return set(spot.named) <= _JOINERS and is_text
