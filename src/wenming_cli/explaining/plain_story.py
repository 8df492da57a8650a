"""A record without a computed state: the days it names, and its dated records."""

from collections.abc import Iterator
from datetime import date

from wenming_cli.explaining.story import Step, Story, in_order
from wenming_cli.model.base import Entry
from wenming_cli.model.shape import Kind, shape_of


def story(section: str, name: str, entry: Entry, as_of: date) -> Story:
    """Tell the story of any record."""
    steps, later = in_order(_steps(entry), as_of)
    titles = (getattr(entry, field, None) for field in ("name", "title", "text"))
    title = str(next(filter(None, titles), name))
    return Story(section, name, title, "没有要算的状态，只有写下的日期", (), steps, later)


def _steps(entry: Entry) -> Iterator[Step]:
    for name, field in shape_of(type(entry)).fields.items():
        value = getattr(entry, name)
        if isinstance(value, date):
            yield Step(value, field.title, entry, name)
        elif field.kind is Kind.RECORDS:
            for record in value:
                day = getattr(record, "date", None) or getattr(record, "start", None)
                if day is not None:
                    yield Step(day, record.LABEL, record)
