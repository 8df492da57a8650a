"""Where the program was installed from, as the installer noted it (PEP 610)."""

import json
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any
from urllib.parse import urlsplit

from wenming_cli.frozen import frozen


@frozen
class Provenance:
    """A public address of the program; ``commit`` where it is that of a git repository."""

    url: str
    commit: str | None = None

    @property
    def source(self) -> str | None:
        """What to give an installer to have the same program again, from git over https alone."""
        is_safe = self.commit is not None and self.url.startswith("https://")
        return f"git+{self.url}@{self.commit}" if is_safe else None


def origin() -> Provenance | None:
    """Where this program comes from; None where that is a folder, an index, or not known."""
    try:
        noted = json.loads(distribution("wenming-cli").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return None
    return _origin(noted) if isinstance(noted, dict) else None


def _origin(noted: dict[str, Any]) -> Provenance | None:
    url, vcs = str(noted.get("url", "")).removeprefix("git+"), noted.get("vcs_info")
    if not _is_public(url):
        return None
    commit = vcs.get("commit_id") if isinstance(vcs, dict) and vcs.get("vcs") == "git" else None
    return Provenance(url, commit)


def _is_public(url: str) -> bool:
    """Whether an address is of the web and holds no name or word that lets somebody in."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and "@" not in parts.netloc
