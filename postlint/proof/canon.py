"""The canonical form of a document: what a reader of the site sees, as one flat list.

Text stands as it is; everything else is a token in angle marks. Two documents whose lists join to
the same string look the same. `postlint.proof.words` says what does not count, and why.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from postlint.post.html import VOID, walk
from postlint.proof.words import (
    BLOCKS,
    EMBEDS,
    EMPTY_SHOWS_NOTHING,
    INVISIBLE,
    LAZY_SOURCES,
    MARKS,
    PLACEHOLDERS,
    SILENT_ATTRIBUTES,
    TRANSPARENT_BLOCK,
    TRANSPARENT_INLINE,
)

if TYPE_CHECKING:
    from postlint.post.html import Attributes

OPEN: Final = "\x1e"
CLOSE: Final = "\x1f"
"""Around every token; control characters that no text shows."""

PARAGRAPH: Final = f"{OPEN}p{CLOSE}"
BREAK: Final = f"{OPEN}br{CLOSE}"

NEAR: Final = 12
"""How many pieces back the image may stand that a noscript doubles."""

_AROUND_IMAGES = (PARAGRAPH, BREAK, f"{OPEN}size ", f"{OPEN}mark ", f"{OPEN}id ")

WHITE: Final = " \t\n\r\f"
"""The white space that collapses (CSS Text 3, 4.1.1); any other is a character like others."""

_SPACES = re.compile(r"[ \t\n\r\f]+")
_PLAIN_URL = re.compile(r"[A-Za-z0-9%/:?#@!$&'()*+,;=~._-]*").fullmatch
_LANGUAGE = re.compile(r"(?:^|\s)lang(?:uage)?-([^\s]+)")
_ALIGN = re.compile(r"text-align:\s*(left|right|center|justify)", re.IGNORECASE)
_TELLING = ('"#', "'#", "=#", "= #", '" #', "hidden", "display", "HIDDEN", "DISPLAY", "lang")
"""Without any of these no attribute says that content is hidden, pointed at or in a language."""

_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def token(text: str) -> str:
    """Return ``text`` as a token of the canonical form."""
    return f"{OPEN}{text}{CLOSE}"


def canonical(html: str) -> list[str]:
    """Return the canonical form of an HTML document: its pieces, text and tokens, in order."""
    reader = Canon(look=any(words in html for words in _TELLING))
    walk(html, reader)
    return reader.finish()


def url(text: str) -> str:
    """Return a URL as a browser requests it: trimmed, percent-encoded, otherwise as written."""
    if _PLAIN_URL(text):
        return text
    text = text.strip(" \t\n\r\f").replace("\n", "").replace("\t", "").replace("\r", "")
    return quote(text, safe="%/:?#@!$&'()*+,;=~")


class Canon:
    """A handler of parser events that writes the canonical form."""

    def __init__(self, *, look: bool = True) -> None:
        self._look = look  # whether identifiers, hidden elements or languages are to be found
        self._out: list[str] = []
        self._marks: dict[str, int] = {}
        self._links: list[str] = []
        self._key = ""  # the marks that text would have now
        self._written = ""  # the marks that the last text was written with
        self._in_paragraph = False
        self._space = False
        self._breaks = 0
        self._lead = ""  # white space at the start of a line that may turn out to be blank
        self._silent = 0  # depth in an element that does not show
        self._script: tuple[str, list[str]] | None = None  # a script or style, and its text
        self._pre: int | None = None  # where the token of the current pre stands
        self._open: list[str] = []  # what leaving each open element does, "" for nothing
        self._aside: list[tuple[list[str], bool, str, bool, int]] = []
        self._rows: list[int] = []
        self._ids: dict[str, None] = {}
        self._pending_ids: list[str] = []
        self._targets: set[str] = set()

    # What the parser calls.

    def start_element(self, tag: str, attrs: Attributes) -> None:
        """Enter an element."""
        if self._silent:
            self._silent += 1
        elif attrs and self._look and self._look_at(tag, attrs):
            self._set_aside("hidden")
        elif tag in TRANSPARENT_BLOCK:
            self._in_paragraph = False
            self._breaks = 0
            self._lead = ""
            self._open.append("block")
        elif tag in MARKS:
            self._start_mark(MARKS[tag])
        elif tag == "a":
            self._start_link(dict(attrs))
        elif tag in TRANSPARENT_INLINE:
            self._open.append(tag if tag == "picture" else "")
        elif tag == "br":
            self._break()
            self._open.append("")
        elif tag == "img":
            self._image(dict(attrs))
            self._open.append("")
        else:
            self._start_other(tag, attrs)

    def end_element(self, tag: str) -> None:
        """Leave an element."""
        if self._silent:
            self._silent -= 1
            if not self._silent and self._script is not None:
                name, text = self._script
                self._script = None
                self._out.append(token(" ".join([name, *"".join(text).split()])))
            return
        closing = self._open.pop()
        if not closing:
            return
        if closing == "block":
            self._in_paragraph = False
            self._breaks = 0
            self._lead = ""
        elif closing[:1] == "-":
            self._end_mark(closing[1:])
        elif closing == "link":
            self._links.pop()
            self._rekey()
        elif closing == "hidden":
            inside = self._take_back()
            if inside:
                self._out.append(token(f"hidden {''.join(inside)}"))
        elif closing == "noscript":
            self._end_noscript(self._take_back())
        elif closing[:1] == OPEN:
            self._end_other(tag, closing)

    def characters(self, data: str) -> None:
        """Read text."""
        if self._silent:
            if self._script is not None:
                self._script[1].append(data)
            return
        if self._pre is not None:
            self._write(data)
            return
        core = data.strip(WHITE)
        if not core:
            self._space = True
            return
        if data[0] in WHITE:
            self._space = True
        if "\n" in core or "  " in core or "\t" in core or "\r" in core or "\f" in core:
            core = _SPACES.sub(" ", core)
        if (
            self._in_paragraph
            and self._key == self._written
            and not (self._breaks or self._lead or self._pending_ids)
        ):
            self._out.append(f" {core}" if self._space else core)
        else:
            self._write(core)
        self._space = data[-1] in WHITE

    def comment(self, data: str) -> None:
        """Read a comment: sites read some (``<!--more-->``), so all count."""
        if not self._silent:
            self._out.append(token(f"comment {' '.join(data.split())}"))

    def doctype(self, name: str, public_id: str | None, system_id: str | None) -> None:
        """Read a document type, which shows nothing."""

    def processing_instruction(self, target: str, data: str) -> None:
        """Read a processing instruction as the comment that browsers make of it."""
        self.comment(f"?{target} {data}")

    def finish(self) -> list[str]:
        """Return the list; identifiers that no link points at are gone."""
        self._flush_ids()
        silent = {token(f"id {name}") for name in self._ids if name not in self._targets}
        return [piece for piece in self._out if piece not in silent] if silent else self._out

    # Inline elements.

    def _start_mark(self, mark: str) -> None:
        if mark == "code" and self._pre is not None:
            self._open.append("")
            return
        self._marks[mark] = self._marks.get(mark, 0) + 1
        self._open.append(f"-{mark}")
        self._rekey()

    def _end_mark(self, mark: str) -> None:
        self._marks[mark] -= 1
        if not self._marks[mark]:
            del self._marks[mark]
        self._rekey()

    def _start_link(self, attributes: dict[str, str | None]) -> None:
        href = attributes.get("href", "") if "href" in attributes else None
        if href is None:
            self._open.append("")
            return
        if href.startswith("#"):
            self._targets |= {href[1:], unquote(href[1:])}
        self._links.append(f"a {url(href)} {_words(attributes.get('title'))}".rstrip())
        self._open.append("link")
        self._rekey()

    def _rekey(self) -> None:
        marks = sorted(self._marks)
        if self._links:
            marks.append(self._links[-1])
        self._key = ", ".join(marks)

    def _image(self, attributes: dict[str, str | None]) -> None:
        source = attributes.get("src") or ""
        if not source or source.startswith(PLACEHOLDERS):
            source = next((attributes[n] or "" for n in LAZY_SOURCES if attributes.get(n)), source)
        if not source:
            return
        words = (url(source), _words(attributes.get("alt")), _words(attributes.get("title")))
        self._atom(token(f"img {' | '.join(words)}".rstrip(" |")))
        width, height = attributes.get("width"), attributes.get("height")
        if width or height:
            self._out.append(token(f"size {width or ''}x{height or ''}"))

    def _break(self) -> None:
        if self._pre is not None:
            self._write("\n")
        else:
            # A line of white space alone is a blank line.
            self._breaks += self._in_paragraph
            self._lead = ""
            self._space = False

    # Blocks, and elements that no table knows.

    def _start_other(self, tag: str, attrs: Attributes) -> None:
        if tag in INVISIBLE or (tag == "source" and self._open[-1:] == ["picture"]):
            self._silent = 1
        elif tag in {"script", "style"}:
            source = next((value for name, value in attrs if name == "src"), None)
            self._script = (f"{tag} {source}" if source else tag, [])
            self._silent = 1
        elif tag == "noscript":
            self._set_aside(tag)
        elif tag in BLOCKS:
            self._start_block(tag, dict(attrs))
        else:
            if tag in EMBEDS:
                self._end_paragraph()
            self._atom(token(element(tag, attrs)))
            self._open.append(token(f"/{tag}"))

    def _start_block(self, tag: str, attributes: dict[str, str | None]) -> None:
        self._end_paragraph()
        closing = token(f"/{tag}")
        if tag in {"ul", "ol"} and self._out and self._out[-1] == token("/li"):
            # Browsers draw a list that stands directly in a list as part of the item before.
            self._out.pop()
            closing += token("/li")
        self._open.append(closing)
        if tag == "tr":
            self._rows.append(len(self._out))
        self._out.append(token(block(tag, attributes)))
        if tag == "pre":
            self._pre = len(self._out) - 1
            self._written = ""

    def _end_other(self, tag: str, closing: str) -> None:
        if tag not in BLOCKS:
            self._atom(closing)
            if tag in EMBEDS:
                self._end_paragraph()
            return
        self._end_paragraph()
        if tag == "hr":
            return
        if tag == "pre":
            self._end_pre()
        if tag in EMPTY_SHOWS_NOTHING and self._out[-1].startswith(f"{OPEN}{tag}"):
            self._out.pop()
            closing = closing.removeprefix(token(f"/{tag}"))
        elif tag == "tr" and self._empty_header(self._rows.pop()):
            return
        if closing:
            self._out += [piece + CLOSE for piece in closing.split(CLOSE)[:-1]]

    def _empty_header(self, start: int) -> bool:
        """Take away a row of empty header cells: it is what a table without a header needs."""
        row = self._out[start + 1 :]
        if row and all(piece.startswith((f"{OPEN}th", f"{OPEN}/th")) for piece in row):
            del self._out[start:]
            return True
        return False

    def _end_pre(self) -> None:
        self._pre = None
        while self._out[-1][:1] != OPEN:
            self._out[-1] = self._out[-1].rstrip("\n")
            if self._out[-1]:
                return
            self._out.pop()

    # What does not show.

    def _look_at(self, tag: str, attrs: Attributes) -> bool:
        """Note an element's identity and a code block's language; say whether it is hidden."""
        hidden = False
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                if value:
                    self._pending_ids.append(value)
            elif name == "hidden" or (name == "style" and value and _HIDDEN.search(value)):
                hidden = True
            elif name == "class" and self._pre is not None and tag == "code":
                language = _LANGUAGE.search(value or "")
                if language and self._out[self._pre] == token("pre"):
                    self._out[self._pre] = token(f"pre {language[1]}")
        return hidden and tag not in VOID

    def _set_aside(self, closing: str) -> None:
        self._open.append(closing)
        self._aside.append(
            (self._out, self._in_paragraph, self._written, self._space, self._breaks)
        )
        self._out = []

    def _take_back(self) -> list[str]:
        inside = self._out
        self._out, self._in_paragraph, self._written, self._space, self._breaks = self._aside.pop()
        return inside

    def _end_noscript(self, inside: list[str]) -> None:
        """Take away the twin of a lazy image, for readers without scripts; all else counts."""
        shown = self._out[-NEAR:]
        for piece in inside:
            if piece.startswith(f"{OPEN}img "):
                if piece in shown:
                    continue
            elif piece.isspace() or piece.startswith(_AROUND_IMAGES):
                continue
            self._atom(token("noscript " + "".join(inside)))
            return

    # Writing.

    def _write(self, text: str) -> None:
        """Write text with the marks of now; white space at a mark's edge belongs to no mark."""
        if not text:
            return
        if text.isspace() and self._pre is None and (self._breaks or not self._in_paragraph):
            self._lead += text
            return
        self._begin()
        if self._key != self._written:
            stripped = text.lstrip()
            if len(stripped) != len(text) and self._pre is None:
                self._out.append(text[: len(text) - len(stripped)])
                text = stripped
                if not text:
                    return
            self._out.append(token(f"mark {self._key}"))
            self._written = self._key
        self._out.append(text)

    def _atom(self, piece: str) -> None:
        """Write what is not text: of the marks only a link shows on it."""
        self._begin()
        link = self._links[-1] if self._links else ""
        if link != self._written:
            self._out.append(token(f"mark {link}"))
            self._written = link
        self._out.append(piece)

    def _begin(self) -> None:
        """Write what is due before inline content: paragraph, breaks, a space, identifiers."""
        if self._pre is None:
            if not self._in_paragraph or self._breaks > 1:
                self._out.append(PARAGRAPH)
                self._written = ""
                self._in_paragraph = True
            elif self._breaks:
                self._out.append(BREAK)
            elif self._space:
                self._out.append(" ")
            if self._lead:
                self._out.append(self._lead)
                self._lead = ""
        self._breaks = 0
        self._space = False
        if self._pending_ids:
            self._flush_ids()

    def _end_paragraph(self) -> None:
        self._in_paragraph = False
        self._breaks = 0
        self._lead = ""

    def _flush_ids(self) -> None:
        for name in self._pending_ids:
            if name not in self._ids:
                self._ids[name] = None
                self._out.append(token(f"id {name}"))
        self._pending_ids.clear()


def element(tag: str, attrs: Attributes) -> str:
    """Return an element that counts with the attributes that count, in alphabetical order."""
    shown = sorted(
        f"{name}={value or ''}"
        for name, value in attrs
        if name not in SILENT_ATTRIBUTES and not name.startswith(("data-", "aria-", "on"))
    )
    return " ".join([f"<{tag}>", *shown])


def block(tag: str, attributes: dict[str, str | None]) -> str:
    """Return a block that counts with those of its attributes that show."""
    if tag in {"td", "th"}:
        styled = _ALIGN.search(attributes.get("style") or "")
        align = (styled[1] if styled else attributes.get("align") or "").lower()
        spans = (
            f"{n}={attributes[n]}" for n in ("colspan", "rowspan") if attributes.get(n, "1") != "1"
        )
        return " ".join(
            [tag, *([align] if align and (tag, align) != ("td", "left") else []), *spans]
        )
    if tag == "ol":
        kind = attributes.get("type") or "1"
        start = attributes.get("start") or "1"
        return " ".join(
            [
                tag,
                start,
                *([kind] if kind != "1" else []),
                *(["reversed"] if "reversed" in attributes else []),
            ]
        )
    if tag == "li" and attributes.get("value"):
        return f"li {attributes['value']}"
    if tag == "pre":
        language = _LANGUAGE.search(attributes.get("class") or "")
        return f"pre {language[1]}" if language else tag
    if tag == "details":
        return "details open" if "open" in attributes else tag
    return tag


def _words(text: str | None) -> str:
    return " ".join(text.split()) if text else ""
