"""Closings: months that were reported and locked, as the program wrote them."""

from typing import ClassVar

from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.model.base import Entry, field
from wenming_cli.model.scalars import Date, MonthOf, Text

FOLDER = "closed"
"""Where closings stand within a plan."""

_FILE_NAME = lazy_pattern(r"(\d{4}-\d{2})(?:-\d+)?\.yaml")


def month_of_file(name: str) -> str | None:
    """The month a file of closings is named after; None for another name."""
    found = _FILE_NAME.fullmatch(name)
    return None if found is None else found[1]


def says_nothing(data: bytes) -> bool:
    """Whether a file holds nothing but blank lines and remarks, as a run cut short leaves it."""
    lines = data.removeprefix(b"\xef\xbb\xbf").strip(b"\0").splitlines()
    return all(not line.strip() or line.lstrip().startswith(b"#") for line in lines)


class Amendment(Entry):
    """A correction of a closed month: what it says beside the closing, which stays as it was.

    ``figures`` holds the figures that came out otherwise, ``records`` and ``files`` the digests
    that are new (``-``: it is gone).
    """

    LABEL: ClassVar[str] = "更正"

    date: Date = field(title="日期")
    reason: Text = field(title="原因")
    figures: dict[str, Text] = field(default_factory=dict, title="更正后的数字")
    records: dict[str, Text] = field(default_factory=dict, title="更正后的记录摘要")
    files: dict[str, Text] = field(default_factory=dict, title="更正后的佐证摘要")

    def __hash__(self) -> int:
        return hash((self.date, self.reason))


class Closing(Entry):
    """A closed month: figures as reported, a digest of every record dated in or before it.

    ``previous`` is what the closing written before it said, ``digest`` what it says itself. One
    with a digest holds everything its report prints, older ones only figures of the whole plan.
    A record that an earlier closing holds is not held again, nor is a file of evidence.
    """

    LABEL: ClassVar[str] = "月结"

    month: MonthOf = field(title="月份")
    closed_on: Date = field(title="结账日期")
    content: Text | None = field(None, title="计划内容摘要")
    revision: Text | None = field(None, title="版本", description="当时的 git 提交号")
    previous: Text | None = field(None, title="上一次月结", description="月份、摘要、有几次更正")
    digest: Text | None = field(None, title="月结摘要", description="有没有改过手，靠它看出来")
    figures: dict[str, Text] = field(default_factory=dict, title="上报数字")
    records: dict[str, Text] = field(default_factory=dict, title="记录摘要")
    files: dict[str, Text] = field(
        default_factory=dict, title="佐证摘要", description="佐证文件的 SHA-256，按路径"
    )
    amendments: tuple[Amendment, ...] = field((), title="更正")
