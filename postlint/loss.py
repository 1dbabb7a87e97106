"""What a conversion may lose, and what it kept: the words that convert and proof share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import msgspec

from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

LossKind = Literal[
    "script",
    "style",
    "image-size",
    "image-align",
    "lang",
    "hidden",
    "unwrapped",
    "linked",
    "unlinked",
    "indent",
    "stray-items",
    "nested-heading",
    "joined-lists",
    "idle-emphasis",
    "dropped",
    "address",
    "tracking-pixel",
    "bold-heading",
    "blank-item",
    "title-heading",
    "cjk-space",
    "cjk-entity",
]
"""The kinds of loss that settings may allow; ``postlint.proof`` knows no others.

``unwrapped``: an element is gone, and what stood in it is there. ``linked``: a link to what it
showed stands in its place. ``unlinked``: a link is gone (``a ADDRESS``), and its text is there.
``indent``: a list without items that only indented is gone, and its content is there.
``stray-items``: items outside of a list are a list. ``nested-heading``: a heading in a heading
stands after it. ``joined-lists``: two lists in a row are one. ``lang``: no element says any more that its text is in that language
(``lang fr``). ``idle-emphasis``: punctuation that alone was emphasised (``strong`` or ``em``) is not.
``dropped``: it is gone with all that stood in it. ``address``: a link
or an image leads to another address (``address OLD -> NEW``).
"""

ADDED: Final = {"cjk-space": " ", "cjk-entity": "\u200b"}
"""The kinds that are a character more, beside emphasis that else would not render: which one."""


class Loss(msgspec.Struct, frozen=True, gc=False):
    """One thing that a reader could notice and that settings allow to go (a declared loss).

    ``token`` names it in the words of the proof's canonical form, so that the proof takes away
    exactly this; of what is unwrapped it is the tag, of what is linked tag and address, of what is
    dropped what `postlint.post.html.summary` says. ``span`` is where it, or the island around it,
    stood in the text before; of what is dropped it is exactly that.
    """

    kind: LossKind
    span: Span
    token: str


def relative(losses: Sequence[Loss], start: int) -> tuple[Loss, ...]:
    """Return losses whose spans count in the text from ``start`` on, where they say what goes."""
    return tuple(
        Loss(loss.kind, Span(loss.span.start - start, loss.span.end - start), loss.token)
        if loss.kind == "dropped"
        else loss
        for loss in losses
    )


class Kept(msgspec.Struct, frozen=True, gc=False):
    """One piece of HTML that stayed HTML, and why.

    ``by`` says who wanted it: ``policy`` (Markdown has no words for it), ``ask`` (settings leave it
    to somebody who looks) or ``proof`` (its Markdown could not be proven, so it was narrowed).
    """

    span: Span
    tag: str
    by: Literal["policy", "ask", "proof"]
    reason: str
