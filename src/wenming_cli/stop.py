"""How a command ends that cannot go on."""

import signal

from wenming_cli.interrupted import end_interrupted


class Stop(Exception):
    """A command cannot go on; the message goes to standard error, the code becomes the exit."""

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


def interrupts_end_at_once() -> None:
    """Let Ctrl-C end the program where it is: while it is loaded there is nothing to tidy.

    Raised there, an interrupt would come out of half a module as any fault. Where interrupts are
    ignored, as in the background, they stay so.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, end_interrupted)


def interrupts_are_raised() -> None:
    """Let Ctrl-C be raised again where it has ended the program at once."""
    if signal.getsignal(signal.SIGINT) is end_interrupted:
        signal.signal(signal.SIGINT, signal.default_int_handler)
