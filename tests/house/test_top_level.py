"""What stands at the top of the repository, and nothing beside it."""

import subprocess

import pytest

from tests.conftest import ROOT

TOP = {
    *(".ci", ".gitignore", ".pre-commit-hooks.yaml", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"),
    *("README.md", "benchmarks", "docs", "plans", "pyproject.toml", "src", "templates", "tests"),
}


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no checkout of git")
def test_nothing_else_stands_at_the_top() -> None:
    words = ["git", "-C", str(ROOT), "ls-files", "-z"]
    listed = subprocess.run(words, check=True, capture_output=True).stdout.decode()
    assert {path.partition("/")[0] for path in listed.split("\0") if path} <= TOP
