"""Which report and which template a name on the command line means, and where templates may lie."""

import os
from dataclasses import dataclass
from pathlib import Path

from wenming_cli.reports import REPORTS, Report, monthly, report_named
from wenming_cli.shipped import shipped

FOLDER = "templates"


@dataclass(frozen=True, slots=True)
class Choice:
    """A report, the name of its template, and the folders that may hold it, first come first."""

    report: Report
    template: str
    folders: tuple[Path, ...]


def choose(name: str, plan_folder: Path, *, trusted: bool) -> Choice | None:
    """What a report's name or a template's path means; None where there is no such thing.

    The plan repository's own ``templates`` come before the shipped ones where they are trusted. A
    path must lead to a file in one of these folders; one that is called like the template of a
    report is given that report, any other the monthly one.
    """
    folders = template_folders(plan_folder, trusted=trusted)
    report = report_named(name)
    if report is not None:
        return Choice(report, report.TEMPLATE, folders)
    path = Path(os.path.realpath(name))
    for folder in folders:
        real = os.path.realpath(folder)
        is_file = os.path.isfile(path)  # noqa: PTH113  that of pathlib raises for too long a name
        if is_file and path.is_relative_to(real):
            inside = path.relative_to(real).as_posix()
            return Choice(_report_with(inside), inside, folders)
    return None


def _report_with(template: str) -> Report:
    return next((report for report in REPORTS if template == report.TEMPLATE), monthly)


def template_folders(plan_folder: Path, *, trusted: bool) -> tuple[Path, ...]:
    """Where templates lie: the plan repository's own come first, where they are trusted."""
    own = own_folders(plan_folder) if trusted else ()
    return (*own, shipped(FOLDER))


def own_folders(plan_folder: Path) -> tuple[Path, ...]:
    """The ``templates`` folders of the plan and of the folders above it in its repository."""
    above = (plan_folder.absolute(), *plan_folder.absolute().parents)
    root = next((folder for folder in above if (folder / ".git").exists()), above[0])
    within = above[: above.index(root) + 1]
    return tuple(folder / FOLDER for folder in within if (folder / FOLDER).is_dir())


def names() -> list[str]:
    """What the reports are called."""
    return [report.NAME for report in REPORTS]
