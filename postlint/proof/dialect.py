"""What a dialect reads otherwise than the renderer that the proof has.

There is no kramdown in Python. What pulldown-cmark renders stands for what kramdown renders where
both read the text alike; emphasis is made what kramdown makes of it first, and text that a change
wrote and that kramdown would read otherwise is refused, row by row of the tables below.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from postlint.post.dialects import dialect as meant
from postlint.post.hard_breaks import html, with_hard_breaks
from postlint.post.kramdown import without_blank_lines
from postlint.post.markdown import parser
from postlint.post.shorten import without_inside
from postlint.proof.breaks import with_breaks
from postlint.proof.dashes import with_dashes
from postlint.proof.emphasis import with_emphasis
from postlint.proof.identifiers import with_identifiers
from postlint.proof.leaves import FILL, Leaf, Read, read
from postlint.proof.links import with_links
from postlint.proof.printed import TAG, is_even, printed_tags
from postlint.proof.starts import with_starts
from postlint.proof.terms import defines, refused_terms, with_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PARTING: Final = "<!-- -->"
"""What parts two lists, and stands in an empty item: a comment that says nothing."""

_INSIDE: Final = "<!--\ue00f-->\n"
"""What stands for the inside of a long HTML block."""

_PARTINGS: Final = re.compile(r"<!-- -->\n?")
_TEMPLATE: Final = re.compile(rb"\{\{.*?\}\}|\{%.*?%\}")
_ESCAPED: Final = re.compile(rb"\\[\\.*_+`<>()\[\]{}#!:|\"'$=~-]")
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
_TELLING: Final = re.compile(rb"[|$\\^<>{=]|:[ \t]|\]:|\[\^|[0-9]{10}")
"""Where none of these is, no row of these tables says anything."""

_AT_LINE_START: Final = (
    (re.compile(rb"\A:[ \t]"), "reads a line that begins with a colon as a definition"),
    (re.compile(rb"\A\^[ \t]*(?:\n|\Z)"), "reads `^` as an end of a block"),
    (re.compile(rb"\A[0-9]{10,}\.[ \t]"), "reads the line as an item of a list"),
    (re.compile(rb"\A[=-][=-]*[ \t]*(?:\n|\Z)"), "reads the line before as a heading"),
)
_DEFINITIONS: Final = ((re.compile(rb"\A\*?\[[^\]\n]+\]:"), "reads the line as a definition"),)
_ITEMS: Final = (
    (re.compile(rb"\A[ \t]*[0-9]+\)"), "knows no list with `1)`"),
    (re.compile(rb"\A[ \t]*(?:[-+*]|[0-9]+[.)])(?:\n|\Z)"), "reads no item in a marker alone"),
)
_OUTSIDE_TABLES: Final = ((re.compile(rb"\|"), "reads `|` as a table"),)
_NUMBER_SIGNS: Final = re.compile(rb"#{1,6}[ \t]")
_IN_HEADINGS: Final = (
    (re.compile(rb"[ \t]\{#[^{}]+\}[ \t]*\Z"), "reads an identifier at the end of a heading"),
)


def render(body: str, dialect: str) -> str:
    """Return the HTML that a site makes of a body, raw HTML passed through."""
    if meant(dialect).name in {"goldmark", "kramdown"}:
        return _render(body, dialect)
    short, cut, left_out = without_inside(body)
    if not left_out:
        return html(with_dashes(body, dialect), dialect)
    # The inside of an HTML block passes through as it is written.
    shown = html(with_dashes(f"{short[:cut]}{_INSIDE}{short[cut:]}", dialect), dialect)
    before, found, behind = shown.partition(_INSIDE)
    if not found or "\0" in body:
        return html(with_dashes(body, dialect), dialect)
    return f"{before}{body[cut : cut + left_out]}{behind}"


@lru_cache(maxsize=4)  # a body is rendered for the proof of each of its parts
def _render(body: str, dialect: str) -> str:
    if meant(dialect).name == "goldmark":
        body = with_links(with_identifiers(with_dashes(body, dialect), dialect))
        return html(with_terms(body, dialect), dialect)
    body = with_starts(without_blank_lines(body, same_length=False), dialect)
    body = with_dashes(with_identifiers(body, dialect), dialect)
    # Where each line end is a break, backslashes at its end mean nothing more.
    hard = meant(dialect).hard_breaks
    body = with_emphasis(with_hard_breaks(body, dialect) if hard else with_breaks(body))
    rendered: str = parser(dialect).html(with_terms(body, dialect))
    return _PARTINGS.sub("", rendered) if PARTING in rendered else rendered


def refused(before: str, after: str, dialect: str) -> str:
    """Say what in ``after`` the dialect reads otherwise than the proof's renderer; "" if nothing.

    Lines that stand in ``before`` are not looked at: they stay what they are.
    """
    name = meant(dialect).name
    if name == "kramdown":
        return _refused(before, after, dialect)
    if name == "goldmark" and after != before and defines(after):
        for reason in refused_terms(read(after, dialect)):
            return reason
    return ""


@lru_cache(maxsize=2)  # what was converted is proven once more with the front matter
def _refused(before: str, after: str, dialect: str) -> str:
    known = _without_ends(with_identifiers(before, dialect).encode().split(b"\n"))
    after = with_identifiers(with_starts(after, dialect, as_one=True), dialect)
    body = read(after, dialect)
    for reason in _reasons(body, known):
        return f"kramdown {reason}"
    printed = printed_tags(body)
    if not printed:
        return ""
    was = read(without_blank_lines(before, same_length=True), dialect)
    as_before = printed == printed_tags(was) and is_even(was)
    return "" if as_before else "kramdown does not read such a tag"


def _reasons(body: Read, known: set[bytes]) -> Iterator[str]:
    source, events, found = body
    for leaf in found:
        if _TELLING.search(source, leaf.start, leaf.end) and any(
            line not in known for line in _without_ends(_lines(source, leaf.start, leaf.end))
        ):
            yield from _leaf(leaf)
    yield from _lists(source, events, known)
    yield from refused_terms(body)


def _without_ends(lines: Iterable[bytes]) -> set[bytes]:
    """Return lines without the white space at their ends, which changes no row's meaning."""
    return {line.rstrip() for line in lines}


def _lines(source: bytes, start: int, end: int) -> list[bytes]:
    first = source.rfind(b"\n", 0, start) + 1
    last = source.find(b"\n", end)
    return source[first : last if last >= 0 else len(source)].split(b"\n")


def _leaf(leaf: Leaf) -> Iterator[str]:
    source = bytearray(leaf.source[leaf.start : leaf.end])
    yield from _tags(leaf, bytes(source))
    for start, end in (*leaf.code, *leaf.html):
        source[start:end] = bytes([FILL]) * (end - start)
    written = _ESCAPED.sub(_filled, _TEMPLATE.sub(_filled, bytes(source)))
    yield from _found(_IN_SOURCE, written)
    for start, end in leaf.targets:
        if b"\\" in source[start:end] and source[end - 1 : end] == b")":
            yield "reads no escapes in the address and the title of a link"
    is_heading = leaf.kind == "heading"
    if leaf.kind != "cell" and not (is_heading and _NUMBER_SIGNS.match(leaf.source, leaf.start)):
        yield from _found(_OUTSIDE_TABLES, written)
    if is_heading:
        yield from _found(_IN_HEADINGS, written)
    if leaf.kind == "paragraph":
        for start in leaf.lines:
            yield from _found(_AT_LINE_START, written[start:])
            yield from _found(_DEFINITIONS, leaf.source[leaf.start + start : leaf.end])


def _filled(match: re.Match[bytes]) -> bytes:
    return bytes([FILL]) * len(match[0])


def _found(rows: tuple[tuple[re.Pattern[bytes], str], ...], written: bytes) -> Iterator[str]:
    for pattern, reason in rows:
        if pattern.search(written):
            yield reason


def _tags(leaf: Leaf, source: bytes) -> Iterator[str]:
    """Refuse tags that kramdown does not know as tags there, and Markdown that it reads as HTML."""
    alone = not bytes(leaf.texts[0]).strip(b" \n\t" + bytes([FILL])) and len(leaf.texts) == 1
    unread: list[tuple[bytes, int]] = []
    for start, end in leaf.html:
        match = TAG.fullmatch(source, start, end)
        if match is None:
            if not source.startswith(b"<!--", start):
                yield "does not read such a tag"
            continue
        name = match[2].lower().decode()
        if match[1]:
            if unread and unread[-1][0] == match[2]:
                _, place = unread.pop()
                stars = any(b"*" in text[place:start] for text in leaf.texts)
                if not unread and (stars or leaf.marked(place, start)):
                    yield f"reads no Markdown in <{name}>"
            continue
        if not alone and (name in _BLOCKS or (start in leaf.lines and name not in _SPANS)):
            yield f"reads <{name}> in a line as text or as a block"
        if (unread or name not in _PARSED) and name not in _VOID:
            unread.append((match[2], end))


def _lists(source: bytes, events: Iterable[Any], known: set[bytes]) -> Iterator[str]:
    """Refuse lists that kramdown begins, ends or counts otherwise."""
    ended = ""
    for event, range_ in events:
        kind, what = next(iter(event.items())) if isinstance(event, dict) else ("", event)
        is_list = isinstance(what, dict) and "List" in what
        if (
            kind == "Start"
            and (is_list or what == "Item")
            and _lines(source, range_["start"], range_["start"])[0].rstrip() not in known
        ):
            if is_list:
                yield from _list(what["List"], ended)
            else:
                yield from _found(_ITEMS, source[range_["start"] : range_["end"]])
        ended = ("ol" if what["List"] else "ul") if kind == "End" and is_list else ""


def _list(start: int | None, ended: str) -> Iterator[str]:
    if start not in {None, 1}:
        yield "begins every list with 1"
    if ended == ("ul" if start is None else "ol"):
        yield "takes two lists in a row for one"
