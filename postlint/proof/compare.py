"""Compare what a reader sees before and after."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from postlint.loss import ADDED
from postlint.post.recent import Recent
from postlint.proof import dialect as dialects
from postlint.proof.added import without_added
from postlint.proof.canon import Canon, read
from postlint.proof.ends import has_blanks, without_blank_ends
from postlint.proof.losses import KINDS, without
from postlint.proof.pieces import token
from postlint.proof.spoken import LANGUAGE, left
from postlint.proof.structure import KINDS as STRUCTURE
from postlint.proof.structure import without_structure
from postlint.proof.verdict import HOLDS, Proof

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.loss import Loss

LOSSES: Final = {
    "script": "script",
    "style": "style",
    "image-size": "size",
    "image-align": "align",
    "hidden": "hidden",
    "tracking-pixel": "pixel",
    "bold-heading": "bold",
    "blank-item": "item",
    "title-heading": "title",
}
"""How the tokens of each kind of loss begin that is one token of the canonical form."""

_PROOFS: Final[Recent[Proof]] = Recent(2)  # a conversion is proven as a whole, and then in its post
_READ: Final[Recent[Canon]] = Recent(4)  # of many tries, all begin with the same body


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
            canonical form, or one character of it (``-char U+200B``); the difference must be
            exactly this.
        is_html: the bodies are HTML, not Markdown.
        was_html: the same of ``before`` alone, where the two are not alike.

    """
    was_html = is_html if was_html is None else was_html
    if was_html is is_html and before == after and not losses and not intends:
        return HOLDS
    asked = (before, after, dialect, tuple(losses), tuple(intends), is_html, was_html)
    known = _PROOFS.get(asked)
    if known is not None:
        return known
    proof = _proof(before, after, dialect, losses, intends, is_html=is_html, was_html=was_html)
    return _PROOFS.add(asked, proof)


def _proof(
    before: str,
    after: str,
    dialect: str,
    losses: Sequence[Loss],
    intends: Sequence[str],
    *,
    is_html: bool,
    was_html: bool,
) -> Proof:
    known = "" if was_html else before
    if not is_html and (reason := dialects.refused(known, after, dialect)):
        return Proof(holds=False, reason=reason)
    try:
        tokens = _tokens(losses)
        old, new = _documents(before, after, dialect, losses, is_html=is_html, was_html=was_html)
        spoken = _spoken(old, new, losses)
        pieces = without_structure(old.settled(tokens), new.settled(), losses)
        if pieces[0] == pieces[1] and spoken == ("", "") and not losses and not intends:
            return HOLDS
        was = "".join(pieces[0])
        now = without_added(was, "".join(pieces[1]), losses) + spoken[1]
        was += spoken[0]
    except LookupError as error:
        return Proof(holds=False, reason=f"declared to lose {error}")
    if was != now and (has_blanks(was) or has_blanks(now)):
        was, now = without_blank_ends(was), without_blank_ends(now)
    if _meant(was, now, intends) if intends else was == now:
        return HOLDS
    if was == now:
        return Proof(holds=False, reason=f"nothing differs; intended was {', '.join(intends)}")
    return Proof(holds=False, before=was, after=now)


def _spoken(old: Canon, new: Canon, losses: Sequence[Loss]) -> tuple[str, str]:
    """Return tokens of the languages that only one of the documents names, without losses."""
    if old.speaks or new.speaks or any(loss.kind == LANGUAGE for loss in losses):
        return left(old.html, new.html, losses)
    return "", ""


def _meant(was: str, now: str, intends: Sequence[str]) -> bool:
    from postlint.proof.difference import is_meant  # noqa: PLC0415 - rarely needed

    return is_meant(was, now, intends)


def _read(body: str, dialect: str, *, is_html: bool) -> Canon:
    asked = (body, dialect, is_html)
    return _READ.get(asked) or _READ.add(asked, read(render(body, dialect, is_html=is_html)))


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
        return _read(before, dialect, is_html=was_html), _read(after, dialect, is_html=is_html)
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
        if loss.kind in {"address", LANGUAGE} or any(
            loss.kind in known for known in (KINDS, ADDED, STRUCTURE)
        ):
            continue
        if loss.kind not in LOSSES:
            raise LookupError(f"{loss.token}, and nobody may lose a {loss.kind}")
        if not f"{loss.token} ".startswith(f"{LOSSES[loss.kind]} "):
            raise LookupError(f"{loss.token}, which is no {loss.kind}")
        tokens.append(token(loss.token))
    return tokens
