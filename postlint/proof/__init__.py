"""The proof that a change of a body left the same document, made without the converter."""

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
