"""A file that lost its start or its end: known by the lines of faults in it."""

import pytest

from wenming_cli.loading.faults.cut_files import is_cut
from wenming_cli.model.place import Source


@pytest.mark.parametrize(
    ("text", "faulty"),
    [
        ("  title: 一\n- id: B\n", {1}),
        ("# 任务\n\n- id: B\n", {3}),
        ("\tid: B\n", {1}),
        ("tasks:\n- id: A\n", set()),
        ("tasks:\n  - id: A\n    tit", {1, 2, 3}),
        ("tasks:\n  - id: A\n  # 一\n    due: 二\n    tit", {1, 2, 5}),
        ("", set()),
    ],
)
def test_faults_that_a_cut_leaves(text: str, faulty: set[int]) -> None:
    source = Source("a.yaml", text)
    assert {line for line in range(1, 8) if is_cut(source, {line})} == faulty
