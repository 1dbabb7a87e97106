"""Compare what a reader sees before and after."""

from __future__ import annotations

from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Final

import msgspec

from postlint.loss import ADDED
from postlint.proof import dialect as dialects
from postlint.proof.added import without_added
from postlint.proof.canon import read
from postlint.proof.losses import KINDS, without
from postlint.proof.pieces import token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.loss import Loss
    from postlint.proof.canon import Canon
    from postlint.proof.difference import Changes

LOSSES: Final = {
    "script": "script",
    "style": "style",
    "image-size": "size",
    "hidden": "hidden",
    "tracking-pixel": "pixel",
    "bold-heading": "bold",
    "title-heading": "title",
}
"""How the tokens of each kind of loss begin that is one token of the canonical form."""


class Proof(msgspec.Struct, frozen=True, dict=True):
    """Whether two bodies are the same document, and what differs if not.

    What differs is found out when it is asked for: the converter mostly wants the verdict.
    ``removed`` and ``added`` are in the words of the canonical form: a word of text stands as it
    is, anything else as its token (``img URL | alt``, ``h2``, ``mark strong`` …).
    """

    holds: bool
    reason: str = ""
    before: str = ""
    after: str = ""

    @cached_property
    def message(self) -> str:
        """What differs first, in one line; nothing where the proof holds."""
        if self.reason or self.before == self.after:
            return self.reason
        from postlint.proof.difference import describe  # noqa: PLC0415 - rarely needed

        return describe(self.before, self.after)

    @property
    def removed(self) -> tuple[str, ...]:
        """What ``before`` has and ``after`` has not."""
        return self._difference[0]

    @property
    def added(self) -> tuple[str, ...]:
        """What ``after`` has and ``before`` has not."""
        return self._difference[1]

    @cached_property
    def changes(self) -> Changes:
        """All that differs, as a fix that makes this change would have to intend it."""
        from postlint.proof.difference import changes  # noqa: PLC0415 - rarely needed

        return changes(self.before, self.after)

    @cached_property
    def _difference(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if self.before == self.after:
            return (), ()
        from postlint.proof.difference import differ  # noqa: PLC0415 - rarely needed

        return differ(self.before, self.after)[1:]


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
    was_html: bool | None = None,
) -> Proof:
    """Say whether a reader of the site sees the same document before and after.

    Args:
        before: the body as it was: Markdown with embedded HTML.
        after: the body as it would be.
        dialect: how the site renders Markdown.
        losses: what the change declares to lose; exactly these are taken away from ``before``,
            in which the spans of dropped elements count.
        intends: what an unsafe fix means to change, ``-`` or ``+`` and then a word of the
            canonical form; the difference must be exactly this.
        is_html: the bodies are HTML, not Markdown.
        was_html: the same of ``before`` alone, where the two are not alike.

    """
    was_html = is_html if was_html is None else was_html
    if was_html is is_html and before == after and not losses and not intends:
        return HOLDS
    return _proof(before, after, dialect, tuple(losses), tuple(intends), is_html, was_html)


@lru_cache(maxsize=2)  # a conversion is proven as a whole, and then in its post
def _proof(
    before: str,
    after: str,
    dialect: str,
    losses: tuple[Loss, ...],
    intends: tuple[str, ...],
    is_html: bool,  # noqa: FBT001 - a key of the cache, as the next
    was_html: bool,  # noqa: FBT001
) -> Proof:
    known = "" if was_html else before
    if not is_html and (reason := dialects.refused(known, after, dialect)):
        return Proof(holds=False, reason=reason)
    try:
        tokens = _tokens(losses)
        old, new = _documents(before, after, dialect, losses, is_html=is_html, was_html=was_html)
        was = "".join(old.settled(tokens))
        now = without_added(was, "".join(new.settled()), losses)
    except LookupError as error:
        return Proof(holds=False, reason=f"declared to lose {error}")
    if _meant(was, now, intends) if intends else was == now:
        return HOLDS
    if was == now:
        return Proof(holds=False, reason=f"nothing differs; intended was {', '.join(intends)}")
    return Proof(holds=False, before=was, after=now)


def _meant(was: str, now: str, intends: Sequence[str]) -> bool:
    from postlint.proof.difference import is_meant  # noqa: PLC0415 - rarely needed

    return is_meant(was, now, intends)


@lru_cache(maxsize=4)  # of many tries, all begin with the same body
def _read(body: str, dialect: str, is_html: bool) -> Canon:  # noqa: FBT001 - a key of the cache
    return read(render(body, dialect, is_html=is_html))


def _documents(
    before: str,
    after: str,
    dialect: str,
    losses: Sequence[Loss],
    *,
    is_html: bool,
    was_html: bool,
) -> tuple[Canon, Canon]:
    """Read both bodies, without the losses that change what stands around them.

    The links and images before are as they are now, where losses declare that.
    """
    taken = [loss for loss in losses if loss.kind in KINDS]
    moved = [loss for loss in losses if loss.kind == "address"]
    if not taken and not moved:
        return _read(before, dialect, was_html), _read(after, dialect, is_html)
    renders = (
        partial(render, dialect=dialect, is_html=was_html),
        partial(render, dialect=dialect, is_html=is_html),
    )
    if taken:
        old, new = without(before, after, taken, renders, is_html=was_html)
    else:
        old, new = renders[0](before), renders[1](after)
    if moved:
        from postlint.proof.addresses import readdressed  # noqa: PLC0415 - rarely needed

        old = readdressed(old, new, moved)
    return read(old), read(new)


def _tokens(losses: Sequence[Loss]) -> list[str]:
    """Return the tokens of the losses that are one token of the canonical form."""
    tokens: list[str] = []
    for loss in losses:
        if loss.kind in KINDS or loss.kind == "address" or loss.kind in ADDED:
            continue
        if loss.kind not in LOSSES:
            raise LookupError(f"{loss.token}, and nobody may lose a {loss.kind}")
        if not f"{loss.token} ".startswith(f"{LOSSES[loss.kind]} "):
            raise LookupError(f"{loss.token}, which is no {loss.kind}")
        tokens.append(token(loss.token))
    return tokens
