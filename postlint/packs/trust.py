"""How far the fix of a declared rule may be trusted, and what exactly it intends to change.

Who declares a fix says what is cut out or written, not what a reader then no longer sees: that is
found out by the proof, and held against the fix. Text that goes must be text that the fix takes out,
text that comes must be text that it writes. A fix that changes anything else is only shown.
"""

from __future__ import annotations

from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

from postlint.post import parse
from postlint.rule import Safety
from postlint.text import OverlapError, apply

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from postlint.packs.declaration import Promise
    from postlint.packs.found import Found
    from postlint.post import Post
    from postlint.proof import Proof
    from postlint.text import Edit

Trust = tuple[Safety, tuple[str, ...]]

SHOWN: Trust = (Safety.DISPLAY, ())
LOOKED_AT = 30
"""Of so many fixes a post's difference is found out; the next run, or round, has the others."""


def trusted(post: Post, found: Sequence[Found], promise: Promise | None) -> list[Trust]:
    """Return how far the fix of each of ``found`` may be trusted, and what it intends.

    What is promised to be safe is left to the engine, which proves it. Without a promise a fix is
    safe where the proof holds, and a value of the front matter stays the same.
    """
    if promise == "safe":
        return [(Safety.SAFE, ()) if one.edits else SHOWN for one in found]
    if promise == "display-only":
        return [SHOWN for _ in found]
    if promise is None and _all_safe(post, found):
        return [(Safety.SAFE, ()) if one.edits else SHOWN for one in found]
    return list(_one_by_one(post, found, promise))


def _all_safe(post: Post, found: Sequence[Found]) -> bool:
    """Say whether all fixes of a body together leave the document as it was."""
    edits = [edit for one in found for edit in one.edits]
    if not edits or not all(_is_in_body(post, edit) for edit in edits):
        return False
    proof = _proof(post, edits)
    return proof is not None and proof.holds


def _one_by_one(post: Post, found: Sequence[Found], promise: Promise | None) -> Iterator[Trust]:
    for number, one in enumerate(found):
        if not one.edits or number >= LOOKED_AT:
            yield SHOWN
        elif all(_is_in_body(post, edit) for edit in one.edits):
            yield _in_body(post, one.edits, promise)
        elif any(_is_in_body(post, edit) for edit in one.edits):
            yield SHOWN
        else:
            yield _in_front_matter(post, one.edits, promise)


def _in_body(post: Post, edits: Sequence[Edit], promise: Promise | None) -> Trust:
    proof = _proof(post, edits)
    if proof is None or proof.reason:
        return SHOWN
    if proof.holds:
        return (Safety.UNSAFE if promise else Safety.SAFE), ()
    return (Safety.UNSAFE, proof.changes.intends) if _means(post, edits, proof) else SHOWN


def _means(post: Post, edits: Sequence[Edit], proof: Proof) -> bool:
    """Say whether all that differs is what the edits take out and write."""
    taken = Counter(unescape("".join(edit.span.of(post.text) for edit in edits)))
    written = "".join(edit.text for edit in edits)
    changes = proof.changes
    gone, come = Counter(changes.gone), Counter(changes.come)
    if gone - come - taken or come - gone - Counter(unescape(written)):
        return False
    # Where nothing is written, nothing is made but the paragraph that what is left stands in.
    return bool(written) or all(token.split(" ")[0] in {"p", "mark"} for token in changes.made)


def _in_front_matter(post: Post, edits: Sequence[Edit], promise: Promise | None) -> Trust:
    after = _applied(post, edits)
    old, new = post.front_matter, after.front_matter if after else None
    if old is None or new is None or (new.problem is not None and old.problem is None):
        return SHOWN
    # `repr` tells 1 from True.
    same = repr(old.values) == repr(new.values) and promise is None
    return (Safety.SAFE if same else Safety.UNSAFE), ()


def _proof(post: Post, edits: Sequence[Edit]) -> Proof | None:
    from postlint.proof import prove  # noqa: PLC0415 - few findings need it

    after = _applied(post, edits)
    body = post.body
    if after is None or body.syntax == "opaque":
        return None
    return prove(body.source, after.body.source, dialect=body.dialect, is_html=body.is_html)


def _applied(post: Post, edits: Sequence[Edit]) -> Post | None:
    try:
        return parse(apply(post.text, edits), post.path, post.body.dialect)
    except OverlapError:
        return None


def _is_in_body(post: Post, edit: Edit) -> bool:
    return edit.span.start >= post.body.span.start
