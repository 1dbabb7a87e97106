"""What posts contribute to their archive, kept, so that only those that changed are read again.

Facts are believed as reports are: because the file system proves that a file is what it was, or
because its bytes have the same hash. They are packed in blocks of posts; names of files are not kept
twice. Of each post a few bytes stand for what it is grouped by, so that the posts that share something
with one that changed are found, and unpacked, without all the others.
"""

# Paths stay the strings that they were given as.
# ruff: noqa: PTH113, PTH118

from __future__ import annotations

import os
from hashlib import blake2b
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import msgspec

from postlint.archive.keys import KEYS
from postlint.cache import blocks, sealed
from postlint.cache.contributed import Block, Change, Work, named, numbers, rows_of
from postlint.cache.look import looks_of
from postlint.cache.stamp import tools
from postlint.cache.store import FACTS, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from postlint.archive import Facts

    Read = Callable[[list[str]], Iterable[Facts]]


_SHARE: Final = 3  # what is remembered has at most this part of what the facts have


class State(msgspec.Struct, frozen=True):
    """How many posts an index knows, and how many are new, were changed or are gone since."""

    known: int
    new: int
    changed: int
    gone: int


class Index:
    """The facts of the posts of an archive, in the cache ``folder``; ``told`` says how they are read.

    An index that was written by another postlint, or told otherwise, is empty.
    """

    def __init__(self, folder: str, told: str) -> None:
        self.path = os.path.join(folder, FACTS)
        self._folder = folder
        said = repr((*tools(), told)).encode("utf-8", "surrogatepass")
        self._stamp = blake2b(said, digest_size=32).digest()

    def exists(self) -> bool:
        """Say whether there is an index."""
        return os.path.isfile(self.path)

    def use(
        self,
        places: Mapping[str, str],
        looks: Mapping[str, os.stat_result] = {},
        seen: Mapping[str, bytes] = {},
    ) -> Use:
        """Begin to use the index for the posts of an archive.

        ``places`` maps their paths to what is known of each: facts hold for another path of which
        the same is known. ``looks`` is what the file system said of them a moment ago, and ``seen``
        what was made of that for another file of the cache.
        """
        return Use(Store(self._folder, FACTS), self._stamp, places, looks, seen)

    def facts(
        self, places: Mapping[str, str], read: Read, looks: Mapping[str, os.stat_result] = {}
    ) -> tuple[list[Facts], str]:
        """Return the facts of all posts of the archive, and what is wrong with the index, if anything.

        ``read`` returns the facts of those that can be read of the posts that the index does not know.
        """
        use = self.use(places, looks)
        try:
            use.refresh(read)
            return list(use.facts()), use.store.problem
        finally:
            use.store.close()

    def state(self, places: Mapping[str, str], looks: Mapping[str, os.stat_result] = {}) -> State:
        """Return what has changed since the index was written; it stays as it is."""
        use = self.use(places, looks)
        use.store.close()
        return use.state()


class Use:
    """One use of an index.

    A path that knows more than a name stands for another content than the file's: such a post is read
    anew, and what is kept of the file stays.
    """

    def __init__(
        self,
        store: Store,
        stamp: bytes,
        places: Mapping[str, str],
        looks: Mapping[str, os.stat_result],
        seen: Mapping[str, bytes] = {},
    ) -> None:
        self.store = store
        self._stamp = stamp
        self._blocks = list(self._cut(places, looks, seen))
        rows = store.rows([block.number for block in self._blocks])
        for block in self._blocks:
            block.take(rows.get(block.number, b""))
        self._before = self._mark()

    def _cut(
        self,
        places: Mapping[str, str],
        looks: Mapping[str, os.stat_result],
        seen: Mapping[str, bytes],
    ) -> Iterator[Block]:
        ordered = sorted(places.items(), key=itemgetter(1))
        paths, names = [path for path, _ in ordered], [place for _, place in ordered]
        own = [type(path) is str for path in paths]
        if len(set(names)) < len(names):
            for number, (one, other) in enumerate(pairwise(names), 1):
                own[number] = own[number] and one != other
        new = [path for path in paths if path not in seen]
        seen = {**seen, **dict(zip(new, looks_of(new, looks, self.store)[0], strict=True))}
        packed = blocks.packed(names)
        for name, start, end in blocks.cut(packed):
            key = blake2b(name, digest_size=16, key=self._stamp).digest()
            part = slice(start, end)
            own_looks = [seen[path] for path in paths[part]]
            yield Block(key, paths[part], packed[part], own_looks, own[part])

    def _mark(self) -> bytes:
        """Return what tells the archive that is kept from others."""
        said = b"".join(block.key + sealed.mark(block.data) for block in self._blocks)
        return blake2b(said, digest_size=16).digest()

    def refresh(self, read: Read) -> list[Change]:
        """Read what the index does not know, write it down, and return what has changed."""
        other = [block for block in self._blocks if not block.is_same]
        there = [(block.number, block.data) for block in other]
        works = [Work(block, block.known()) for block in other]
        fresh = {
            facts.path: facts for facts in read([one for work in works for one in work.unknown])
        }
        changes = [change for work in works for change in work.changes(fresh)]
        for work in works:
            work.renew(fresh)
        new = [(block.number, block.data) for block in other]
        if new != there:
            self.store.write(sorted(new), 0)
            self.store.keep_only({block.number for block in self._blocks})
        return changes

    def paths(self) -> Iterator[str]:
        """Yield the paths of all posts."""
        for block in self._blocks:
            yield from block.paths

    def facts(self) -> Iterator[Facts]:
        """Yield the facts of all posts, once they were refreshed."""
        for block in self._blocks:
            yield from self._all_of(block)

    def sharing(self, key: str, changes: Iterable[Change]) -> list[Facts]:
        """Return the posts that share a key of ``KEYS`` with what changed, and perhaps some others.

        If there is a post among them, so are all that share its key.
        """
        column = list(KEYS).index(key)
        wanted = {number for change in changes for number in change.keys[key]} - {0}
        found: list[Facts] = []
        for block in self._blocks:
            if block.facts is not None:
                pairs = zip(block.facts, block.keys, strict=True)
                found += [facts for facts, keys in pairs if keys[column] in wanted]
            elif block.head and not wanted.isdisjoint(numbers(block.head.keys[column])):
                rows = rows_of(block.data)
                for number, short in enumerate(numbers(block.head.keys[column])):
                    if short in wanted:
                        found.append(named(rows[number].facts, block.paths[number]))
        return found

    def _all_of(self, block: Block) -> list[Facts]:
        if block.facts is not None:
            return block.facts
        rows = rows_of(block.data)
        return [named(row.facts, path) for row, path in zip(rows, block.paths, strict=True)]

    def state(self) -> State:
        """Return what has changed since the index was written."""
        known = new = changed = gone = 0
        for block in self._blocks:
            if block.is_same:
                known += len(block.paths)
                continue
            work = Work(block, block.known())
            known += len(work.before)
            before = [place in work.before for place in work.hashes]
            new += before.count(False)
            changed += before.count(True) - len(work.kept)
            gone += len(work.before.keys() - set(work.hashes))
        return State(known, new, changed, gone)

    @property
    def is_new(self) -> bool:
        """Whether anything was written in this use, so that nothing is remembered of what is there."""
        return self._mark() != self._before

    def remembered(self, stamp: bytes) -> bytes:
        """Return what was remembered of the archive as it was when this use began, under a stamp."""
        data = self.store.remembered()
        mark = blake2b(self._before, digest_size=16, key=stamp).digest()
        return data[len(mark) :] if data.startswith(mark) else b""

    def remember(self, data: bytes, stamp: bytes) -> None:
        """Remember something of the archive as it is now, under a stamp, unless it is too long."""
        if len(data) > sum(len(block.data) for block in self._blocks) // _SHARE:
            return
        mark = blake2b(self._mark(), digest_size=16, key=stamp).digest()
        self.store.remember(mark + data)
