"""The comments a change adds that say to ignore what guards against it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from wenming_cli.model.place import Source
from wenming_cli.rules.ignores import guarding
from wenming_cli.rules.policy.edit import Waiver


def added(before: Iterable[Source], after: Iterable[Source]) -> Iterator[Waiver]:
    """Every code of a comment that did not stand at the same record for the same reason."""
    guards = (guard for source in before for guard in guarding(source))
    known = Counter((guard.code, guard.reason, guard.record) for guard in guards)
    for source in after:
        for guard in guarding(source):
            told = guard.code, guard.reason, guard.record
            if known[told]:
                known[told] -= 1
            else:
                yield Waiver(guard.location, guard.code, guard.reason)
