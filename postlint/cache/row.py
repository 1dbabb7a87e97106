"""What one row says: of which content a report is, on which day it was made, and the report.

A row is a checksum of the rest, a hash of the post's content, a hash of what the file system says
of the file (zero: not to be relied on), the day, and the packed report, which is empty where
nothing was found.
"""

from __future__ import annotations

import zlib
from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

from postlint.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTENT = 8
LOOK = 5
UNSURE = bytes(LOOK)
_CHECKSUM = 4
_DAY = 2
_START = _CHECKSUM + CONTENT + LOOK + _DAY
_TODAY_ONLY = 0x8000
_WORDS = 16_000
"""The most bytes of samples that reports are packed with."""
_WINDOW = 32_768

_decode = msgspec.msgpack.Decoder(Report).decode


class Row(msgspec.Struct, frozen=True):
    """A row, unpacked as far as it costs nothing.

    ``day`` counts from 2020; ``today_only`` says that the report holds of no other day.
    """

    content: bytes
    look: bytes
    day: int
    today_only: bool
    packed: bytes

    def holds_on(self, day: int) -> bool:
        """Say whether the report would be the same if it were made on a day."""
        return self.day == day or (self.day < day and not self.today_only)


def content_of(data: bytes, key: bytes) -> bytes:
    """Return the hash of a post's content, for the post of a key."""
    return blake2b(data, digest_size=CONTENT, key=key).digest()


def write(row: Row, key: bytes) -> bytes:
    """Return a row as bytes."""
    day = (row.day | _TODAY_ONLY * row.today_only).to_bytes(_DAY, "big")
    rest = row.content + row.look + day + row.packed
    return zlib.crc32(rest, zlib.crc32(key)).to_bytes(_CHECKSUM, "big") + rest


def read(data: bytes, key: bytes) -> Row | None:
    """Return the row that bytes are; None if they are damaged, or of another key."""
    rest = data[_CHECKSUM:]
    if len(data) < _START or data[:_CHECKSUM] != zlib.crc32(rest, zlib.crc32(key)).to_bytes(
        _CHECKSUM, "big"
    ):
        return None
    day = int.from_bytes(data[_START - _DAY : _START], "big")
    return Row(
        rest[:CONTENT],
        rest[CONTENT : CONTENT + LOOK],
        day & ~_TODAY_ONLY,
        bool(day & _TODAY_ONLY),
        data[_START:],
    )


def day_of(data: bytes) -> int:
    """Return the day of a row, damaged or not."""
    return int.from_bytes(data[_START - _DAY : _START], "big") & ~_TODAY_ONLY


def pack(report: Report, data: bytes, words: bytes) -> bytes | None:
    """Return a report on a post that was not changed, without the post; None if it cannot be.

    Much of what a report says stands in the post, and the rest in ``words``.
    """
    said = _said(report)
    if not said:
        return said
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=_dictionary(data, words))
    return squeeze.compress(said) + squeeze.flush()


def unpack(packed: bytes, path: str, data: bytes, words: bytes) -> Report | None:
    """Return the report on the post at ``path`` that was packed; None if that is not possible."""
    stretch = zlib.decompressobj(-15, zdict=_dictionary(data, words))
    try:
        text = data.decode()
        report = _decode(stretch.decompress(packed))
    except (zlib.error, msgspec.MsgspecError, ValueError):
        return None
    return msgspec.structs.replace(report, path=path, before=text, after=text)


def samples(reports: Iterable[Report], most: int) -> bytes:
    """Return what reports of one run are like, one finding of each kind, in ``most`` bytes."""
    found: dict[tuple[str, object], bytes] = {}
    for report in reports:
        for one in report.diagnostics:
            kind = (one.code, one.fix and one.fix.safety)
            if kind not in found:
                found[kind] = _said(Report(path="", before="", after="", diagnostics=(one,))) or b""
    said = b"".join(found.values())
    return said[-min(most, _WORDS) :] if most > 0 else b""


def clean(path: str, text: str) -> Report:
    """Return the report on a post in which nothing was found."""
    return Report(path=path, before=text, after=text)


def can_be_kept(report: Report) -> bool:
    """Say whether a report tells of a post as it is on disk, and would be the same again."""
    return (
        type(report) is Report
        and report.before == report.after
        and not report.internal_error
        and not any(one.code.startswith("PL") for one in report.diagnostics)
    )


def mentions(report: Report, codes: Iterable[str]) -> bool:
    """Say whether a report tells anything of rules with these codes."""
    said = _said(report) or b""
    return any(code.encode() in said for code in codes)


def _said(report: Report) -> bytes | None:
    """Return what differs from a report on a good post, and nothing if that is nothing."""
    good = clean(report.path, report.before)
    said = {
        name: value
        for name in report.__struct_fields__
        if (value := getattr(report, name)) != getattr(good, name)
    }
    if not said:
        return b""
    try:
        return msgspec.msgpack.encode({"path": "", "before": "", "after": "", **said})
    except UnicodeEncodeError:
        return None  # a lone surrogate, which no file holds, but which a message may


def _dictionary(data: bytes, words: bytes) -> bytes:
    """Return what is likely to be said: the post, and (nearer, so shorter to say) the samples."""
    room = _WINDOW - len(words) - 300  # zlib reaches back less than its window
    return data[:room] + words
