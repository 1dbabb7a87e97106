"""What rules across posts said the last time: it holds as long as no post of the archive is another one.

A run in which nothing changed would else read every post only to know what they share.
"""

from __future__ import annotations

import zlib
from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

from postlint.cache.look import UNSURE, looks_of
from postlint.rule import Remark

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Mapping, Sequence

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
        told: what depends on a folder of posts.

    """

    def __init__(self, store: Store, stamp: bytes, told: Callable[[str], str]) -> None:
        self.store = store
        self.stamp = stamp
        self._told = told
        self.looks: list[bytes] = []
        """How the posts of the run look, one by one."""
        self.size = 0
        """How many bytes they have."""

    def see(self, paths: Sequence[str], known: Mapping[str, os.stat_result]) -> None:
        """Look at the posts of a run, as far as it is not ``known`` how they look."""
        self.looks, self.size = looks_of(paths, known, self.store)

    def look(self, paths: Sequence[str]) -> bytes:
        """Return a hash of all files of a run as they are; nothing if they may change unseen."""
        if UNSURE in self.looks:
            return b""
        names = "\0".join(paths).encode("utf-8", "surrogateescape")
        hashed = blake2b(names, digest_size=16, key=self.stamp)
        hashed.update(b"".join(self.looks))
        for folder in dict.fromkeys(path.rpartition("/")[0] for path in paths):
            hashed.update(self._told(folder).encode("utf-8", "surrogateescape") + b"\0")
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
        if said.look and len(data) <= self.size // _SHARE:
            self.store.remember(data)


_decode = msgspec.msgpack.Decoder(Said).decode
