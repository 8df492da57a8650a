"""Which file of a plan is read by whom: here, by a helper, or in an earlier run.

What comes of it is what reading each of them for itself gives.
"""

from collections.abc import Sequence
from contextlib import suppress

from wenming_cli import workers
from wenming_cli.loading.file_reading import (
    File,
    FileRead,
    Reading,
    Trees,
    packed_read,
    read_file,
    read_packed,
)
from wenming_cli.loading.reading import NotRead, size_of
from wenming_cli.loading.remembering import ReadBefore, digest
from wenming_cli.remembered import store

REMEMBERED_FROM = 2 * 2**20
"""Bytes of a plan from which on its files are remembered."""
SHARED_FROM = 4 * 2**20
"""Bytes to read from which on several processes share them."""


def read_files(files: Sequence[File], known: Trees | ReadBefore | None = None) -> list[FileRead]:
    """Read files by the names people see, in their order.

    ``known`` is of other states of the same files, or from earlier runs; what is read is added.
    """
    if isinstance(known, dict) or _octets(files) < REMEMBERED_FROM:
        trees = known if isinstance(known, dict) else None
        return [read_file(name, content, trees) for name, content in files]
    if known is None or store.place() is None:
        return list(map(_opened, files, _readings(files)))
    return list(map(_opened, files, _recalled_or_read(files, known)))


def _recalled_or_read(files: Sequence[File], before: ReadBefore) -> list[Reading]:
    """Recall the files that were read before, read the others, remember what is sound of them."""
    digests = [b"" if isinstance(content, NotRead) else digest(content) for _, content in files]
    found: dict[int, Reading] = {
        at: known for at, name in enumerate(digests) if (known := before.of(name)) is not None
    }
    new = [at for at in range(len(files)) if at not in found]
    found.update(zip(new, _readings([files[at] for at in new]), strict=True))
    before.keep({name: _packed(found[at]) for at, name in enumerate(digests)})
    return [found[at] for at in range(len(files))]


def _packed(reading: Reading) -> bytes | None:
    return packed_read(reading) if isinstance(reading, FileRead) else reading


def _opened(file: File, reading: Reading) -> FileRead:
    """What came of reading a file; packed bytes that say nothing clear are read anew."""
    name, content = file
    if isinstance(reading, bytes) and isinstance(content, bytes):
        with suppress(ValueError):
            return read_packed(name, content, reading)
    return reading if isinstance(reading, FileRead) else read_file(name, content)


def _readings(files: Sequence[File]) -> list[Reading]:
    """Read files, on several processes where they are large together."""
    if workers.most() == 1 or _octets(files) < SHARED_FROM:
        return [read_file(name, content) for name, content in files]
    from wenming_cli.loading.reading_together import read_together  # noqa: PLC0415  processes, for large plans alone

    return read_together(files, workers.most())


def _octets(files: Sequence[File]) -> int:
    return sum(size_of(content) for _, content in files)
