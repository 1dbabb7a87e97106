"""What a dialect reads otherwise than the renderer that the proof has.

There is no kramdown in Python. What pulldown-cmark renders stands for what kramdown renders where
both read the text alike; emphasis is made what kramdown makes of it first, and text that a change
wrote and that kramdown would read otherwise is refused, row by row of the tables below.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from postlint.post.kramdown import without_blank_lines
from postlint.post.markdown import parser
from postlint.proof.emphasis import with_emphasis
from postlint.proof.leaves import FILL, Leaf, leaves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PARTING: Final = "<!-- -->"
"""What parts two lists, and stands in an empty item: a comment that says nothing."""

_PARTINGS = re.compile(r"<!-- -->\n?")
_ESCAPED = re.compile(rb"\\[\\.*_+`<>()\[\]{}#!:|\"'$=~-]")
_SPANS: Final = frozenset(
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q"
    " rb rbc rp rt rtc ruby samp script select small span strong sub sup textarea tt u var".split()
)
_BLOCKS: Final = frozenset(
    "address article aside applet body blockquote caption col colgroup dd div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li"
    " main map nav ol optgroup p pre section summary table tbody td th thead tfoot tr ul".split()
)
_PARSED: Final = frozenset(
    "a abbr acronym b bdo big button cite del dfn em i ins label q rb rbc rp rt rtc ruby select small"
    " span strong sub sup tt".split()
)
_VOID: Final = frozenset(
    "area base br col command embed hr img input keygen link meta param source track wbr".split()
)

_IN_SOURCE: Final = (
    (re.compile(rb"\{:"), "reads `{:` as a list of attributes"),
    (re.compile(rb"\$\$"), "reads `$$` as mathematics"),
    (re.compile(rb"\\(?=[!-/:-@\[-`{-~])"), "prints a backslash before that character"),
    (re.compile(rb"\[\^"), "reads `[^` as a footnote"),
)
_IN_TEXT: Final = (
    (re.compile(rb"--"), "writes `--` as a dash"),
    (re.compile(rb"<<|>>"), "writes `<<` and `>>` as guillemets"),
)
_AT_LINE_START: Final = (
    (re.compile(rb":[ \t]"), "reads a line that begins with a colon as a definition"),
    (re.compile(rb"\^[ \t]*(?:\n|$)"), "reads `^` as an end of a block"),
    (re.compile(rb"\*?\[[^\]\n]+\]:"), "reads the line as a definition"),
    (re.compile(rb"[0-9]{10,}\.[ \t]"), "reads the line as an item of a list"),
    (re.compile(rb"[=-][=-]*[ \t]*(?:\n|$)"), "reads the line before as a heading"),
)
_HEADING_END = re.compile(rb"[ \t]\{#[^{}]+\}[ \t]*\Z")
_PIPE = "reads `|` as a table"
_TAG = re.compile(
    rb"<(/?)([A-Za-z_:][\w:.-]*)((?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:\w+|\"[^\"]*\"|'[^']*'))?)*)\s*/?>"
)
_TAGS = re.compile(rb"</?[A-Za-z]")
_SILENT = re.compile(rb"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


def render(body: str, dialect: str) -> str:
    """Return the HTML that a site makes of a body, raw HTML passed through."""
    markdown = parser(dialect)
    if dialect != "kramdown":
        return markdown.html(body)
    body = without_blank_lines(body, same_length=False)
    html: str = markdown.html(with_emphasis(body, markdown))
    return _PARTINGS.sub("", html) if PARTING in html else html


def refused(before: str, after: str, dialect: str) -> str:
    """Say what in ``after`` the dialect reads otherwise than the proof's renderer; "" if nothing.

    Lines that stand in ``before`` are not looked at: they stay what they are.
    """
    if dialect != "kramdown":
        return ""
    known = set(before.encode().split(b"\n"))
    source = after.encode()
    events = parser(dialect).events_with_range(after)
    for reason in _reasons(source, list(events), known):
        return f"kramdown {reason}"
    return ""


def _reasons(source: bytes, events: list[Any], known: set[bytes]) -> Iterator[str]:
    for leaf in leaves(source, events):
        if any(line not in known for line in _lines(source, leaf.start, leaf.end)):
            yield from _leaf(leaf)
    yield from _blocks(events, source, known)
    yield from _lists(source, events, known)


def _lines(source: bytes, start: int, end: int) -> list[bytes]:
    first = source.rfind(b"\n", 0, start) + 1
    last = source.find(b"\n", end)
    return source[first : last if last >= 0 else len(source)].split(b"\n")


def _leaf(leaf: Leaf) -> Iterator[str]:
    source = bytearray(leaf.source[leaf.start : leaf.end])
    yield from _tags(leaf, bytes(source))
    for start, end in (*leaf.code, *leaf.html):
        source[start:end] = bytes([FILL]) * (end - start)
    written = _ESCAPED.sub(bytes([FILL, FILL]), bytes(source))
    for pattern, reason in _IN_SOURCE:
        if pattern.search(written):
            yield reason
    if leaf.kind != "cell" and b"|" in written:
        yield _PIPE
    if leaf.kind == "heading" and _HEADING_END.search(written):
        yield "reads an identifier at the end of a heading"
    for text in leaf.texts:
        for pattern, reason in _IN_TEXT:
            if pattern.search(text):
                yield reason
    if leaf.kind == "paragraph":
        for start in leaf.lines:
            for pattern, reason in _AT_LINE_START:
                if pattern.match(written, start):
                    yield reason


def _tags(leaf: Leaf, source: bytes) -> Iterator[str]:
    """Refuse tags that kramdown does not know as tags there, and Markdown that it reads as HTML."""
    alone = not bytes(leaf.texts[0]).strip(b" \n\t" + bytes([FILL])) and len(leaf.texts) == 1
    unread: list[tuple[bytes, int]] = []
    for start, end in leaf.html:
        match = _TAG.fullmatch(source, start, end)
        if match is None:
            if not source.startswith((b"<!--", b"<?"), start):
                yield "does not read such a tag"
            continue
        name = match[2].lower().decode()
        if match[1]:
            if unread and unread[-1][0] == match[2]:
                _, place = unread.pop()
                if not unread and leaf.marked(place, start):
                    yield f"reads no Markdown in <{name}>"
            continue
        if not alone and (name in _BLOCKS or (start in leaf.lines and name not in _SPANS)):
            yield f"reads <{name}> in a line as text or as a block"
        if (unread or name not in _PARSED) and name not in _VOID:
            unread.append((match[2], end))


def _blocks(events: Iterable[Any], source: bytes, known: set[bytes]) -> Iterator[str]:
    """Refuse blocks of HTML with tags that kramdown prints as text."""
    html = b""
    for event, range_ in events:
        if not isinstance(event, dict):
            continue
        if "Html" in event:
            if any(line not in known for line in _lines(source, range_["start"], range_["start"])):
                html += source[range_["start"] : range_["end"]]
        elif html:
            shown = _SILENT.sub(b"", html)
            if any(_TAG.match(shown, start.start()) is None for start in _TAGS.finditer(shown)):
                yield "does not read such a tag"
            html = b""


def _lists(source: bytes, events: Iterable[Any], known: set[bytes]) -> Iterator[str]:
    """Refuse lists that kramdown begins, ends or counts otherwise."""
    ended: str | None = None
    in_html = False
    for event, range_ in events:
        start = range_["start"]
        if isinstance(event, dict) and "Start" in event:
            what = event["Start"]
            new = _lines(source, start, start)[0] not in known
            if isinstance(what, dict) and "List" in what:
                kind = "ul" if what["List"] is None else "ol"
                if new and what["List"] not in {None, 1}:
                    yield "begins every list with 1"
                if new and kind == ended:
                    yield "takes two lists in a row for one"
            elif what == "Item" and new:
                marker = re.match(rb"[ \t]*(?:[-+*]|[0-9]+([.)]))([ \t]|$)?", source[start:])
                if marker and marker[1] == b")":
                    yield "knows no list with `1)`"
                if marker and not marker[2]:
                    yield "reads no item in a marker alone"
            in_html = what == "HtmlBlock"
        ended = None
        if isinstance(event, dict) and "End" in event and not in_html:
            what = event["End"]
            if isinstance(what, dict) and "List" in what:
                ended = "ol" if what["List"] else "ul"
