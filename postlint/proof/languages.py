"""Which language a block of code names: the conventions of highlighters, each of which shows nothing.

`CONVENTIONS` is read on the ``pre``, on ``code`` in it, and on the ``div`` or ``figure`` around them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from postlint.post.languages import LANGUAGES

if TYPE_CHECKING:
    from postlint.post.html import Attributes

CONVENTIONS: Final = (
    (r"(?:^|\s)lang(?:uage)?-([^\s]+)", "HTML's own (4.5.15), and Prettify's"),
    (r"(?:^|\s)brush:\s*([^\s;]+)", "SyntaxHighlighter's"),
    (r"(?:^|\s)highlight-source-([^\s]+)", "GitHub's"),
    (r"(?:^|\s)lang:([^\s]+)", "Crayon's"),
    (r"(?:^|\s)src-([^\s]+)", "Org's"),
)
"""What a class says by its form alone."""

_BY_FORM: Final = tuple(re.compile(pattern) for pattern, _ in CONVENTIONS)
_MARKERS: Final = frozenset(("highlight", "hljs", "sourceCode", "prettyprint", "code"))
"""Classes that stand beside the name of a language."""

WRAPPERS: Final = frozenset(("div", "figure", "td"))
"""Elements that highlighters put around a ``pre``; they name its language if it does not."""


def language(attrs: Attributes) -> str:
    """Return the language that a ``pre``, or ``code`` in it, names."""
    attributes = dict(attrs)
    classes = attributes.get("class") or ""
    if found := _formed(classes):
        return found
    names = [name for name in classes.split() if name not in _MARKERS]
    if len(names) == 1 and names[0] in LANGUAGES:
        return names[0]
    for name in ("data-lang", "data-language", "lang"):
        value = attributes.get(name) or ""
        if value in LANGUAGES:
            return value
    return ""


def around(attrs: Attributes) -> str:
    """Return the language that a wrapper names for the code in it."""
    for name, value in attrs:
        if name == "class" and value:
            return _around(value)
    return ""


@lru_cache(maxsize=4096)
def _around(classes: str) -> str:
    if found := _formed(classes):
        return found
    names = classes.split()
    if not _MARKERS.isdisjoint(names):
        rest = [name for name in names if name in LANGUAGES and name not in _MARKERS]
        return rest[0] if len(rest) == 1 else ""
    return ""


def _formed(classes: str) -> str:
    for pattern in _BY_FORM:
        if match := pattern.search(classes):
            return match[1]
    return ""
