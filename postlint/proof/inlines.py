"""Inline elements: marks, links, images, quotations and line breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from postlint.post.lazy_images import (
    LAZY_SOURCES,
    PLACEHOLDER_FILES,
    PLACEHOLDERS,
    SHORT_DATA,
    SOURCE_SETS,
)
from postlint.proof.asides import Asides
from postlint.proof.languages import language
from postlint.proof.pieces import WHITE, candidate, quoted, token, url, words
from postlint.proof.pixels import is_pixel
from postlint.proof.words import MARKS

if TYPE_CHECKING:
    from postlint.post.html import Attributes


_FLOAT: Final = re.compile(r"(?:^|[;\s])float\s*:\s*(left|right)\b", re.IGNORECASE)


class Inlines(Asides):
    """Reads the elements that stand in a line of text."""

    def __init__(self) -> None:
        super().__init__()
        self._targets: set[str] = set()  # the identifiers that links point at
        self._pictures: list[str] = []  # the first source of each open picture

    def _start_mark(self, tag: str, attrs: Attributes) -> None:
        """Enter an element that marks its text."""
        mark = MARKS[tag]
        if self._pre and mark == "code":
            self._open.append(None)
            if attrs:
                self._name_language(attrs)
            return
        self._marks = self._marks.enter(mark)
        self._ready = False
        self._open.append(_END_MARKS)

    def _name_language(self, attrs: Attributes) -> None:
        """Take over the language that code in a ``pre`` names, if that names none itself."""
        place = self._pre[-1]
        if self._out[place] == token("pre") and (found := language(attrs)):
            self._out[place] = token(f"pre {found}")

    def _end_marks(self, _: object) -> None:
        """Leave the innermost marks, or a link."""
        self._marks = self._marks.parent
        self._ready = False

    def _start_link(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Enter a link; without an address it is its content."""
        href = title = download = None
        more = False
        for name, value in attrs:
            if name == "href":
                href = url(value or "")
            elif name == "title":
                title = words(value)
            elif name == "download":
                download = f"  download {value}" if value else "  download"
            elif name == "name":
                more = value == "more"
        if href is None:
            if more:  # where Blogger ends what it shows in lists; all other sites read a comment
                self._out.append(token("comment more"))
            self._open.append(_END_MARKS if title else None)
            if title:
                self._marks = self._marks.enter(f"title={quoted(title)}")
                self._ready = False
            return
        if href[:1] == "#":
            self._point_at(href[1:])
        # Neither an address nor a title holds two spaces, and an address holds none.
        link = f"a {href} {title}" if title else f"a {href}"
        self._marks = self._marks.enter(link + download if download else link)
        self._ready = False
        self._open.append(_END_MARKS)

    def _point_at(self, name: str) -> None:
        self._targets |= {name, unquote(name)}

    def _start_picture(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Enter a picture: its image is the picture, or its first source if that has none."""
        self._pictures.append("")
        self._open.append((Inlines._end_picture, None))

    def _end_picture(self, _: object) -> None:
        self._pictures.pop()

    def _image(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Read an image: its address, alternative text and title; apart from these size and side."""
        self._open.append(None)
        attributes = dict(attrs)
        source = self._source(attributes)
        alt = words(attributes.get("alt"))
        if not source and not alt:
            return
        if source and is_pixel(attributes, source):
            self._out.append(token(f"pixel {source.strip(WHITE)}"))
            return
        said = f"img {url(source)}"
        title = words(attributes.get("title"))
        if alt or title:
            said = f"{said} | {_without_bars(alt)}"
        if title:
            said = f"{said} | {_without_bars(title)}"
        if "usemap" in attributes or "ismap" in attributes:
            used = attributes.get("usemap") or ""
            self._point_at(used.strip().removeprefix("#"))
            said = f"{said} | map {used}"
        self._atom(token(said))
        width, height = attributes.get("width"), attributes.get("height")
        if source and (width or height):
            self._out.append(token(f"size {width or ''}x{height or ''}"))
        if source and (side := _side(attributes)):
            self._out.append(token(f"align {side}"))

    def _source(self, attributes: dict[str, str | None]) -> str:
        """Return the address of what an image shows, at once or when a script has loaded it."""
        source = attributes.get("src") or ""
        if source and not _holds_place(source):
            return source
        for name in LAZY_SOURCES:
            if lazy := attributes.get(name):
                return lazy
        for name in SOURCE_SETS:
            first = candidate(attributes.get(name))
            if first and not _holds_place(first):
                return first
        return (self._pictures and self._pictures[-1]) or source

    def _start_quotation(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Enter a quotation: browsers draw its marks, which look like the text that they are."""
        self._open.append((Inlines._quotation_mark, "/q"))
        self._quotation_mark("q")

    def _quotation_mark(self, name: str) -> None:
        if self._pre:
            self._write_pre(token(name))
        else:
            self._write(token(name))

    def _break(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Read a line break."""
        self._open.append(None)
        if self._pre:
            self._write_pre("\n")
            return
        # A line of white space alone is a blank line.
        self._due += self._due < 2  # noqa: PLR2004 - two breaks are a paragraph
        self._ready = False
        self._lead = ""
        self._space = None


def _side(attributes: dict[str, str | None]) -> str:
    """Return where an image stands, by its own word, if not where the text does."""
    side = words(attributes.get("align"))
    if not side and (style := attributes.get("style")):
        found = _FLOAT.search(style)
        side = found[1] if found else ""
    return side.lower()


def _holds_place(source: str) -> bool:
    """Say whether an address stands for an image that a script loads later."""
    return (
        source.startswith(PLACEHOLDERS)
        or (source.startswith("data:") and len(source) < SHORT_DATA)
        or source.rpartition("/")[2].partition(".")[0].lower() in PLACEHOLDER_FILES
    )


def _without_bars(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|") if "|" in text or "\\" in text else text


_END_MARKS: Final = (Inlines._end_marks, None)  # noqa: SLF001 - a method of this module
