"""Reading back the file of a baseline, which ``wenming baseline`` wrote."""

from fractions import Fraction
from typing import Any

from wenming_cli.loading.characters import cleaned
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.parsing import parse_file
from wenming_cli.loading.tree import plain
from wenming_cli.model.agreed_terms import AgreedTask, Baseline
from wenming_cli.model.leaf import day_of
from wenming_cli.model.place import Source
from wenming_cli.model.scalars import parse_date, parse_due, parse_money


class NoBaselineError(ValueError):
    """A file is none that ``wenming baseline`` wrote."""


def baseline_of(name: str, data: bytes) -> Baseline:
    """The baseline a file holds; ``NoBaselineError`` where it holds none."""
    try:
        return _baseline(_said(name, data.decode("utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError, ZeroDivisionError) as error:
        raise NoBaselineError(name) from error


def _said(name: str, text: str) -> Any:
    source, report = Source(name, text), FaultReport()
    root = parse_file(source, cleaned(source, report), report)
    if root is None or report.diagnostics:
        raise NoBaselineError(name)
    return plain(root)


def _baseline(said: Any) -> Baseline:
    return Baseline(
        name=said["name"],
        made_on=parse_date(said["made_on"]),
        plan=said["plan"],
        tasks={row["id"]: _task(row) for row in said.get("tasks", ())},
        budget=parse_money(said["budget"]) if "budget" in said else None,
        lines={row["id"]: parse_money(row["amount"]) for row in said.get("lines", ())},
        targets={row["id"]: row["target"] for row in said.get("indicators", ())},
    )


def _task(row: dict[str, str]) -> AgreedTask:
    return AgreedTask(day_of(parse_due(row["due"])), Fraction(row["weight"]), row.get("target"))
