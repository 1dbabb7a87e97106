"""What rules across posts said the last time: it holds as long as no post of the archive is another one.

A run in which nothing changed would else read every post only to know what they share.
"""

# Paths stay the strings that they were given as.
# ruff: noqa: PTH116

from __future__ import annotations

import os
import stat
import zlib
from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

from postlint.cache.look import look_at, proves
from postlint.rule import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from postlint.cache.store import Store

_SHARE = 50  # no more is kept than this part of the archive's size


class Said(msgspec.Struct, frozen=True, array_like=True):
    """What was said of posts, by their paths, and what is to be asked again.

    ``within`` are the posts that lead into their own site, with the links and images that do: files
    that they lead to may come and go.
    """

    look: bytes
    remarks: dict[str, tuple[tuple[str, Remark], ...]]
    within: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()


class Memory:
    """The memory of one archive.

    Args:
        store: where it is kept.
        stamp: a hash of all that depends on neither posts nor their folders.
        told: what depends on the folder of a post, by its path.

    """

    def __init__(self, store: Store, stamp: bytes, told: Callable[[str], str]) -> None:
        self.store = store
        self.stamp = stamp
        self._told = told
        self._size = 0
        self.looks: dict[str, tuple[int, bytes]] = {}
        """Size and look of each file that was looked at."""

    def look(self, paths: Iterable[str]) -> bytes:
        """Return a hash of all files of an archive as they are; nothing if they may change unseen."""
        hashed = blake2b(self.stamp, digest_size=16)
        folders: dict[str, str] = {}
        self._size = 0
        for path in paths:
            try:
                status = os.stat(path)
            except (OSError, ValueError):
                return b""
            if not stat.S_ISREG(status.st_mode) or not proves(status, self.store):
                return b""
            folders.setdefault(os.path.dirname(path), path)  # noqa: PTH120
            look = look_at(status)
            self.looks[path] = status.st_size, look
            hashed.update(path.encode("utf-8", "surrogateescape") + b"\0" + look)
            self._size += status.st_size
        for path in folders.values():
            hashed.update(self._told(path).encode("utf-8", "surrogateescape") + b"\0")
        return hashed.digest()

    def recall(self, look: bytes) -> Said | None:
        """Return what was said of an archive that looked so."""
        data = self.store.remembered() if look else b""
        if not data.startswith(look) or not data:
            return None
        try:
            return _decode(zlib.decompress(data[len(look) :]))
        except (zlib.error, msgspec.MsgspecError):
            return None

    def keep(self, said: Said) -> None:
        """Keep what was said of the archive that was looked at last, if it is short enough."""
        try:
            data = said.look + zlib.compress(msgspec.msgpack.encode(said), 9)
        except UnicodeEncodeError:  # a name that is not UTF-8
            return
        if said.look and len(data) <= self._size // _SHARE:
            self.store.remember(data)


_decode = msgspec.msgpack.Decoder(Said).decode
