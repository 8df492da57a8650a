"""Files that are the old one or the new one, whatever happens, under names that any computer bears.

A full disk, a kill or a fault of the machine leaves the file as it was. Plans travel by git from
one system to another, so a name that Windows could not hold is refused everywhere.
"""

import errno
import os
import re
import shlex
import shutil
import stat
import tempfile
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wenming_cli.lazy_pattern import lazy_pattern

LONGEST_NAME = 255
"""Of one name, in bytes of UTF-8: what Linux bears, and more than Windows does."""
LONGEST_PATH = 240
"""Of a path, in characters: 260 on Windows, less what is put behind it while writing."""

_ABANDONED = 3600
"""Of what was being written and never took its place, in seconds."""

_RESERVED = lazy_pattern(
    r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])[ ]*(\..*)?", re.IGNORECASE | re.DOTALL
)
_INVISIBLE = ("Cc", "Cf", "Zl", "Zp")
_BARE = lazy_pattern(r"[\w./\\:+,@%=-]+" if os.name == "nt" else r"[\w./:+,@%=-]+")
_ODD = lazy_pattern(r'[<>:"|?*\\]')


_REASONS = {
    errno.ENOENT: "没有这个文件夹",
    errno.EEXIST: "已经有了，不覆盖",
    errno.ENOTEMPTY: "里面已经有文件了，不覆盖",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "这里只能读，不能写",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EFBIG: "文件太大",
    errno.EIO: "磁盘读写出错",
    errno.ELOOP: "链接绕成了圈",
    errno.ENAMETOOLONG: "名字太长",
    errno.EBADF: "已经关闭了",
    errno.EPIPE: "读的一方已经关了",
    errno.ENXIO: "另一头没有人在读",
    errno.ETXTBSY: "文件正在使用",
    errno.EBUSY: "文件正在使用",
}


def reason(error: OSError) -> str:
    """Why a file could not be read or written, in plain words."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


class ChangedError(OSError):
    """A file is no longer what it was when it was read."""


class NameRefusedError(OSError):
    """A file cannot have this name everywhere."""


class PlaceRefusedError(OSError):
    """A file must not be written where its name leads."""


def require_portable(path: Path, drive: str | None = None) -> None:
    """Refuse a path that is new and that Windows could not hold; ``NameRefusedError`` says why.

    Names of what is there already are nobody's fault; ``drive`` is the path's own unless given.
    """
    text = os.fspath(path).removeprefix(path.drive if drive is None else drive)
    new = [part for part in Path(text).parts if part not in (os.sep, "/", "..")]
    known = len(Path(text).parts) - len(new)
    there = next((len(p.parts) for p in (path, *path.parents) if os.path.lexists(p)), 0)
    for name in new[max(0, there - known) :]:
        fault = _fault_of(name)
        if fault is not None:
            raise NameRefusedError(f"{fault}，换一个名字")
    whole = path.absolute() if os.name == "nt" else path
    if not os.path.lexists(path) and len(os.fspath(whole)) > LONGEST_PATH:
        raise NameRefusedError(f"连同文件夹太长，Windows 上写不了，要短于 {LONGEST_PATH} 个字符")


def is_portable_name(name: str) -> bool:
    """Whether a name is one on every system."""
    return _fault_of(name) is None


def _fault_of(name: str) -> str | None:
    """Why a name is none on Windows; None where it is one."""
    if _RESERVED.fullmatch(name):
        return "这是 Windows 留给设备的名字"
    odd = _ODD.search(name)
    if odd is not None:
        return f"名字里有“{odd[0]}”，Windows 上不能用"
    if any(unicodedata.category(character) in _INVISIBLE for character in name):
        return "名字里有看不见的控制字符"
    if name.endswith((" ", ".")):
        return "名字以空格或者句点结尾，Windows 上会丢掉"
    if len(name.encode("utf-8", "surrogateescape")) > LONGEST_NAME:
        return f"名字太长，超过 {LONGEST_NAME} 字节"
    return None


def pasted(path: Path) -> str:
    """A path as one word of a command line to be copied, in the shells people have."""
    text = os.fspath(path)
    text = f".{os.sep}{text}" if text.startswith("-") else text
    if _BARE.fullmatch(text):
        return text
    is_plain = os.name == "nt" or not any(mark in text for mark in '"$`\\!')
    return f'"{text}"' if is_plain else shlex.quote(text)


def is_stream(path: Path) -> bool:
    """Whether a name stands for what is written into: a device, a pipe, a stream of the process."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    is_of_process = path.absolute().parts[:2] in (("/", "dev"), ("/", "proc"))
    return not stat.S_ISDIR(mode) and (is_of_process or not stat.S_ISREG(mode))


def write_into(path: Path, data: bytes) -> None:
    """Write into a device or a pipe; raises ``OSError``, as for a pipe that nobody reads."""
    mode = path.stat().st_mode
    if stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        raise PlaceRefusedError("这不是普通文件，不往里写")
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_NONBLOCK", 0))
    os.set_blocking(descriptor, True)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)


def require_inside(path: Path) -> None:
    """Refuse a name in a repository that a link leads out of it; ``PlaceRefusedError`` says so.

    Links come with a branch, and whoever writes a file by name means a file of the repository.
    """
    named, real = Path(os.path.abspath(path)), Path(os.path.realpath(path))  # noqa: PTH100
    root = next((above for above in named.parents if (above / ".git").exists()), None)
    if root is None:
        return
    root = Path(os.path.realpath(root))
    if not real.is_relative_to(root) or ".git" in real.relative_to(root).parts:
        raise PlaceRefusedError("链接指到仓库以外或者 .git 里面，不写")


def replace(path: Path, old: bytes, new: bytes) -> None:
    """Write a file anew, unless somebody else has written it since it was read as ``old``."""
    require_unchanged(path, old)
    write_whole(path, new)


def require_unchanged(path: Path, old: bytes) -> None:
    """Refuse a file that is no longer what it was, or that has a second name in the system."""
    if path.read_bytes() != old:
        raise ChangedError("文件在读取之后被改过，没有改写")
    if path.stat().st_nlink > 1:
        raise OSError("这个文件还有别的硬链接，改写会把它们拆开，没有改写")


def write_whole(path: Path, *data: bytes) -> None:
    """Write a file so that it is either the old one or the new one, whatever happens.

    It may come in pieces. What was written is read again before it takes the place of the old.
    Owner, mode, access list and attributes of an existing file are kept, or it is left as it is,
    and a link goes on pointing where it pointed. Raises ``OSError``; a new file has to have a
    portable name.
    """
    with prepared(path, *data) as put:
        put()


@contextmanager
def new_folder(path: Path, ours: Collection[str] = ()) -> Iterator[Path]:
    """A folder to be filled beside the place it takes when all is in it; else nothing is left.

    A folder that holds nothing but files of ``ours`` is replaced. Raises ``OSError``, among them
    ``FileExistsError`` where there is anything else.
    """
    require_portable(path)
    require_inside(path)
    if os.path.lexists(path) and not _holds_only(path, ours):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(".tmp", f".{target.name[:40]}.", target.parent))
    try:
        temporary.chmod(_mode(temporary / "new") | 0o111)
        yield temporary
        _take_place_of_folder(temporary, target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _holds_only(path: Path, ours: Collection[str]) -> bool:
    """Whether a path is a folder of such files and nothing else."""
    return path.is_dir() and all(
        each.name in ours and each.is_file() and not each.is_symlink() for each in path.iterdir()
    )


def _take_place_of_folder(temporary: Path, target: Path) -> None:
    """Put a folder where another may be; that one is back if it cannot be done."""
    if not target.exists():
        temporary.replace(target)
        return
    old = temporary.with_suffix(".old")
    target.replace(old)
    try:
        temporary.replace(target)
    except OSError:
        old.replace(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def prepared(path: Path, *data: bytes) -> Iterator[Callable[[], None]]:
    """A file written beside the one whose place it is to take, and what puts it there."""
    require_portable(path)
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        raise PlaceRefusedError(
            f"这{'是一个文件夹' if target.is_dir() else '不是普通文件'}，不改写"
        )
    descriptor, name = tempfile.mkstemp(".tmp", f".{target.name[:40]}.", target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(data)
            file.flush()
            os.fsync(descriptor)
        if not _holds(temporary, data):
            raise OSError("写下的和要写的不一样，没有改写")
        temporary.chmod(_mode(target))
        _keep(target, temporary)
        _sweep(temporary, target)
        yield lambda: _take_place(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def _holds(path: Path, data: Iterable[bytes]) -> bool:
    with path.open("rb") as file:
        return all(file.read(len(piece)) == piece for piece in data) and not file.read(1)


def _take_place(temporary: Path, target: Path) -> None:
    temporary.replace(target)


def _sweep(temporary: Path, target: Path) -> None:
    """Take away what runs that were killed left of this file; one that still writes is younger.

    Both days are those of the disk, so that a clock that is wrong does no harm.
    """
    now = temporary.stat().st_mtime
    start = temporary.name[: -len("xxxxxxxx.tmp")]
    for left in target.parent.iterdir():
        is_of_it = left.name.startswith(start) and len(left.name) == len(temporary.name)
        if is_of_it and left.suffix == ".tmp" and now - left.stat().st_mtime > _ABANDONED:
            left.unlink(missing_ok=True)


def _keep(target: Path, temporary: Path) -> None:
    """Give a file the owner, access list and attributes of the one whose place it is to take."""
    if not target.exists() or not hasattr(os, "chown"):
        return
    old, new = target.stat(), temporary.stat()
    try:
        if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
            os.chown(temporary, old.st_uid, old.st_gid)
            temporary.chmod(old.st_mode & 0o7777)
        for name in os.listxattr(target) if hasattr(os, "listxattr") else ():
            os.setxattr(temporary, name, os.getxattr(target, name))
    except OSError as error:
        why = error.strerror or error
        raise OSError(f"文件的所有者或者权限保不住（{why}），没有改写") from error


def _mode(target: Path) -> int:
    """The mode of a file; that of a new one where there is none."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
