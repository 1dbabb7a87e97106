"""Whether two canonical forms differ in single characters and tokens exactly as a fix intends.

``-char U+200B`` intends that this character goes once, ``+char U+4EBA`` that this one comes once;
everything else intended beside them is a word or a token, as in `postlint.proof.difference`.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from postlint.proof.pieces import CLOSE, ESCAPE, OPEN

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHARACTER: Final = re.compile(r"[-+]char U\+([0-9A-F]{4,6})").fullmatch
_PIECE: Final = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}|{ESCAPE}.|.", re.DOTALL)


class _Due:
    """What is still to go from one form, or to come in the other."""

    def __init__(self, intends: Sequence[str], sign: str) -> None:
        self.characters: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        for intended in intends:
            if not intended.startswith(sign):
                continue
            if character := _CHARACTER(intended):
                self.characters[chr(int(character[1], 16))] += 1
            else:
                self.words[intended[1:]] += 1

    def taken(self, pieces: Sequence[str], at: int, *, spaces: bool) -> int:
        """Take what stands at a place; return how many pieces that is, 0 if nothing of it is due."""
        piece = pieces[at]
        if piece[0] == OPEN:
            return self._take(self.words, piece[1:-1])
        if self._take(self.characters, piece):
            return 1
        for word in sorted(self.words, key=len, reverse=True):
            if word == "".join(pieces[at : at + len(word)]) and self._take(self.words, word):
                return len(word)
        return int(spaces and piece == " ")

    def nothing(self) -> bool:
        """Say whether all that was due was taken."""
        return not +self.characters and not +self.words

    @staticmethod
    def _take(due: Counter[str], what: str) -> int:
        if due[what] < 1:
            return 0
        due[what] -= 1
        return 1


def differs_in(was: str, now: str, intends: Sequence[str]) -> bool:
    """Say whether ``was`` becomes ``now`` by taking out and putting in what is intended, all of it.

    Where whole words come or go, the spaces between them do too.
    """
    old, new = _PIECE.findall(was), _PIECE.findall(now)
    going, coming = _Due(intends, "-"), _Due(intends, "+")
    tokens = {piece[1:-1] for piece in (*old, *new) if piece[0] == OPEN}
    spaces = not {*going.words, *coming.words} <= tokens
    if spaces and not going.characters and not coming.characters:
        return False  # words alone: where they stand tells more
    i = k = 0
    while i < len(old) or k < len(new):
        if i < len(old) and k < len(new) and old[i] == new[k]:
            i, k = i + 1, k + 1
        elif k < len(new) and new[k][0] == OPEN and coming.taken(new, k, spaces=False):
            k += 1  # a token is no mistake; of characters the next may be meant
        elif i < len(old) and (length := going.taken(old, i, spaces=spaces)):
            i += length
        elif k < len(new) and (length := coming.taken(new, k, spaces=spaces)):
            k += length
        else:
            return False
    return going.nothing() and coming.nothing()
