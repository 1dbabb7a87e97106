"""What is kept of the report on a post: what was printed of it, or the report itself."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final, Protocol

import msgspec

from postlint.cache import row
from postlint.cache.look import content
from postlint.cache.row import CONTENT, Block, Known, Tally, has_findings
from postlint.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_NAME: Final = b"\xff"
"""What stands for the path of a post in what is printed of it, and in no text in UTF-8."""
_decode = msgspec.msgpack.Decoder(Report).decode


class Shown(msgspec.Struct, frozen=True):
    """What is printed of so many posts, of which some have findings, and what there is to count."""

    printed: bytes
    posts: int
    found: int
    tally: Tally


class Form(Protocol):
    """A form in which results are kept; ``name`` holds all that it depends on."""

    name: str

    def made(self, report: Report) -> tuple[Report | Shown, bytes | None, Tally]:
        """Return what a new report becomes in this run, and what is kept of it, if it can be."""

    def known(self, path: str, known: Known) -> Report | Shown | None:
        """Return what becomes of a post of which this was kept; None if it is another one now."""

    def whole(
        self, paths: Sequence[str], block: Block, data: bytes
    ) -> Iterator[Report | Shown | str]:
        """Yield what becomes of the posts of a block, or the paths of those that are others now."""


class Printed:
    """What is printed of a post by itself: nothing needs to be read or made again.

    ``printing`` returns what is printed of a report, and ``counting`` what is counted in it.
    """

    def __init__(
        self,
        name: str,
        printing: Callable[[Report], str],
        counting: Callable[[Report], Tally],
    ) -> None:
        self.name = name
        self._printing = printing
        self._counting = counting

    def made(self, report: Report) -> tuple[Report | Shown, bytes | None, Tally]:
        """Print a report."""
        try:
            printed = self._printing(report).encode()
        except UnicodeEncodeError:  # a lone surrogate
            return report, None, []
        tally = self._counting(report)
        shown = Shown(printed, 1, has_findings(tally), tally)
        return shown, printed.replace(_bytes(report.path), _NAME), tally

    def known(self, path: str, known: Known) -> Shown:  # noqa: ARG002  the post is not looked at
        """Return what was printed of a post."""
        printed = known.result.replace(_NAME, _bytes(known.name))
        return Shown(printed, 1, has_findings(known.tally), known.tally)

    def whole(self, paths: Sequence[str], block: Block, data: bytes) -> Iterator[Shown]:  # noqa: ARG002  as above
        """Yield what was printed of all posts together."""
        parts = [result.replace(_NAME, name) for name, result in row.results(data)]
        yield Shown(b"".join(parts), block.number, block.found, block.tally)


class Reported:
    """The report on a post, without its text, which is read again if anything was found."""

    name = ""

    def made(self, report: Report) -> tuple[Report, bytes | None, Tally]:
        """Pack a report."""
        return report, said(report), []

    def known(self, path: str, known: Known) -> Report | None:
        """Return the report on a post, unless that has become another meanwhile."""
        if not known.result:
            return clean(str(path), "")
        data = content(path)
        if data is None or content_of(data) != known.content:
            return None
        try:
            text = data.decode()
            report = _decode(known.result)
        except (msgspec.MsgspecError, ValueError):
            return None
        return msgspec.structs.replace(report, path=str(path), before=text, after=text)

    def whole(self, paths: Sequence[str], block: Block, data: bytes) -> Iterator[Report | str]:
        """Yield the reports on all posts."""
        for path, known in zip(paths, row.posts(data, block), strict=True):
            report = self.known(path, known)
            yield path if report is None else report


def _bytes(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")


def content_of(data: bytes) -> bytes:
    """Return the hash of a post's content."""
    return blake2b(data, digest_size=CONTENT).digest()


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
    packed = said(report) or b""
    return any(code.encode() in packed for code in codes)


def said(report: Report) -> bytes | None:
    """Return what differs from a report on a good post, and nothing if that is nothing."""
    good = clean(report.path, report.before)
    different = {
        name: value
        for name in report.__struct_fields__
        if (value := getattr(report, name)) != getattr(good, name)
    }
    if not different:
        return b""
    try:
        return msgspec.msgpack.encode({"path": "", "before": "", "after": "", **different})
    except UnicodeEncodeError:
        return None  # a lone surrogate, which no file holds, but which a message may
