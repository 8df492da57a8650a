"""Where the program comes from, and what is made of it."""

import json
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Installed, Wenming
from wenming_cli import origin
from wenming_cli.origin import Provenance

ADDRESS = "https://git.example.com/chuangwen/wenming.git"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
GIT = {"vcs": "git", "commit_id": COMMIT, "requested_revision": "v1"}


def noted(url: Any, **more: Any) -> str:
    return json.dumps({"url": url, **more})


@pytest.mark.parametrize(
    ("note", "known"),
    [
        (None, None),
        ("", None),
        ("{", None),
        ("[]", None),
        ("{}", None),
        (noted("file:///home/x/wenming", dir_info={"editable": True}), None),
        (noted("ssh://git@git.example.com/x.git", vcs_info=GIT), None),
        (noted("https://user:word@git.example.com/x.git", vcs_info=GIT), None),
        (noted("https://[", vcs_info=GIT), None),
        (noted("https://"), None),
        (noted(7), None),
        (
            noted("https://git.example.com/w.whl", archive_info={}),
            Provenance("https://git.example.com/w.whl"),
        ),
        (noted(ADDRESS, vcs_info=GIT), Provenance(ADDRESS, COMMIT)),
        (noted(f"git+{ADDRESS}", vcs_info=GIT), Provenance(ADDRESS, COMMIT)),
        (noted(ADDRESS, vcs_info=GIT | {"vcs": "hg"}), Provenance(ADDRESS)),
        (noted(ADDRESS, vcs_info="git"), Provenance(ADDRESS)),
    ],
)
def test_what_the_installer_noted(
    note: str | None, known: Provenance | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Installed, "noted", note)
    assert origin.origin() == known


def test_a_program_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Installed:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(origin, "distribution", missing)
    assert origin.origin() is None


@pytest.mark.parametrize(
    ("known", "source"),
    [
        (Provenance(ADDRESS, COMMIT), f"git+{ADDRESS}@{COMMIT}"),
        (Provenance(ADDRESS), None),
        (Provenance("http://git.example.com/x.git", COMMIT), None),
    ],
)
def test_from_where_to_have_it_again(known: Provenance, source: str | None) -> None:
    assert known.source == source


def test_sarif_names_the_address(
    wenming: Wenming, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert wenming("init", tmp_path / "p", "--ci", "none").code == 0

    def driver() -> dict[str, Any]:
        log = json.loads(wenming("-C", tmp_path / "p", "validate", "--format", "sarif").out)
        found: dict[str, Any] = log["runs"][0]["tool"]["driver"]
        return found

    assert "informationUri" not in driver()
    monkeypatch.setattr(Installed, "noted", noted(ADDRESS, vcs_info=GIT))
    assert driver()["informationUri"] == ADDRESS


@pytest.mark.parametrize(
    "case",
    [
        (ADDRESS, (), f"git+{ADDRESS}@{COMMIT}"),
        (ADDRESS, ("--source", "wheels/w.whl"), "wheels/w.whl"),
        ("https://git.example.com/x;rm", (), "--no-index --find-links wheels wenming-cli"),
        ("file:///home/x", (), "--no-index --find-links wheels wenming-cli"),
    ],
)
def test_build_servers_install_from_there(
    case: tuple[str, tuple[str, ...], str],
    tmp_path: Path,
    wenming: Wenming,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url, typed, installed = case
    monkeypatch.setattr(Installed, "noted", noted(url, vcs_info=GIT))
    ran = wenming("init", tmp_path / "p", "--ci", "gitlab", *typed)
    assert ran.code == 0
    assert ("放进去" in ran.err) is ("wheels wenming" in installed)
    assert f"pip install {installed}\n" in (tmp_path / "p/.gitlab-ci.yml").read_text("utf-8")
