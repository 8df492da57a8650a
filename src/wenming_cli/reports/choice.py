"""Which report and which template a name on the command line means, and where templates may lie."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from wenming_cli.frozen import frozen
from wenming_cli.remembered import readings
from wenming_cli.reports import REPORTS, Report, monthly, report_named
from wenming_cli.reports.circulation import without_numbers
from wenming_cli.reports.template_fault import TemplateFault
from wenming_cli.reports.view import View
from wenming_cli.shipped import shipped

FOLDER = "templates"
ENDING = ".md.j2"


@frozen
class ReportChoice:
    """A report, the name of its template, and the folders that may hold it, first come first."""

    report: Report
    template: str
    folders: tuple[Path, ...]

    @property
    def name(self) -> str:
        """What people call the template."""
        is_usual = self.template == self.report.TEMPLATE
        return self.report.NAME if is_usual else self.template.removesuffix(ENDING)

    def content(self, view: View) -> dict[str, Any]:
        """What the template is given; of a report for others, without internal numbers."""
        made = self.report.context(view)
        return without_numbers(made) if view.for_circulation else made


def choose(name: str, plan_folder: Path, *, trusted: bool) -> ReportChoice | None:
    """What a report's name, the name of an own template or a path means; None if nothing.

    The plan repository's own ``templates`` come before the shipped ones where they are trusted. A
    path must lead to a file in one of these folders; one that is called like the template of a
    report is given that report, any other the monthly one.
    """
    folders = template_folders(plan_folder, trusted=trusted)
    report = report_named(name)
    if report is not None:
        return ReportChoice(report, report.TEMPLATE, folders)
    own = next((each for each in (name, name + ENDING) if each in _own(folders[:-1])), None)
    if own is not None:
        return ReportChoice(_report_with(own), own, folders)
    path = Path(readings.real(name))
    for folder in folders:
        real = readings.real(folder)
        if readings.is_file(path) and path.is_relative_to(real):
            inside = path.relative_to(real).as_posix()
            return ReportChoice(_report_with(inside), inside, folders)
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
    root = next((folder for folder in above if readings.there_is(folder / ".git")), above[0])
    within = above[: above.index(root) + 1]
    found = tuple(folder / FOLDER for folder in within if readings.is_folder(folder / FOLDER))
    for folder in found:
        _require_inside(folder, root)
    return found


def _require_inside(folder: Path, root: Path) -> None:
    """Refuse a folder that a link of the branch leads out of the repository, or into ``.git``."""
    real, top = Path(readings.real(folder)), Path(readings.real(root))
    if not real.is_relative_to(top) or ".git" in real.relative_to(top).parts:
        name = folder.relative_to(root).as_posix()
        raise TemplateFault("E904", name, None, "这个模板文件夹是链接，指到仓库以外，不读取")


def _own(folders: Iterable[Path]) -> list[str]:
    """The templates of the plan's own repository, without the parts they are put together from."""
    inside = {entry.name for folder in folders for entry in _listed(folder)}
    return sorted(name for name in inside if name.endswith(ENDING))


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    try:
        return readings.entries(folder)
    except OSError:
        return []


def names(plan_folder: Path, *, trusted: bool) -> list[str]:
    """What the reports are called, and the own templates that belong to none of them."""
    folders = template_folders(plan_folder, trusted=trusted)
    taken = {report.TEMPLATE for report in REPORTS}
    own = [name.removesuffix(ENDING) for name in _own(folders[:-1]) if name not in taken]
    return [*(report.NAME for report in REPORTS), *own]
