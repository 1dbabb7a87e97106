"""Compare what a reader sees before and after."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

import msgspec

from postlint.proof import dialect as dialects
from postlint.proof.canon import read
from postlint.proof.pieces import token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.loss import Loss
    from postlint.proof.canon import Canon

LOSSES: Final = {
    "script": "script",
    "style": "style",
    "image-size": "size",
    "hidden": "hidden",
    "tracking-pixel": "pixel",
    "bold-heading": "bold",
    "title-heading": "title",
}
"""How the tokens of each kind of loss begin."""


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
    if before == after and not losses and not intends:
        return HOLDS
    if not is_html and (reason := dialects.refused(before, after, dialect)):
        return Proof(holds=False, reason=reason)
    old = _read(before, dialect, is_html)
    new = _read(after, dialect, is_html)
    try:
        was = "".join(old.settled(_tokens(losses)))
    except LookupError as error:
        return Proof(holds=False, reason=f"declared to lose {error}")
    now = "".join(new.settled())
    if _meant(was, now, intends) if intends else was == now:
        return HOLDS
    if was == now:
        return Proof(holds=False, reason=f"nothing differs; intended was {', '.join(intends)}")
    return Proof(holds=False, before=was, after=now)


def _meant(was: str, now: str, intends: Sequence[str]) -> bool:
    from postlint.proof.difference import is_meant  # noqa: PLC0415 - rarely needed

    return is_meant(was, now, intends)


@lru_cache(maxsize=4)  # a conversion is proven as a whole, and then in its post
def _read(body: str, dialect: str, is_html: bool) -> Canon:  # noqa: FBT001 - a key of the cache
    return read(render(body, dialect, is_html=is_html))


def _tokens(losses: Sequence[Loss]) -> list[str]:
    for loss in losses:
        if not f"{loss.token} ".startswith(f"{LOSSES[loss.kind]} "):
            raise LookupError(f"{loss.token}, which is no {loss.kind}")
    return [token(loss.token) for loss in losses]
