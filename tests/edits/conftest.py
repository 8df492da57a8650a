"""A sound plan, beside which files with slips in them are repaired."""

from pathlib import Path

import pytest

PLAN = """\
plan: {id: p, name: 计划, year: 2020, owner: 办}
owners:
- {name: 办, kind: office}
- {name: 市场局, kind: department, aliases: [市管局]}
- {name: 甲街道, kind: subdistrict}
- {name: 乙街道, kind: subdistrict}
workstreams:
- {id: NM, name: 农贸, kind: rectification, owner: 办}
budget:
  total: 100万元
  lines:
  - {id: XC, name: 宣传}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a sound plan.yaml."""
    place = tmp_path / "计划"
    place.mkdir()
    (place / "plan.yaml").write_bytes(PLAN.encode())
    return place
