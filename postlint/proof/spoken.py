"""The languages that elements name for their text: each must still be named, or its loss declared.

A reader hears them where a page is read aloud, and sees them in fonts, hyphens and quotation marks.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from postlint.post.html import VOID, walk
from postlint.proof.pieces import token, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.loss import Loss
    from postlint.post.html import Attributes

LANGUAGE: Final = "lang"
"""The kind of loss, and how its tokens begin."""

_OTHERWISE: Final = VOID | {"body", "code", "head", "html", "pre", "script", "style"}
"""Elements whose text is in no language of people, that have none, or that stand for the page."""

_UNSEEN: Final = "\u200b"  # may be added beside emphasis


def named(tag: str, attrs: Attributes) -> str:
    """Return the language that an element names for its text, or nothing."""
    value = next((value for name, value in attrs if name == LANGUAGE), "")
    return words(value).lower() if value and tag not in _OTHERWISE else ""


def left(before: str, after: str, losses: Sequence[Loss]) -> tuple[str, str]:
    """Return tokens of the languages that only one of two documents names, without declared losses.

    One that only the second names is another, or stands elsewhere, even where the first names it too.

    Args:
        before: the document as it was, as HTML.
        after: the document as it would be.
        losses: what is declared.

    Raises:
        LookupError: if a language is declared more often than it is gone.

    """
    old, new = _languages(before), _languages(after)
    gone, come = _by_name(old - new), _by_name(new - old)
    for name, number in Counter(it.token for it in losses if it.kind == LANGUAGE).items():
        if gone[name] < number:
            raise LookupError(f"{name} {number} times, and {gone[name]} are gone")
        gone[name] -= number
    return _tokens(gone), _tokens(Counter({f"{it} elsewhere": come[it] for it in come}))


def _by_name(found: Counter[tuple[str, str]]) -> Counter[str]:
    names: Counter[str] = Counter()
    for (name, _), number in found.items():
        names[f"{LANGUAGE} {name}"] += number
    return names


def _tokens(names: Counter[str]) -> str:
    return "".join(token(name) for name in sorted(names.elements()))


def _languages(html: str) -> Counter[tuple[str, str]]:
    """Return the languages that elements name, each with the text that it is said of."""
    found = _Languages()
    walk(html, found)
    return found.found


class _Languages:
    """Finds the elements that name a language, and their text."""

    def __init__(self) -> None:
        self.found: Counter[tuple[str, str]] = Counter()
        self._text: list[str] = []
        self._open: list[tuple[str, int]] = []

    def start_element(self, tag: str, attrs: Attributes) -> None:
        """Enter an element."""
        self._open.append((named(tag, attrs), len(self._text)))

    def end_element(self, tag: str) -> None:  # noqa: ARG002 - whatever it is
        """Leave an element."""
        name, start = self._open.pop()
        if name:
            text = "".join(self._text[start:]).replace(_UNSEEN, "")
            self.found[name, "".join(text.split())] += 1

    def characters(self, data: str) -> None:
        """Read text."""
        self._text.append(data)

    def comment(self, data: str) -> None:
        """Read a comment, which is in no language."""

    def doctype(self, name: str, public_id: str | None, system_id: str | None) -> None:
        """Read a document type, which is in none."""

    def processing_instruction(self, target: str, data: str) -> None:
        """Read a processing instruction, which is in none."""
