"""Reports: what each template is given, and how it is filled in.

A report is a module of this folder and a template of the same name. Its ``context`` holds plain
values only, so that a template can do nothing but lay them out.
"""

from typing import Any, Protocol

from wenming_cli.reports import (
    assessment_report,
    division,
    monitoring,
    monthly,
    one_page,
    self_evaluation,
    sponsorship,
    targets,
)
from wenming_cli.reports.view import View


class Report(Protocol):
    """A kind of report: ``NAME`` is what people call it, ``TEMPLATE`` its file.

    ``NEEDS_MONTH``: it is about a month, the last that has ended where none is named; otherwise
    about the day it is printed.
    """

    __name__: str
    NAME: str
    TEMPLATE: str
    NEEDS_MONTH: bool

    def context(self, view: View) -> dict[str, Any]:
        """Everything the template may show: str, int, bool, None, and lists and dicts of these."""


REPORTS: tuple[Report, ...] = (
    monthly,
    one_page,
    targets,
    monitoring,
    self_evaluation,
    division,
    sponsorship,
    assessment_report,
)
"""Every kind of report there is."""


def report_named(name: str) -> Report | None:
    """The report called by its Chinese or English name (``月报``, ``monthly``), or None."""
    return next((r for r in REPORTS if name in (r.NAME, r.__name__.rpartition(".")[2])), None)
