"""``python -m wenming_cli`` and the script ``wenming``."""

import atexit
import gc
import os
import sys
from _thread import interrupt_main, start_new_thread

from wenming_cli.interrupted import end_interrupted
from wenming_cli.remembered.recall import Recall, recall_of

TYPE_CHECKING = False  # typing itself loads what a remembered answer does without
if TYPE_CHECKING:
    from sys import UnraisableHookArgs


def main() -> None:
    """Run the program and leave with its exit code; what is remembered is said from memory.

    A run is short and makes no cycles worth collecting: that is switched off before anything is
    imported.
    """
    sys.unraisablehook = _raised_again
    try:
        recall, said = _remembered()
        if said is not None:
            os._exit(said)  # all is said, and nothing was begun that would have to be tidied up
        from wenming_cli.working import worked_out  # noqa: PLC0415  all that memory does without

        code = worked_out(recall)
    except KeyboardInterrupt:
        end_interrupted()
    _leave(code)


def _raised_again(fault: "UnraisableHookArgs") -> None:
    """Send an interrupt once more that Python would throw away where nothing can be raised.

    Such places are callbacks of weak references: each lock of an import has one.
    """
    if issubclass(fault.exc_type, KeyboardInterrupt):
        start_new_thread(interrupt_main, ())
    else:
        sys.__unraisablehook__(fault)


def _leave(code: int) -> None:
    """Leave without taking apart what was made, which takes as long as reading a small plan."""
    try:
        atexit._run_exitfuncs()  # noqa: SLF001  what has to be tidied up is
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):
        sys.exit(code)  # Python says what is wrong with a stream
    os._exit(code)


def _remembered() -> tuple[Recall | None, int | None]:
    """What may be remembered of the command, and its exit code where it has been said."""
    gc.disable()
    recall = recall_of(sys.argv[1:])
    return recall, None if recall is None else recall.answered()


if __name__ == "__main__":
    main()
