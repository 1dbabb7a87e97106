"""What a conversion may lose, and what it kept: the words that convert and proof share."""

from __future__ import annotations

from typing import Literal

import msgspec

from postlint.text import Span

LossKind = Literal[
    "script",
    "style",
    "image-size",
    "hidden",
    "tracking-pixel",
    "bold-heading",
    "title-heading",
]
"""The kinds of loss that settings may allow; ``postlint.proof`` knows no others."""


class Loss(msgspec.Struct, frozen=True, gc=False):
    """One thing that a reader could notice and that settings allow to go (a declared loss).

    ``token`` names it in the words of the proof's canonical form, so that the proof takes away
    exactly this; ``span`` is where it, or the island around it, stood in the text before.
    """

    kind: LossKind
    span: Span
    token: str


class Kept(msgspec.Struct, frozen=True, gc=False):
    """One piece of HTML that stayed HTML, and why.

    ``by`` says who wanted it: ``policy`` (Markdown has no words for it) or ``proof`` (its Markdown
    could not be proven, so it was narrowed).
    """

    span: Span
    tag: str
    by: Literal["policy", "proof"]
    reason: str
