"""How a command ends that cannot go on."""


class Stop(Exception):
    """A command cannot go on; the message goes to standard error, the code becomes the exit."""

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
