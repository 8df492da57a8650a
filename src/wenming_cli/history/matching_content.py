"""The revision a plan had a content at, found by the digest that was printed of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wenming_cli.frozen import frozen
from wenming_cli.history.committed_files import Blob, Tree, tree_of
from wenming_cli.history.git import HistoryError, ask
from wenming_cli.history.objects import read_blobs
from wenming_cli.history.plans import load_at
from wenming_cli.history.repository import Commit, Repository
from wenming_cli.loading import ContentDigest, Loaded
from wenming_cli.loading.reading import Content

MOST_COMMITS = 400
"""Commits that are looked into, the newest first: years of a plan."""

_MOST_KEPT = 64 * 1024 * 1024
"""Bytes of files that are kept while going back, as most stay the same."""


@frozen
class MatchingContent:
    """A commit at which a plan had the content looked for, and the plan then."""

    commit: Commit
    loaded: Loaded


def revision_with(folder: Path, digest: str) -> MatchingContent | None:
    """The newest commit at which the plan in a folder had a digest that begins so.

    None where none of those looked into had it. ``HistoryError`` says why git can't answer.
    """
    repository = Repository.around(folder)
    reading = _DigestReading(repository)
    for commit in _commits(repository):
        tree = tree_of(repository, commit)
        if any(found.startswith(digest) for found in reading.digests(tree)):
            return MatchingContent(commit, load_at(tree, repository.prefix, Path.cwd()))
    return None


def has_content(folder: Path, revision: str, digest: str) -> bool:
    """Whether a plan had a digest at a revision; ``HistoryError`` where git can't say."""
    repository = Repository.around(folder)
    try:
        tree = tree_of(repository, repository.commit(revision))
    except HistoryError:
        return False  # there is no such revision
    return any(found.startswith(digest) for found in _DigestReading(repository).digests(tree))


def _commits(repository: Repository) -> Iterator[Commit]:
    """The commits that touched the folder a repository was entered by, newest first."""
    path = [repository.prefix] if repository.prefix else []
    words = ("rev-list", f"--max-count={MOST_COMMITS}", "HEAD", "--", *path)
    listed = ask(repository.root, *words)
    if listed.code == 0:
        yield from repository.commits(listed.text.split()).values()


@dataclass
class _DigestReading:
    """Reads the files of a plan at one commit after the other, each content once."""

    repository: Repository
    known: dict[str, Content] = field(default_factory=dict)
    size: int = 0

    def digests(self, tree: Tree) -> Iterator[str]:
        """The digest of the plan at a commit, and the same with the line ends of Windows."""
        found = tree.blobs(self.repository.prefix)
        contents = self._contents({name: b for name, b in found.items() if isinstance(b, Blob)})
        plain, windows = ContentDigest(), ContentDigest()
        for name, content in contents.items():
            plain.take(name, content)
            if isinstance(content, bytes):
                windows.take(name, content.replace(b"\n", b"\r\n"))
        yield from (plain.text, windows.text)

    def _contents(self, named: Mapping[str, Blob]) -> dict[str, Content]:
        if self.size > _MOST_KEPT:
            self.known, self.size = {}, 0
        new = {blob.id for blob in named.values()} - self.known.keys()
        read = read_blobs(self.repository.root, sorted(new))
        self.known |= read
        self.size += sum(len(content) for content in read.values() if isinstance(content, bytes))
        return {name: self.known[blob.id] for name, blob in named.items()}
