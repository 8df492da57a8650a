"""The chain of closings: each holds a digest of itself and of the one written before it.

So a closing that is taken out, written anew or edited is noticed by those that are left.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wenming_cli.figures.months.dated_facts import canonical
from wenming_cli.frozen import frozen
from wenming_cli.model.closing import Amendment, Closing
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month

Tables = Sequence[Mapping[str, str]]


@frozen
class Closed:
    """A closed month: its closing, and the files that hold the rest of very many records."""

    closing: Closing
    more: tuple[Closing, ...]

    @property
    def month(self) -> Month:
        """The month that is closed."""
        return self.closing.month

    @property
    def amendments(self) -> tuple[Amendment, ...]:
        """Its amendments, oldest first."""
        return self.closing.amendments

    def digest(self, amendments: int = 0) -> str:
        """What it says, with so many of its amendments, in 16 hexadecimal digits."""
        records: dict[str, str] = {}
        files: dict[str, str] = {}
        for part in (self.closing, *self.more):
            records |= part.records
            files |= part.files
        head = [str(self.month), str(self.closing.closed_on), self.closing.previous or ""]
        amended = [canonical(each) for each in self.amendments[:amendments]]
        return digest_of(head, [self.closing.figures, records, files], amended)

    @property
    def is_as_written(self) -> bool | None:
        """Tell whether it is what ``wenming close`` wrote; None where it does not say."""
        own = self.closing.digest
        return None if own is None else own == self.digest()


def digest_of(head: Iterable[str], tables: Tables, amended: Iterable[str] = ()) -> str:
    """Work out the digest of a closing, of its head, its tables and its amendments."""
    rows = (f"{key}={table[key]}" for table in tables for key in sorted(table))
    text = "\n".join([*head, *rows, *amended])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def closed_months(plan: Plan) -> dict[Month, Closed]:
    """List the closed months of a plan, each told by the closing that holds figures."""
    parts: dict[Month, list[Closing]] = {}
    for closing in plan.closings:
        parts.setdefault(closing.month, []).append(closing)
    return {month: _closed(own) for month, own in sorted(parts.items())}


def _closed(parts: list[Closing]) -> Closed:
    first, *more = sorted(parts, key=lambda closing: not closing.figures)
    return Closed(first, tuple(more))


def previous_of(plan: Plan) -> str | None:
    """Find what a closing written now has to say of the last one; None where it is the first."""
    months = closed_months(plan)
    if not months:
        return None
    named = {link.month for closed in months.values() if (link := link_of(closed)) is not None}
    free = [closed for month, closed in months.items() if str(month) not in named]
    last = max(free or months.values(), key=lambda c: (c.closing.closed_on, c.month))
    count = len(last.amendments)
    return f"{last.month} {last.digest(count)}{f' {count}' if count else ''}"


@frozen
class Link:
    """A link says of the closing before: its month, its digest, how many amendments it had."""

    month: str
    digest: str
    amendments: int


def link_of(closed: Closed) -> Link | None:
    """Find the link of a closing to the one before; None where it has none that can be read."""
    match (closed.closing.previous or "").split():
        case [month, digest]:
            return Link(month, digest, 0)
        case [month, digest, count] if count.isdecimal():
            return Link(month, digest, int(count))
    return None


@frozen
class Break:
    """A closing that is not what it was: ``witness`` says so; ``is_gone``: it is not there."""

    month: str
    witness: Closed
    is_gone: bool


def breaks(plan: Plan) -> Iterator[Break]:
    """Find every closing that was taken out, written anew or edited, as far as others can tell."""
    months = closed_months(plan)
    by_name = {str(month): closed for month, closed in months.items()}
    for closed in months.values():
        if closed.is_as_written is False:
            yield Break(str(closed.month), closed, is_gone=False)
        link = link_of(closed)
        if link is None:
            continue
        before = by_name.get(link.month)
        if before is None:
            yield Break(link.month, closed, is_gone=True)
        elif before.is_as_written is not False and _differs(before, link):
            yield Break(link.month, closed, is_gone=False)


def _differs(before: Closed, link: Link) -> bool:
    is_short = len(before.amendments) < link.amendments
    return is_short or before.digest(link.amendments) != link.digest
