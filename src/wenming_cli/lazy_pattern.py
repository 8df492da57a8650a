"""Regular expressions that are compiled when they are first used.

Most of those that a run loads tell what is wrong with a text, and nothing is wrong with most.
"""

import re
from typing import Any, cast


class _Uncompiled:
    """The text of a pattern; what is asked of it is asked of the pattern, and kept here."""

    def __init__(self, text: str, flags: int) -> None:
        self._written = text, flags

    def __getattr__(self, name: str) -> Any:
        asked = getattr(re.compile(*self._written), name)
        setattr(self, name, asked)
        return asked


def lazy_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Give a pattern that is asked for its methods, and by ``is`` compared with no other."""
    return cast("re.Pattern[str]", _Uncompiled(text, flags))
