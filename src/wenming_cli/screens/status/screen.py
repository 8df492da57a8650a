"""What a status screen is made of."""

from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.standing import Group, Standing
from wenming_cli.frozen import frozen


@frozen
class StatusScreen:
    """What a status screen is made of.

    ``whole`` is the plan or the one unit asked for, ``before`` the same at the end of the month
    before (None: before the plan began), ``groups`` the rows of the table. ``revision`` is the
    commit it is of, None for the files as they are.
    """

    standing: Standing
    cutoff: Cutoff
    whole: Group
    before: Group | None
    groups: tuple[Group, ...]
    heading: str
    revision: str | None = None

    @property
    def unit(self) -> str | None:
        """The one unit that was asked for; None where the whole plan is shown."""
        return None if self.whole is self.standing.whole else self.whole.id
