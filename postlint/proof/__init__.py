"""The proof that a change of a body left the same document, made without the converter."""

from postlint.proof.compare import prove
from postlint.proof.verdict import Proof

__all__ = ["Proof", "prove"]
