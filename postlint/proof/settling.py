"""What is taken away from the canonical form in the end: declared losses, and silent identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.proof import headings, items
from postlint.proof.pieces import token

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from postlint.proof.asides import Script


def without(
    out: Sequence[str], known: Sequence[Script], lost: Sequence[str]
) -> tuple[list[str], list[Script]]:
    """Return the pieces and the scripts of a document that are left without what is lost.

    Raises:
        LookupError: with the first of the tokens ``lost`` that is not there.

    """
    pieces, scripts = list(out), list(known)
    for name in lost:
        if name.startswith((headings.BOLD, headings.TITLE)):
            left = headings.without(pieces, name)
            if left is None:
                raise LookupError(f"{name[1:-1]}, which is not there")
            pieces = left
            continue
        if name == items.ITEM:
            left = items.without_blank(pieces)
            if left is None:
                raise LookupError("an item without content, which is not there")
            pieces = left
            continue
        if name not in pieces:
            raise LookupError(f"{name[1:-1]}, which is not there")
        place = pieces.index(name)
        for script in scripts:
            tokens = script.tokens()
            if pieces[place : place + len(tokens)] == tokens:
                scripts.remove(script)
                del pieces[place + 1 : place + len(tokens)]
                break
        del pieces[place]
    return pieces, scripts


def without_silent_ids(
    pieces: list[str], ids: Iterable[str], targets: Container[str], scripts: Sequence[Script]
) -> list[str]:
    """Return the pieces without identifiers that no link and no script refers to."""
    texts = [script.text for script in scripts]
    silent = {
        token(f"id {name}")
        for name in ids
        if name not in targets and not any(name in text for text in texts)
    }
    return [piece for piece in pieces if piece not in silent]
