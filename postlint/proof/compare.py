"""Compare what a reader sees before and after."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from postlint.proof import dialect as dialects
from postlint.proof.canon import canonical
from postlint.proof.pieces import CLOSE, OPEN, token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.loss import Loss

CONTEXT = 60
"""How many characters of each side a message shows."""


class Proof(msgspec.Struct, frozen=True):
    """Whether two bodies are the same document, and what differs if not.

    ``removed`` and ``added`` are in the words of the canonical form: a word of text stands as it
    is, anything else as its token (``img URL | alt``, ``h2``, ``mark strong`` …).
    """

    holds: bool
    message: str = ""
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


HOLDS = Proof(holds=True)


def render(body: str, dialect: str = "gfm", *, is_html: bool = False) -> str:
    """Return the HTML that a site makes of a body, raw HTML passed through."""
    return body if is_html else dialects.render(body, dialect)


def prove(
    before: str,
    after: str,
    *,
    dialect: str = "gfm",
    losses: Sequence[Loss] = (),
    intends: Sequence[str] = (),
    is_html: bool = False,
) -> Proof:
    """Say whether a reader of the site sees the same document before and after.

    Args:
        before: the body as it was: Markdown with embedded HTML.
        after: the body as it would be.
        dialect: how the site renders Markdown.
        losses: what the change declares to lose; exactly these are taken away from ``before``.
        intends: what an unsafe fix means to change, ``-`` or ``+`` and then a word of the
            canonical form; the difference must be exactly this.
        is_html: both bodies are HTML, not Markdown.

    """
    if not is_html and (reason := dialects.refused(before, after, dialect)):
        return Proof(holds=False, message=reason)
    old = canonical(render(before, dialect, is_html=is_html))
    new = canonical(render(after, dialect, is_html=is_html))
    for loss in losses:
        lost = token(loss.token)
        if lost not in old:
            return Proof(holds=False, message=f"declared to lose {loss.token}, which is not there")
        old.remove(lost)
    if not intends and "".join(old) == "".join(new):
        return HOLDS
    return _differ(_split(old), _split(new), intends)


def _split(pieces: list[str]) -> list[str]:
    """Return the words and tokens of a canonical form."""
    words: list[str] = []
    for part in "".join(pieces).split(OPEN):
        name, close, text = part.partition(CLOSE)
        if close:
            words.append(OPEN + name)
            words += text.split(" ")
        else:
            words += name.split(" ")
    return [word for word in words if word]


def _differ(old: list[str], new: list[str], intends: Sequence[str]) -> Proof:
    from difflib import SequenceMatcher  # noqa: PLC0415 - only when something differs

    removed: list[str] = []
    added: list[str] = []
    place = None
    for kind, i, j, k, n in _trimmed(old, new, SequenceMatcher):
        if kind != "equal":
            removed += old[i:j]
            added += new[k:n]
            place = place or (i, j, k, n)
    if intends and _meant(removed, added) == Counter(intends):
        return HOLDS
    if place is None:
        missing = ", ".join(intends) or "white space"
        return Proof(holds=False, message=f"the document differs in: {missing}")
    i, j, k, n = place
    message = f"{_show(old, i, j)} became {_show(new, k, n)}"
    return Proof(
        holds=False,
        message=message,
        removed=tuple(map(_plain, removed)),
        added=tuple(map(_plain, added)),
    )


def _trimmed(old: list[str], new: list[str], matcher: type) -> list[tuple[str, int, int, int, int]]:
    """Match two lists after their common start and end, which is nearly all of them."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    codes = matcher(None, old[start : len(old) - end], new[start : len(new) - end], autojunk=False)
    return [
        (kind, i + start, j + start, k + start, n + start)
        for kind, i, j, k, n in codes.get_opcodes()
    ]


def _meant(removed: list[str], added: list[str]) -> Counter[str]:
    return Counter(
        [f"-{_plain(word)}" for word in removed] + [f"+{_plain(word)}" for word in added]
    )


def _plain(word: str) -> str:
    return word.removeprefix(OPEN)


def _show(words: list[str], start: int, end: int) -> str:
    """Quote the words of a difference with a word of context on each side."""
    shown = " ".join(
        f"⟨{word[1:]}⟩" if word.startswith(OPEN) else word
        for word in words[max(0, start - 1) : end + 1]
    )
    return f"`{shown[:CONTEXT]}…`" if len(shown) > CONTEXT else f"`{shown}`"
