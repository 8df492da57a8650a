"""The files of a plan as they are on the disk, read one by one as they are asked for."""

from pathlib import Path

from wenming_cli.loading import ContentDigest, FileRead, Loaded, Trees, read_file, shown_name
from wenming_cli.loading.discovery import plan_files
from wenming_cli.loading.reading import Content, content_of


def digest_of(folder: Path) -> str:
    """What identifies the content of all files of a plan as they are now."""
    return _digest(_contents(folder))


def _contents(folder: Path) -> dict[str, Content]:
    return {name: content_of(folder / name, folder) for name in plan_files(folder)}


def _digest(contents: dict[str, Content]) -> str:
    digest = ContentDigest()
    for name, content in contents.items():
        digest.take(name, content)
    return digest.text


class PlanFiles:
    """The files of a plan that was loaded: bytes by names relative to its folder."""

    def __init__(self, loaded: Loaded) -> None:
        folder = self.folder = loaded.folder
        self.base = loaded.base
        self.trees: Trees = dict(loaded.trees)
        self.contents = _contents(folder)
        self.relative = {self.shown(name): name for name in self.contents}
        self._reads: dict[str, FileRead] = {}

    @property
    def digest(self) -> str:
        """What identifies the content of all files."""
        return _digest(self.contents)

    def shown(self, name: str) -> str:
        """The name of a file as people see it."""
        return shown_name(self.folder / name, self.base)

    def read(self, name: str) -> FileRead | None:
        """A file read for itself; None where there is none."""
        if name not in self.contents:
            return None
        if name not in self._reads:
            self._reads[name] = read_file(self.shown(name), self.contents[name], self.trees)
        return self._reads[name]
