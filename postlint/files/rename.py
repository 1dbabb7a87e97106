"""Replace a post by a new one beside it, of another name: never over a file that is there."""

# Paths stay the strings that they were given as; a Path would only be in the way here.
# ruff: noqa: PTH105, PTH108, PTH114, PTH116, PTH120, PTH123

from __future__ import annotations

import contextlib
import errno
import os

from postlint.files.disk import keep_owner_and_mode, same_or_raise, sync_folder, writable_or_raise


def rename(path: str, new: str, text: str, expected: bytes) -> None:
    """Write ``text`` as the new file ``new``, and only then remove the post at ``path``.

    The new file appears whole or not at all, with mode and owner of the old one.

    Args:
        path: the post.
        new: where it stands then, in the same folder.
        text: its new content.
        expected: the bytes that were read; anything else on disk is somebody's newer work.

    Raises:
        ChangedOnDiskError: if the old file does not hold ``expected`` any more.
        FileExistsError: if there is something at ``new`` already.
        OSError: if one of the two cannot be written; the old file is there then.

    """
    if os.path.islink(path):
        raise OSError(errno.EINVAL, "a symbolic link is not renamed", path)
    if os.path.lexists(new):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), new)
    writable_or_raise(path, path)
    same_or_raise(path, path, expected)
    import tempfile  # noqa: PLC0415  slow to import, and most runs write nothing

    data = text.encode()
    folder = os.path.dirname(path) or "."
    handle, temporary = tempfile.mkstemp(prefix=".postlint-", suffix=".tmp", dir=folder)
    try:
        with open(handle, "wb") as file:
            keep_owner_and_mode(file.fileno(), os.stat(path))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _appear(temporary, new)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
    sync_folder(folder)
    same_or_raise(new, new, data)
    try:
        same_or_raise(path, path, expected)
        os.unlink(path)
    except BaseException:
        with contextlib.suppress(OSError):
            same_or_raise(new, new, data)
            os.unlink(new)
        raise
    sync_folder(folder)


def _appear(temporary: str, new: str) -> None:
    """Give a file a second name, which must be free; where there are no links, move it there."""
    try:
        os.link(temporary, new)
    except FileExistsError:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), new) from None
    except OSError:
        # A file system without links: take the name first, so that nobody else has it.
        os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        os.replace(temporary, new)
