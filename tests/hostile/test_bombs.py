"""Files made to cost as much as can be take less than ten seconds and 500 MB, in any format.

Three of the costliest are tried, for what is mended, what is told and what is looked up;
``WENMING_BOMBS=all`` tries all of them.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.bombs import BOMBS, MOST_BYTES, PLAN

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows counts otherwise")

LONGEST, MOST_MIB = 10, 500
COSTLY = ("full-width colons", "odd dates", "references among many names")
WATCHER = """
import json, resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=-3, stderr=-3).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([code, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""
"""A small process between the tests and the program: a child begins with its parent's peak."""

CHOSEN = BOMBS if os.environ.get("WENMING_BOMBS") == "all" else COSTLY


def write(name: str, folder: Path) -> None:
    text = BOMBS[name]()
    assert MOST_BYTES // 20 < len(text.encode()) <= MOST_BYTES
    is_plan = text.startswith(PLAN)
    (folder / "plan.yaml").write_text(text if is_plan else PLAN, "utf-8")
    if not is_plan:
        (folder / "x.yaml").write_text(text, "utf-8")


@pytest.mark.parametrize("name", CHOSEN)
def test_bombs(name: str, tmp_path: Path) -> None:
    write(name, tmp_path)
    command = [sys.executable, "-m", "wenming_cli", "validate", str(tmp_path), "--format", "sarif"]
    watcher = subprocess.run(
        [sys.executable, "-c", WATCHER, *command], capture_output=True, check=True, text=True
    )
    code, seconds, most = json.loads(watcher.stdout)
    assert code in {0, 1}
    assert seconds < LONGEST
    unit = 2**20 if sys.platform == "darwin" else 2**10
    assert most / unit < MOST_MIB
