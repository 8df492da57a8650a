"""Why an edit cannot be made, in the words in which loading would say it."""

from wenming_cli.frozen import frozen


@frozen
class Refused:
    """Why an edit can't be made: its index, the field if one is to blame, message and cure.

    ``edit`` is None where no edit alone is to blame.
    """

    edit: int | None
    field: str | None
    message: str
    hint: str | None = None


class EditRefusedError(Exception):
    """Nothing was written; ``refused`` are all the reasons at once."""

    def __init__(self, refused: tuple[Refused, ...]) -> None:
        super().__init__("\n".join(each.message for each in refused))
        self.refused = refused
