"""Read a post strictly, write it atomically."""

# Paths stay the strings that they were given as; a Path would only be in the way here.
# ruff: noqa: PTH105, PTH108, PTH110, PTH116, PTH120, PTH123

from __future__ import annotations

import contextlib
import errno
import os
import stat

import msgspec

# A pipe must not be waited for.
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")


class NotUtf8Error(ValueError):
    """A file that is not text in UTF-8.

    ``reason`` says in plain words what it seems to be; ``readable`` is the text before the first
    bad byte, so that ``len(readable)`` is the place of the error.
    """

    def __init__(self, reason: str, readable: str) -> None:
        super().__init__(reason, readable)
        self.reason = reason
        self.readable = readable

    def __str__(self) -> str:
        return self.reason


class ChangedOnDiskError(OSError):
    """The file no longer holds the bytes that were read: somebody else wrote it meanwhile."""

    def __init__(self, path: str) -> None:
        super().__init__(errno.EAGAIN, "changed on disk since it was read", path)


class Source(msgspec.Struct, frozen=True):
    """A file as it was read: ``data`` as bytes, ``text`` decoded, BOM and line ends kept."""

    path: str
    data: bytes
    text: str


def read(path: str) -> Source:
    """Read a post.

    Raises:
        NotUtf8Error: if it is not text in UTF-8.
        OSError: if it cannot be read, or is no regular file (opening a pipe would wait for ever).

    """
    handle = os.open(path, _READ)
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "not a regular file", path)
        data = _read(handle, status.st_size)
    finally:
        os.close(handle)
    return Source(path, data, decode(data))


def _read(handle: int, size: int) -> bytes:
    """Read to the end: in one piece, unless the file is growing or does not know its size."""
    parts = [os.read(handle, size + 1)]
    while len(parts[-1]) not in {0, size}:
        parts.append(os.read(handle, size + 1))
    return parts[0] if len(parts) == 1 else b"".join(parts)


def decode(data: bytes) -> str:
    """Decode strictly as UTF-8; a BOM stays, as U+FEFF.

    Raises:
        NotUtf8Error: also for NUL bytes, which UTF-8 allows and no post holds.

    """
    if data.startswith(_UTF16_BOMS):
        raise NotUtf8Error("the file is UTF-16 (it starts with its BOM); save it as UTF-8", "")
    nul = data.find(b"\0")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        if 0 <= nul < error.start:
            raise _not_text(data, nul) from None
        raise _not_text(data, error.start) from None
    if nul >= 0:
        raise _not_text(data, nul)
    return text


def _not_text(data: bytes, place: int) -> NotUtf8Error:
    readable = data[:place].decode()
    nuls = data.count(b"\0")
    if nuls and nuls * 3 > len(data) and len(data) % 2 == 0:
        return NotUtf8Error("the file looks like UTF-16 without a BOM; save it as UTF-8", readable)
    if nuls:
        return NotUtf8Error("the file holds NUL bytes, so it is binary, not a post", readable)
    byte = f"0x{data[place]:02X}"
    return NotUtf8Error(f"byte `{byte}` is not UTF-8; save the file as UTF-8", readable)


def write(path: str, text: str, expected: bytes, *, settled: bool = True) -> None:
    """Replace the content of a post by ``text``, wholly or not at all.

    The new file is written beside the old one, flushed to the disk and renamed over it; mode and,
    where the system allows, owner are kept. A symbolic link stays and its target is replaced.
    Nothing is translated: what ``text`` holds, line ends included, is what the file holds.

    Args:
        path: the post.
        text: its new content.
        expected: the bytes that were read; anything else on disk is somebody's newer work.
        settled: whether the folder is flushed to the disk too, so that a power cut after this does
            not bring the old content back.

    Raises:
        ChangedOnDiskError: if the file does not hold ``expected`` any more.
        OSError: if it cannot be written; nothing is left behind then.

    """
    data = text.encode()
    target = os.path.realpath(path)
    writable_or_raise(path, target)
    same_or_raise(path, target, expected)
    if data == expected:
        return
    import tempfile  # noqa: PLC0415  slow to import, and most runs write nothing

    folder = os.path.dirname(target)
    handle, temporary = tempfile.mkstemp(prefix=".postlint-", suffix=".tmp", dir=folder)
    try:
        with open(handle, "wb") as file:
            keep_owner_and_mode(file.fileno(), os.stat(target))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        same_or_raise(path, target, expected)
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    if settled:
        sync_folder(folder)


def writable_or_raise(path: str, target: str) -> None:
    """Raise what the system says of a file that is missing or may not be written."""
    if not os.access(target, os.W_OK):
        # A rename would succeed on a read-only file, against its owner's word.
        missing = not os.path.exists(target)
        code = errno.ENOENT if missing else errno.EACCES
        raise OSError(code, os.strerror(code), path)


def same_or_raise(path: str, target: str, expected: bytes) -> None:
    """Raise ChangedOnDiskError if a file does not hold what was read."""
    with open(target, "rb") as file:
        if file.read() != expected:
            raise ChangedOnDiskError(path)


def keep_owner_and_mode(handle: int, old: os.stat_result) -> None:
    """Give a file the owner, where the system allows, and the mode of another."""
    if hasattr(os, "fchown"):
        with contextlib.suppress(PermissionError):  # only the superuser may give files away
            os.fchown(handle, old.st_uid, old.st_gid)
        # After the owner: changing it clears the set-user-id bits.
        os.fchmod(handle, stat.S_IMODE(old.st_mode))


def sync_folder(folder: str) -> None:
    """Flush a folder to the disk."""
    # The rename itself must survive a power cut; some file systems cannot sync a folder.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
