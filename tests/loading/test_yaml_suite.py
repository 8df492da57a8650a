"""The YAML test suite: most of it is no plan, so the point is a clear refusal, never an exception.

The suite is used where it stands beside the repository; a few inputs of the same kind are built in.
"""

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wenming_cli.loading import event_reading, load

SUITE = Path(__file__).parents[3] / "shared" / "corpora" / "yaml-test-suite"
PLAN = "plan: {id: p, name: 计划, year: 2020, owner: 办}\n"
BUILT_IN = (
    b"--- |\n %!PS\n",
    b"? - a\n: - b\n",
    b"&a [*a]\n",
    b"!!set {? a, ? b}\n",
    b'"\\U00110000"\n',
    b"[" * 4000,
    b"{a: [b, c}\n",
    b"%YAML 1.2\n---\na: 1\n...\n---\nb: 2\n",
    b"\xff\xfe",
    b"a: 'b\n",
    b"\t- a\n",
)
INPUTS = BUILT_IN + tuple(path.read_bytes() for path in sorted(SUITE.glob("*.yaml")))
LOADERS = (event_reading._Loader, yaml.SafeLoader)


def refuses_or_reads(folder: Path, name: str, data: bytes) -> None:
    """Load without an exception; every diagnostic has a place in a file."""
    (folder / "plan.yaml").write_text(PLAN, "utf-8")
    (folder / name).write_bytes(data)
    loaded = load(folder)
    lines = data.count(b"\n") + 2
    for found in loaded.diagnostics:
        assert 1 <= found.location.line <= lines
        assert found.location.column >= 1
        assert found.message
    assert load(folder).diagnostics == loaded.diagnostics


@pytest.mark.parametrize("loader", LOADERS, ids=["C", "pure"])
@pytest.mark.parametrize("name", ["plan.yaml", "x.yaml"])
def test_suite(loader: object, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_reading, "_Loader", loader)
    for data in INPUTS:
        refuses_or_reads(tmp_path, name, data)


EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "60"))
SEED = """\
owners:
- {name: 办, kind: office}
workstreams:
- {id: NM, name: 农贸, kind: 整治, owner: 办}
tasks:
- id: NM-1
  title: 任务：一
  workstream: NM
  due: 2020-06-30
  updates:
  - {date: 2020-02-01, progress: 10%, note: "还行"}
payments: []
"""


@settings(
    max_examples=EXAMPLES, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
)
@given(data=st.binary(max_size=80))
def test_any_bytes(data: bytes, tmp_path: Path) -> None:
    refuses_or_reads(tmp_path, "x.yaml", data)


@settings(
    max_examples=2 * EXAMPLES,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    at=st.integers(0, len(SEED)),
    cut=st.integers(0, 12),
    new=st.text(alphabet="ab 办：:，,-[]{}［\"'#&*!|>%@`\n\t\r　1０?~<", max_size=6),
)
def test_any_edit(at: int, cut: int, new: str, tmp_path: Path) -> None:
    refuses_or_reads(tmp_path, "x.yaml", (SEED[:at] + new + SEED[at + cut :]).encode())
