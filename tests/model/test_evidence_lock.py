"""The lock of the evidence: the first line nobody can have locked is told, the others are read."""

import json

import pytest

from wenming_cli.model.evidence_lock import lock_of

GOOD = {"file": "a.jpg", "sha256": "0" * 64, "size": 1, "kind": "jpeg"}


@pytest.mark.parametrize(
    ("second", "fault"),
    [
        ({"file": "b.jpg"}, None),
        ({"file": "a.jpg"}, "“a.jpg”写了两次"),
        ({"sha256": None}, "没有 sha256"),
        ({"sha256": "12"}, "sha256 读不懂"),
        ({"file": None}, "这一行没有写是哪个文件"),
    ],
)
def test_the_fault_of_a_line(second: dict[str, object], fault: str | None) -> None:
    rows = [GOOD, GOOD | second, GOOD | {"file": "c.jpg"}]
    text = "evidence:\n" + "".join(f"- {json.dumps(row)}\n" for row in rows)
    lock = lock_of("evidence.lock", text.encode())
    assert lock.fault == (None if fault is None else (3, fault))
    assert {"a.jpg", "c.jpg"} <= set(lock.files)
