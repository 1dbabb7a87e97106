"""Embedded HTML to Markdown, guided by the proof: what is not proven is not changed."""

from postlint.conversion.convert import convert, would_change
from postlint.conversion.dropping import drops, drops_of
from postlint.conversion.options import Conversion, Options, Prover

__all__ = ["Conversion", "Options", "Prover", "convert", "drops", "drops_of", "would_change"]
