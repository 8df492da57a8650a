"""Rows that came back to edits of a plan, or to what is wrong with them.

A row counts when a white cell of it is filled. What is in the plan already is not written again,
so that a workbook may come back any number of times; what somebody else has told of the same record
since the workbook went out is never written over.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from wenming_cli.exchange.sheets.facts import Facts, facts_by_key
from wenming_cli.exchange.sheets.finding_ids import FindingIds
from wenming_cli.exchange.sheets.recorded import (
    Recorded,
    begun_content,
    content_of,
)
from wenming_cli.exchange.sheets.returned_rows import CellFault, ReturnedBook, ReturnedRow
from wenming_cli.exchange.sheets.row_edits import CheckedRounds, handing_in
from wenming_cli.exchange.sheets.row_reading import ReadRow, RowReader, RowRefusedError
from wenming_cli.exchange.sheets.row_records import CheckRow, HandedIn
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import Plan
from wenming_cli.writing.edit import Append, Edit, Typed


@frozen
class RowEdit:
    """A row that becomes a record: the edit, and where each of its fields came from.

    ``others`` are the rows that become part of the same record.
    """

    book: ReturnedBook
    read: ReadRow
    edit: Edit
    others: tuple[tuple[ReturnedBook, ReadRow], ...] = ()

    @property
    def along(self) -> Iterator["RefusedRow"]:
        """The rows that can't be taken either, for they are of the same record."""
        for book, read in self.others:
            title = read.title_of(None)
            message = f"和第 {self.read.row.number} 行是同一次巡查，一起没有写"
            fault = CellFault(read.row.place(title), message, "先改好那一行")
            yield RefusedRow(book, read.row, {title: (fault,)})

    def refused(self, field: str | None, message: str, hint: str | None) -> "RefusedRow":
        """That the row can't be taken for what is wrong with a field of the record."""
        title = self.read.title_of(field)
        fault = CellFault(self.read.row.place(title), message, hint)
        return RefusedRow(self.book, self.read.row, {title: (fault,)})


@frozen
class RefusedRow:
    """A row that is not taken: what is wrong, by the title of the cell."""

    book: ReturnedBook
    row: ReturnedRow
    faults: Mapping[str, tuple[CellFault, ...]]


@frozen
class Returned:
    """What came of all rows: edits, rows that are not taken, what is told, what is known."""

    edits: tuple[RowEdit, ...]
    refused: tuple[RefusedRow, ...]
    notes: tuple[str, ...]
    known: int


def returned(plan: Plan, books: Sequence[ReturnedBook]) -> Returned:
    """What becomes of the rows of workbooks, in their order."""
    return _Intake(plan).taken(books)


class _Intake:
    """Takes rows in, one workbook after the other."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.reader = RowReader(plan)
        self.recorded = Recorded(plan)
        self.ids = FindingIds(plan)
        self.facts: dict[str, Mapping[str, Facts]] = {}
        self.come: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.edits: list[RowEdit] = []
        self.refused: list[RefusedRow] = []
        self.notes: list[str] = []
        self.known = 0
        self.own: dict[Hashable, ReadRow] = {}
        self.rounds = CheckedRounds()
        self.handed_in: set[str] = set()

    def taken(self, books: Sequence[ReturnedBook]) -> Returned:
        """Everything that came of them."""
        for book in books:
            self.take(book)
        for rows, edit in self.rounds.edits():
            (book, first), *others = rows
            self.edits.append(RowEdit(book, first, edit, tuple(others)))
        return Returned(tuple(self.edits), tuple(self.refused), tuple(self.notes), self.known)

    def take(self, book: ReturnedBook) -> None:
        """One workbook: its rows are read first, so that they are known to be its own."""
        self.notes += _missing(book)
        self.own = {}
        read = list(self.read(book))
        own: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for row in read:
            own[row.record_key][row.said] += 1
        for row in read:
            self.place(book, row, own[row.record_key])
        for key, said in own.items():
            self.come[key] += said

    def read(self, book: ReturnedBook) -> Iterator[ReadRow]:
        """The rows that are filled in, as records; the others are refused."""
        for row in book.rows:
            try:
                read = self.reader.read(book, row)
            except RowRefusedError as refused:
                self.refused.append(RefusedRow(book, row, refused.faults))
                continue
            if read is not None:
                yield read

    def place(self, book: ReturnedBook, read: ReadRow, own: Counter[str]) -> None:
        """Take a row, unless it is known already or somebody else was there before."""
        if read.begun is not None:
            self.begin(book, read, read.begun)
            return
        section, holder = read.record_key
        content = content_of(read.record, section)
        if (section, holder, content) in self.recorded:
            self.pass_over(book, read, (section, holder, content))
            return
        clash = self.clash(read, own)
        if clash is not None:
            self.refuse(book, read, *clash)
            return
        self.recorded.add(section, holder, content)
        self.own[section, holder, content] = read
        self.append(book, read, section, read.values)

    def pass_over(self, book: ReturnedBook, read: ReadRow, said: Hashable) -> None:
        """A row that is there already is not written again; one pasted twice may mean two."""
        first = self.own.get(said)
        if first is None:
            self.known += 1
        else:
            self.refuse(book, read, f"和第 {first.row.number} 行一模一样", _TWICE)

    def refuse(self, book: ReturnedBook, read: ReadRow, message: str, hint: str) -> None:
        """Tell at the first cell that was filled in why a row is not taken."""
        title = read.title_of(None)
        fault = CellFault(read.row.place(title), message, hint)
        self.refused.append(RefusedRow(book, read.row, {title: (fault,)}))

    def append(
        self, book: ReturnedBook, read: ReadRow, section: str, values: Mapping[str, Typed]
    ) -> None:
        """Let a row become a record of a section, or a part of one."""
        if isinstance(read.record, CheckRow):
            self.rounds.add(book, read, read.record)
            return
        if isinstance(read.record, HandedIn):
            self.hand_in(book, read, read.record)
            return
        edit = Append(section, values, book.marks.unit, read.day)
        self.edits.append(RowEdit(book, read, edit))

    def hand_in(self, book: ReturnedBook, read: ReadRow, said: HandedIn) -> None:
        """Let a row say of a material that it was handed in; nothing it leaves empty is touched."""
        if said.material in self.handed_in:
            self.refuse(book, read, "同一份材料写了两行", "一份材料留一行")
            return
        self.handed_in.add(said.material)
        edits = handing_in(self.plan.material_by_id[said.material], said, read.values)
        self.known += not edits
        self.edits += [RowEdit(book, read, edit) for edit in edits]

    # --- what somebody else has told --------------------------------------------------------------

    def clash(self, read: ReadRow, own: Counter[str]) -> tuple[str, str] | None:
        """Fault and cure where a record is no longer what it was when the workbook went out."""
        section, holder = read.record_key
        if read.sent is None or not holder:
            return None
        now, sent = Counter(self.facts_of(section, holder)), Counter(read.sent.facts)
        beside = self.come[section, holder]
        if beside and not now - sent - own and not sent - now:
            message = f"一起收回的另一本表已经报了“{max(beside)}”，这一行没有写"
            return message, "几个单位一起报的是一个数：核对好，由一个单位报"
        come = (now - sent - own) + beside
        if not come and not sent - now:
            return None
        before = max(read.sent.facts, default="没有记录")
        after = max(come, default=max(now, default="没有记录"))
        message = f"发出以后计划里变了：发出时最后是“{before}”，现在是“{after}”，没有改写"
        return message, "两边核对清楚；还要报的，重新发一份再填"

    def facts_of(self, section: str, holder: str) -> Facts:
        """What is on record of what a row is of."""
        if section not in self.facts:
            self.facts[section] = facts_by_key(self.plan, section)
        return self.facts[section].get(holder, ())

    # --- findings ---------------------------------------------------------------------------------

    def begin(self, book: ReturnedBook, read: ReadRow, begun: Entry) -> None:
        """A finding that was found by the unit, with what it did of it at once."""
        content = begun_content(begun)
        known = self.recorded.finding_like(content)
        if known is not None:
            self.follow(book, read, known, content)
            return
        name = self.ids.next(book.marks.unit, read.day)
        self.recorded.add_finding(content, name)
        log = {"log": [read.values]} if read.values else {}
        values = {"id": name, **read.begun_values, **log}
        section, _ = read.record_key
        if read.values:
            said = content_of(read.record, section)
            self.recorded.add(section, name, said)
            self.own[section, name, said] = read
        self.own[content] = read
        self.append(book, read, "findings", values)

    def follow(self, book: ReturnedBook, read: ReadRow, name: str, begun: Hashable) -> None:
        """What was done of a finding that came in before with the same row."""
        section, _ = read.record_key
        content = content_of(read.record, section)
        if not read.values or (section, name, content) in self.recorded:
            self.pass_over(book, read, (section, name, content) if read.values else begun)
            return
        self.recorded.add(section, name, content)
        self.own[section, name, content] = read
        self.append(book, read, section, {"finding": name, **read.values})


def _missing(book: ReturnedBook) -> Iterator[str]:
    """Which of the rows that were sent did not come back."""
    for title, gone in book.gone:
        named = "、".join("/".join(key) for key in gone[:_MOST_NAMED])
        more = "等" if len(gone) > _MOST_NAMED else ""
        yield f"{book.file}!{title}：发出的 {len(gone)} 行没有了（{named}{more}），不当作删除记录"


_MOST_NAMED = 5
_TWICE = "重复的删去一行；确实是两条的，写清楚不同的地方"
