"""Where the files of evidence of a plan are looked up: on the disk, or in a commit."""

from collections.abc import Collection, Mapping
from typing import Protocol


class Shelf(Protocol):
    """A shelf holds the files that records of one plan name, as they were in one state of it.

    Names are as people write them; paths are relative to the plan's folder, with ``/``.
    """

    def lock(self) -> bytes | str | None:
        """What the lock of the evidence holds, or why it can't be read; None: there is none."""
        ...

    def there(self, names: Collection[str]) -> Mapping[str, str]:
        """The path of each name that leads to a file, or to a folder: its path ends with ``/``."""
        ...

    def digests(self, paths: Collection[str]) -> Mapping[str, str] | None:
        """The SHA-256 of each of the files that can be read; None where bytes are not looked at."""
        ...
