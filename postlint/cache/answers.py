"""What a run says of posts: what is known from before, and what is found out now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING, Final

import msgspec

from postlint.cache import blocks, row
from postlint.cache.forms import can_be_kept, content_of, mentions
from postlint.cache.look import UNSURE, content
from postlint.cache.row import TOLD, Block, Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from postlint.cache.forms import Form, Shown
    from postlint.cache.store import Store
    from postlint.report import Report

    Check = Callable[[Sequence[str]], Iterator[Report]]

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC).date()
_SHARE: Final = 10  # the cache may have this part of the archive's size
_BESIDE: Final = 512  # bytes of the files beside the rows
_LEAST: Final = 4096  # with less room nothing is kept
_name = attrgetter("name")


class _Asked(msgspec.Struct):
    """The posts of a block that a run is about, and what is known of them.

    ``same`` says that each is what it was; else ``known`` are those that are, by place.
    """

    key: bytes
    paths: Sequence[str]
    looks: list[bytes]
    told: list[bytes]
    data: bytes = b""
    block: Block | None = None
    same: bool = False
    known: dict[int, Known] = {}

    @property
    def missing(self) -> list[str]:
        """The posts that are not known."""
        if self.same:
            return []
        return [path for place, path in enumerate(self.paths) if place not in self.known]


class Answers:
    """What is said of the posts of one run.

    Args:
        store: where it is kept.
        stamp: a hash of all that it depends on besides the posts.
        form: in which form it is kept.
        looks: how the posts look, in the order of their paths.
        size: how many bytes they have.
        told: what else it depends on, by the folder of a post: how its site is made. What a path
            knows besides its name counts, too.
        dated: the codes of rules whose findings go as days pass, and never come.
        whole: whether the run is over the whole archive.

    """

    def __init__(
        self,
        store: Store,
        stamp: bytes,
        form: Form,
        *,
        looks: list[bytes],
        size: int,
        told: Callable[[str], str],
        dated: Iterable[str] = (),
        whole: bool = False,
    ) -> None:
        self._store = store
        self._stamp = blake2b(form.name.encode(), digest_size=32, key=stamp).digest()
        self._form = form
        self._looks = looks
        self._size = size
        self._told = told
        self._dated = frozenset(dated)
        self._whole = whole
        self._day = today()
        self._archive = 0
        self._room = 0
        self._longest = 0
        self._new: dict[int, bytes] = {}

    def map(self, check: Check, paths: Sequence[str]) -> Iterator[Report | Shown]:
        """Yield what is said of each post, in order; ``check`` makes the reports that are not known.

        ``paths`` are sorted. ``check`` must yield the report on each path that it is given, in order. A
        report on a post in which nothing was found comes without its text.
        """
        asked = self._ask(paths)
        missing = check([path for one in asked for path in one.missing])
        try:
            for one in asked:
                if one.same and one.block:
                    for said in self._form.whole(one.paths, one.block, one.data):
                        yield next(check([said])) if isinstance(said, str) else said
                else:
                    yield from self._again(one, missing, check)
        finally:
            getattr(missing, "close", int)()
            self._write({_number(one.key) for one in asked})

    def _ask(self, paths: Sequence[str]) -> list[_Asked]:
        looks, size = self._looks, self._size
        told = self._told_of(paths)
        self._archive = size if self._whole else max(size, self._store.archive())
        self._room = self._archive // _SHARE - _BESIDE
        self._longest = self._store.longest(self._room)
        asked = [
            _Asked(self._key(name), paths[start:end], looks[start:end], told[start:end])
            for name, start, end in blocks.cut(blocks.packed(paths))
        ]
        rows = self._store.rows([_number(one.key) for one in asked])
        for one in asked:
            data = rows.get(_number(one.key))
            block = row.read(data, one.key) if data else None
            if data and block:
                one.data, one.block = data, block
                one.same = self._is_same(one, block)
                if not one.same:
                    one.known = dict(self._known(one, block))
        return asked

    def _key(self, name: bytes) -> bytes:
        return blake2b(name, digest_size=16, key=self._stamp).digest()

    def _told_of(self, paths: Sequence[str]) -> list[bytes]:
        """Return, for each post, a hash of what its result depends on besides it."""
        known: dict[str, bytes] = {}
        found = []
        for path in paths:
            folder = path.rpartition("/")[0]
            told = known.get(folder)
            if told is None:
                told = known[folder] = _hash(self._told(folder))
            if type(path) is not str:
                told = _hash(f"{told!r}\0{path.__reduce_ex__(2)[1:]!r}")
            found.append(told)
        return found

    def _is_same(self, one: _Asked, block: Block) -> bool:
        """Say whether all posts of a block are known to be what they were, and would be found so today."""
        holds = block.day == self._day or (block.day < self._day and not block.today_only)
        return holds and UNSURE not in one.looks and block.is_of(one.paths, one.looks, one.told)

    def _known(self, one: _Asked, block: Block) -> Iterator[tuple[int, Known]]:
        """Yield the posts that are what they were, by their places."""
        by_name = {known.name: known for known in self._of_today(one.data, block)}
        for place, path in enumerate(one.paths):
            known = by_name.get(path)
            if known is None or known.told != one.told[place]:
                continue
            look = one.looks[place]
            if known.look == look != UNSURE or _holds(path, known):
                yield place, msgspec.structs.replace(known, look=look)

    def _of_today(self, data: bytes, block: Block) -> list[Known]:
        """Return what is known of the posts of a block that would be found today."""
        if self._day < block.day:
            return []
        posts = row.posts(data, block)
        return [one for one in posts if block.day == self._day or not one.today_only]

    def _again(
        self, one: _Asked, missing: Iterator[Report], check: Check
    ) -> Iterator[Report | Shown]:
        """Yield what is said of a block in which something changed, and keep what is known now."""
        kept: list[Known] = []
        for place, path in enumerate(one.paths):
            if place in one.known:
                known = one.known[place]
                kept.append(known)
                yield self._form.known(path, known) or next(check([path]))
                continue
            report = next(missing)
            if not can_be_kept(report):
                yield report
                continue
            said, made, tally = self._form.made(report)
            if made is not None:
                hashed = content_of(report.before.encode())
                today_only = mentions(report, self._dated)
                look, told = one.looks[place], one.told[place]
                kept.append(Known(str(path), look, told, hashed, made, tally, today_only))
            yield said
        is_same = one.block is not None and one.block.is_of(one.paths, one.looks, one.told)
        is_new = not is_same or len(one.known) < len(kept)
        if (
            is_new and today() == self._day
        ):  # a rule may have seen another day than the row would say
            self._keep(one, kept)

    def _keep(self, one: _Asked, kept: list[Known]) -> None:
        """Make the row of a block: posts that nobody asked about stay, unless all were asked about."""
        if one.block and not self._whole:
            asked = set(one.paths)
            more = self._of_today(one.data, one.block)
            kept = sorted([*kept, *(known for known in more if known.name not in asked)], key=_name)
        if kept:
            written = row.write(kept, self._day, one.key)
            if len(written) <= self._longest:
                self._new[_number(one.key)] = written

    def _write(self, asked: set[int]) -> None:
        """Write what is new, and make room where there is too much."""
        if self._room < _LEAST:
            self._store.discard()
            return
        if self._new:
            self._store.write(sorted(self._new.items()), self._archive)
            self._store.trim(self._room, lambda number, data: (number in asked, -len(data)))


def today() -> int:
    """Return the day in UTC, counted from the beginning of 2020."""
    return max(0, (datetime.now(UTC).date() - _EPOCH).days)


def _number(key: bytes) -> int:
    return int.from_bytes(key[:6], "big")


def _hash(said: str) -> bytes:
    return blake2b(said.encode("utf-8", "surrogateescape"), digest_size=TOLD).digest()


def _holds(path: str, known: Known) -> bool:
    """Say whether a file holds the content that is known."""
    data = content(path)
    return data is not None and content_of(data) == known.content
