"""What a rule says, and what a module of a rule offers."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from wenming_cli.diagnostic import Diagnostic, Location, Severity
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan


@frozen
class Breach:
    """A breach is a place that breaks a rule: it says what is wrong there, and the cure.

    The code is the rule's, and so is the severity unless this one place is worse or less bad.
    """

    location: Location
    message: str
    hint: str | None = None
    severity: Severity | None = None

    def told(self, code: str, severity: Severity) -> Diagnostic:
        """Make it a diagnostic of a rule of this code, as bad as it is here."""
        return Diagnostic(self.location, code, self.message, self.hint, self.severity or severity)


class AnyRule(Protocol):
    """Every module of a rule about one plan offers this, apart from its check.

    ``WHOLE``: sections of which every record must have been readable, or the rule would blame the
    wrong thing.
    """

    __name__: str
    __doc__: str | None
    CODE: str
    SEVERITY: Severity
    WHOLE: tuple[str, ...]


class Rule(AnyRule, Protocol):
    """A rule looks at the plan as it is written, whatever the day."""

    def check(self, plan: Plan) -> Iterator[Breach]:
        """Find every place that breaks the rule."""
        ...


class DatedRule(AnyRule, Protocol):
    """A dated rule depends on the day, and runs only when one is given."""

    def check(self, plan: Plan, as_of: date) -> Iterator[Breach]:
        """Find every place that breaks the rule on a day."""
        ...
