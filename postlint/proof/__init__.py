"""The proof that a change of a body left the same document, made without the converter.

The way through it, module by module:

- `compare` proves: it renders both bodies, reads them, takes away what is declared to be lost, and
  demands that the rest is the same. `verdict` is what it answers.
- `dialect` renders as a site does. What kramdown or goldmark reads otherwise than the renderer at
  hand has a module each: `breaks`, `dashes`, `emphasis`, `identifiers`, `links`, `printed`, `starts`, `terms`;
  `leaves` finds the lines of text for them.
- `canon` reads HTML into the canonical form, a flat list of text and tokens (`pieces`). `words` has
  the tables of what counts and what does not, each row with its reason. The reader is made of
  `writer` (a line of text), `asides`, `inlines`, `blocks` and `written`, each on top of the one
  before; they ask `gaps`, `marks`, `languages`, `layout`, `pixels` and `says`.
- Declared losses are taken away by `losses` (with `places`) and `addresses` before the documents
  are read, and by `settling` (with `headings` and `items`), `spoken` (languages), `structure` and `added`
  after that.
  `ends` takes away blanks that nobody sees.
- `difference`, `kinds` and `intended` say what differs: to people, in kinds, and for a fix that
  means to change what is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postlint.proof.compare import prove
    from postlint.proof.verdict import Proof

__all__ = ["Proof", "prove"]


def __getattr__(name: str) -> object:
    """Import what is wanted: rules that only name a difference need no proof."""
    if name == "prove":
        from postlint.proof.compare import prove  # noqa: PLC0415

        return prove
    if name == "Proof":
        from postlint.proof.verdict import Proof  # noqa: PLC0415

        return Proof
    raise AttributeError(name)
