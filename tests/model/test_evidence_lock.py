"""The lock of the evidence, line by line: what a merge or an editor makes of it is told."""

import json

import pytest

from wenming_cli.model.evidence_lock import LOCK, lock_of

SOUND = {"file": "a.jpg", "sha256": "0" * 64, "size": 3, "kind": "jpeg"}


def line(**changed: object) -> str:
    """A line of a lock; what is None is left out."""
    said = {name: value for name, value in {**SOUND, **changed}.items() if value is not None}
    return f"- {json.dumps(said)}\n"


@pytest.mark.parametrize(
    ("second", "words"),
    [
        (line(), "“a.jpg”写了两次"),
        (line(file="b.jpg", sha256=None), "没有 sha256"),
        (line(file="b.jpg", sha256="abc"), "sha256 读不懂"),
        (line(file="b.jpg", sha256=7), "sha256 读不懂"),
        (line(file=None), "没有写是哪个文件"),
        ("=======\n", "不是 wenming evidence lock 写成的样子"),
    ],
)
def test_a_line_that_nobody_locked_is_the_fault_and_the_others_are_read(
    second: str, words: str
) -> None:
    lock = lock_of(LOCK, f"# 登记\nevidence:\n{line()}{second}{line(file='c.jpg')}".encode())
    assert [*lock.files] == ["a.jpg", "c.jpg"]
    assert lock.fault is not None
    number, message = lock.fault
    assert number == 4
    assert words in message
