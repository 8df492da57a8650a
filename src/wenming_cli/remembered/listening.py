"""A run that is followed, so that its answer can be given again."""

import os
import sys
import time

from wenming_cli.remembered import readings
from wenming_cli.remembered.hearing import Hearing
from wenming_cli.remembered.recall import Recall
from wenming_cli.remembered.surroundings import PACKAGE
from wenming_cli.remembered.witness import Witness

_KEPT_CODES = (0, 1)
_SETTLED = 2
"""Seconds that code must have been left alone: some disks tell only every other second."""


class Listening:
    """Follows what a run asks of the disk, what else it does, and what it says."""

    def __init__(self, recall: Recall) -> None:
        self._recall = recall
        self._began = time.time()
        self._hearing = Hearing()
        self._notes = readings.noted()
        self._witness = Witness()

    def keep(self, code: int) -> None:
        """Remember the answer, unless anything speaks against it."""
        _note_code(int(self._began) - _SETTLED)
        agrees = self._witness.agrees(self._notes)
        is_doubtful = self._notes.is_doubtful or self._hearing.is_doubtful or not agrees
        if code in _KEPT_CODES and not is_doubtful:
            self._recall.keep(self._notes.said, code, self._hearing.said)


def _note_code(settled: int) -> None:
    """Note the state of the program's own modules; it may be at work on itself."""
    files = (getattr(module, "__file__", None) for module in tuple(sys.modules.values()))
    own = sorted(file for file in files if file and file.startswith(PACKAGE + os.sep))
    states = readings.written("\n".join(own))
    if any(max(state.st_mtime, state.st_ctime) > settled for state in states):
        readings.doubt()
