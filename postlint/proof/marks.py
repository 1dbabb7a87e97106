"""The marks around a place in a text: which of them show, and on what."""

from __future__ import annotations

from typing import Final

from postlint.proof.pieces import token
from postlint.proof.words import DRAWN, NESTS, RAISED, SOFT

NONE: Final[frozenset[str]] = frozenset()
_LTR: Final = 'dir="ltr"'


class Marks:
    """Marks and the innermost link, one node in a tree that grows as elements open.

    A name is a mark (``strong``), a link (``a URL title="…"``) or what an attribute says to all
    of its content (``title="…"``, ``dir="rtl"``).
    """

    __slots__ = ("_bare", "_inside", "_link", "_names", "drawn", "parent", "solid", "text", "token")

    def __init__(self, parent: Marks | None, names: tuple[str, ...], link: str) -> None:
        self.parent = parent or self
        self._names = names
        self._link = link
        self._inside: dict[str, Marks] = {}
        self._bare: Marks | None = None
        self.drawn = NONE
        """Those that show on any white space."""
        self.solid = NONE
        """Those that show on a space."""
        self.text = self._sorted() if names else link
        self.token = token(f"mark {self.text}" if self.text else "mark")

    def _sorted(self) -> str:
        names = self._names
        said = [name for name in names if "=" in name]
        nest = " ".join(name for name in names if name in NESTS)
        flat = sorted({name for name in names if name not in NESTS and "=" not in name})
        if nest:
            flat.append(nest)
        self.solid = frozenset(flat) - SOFT
        self.drawn = self.solid & DRAWN
        directions = [name for name in said if name.startswith("dir=")]
        flat += sorted({name for name in said if not name.startswith("dir=")})
        if directions and directions[-1] != _LTR:
            flat.append(directions[-1])
        if self._link:
            flat.append(self._link)
        return ", ".join(flat)

    def enter(self, name: str) -> Marks:
        """Return these marks and one more, which is inside of them."""
        inside = self._inside.get(name)
        if inside is None:
            if name.startswith("a "):
                inside = Marks(self, self._names, name)
            else:
                inside = Marks(self, (*self._names, name), self._link)
            self._inside[name] = inside
        return inside

    @property
    def bare(self) -> Marks:
        """The marks that show on what is no text, such as an image."""
        if self._bare is None:
            said = tuple(name for name in self._names if "=" in name or name in RAISED)
            self._bare = (
                self if len(said) == len(self._names) else Marks(self.parent, said, self._link)
            )
        return self._bare

    @staticmethod
    def of(names: frozenset[str]) -> Marks:
        """Return marks that stand in nothing else."""
        return Marks(None, tuple(sorted(names)), "")
