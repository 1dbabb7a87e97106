"""The inline tags of a paragraph: which belong together, and those that break lines."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import msgspec

from postlint.conversion.policy import REASONS
from postlint.conversion.read import Lost, Stayed
from postlint.conversion.read.spoken import language
from postlint.post.html import VOID
from postlint.post.nodes import Node
from postlint.post.tree import tree
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from postlint.conversion.options import Options
    from postlint.conversion.write.style import Choices
    from postlint.post.blocks import Inline, Leaf

SPEAKS: Final = re.compile(r"\blang\b", re.IGNORECASE).search
"""Whether a tag may name a language."""

Pair = tuple["Inline", "Inline | None"]
"""A start tag, and its end tag if it has one."""

_NAME: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")


class Unit(msgspec.Struct, frozen=True):
    """One tag, or a pair of them, as Markdown; or why it stays (no edits)."""

    span: Span
    tag: str
    edits: tuple[Edit, ...] = ()
    lost: tuple[Lost, ...] = ()
    stayed: tuple[Stayed, ...] = ()
    repairs: Mapping[str, int] = {}


def pairs(leaf: Leaf) -> Iterator[Pair]:
    """Yield each start tag with its end tag; a void element alone, an unmatched tag not at all.

    A link in a link ends the one around it, whose end tag is none then (HTML, 13.2.6.4.7).
    """
    open_: list[tuple[str, Inline]] = []
    links = False  # whether one is open
    for inline in leaf.inlines:
        match = _NAME.match(inline.text) if inline.kind == "html" else None
        if match is None:
            continue
        tag = match[2].lower()
        if tag in VOID:
            if tag in {"img", "wbr"} and not match[1]:
                yield inline, None
        elif not match[1]:
            if tag == "a" and links:
                open_ = [one for one in open_ if one[0] != "a"]
            links = links or tag == "a"
            open_.append((tag, inline))
        elif open_ and open_[-1][0] == tag:
            links = links and tag != "a"
            yield open_.pop()[1], inline


def breaks(text: str, leaf: Leaf, choices: Choices, stays: Iterable[Span]) -> Iterator[Unit]:
    """Replace each run of ``<br>`` and the white space around it, which line breaks swallow.

    One is a hard break, more are a blank line, and at the edge of the paragraph they are nothing.
    Where each line end breaks the line, those beside them count. In what ``stays`` as it is, sorted
    by start, they do, too.
    """
    outermost: list[Span] = []
    for span in stays:
        if not outermost or span.start >= outermost[-1].end:
            outermost.append(span)
    starting = [span.start for span in outermost]
    line = text.rfind("\n", 0, leaf.span.start) + 1
    prefix = re.sub(r"[^>\s]", " ", text[line : leaf.span.start])
    newline = "\r\n" if "\r\n" in text else "\n"
    end_of_line = rf"[ \t]*(?:\r?\n{re.escape(prefix.rstrip())}[ \t]*)?"
    run = re.compile(rf"{end_of_line}(?:<br[^<>]*>{end_of_line})+", re.IGNORECASE)
    starts = {inline.span.start for inline in leaf.inlines if name(inline) == "br"}
    end = leaf.span.start + len(leaf.span.of(text).rstrip())
    for match in run.finditer(text, leaf.span.start, end):
        if match.start() + match[0].lower().index("<br") not in starts:
            continue
        span = Span(match.start(), match.end())
        around = bisect(starting, span.start) - 1
        if around >= 0 and span.start < outermost[around].end:
            continue
        count = match[0].lower().count("<br")
        if choices.hard_breaks:
            count += match[0].count("\n")
        if match.start() == leaf.span.start or match.end() == end:
            written = ""
        elif count == 1:
            after_backslash = text[match.start() - 1] == "\\"  # one more would be too many
            written = "  \n" if after_backslash else choices.hard_break
            written = written.replace("\n", newline) + prefix
        else:
            written = f"{newline}{prefix.rstrip()}{newline}{prefix}"
        yield Unit(span, "br", (Edit(span, written),))


def spoken(units: Iterable[Unit], opening: Inline, options: Options) -> Iterator[Unit]:
    """Yield the units of an element: those of one that names a language lose it, or it stays."""
    named = language(node_of(opening.text, name(opening)))
    for unit in units:
        if not named or not unit.edits:
            yield unit
        elif options.preferences.language == "raw":
            yield Unit(unit.span, unit.tag, stayed=(Stayed(unit.tag, REASONS["lang"]),))
        else:
            yield msgspec.structs.replace(unit, lost=(*unit.lost, Lost("lang", f"lang {named}")))


def node_of(html: str, tag: str) -> Node:
    """Return the element that begins some HTML, or one without attributes if there is none."""
    for child in tree(html).children:
        if isinstance(child, Node) and child.tag == tag:
            return child
    return Node(tag, {}, [])


def name(inline: Inline) -> str:
    """Return the name of a tag, or nothing."""
    match = _NAME.match(inline.text)
    return match[2].lower() if match else ""
