"""Line ends in paragraphs, on a site where they break the line for the reader.

kramdown (``parser/gfm.rb`` of its GFM parser 1.1) leaves them alone in elements of HTML, and reads no
backslash as a break then; every other renderer breaks each line that Markdown has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from postlint.post.dialects import dialect
from postlint.post.markdown import parser

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^<>]*)>")
_LINE_END: Final = re.compile(rb"\r?\n")
_LEAVES: Final = ("Paragraph", "Heading", "Item")
_VOID: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())


def with_hard_breaks(body: str, written: str) -> str:
    """Write a backslash before each line end that the dialect breaks a line at: CommonMark's break.

    Args:
        body: some Markdown.
        written: the dialect.

    """
    chosen = dialect(written)
    if not chosen.hard_breaks or "\n" not in body.strip():
        return body
    source = body.encode()
    events = parser(written).events_with_range(body)
    found = _kramdown(events, source) if chosen.name == "kramdown" else _all(events)
    parts: list[bytes] = []
    done = 0
    for start, end, breaks in found:
        match = _LINE_END.search(source, start, end)
        if match is not None:
            parts += (source[done:start], breaks, match[0])
            done = match.end()
    return b"".join([*parts, source[done:]]).decode() if done else body


def html(body: str, written: str) -> str:
    """Return the HTML of some Markdown as pulldown-cmark makes it, with the site's line breaks."""
    rendered: str = parser(written).html(with_hard_breaks(body, written))
    return rendered


def _all(events: Any) -> Iterator[tuple[int, int, bytes]]:
    """Yield where each line end stands that is no break, and what before it makes it one."""
    for event, range_ in events:
        if event == "SoftBreak":
            yield range_["start"], range_["end"], b"\\"


def _kramdown(events: Any, source: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield the same for kramdown; and its breaks that are none, and what before them shows it."""
    inline: list[str] = []
    blocks: list[str] = []
    for event, range_ in events:
        start, end = range_["start"], range_["end"]
        if isinstance(event, dict):
            if "InlineHtml" in event:
                _follow(event["InlineHtml"], inline, everywhere=True)
            elif "Html" in event:
                _follow(event["Html"], blocks, everywhere=False)
            elif str(event.get("End", "")).strip("{'").startswith(_LEAVES):
                inline.clear()
        elif event == "SoftBreak" and not inline and not blocks:
            yield start, end, b"\\"
        elif event == "HardBreak":
            backslash = source[start : start + 1] == b"\\"
            if inline or blocks:
                yield start, end, b"\\\\" if backslash else b" "
            elif backslash:
                yield start, end, b"\\\\\\"


def _follow(tags: str, open_: list[str], *, everywhere: bool) -> None:
    """Note which elements are open behind some tags: all, or those that Markdown is read in."""
    for match in _TAG.finditer(tags):
        name = match[2].lower()
        if match[1]:
            if name in open_:
                del open_[len(open_) - 1 - open_[::-1].index(name) :]
        elif name not in _VOID and (everywhere or name in open_ or "markdown" in match[3]):
            open_.append(name)
