"""When a picture was taken, against when what it is to show happened."""

from datetime import date

from wenming_cli.model.citation import Citation
from wenming_cli.model.finding import Finding, LogEntry


def out_of_time(citation: Citation, captured: date | None) -> str | None:
    """Say why a picture of a day cannot show what it is given for; None where it can."""
    finding, entry = citation.top, citation.entry
    if captured is None or not isinstance(finding, Finding) or not isinstance(entry, LogEntry):
        return None
    if captured < finding.found:
        return f"问题 {finding.id} 到 {finding.found} 才发现"
    if captured > entry.date:
        return f"问题 {finding.id} 在 {entry.date} 就{entry.event.label}了"
    return None
