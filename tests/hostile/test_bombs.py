"""Files made to cost as much as can be take less than ten seconds and 500 MB, in any format.

Three of the costliest are tried, for what is mended, what is told and what is looked up;
``WENMING_BOMBS=all`` tries all of them.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.bombs import BOMBS, MOST_BYTES, PLAN

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows counts otherwise")

LONGEST, MOST_MIB = 10, 500
COSTLY = ("full-width colons", "odd dates", "references among many names")
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
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in {0, 1}
    assert usage.ru_utime + usage.ru_stime < LONGEST
    unit = 2**20 if sys.platform == "darwin" else 2**10
    assert usage.ru_maxrss / unit < MOST_MIB
