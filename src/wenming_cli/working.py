"""A command worked out: the program is loaded and run, and its answer remembered where asked."""

from wenming_cli.remembered.listening import Listening
from wenming_cli.remembered.recall import Recall
from wenming_cli.stop import interrupts_end_at_once


def worked_out(recall: Recall | None) -> int:
    """Run the program; the exit code."""
    interrupts_end_at_once()
    listening = None if recall is None else Listening(recall)
    from wenming_cli.cli import main  # noqa: PLC0415  Ctrl-C while loading

    code = main()
    interrupts_end_at_once()
    if listening is not None:
        listening.keep(code)
    return code
