"""Reviewdog's format: columns in bytes of UTF-8, counted from 1."""

import json

from wenming_cli.diagnostic import Diagnostic, Location, Severity
from wenming_cli.formats.diagnostics import rdjson
from wenming_cli.formats.diagnostics.outcome import Outcome


def test_columns_count_bytes() -> None:
    fault = Diagnostic(Location("任务/a.yaml", 2, 7, 2, 9), "E206", "错了", "改", Severity.WARNING)
    outcome = Outcome((fault,), ("任务/a.yaml",), lambda _, n: ["", "完成时限: 六月"][n - 1])
    (found,) = json.loads(rdjson.render(outcome))["diagnostics"]
    assert found == {
        "message": "错了（改）",
        "location": {
            "path": "任务/a.yaml",
            "range": {"start": {"line": 2, "column": 15}, "end": {"line": 2, "column": 21}},
        },
        "severity": "WARNING",
        "code": {"value": "E206"},
    }
