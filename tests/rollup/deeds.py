"""What workers do in tests: in a module of its own, as they load it."""

import os
import signal
from pathlib import Path

KILLS = 13
KILLS_ONCE = 21


def doubled(number: int) -> int:
    """Twice the number; one number kills whoever has it."""
    if number == KILLS:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def doubled_by_the_second(given: tuple[int, str]) -> int:
    """Twice the number; one number kills the first who has it."""
    number, mark = given
    if number == KILLS_ONCE and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def refused(_: int) -> int:
    """Nothing: the program has a fault here."""
    raise LookupError("a fault")
