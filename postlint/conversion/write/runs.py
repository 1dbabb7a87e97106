"""Marks that are written side by side are one run: what stands beyond them decides whether they render."""

from __future__ import annotations

import re
from typing import Final

_JOINS: Final = {"*": "*~", "_": "_~", "~": "*_~"}
"""The marks that a mark is one run with: what stands beyond them decides whether it renders."""

RUNS: Final = {
    "*": re.compile(r"(?:\*|~~)+"),
    "_": re.compile(r"(?:_|~~)+"),
    "~": re.compile(r"(?:[*_]|~~)+"),
}
"""The same as they are written: one tilde is none."""


def outside(before: str, after: str, mark: str) -> tuple[str, str]:
    """Return the characters around emphasis, beyond the marks that its own are one run with."""
    joins = _JOINS[mark[0]]
    return (
        (before[:1] + before[1:].rstrip(joins))[-1:],
        (after[:-1].lstrip(joins) + after[-1:])[:1],
    )


def edges(content: str, mark: str) -> tuple[str, str]:
    """Return the first and the last character within emphasis, beyond marks as above."""
    first, last = content[:1], content[-1:]
    joins = _JOINS[mark[0]]
    if first and first in joins and (run := RUNS[mark[0]].match(content)):
        first = content[run.end() :][:1] or first
    if last and last in joins and content[-2:-1] != "\\":
        backwards = content[::-1]
        run = RUNS[mark[0]].match(backwards)
        last = (backwards[run.end() :][:1] if run else "") or last
    return first, last
