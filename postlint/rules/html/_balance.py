"""Which tags belong together: start tags that nothing ends, and end tags that end something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from postlint.expressions import expression
from postlint.post.html import VOID
from postlint.post.islands import BLOCK
from postlint.text import Span

if TYPE_CHECKING:
    from postlint.post import Post
    from postlint.rule import Context

_TAG = expression(
    r"""<!--.*?(?:-->|\Z)
    |<(script|style|textarea|title|xmp|svg|math)\b.*?(?:</\1\s*>|\Z)
    |<(/?)([a-z][a-z0-9]*)((?=[\s/>])(?>(?:[^<>"']|"[^"]*"|'[^']*')*))>""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_NAME = expression(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_OPTIONAL = frozenset(
    "body colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr".split()
)
"""Elements whose end tag may be left out (WHATWG HTML, 13.1.2.4)."""

_IN_ROWS = frozenset(("colgroup", "p", "td", "th", "tr"))
"""What may be open when a row begins that ends it."""

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big button cite code del dfn em font i ins kbd label mark nobr q s"
    " samp small span strike strong sub sup time tt u var".split()
)
_OTHERS = frozenset("audio canvas caption figure iframe noscript object picture video".split())
_KNOWN = (BLOCK | _INLINE | _OTHERS | _OPTIONAL) - VOID
"""Other names are prose that looks like a tag (`<he is only one>`), or a template's own."""

_BRANCH = expression(r"\{%-?\s*(?:if|unless|case|for|else)\b|\{\{-?\s*(?:if|else|range|with)\b")


class Unbalanced(msgspec.Struct, frozen=True):
    """A tag that has no partner, or a wrong one.

    ``crossed``: the element at ``span`` is ended by ``other``, after the end ``around`` of an
    element that it stands in.
    """

    kind: Literal["unclosed", "stray", "crossed"]
    span: Span
    tag: str
    other: Span | None = None
    around: Span | None = None


def unbalanced(post: Post) -> tuple[Unbalanced, ...]:
    """Return the tags of a body that have no partner or a wrong one, in order."""
    found: tuple[Unbalanced, ...] | None = post.memo.get("unbalanced")
    if found is None:
        found = post.memo["unbalanced"] = _unbalanced(post)
    return found


def has_unbalanced(post: Post, context: Context) -> bool:
    """Say whether a body has such tags; most have none."""
    return bool(unbalanced(post))


def _unbalanced(post: Post) -> tuple[Unbalanced, ...]:
    body = post.body
    if body.syntax == "opaque" or "<" not in body.source or _is_balanced(body.html_only):
        return ()
    if _BRANCH.search(body.source):
        return ()
    reader = _Reader(body.span.start)
    for match in _TAG.finditer(body.html_only):
        if match[3]:
            reader.tag(match)
    return tuple(sorted(reader.result(), key=lambda one: one.span))


def _is_balanced(html: str) -> bool:
    """Say whether each end tag ends what was begun last, in little time: most HTML is so."""
    open_: list[str] = []
    for end, name in _NAME.findall(html):
        if end:
            if not open_ or open_.pop() != name:
                return False
        elif name not in VOID:
            if name in BLOCK and open_ and open_[-1] == "p":
                return False
            open_.append(name)
    return not open_


class _Reader:
    """Follows the tags of a document with a stack of those that are open."""

    def __init__(self, base: int) -> None:
        self._base = base
        self._open: list[tuple[str, Span]] = []
        self._passed: list[tuple[str, Span, Span]] = []  # open when an element around them ended
        self._found: list[Unbalanced] = []

    def tag(self, match: re.Match[str]) -> None:
        name = match[3].lower()
        if name not in _KNOWN:
            return
        span = Span(self._base + match.start(), self._base + match.end())
        if match[2]:
            self._end(name, span)
            return
        if name in BLOCK and self._open and self._open[-1][0] == "p":
            self._open.pop()
        if name == "tr" and self._in_table():
            self._open.append(("tbody", span))  # its start tag may be left out, too
        self._open.append((name, span))

    def _in_table(self) -> bool:
        """Say whether a row that begins now stands in no group of rows yet."""
        around = (tag for tag, _ in reversed(self._open) if tag not in _IN_ROWS)
        return next(around, "") == "table"

    def _end(self, name: str, span: Span) -> None:
        open_ = self._open
        if open_ and open_[-1][0] == name:
            open_.pop()
            return
        if any(other == name for other, _ in open_):
            while open_[-1][0] != name:
                tag, start = open_.pop()
                if tag not in _OPTIONAL:
                    self._passed.append((tag, start, span))
            open_.pop()
            return
        for at in range(len(self._passed) - 1, -1, -1):
            tag, start, around = self._passed[at]
            if tag == name:
                del self._passed[at]
                self._found.append(Unbalanced("crossed", start, tag, span, around))
                return
        self._found.append(Unbalanced("stray", span, name))

    def result(self) -> list[Unbalanced]:
        left = [(tag, span) for tag, span, _ in self._passed]
        left += [(tag, span) for tag, span in self._open if tag not in _OPTIONAL]
        return self._found + [Unbalanced("unclosed", span, tag) for tag, span in left]
