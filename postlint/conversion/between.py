"""What stands between the two tags of an inline element."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from postlint.conversion.policy import VERBS

if TYPE_CHECKING:
    from postlint.post.blocks import Inline, Leaf

_MARKS: Final = "|".join(tag for tag, verb in VERBS.items() if verb in {"mark", "children"})
_UNSEEN: Final = re.compile(rf"(?:\s+|</?(?:{_MARKS})(?:\s[^<>]*)?>)*", re.IGNORECASE)
_OUTSIDE: Final = re.compile(r"[\\>\s]*").fullmatch
"""What may stand between the inlines of a paragraph beside marks: escapes, and how lines begin."""


class Between:
    """Looks between the tags of a paragraph; those in each other are asked about from outside in.

    No part is looked at once for each element that it stands in.
    """

    def __init__(self, text: str, leaf: Leaf) -> None:
        self._text = text
        self._leaf = leaf
        self._start = self._end = -1  # of the last run of nothing to see

    def empty(self, opening: Inline, closing: Inline) -> bool:
        """Say whether there is nothing between two tags but white space and tags of marks."""
        start = opening.span.end
        if not self._start <= start <= self._end:
            match = _UNSEEN.match(self._text, start)
            self._start, self._end = start, match.end() if match else start
        return self._end >= closing.span.start

    def plain(self, opening: Inline, closing: Inline) -> str:
        """Return the text between two tags, or nothing where there is more than text."""
        texts: list[str] = []
        inlines = self._leaf.inlines
        end = opening.span.end
        for index in range(self._places[opening.span.start] + 1, len(inlines)):
            inline = inlines[index]
            if not _OUTSIDE(self._text, end, inline.span.start):
                return ""
            if inline.span.start == closing.span.start:
                break
            end = inline.span.end
            if inline.kind != "text" and inline.text != " ":
                return ""
            texts.append(inline.text)
        return "".join(texts)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {
            inline.span.start: index
            for index, inline in enumerate(self._leaf.inlines)
            if inline.kind == "html"
        }
