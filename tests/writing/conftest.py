"""A small plan to be written into."""

from collections.abc import Callable
from pathlib import Path

import pytest

PLAN = """\
plan: {id: demo, name: 示例, year: 2020, owner: 区文明办}
owners:
  - {name: 东街道, kind: subdistrict}
  - {name: 西街道, kind: subdistrict}
workstreams:
  - {id: HW, name: 环境卫生, kind: rectification, owner: 东街道}
tasks:
  - {id: T-1, title: 清死角, workstream: HW, due: 2020-12-20}
"""

Write = Callable[..., Path]


@pytest.fixture
def plan_with(tmp_path: Path) -> Write:
    """Writes a plan folder: ``plan.yaml`` from text, further files by their names, as they are."""

    def make(text: str, **files: str) -> Path:
        for name, content in {"plan.yaml": text, **files}.items():
            path = tmp_path / "计划" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8"))
        return tmp_path / "计划"

    return make
