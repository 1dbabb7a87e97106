"""How a source line is written, and what a reader sees of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.post import parse
from postlint.rules.source._source_line import source_line

if TYPE_CHECKING:
    from postlint.post import Post

BLANKS = expression(r"[ \t\r\n]+")
"""What a page collapses to one space; a no-break space is none of it."""

_MARKDOWN = expression(r"[\\`*_\[\]<|]|&(?=#?\w+;)")
_ENCODED = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"}


def address(url: str) -> str:
    """Return a URL as it may stand in ``[text](url)`` in every dialect."""
    return "".join(_ENCODED.get(sign, sign) for sign in url)


def link(text: str, url: str, dialect: str) -> str:
    """Return ``[text](url)`` with the text escaped; "" if the dialect would not show that text."""
    shown = BLANKS.sub(" ", text).strip(" ")
    escaped = _MARKDOWN.sub(lambda sign: "&amp;" if sign[0] == "&" else f"\\{sign[0]}", shown)
    line = f"[{escaped}]({address(url)})"
    read = source_line(parse(line, dialect=dialect))
    return line if read is not None and read.text == shown else ""


def heading_words(text: str, url: str) -> tuple[str, ...]:
    """Return what the proof finds added by the heading ``[text](url)``, underlined with dashes."""
    from postlint.proof.pieces import url as requested  # noqa: PLC0415 - few posts need it

    words = BLANKS.sub(" ", text).strip(" ").split(" ")
    added = ("h2", "p", f"mark a {requested(address(url))}", *words, "/h2")
    return tuple(f"+{word}" for word in added)


def content(post: Post) -> int | None:
    """Return where the body's content starts; None where there is none to put a link before."""
    body = post.body
    if body.is_html:
        blank = len(body.source) - len(body.source.lstrip())
        return body.span.start + blank if blank < len(body.source) else None
    for block in body.blocks:
        if block.kind != "html" or not block.span.of(post.text).strip().startswith("<!--"):
            return block.span.start
    return None
