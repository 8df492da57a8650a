"""Files that are the old one or the new one, whatever happens.

A full disk, a kill or a fault of the machine leaves the file as it was.
"""

import os
import tempfile
from pathlib import Path


class ChangedError(OSError):
    """A file is no longer what it was when it was read."""


def replace(path: Path, old: bytes, new: bytes) -> None:
    """Write a file anew, unless somebody else has written it since it was read as ``old``."""
    if path.read_bytes() != old:
        raise ChangedError("文件在读取之后被改过，没有改写")
    write_whole(path, new)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is either the old one or the new one, whatever happens.

    What was written is read again before it takes the place of the old. The mode of an existing
    file is kept, and a link goes on pointing where it pointed.
    """
    target = Path(os.path.realpath(path))
    descriptor, name = tempfile.mkstemp(".tmp", f".{target.name[:40]}.", target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        if temporary.read_bytes() != data:
            raise OSError("写下的和要写的不一样，没有改写")
        temporary.chmod(_mode(target))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """The mode of a file; that of a new one where there is none."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
