"""The proof that a change of a body left the same document, made without the converter."""

from postlint.proof.compare import Proof, prove

__all__ = ["Proof", "prove"]
