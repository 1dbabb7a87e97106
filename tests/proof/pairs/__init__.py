"""Invented pairs of bodies that are the same document: HTML before, Markdown after."""

from __future__ import annotations

from . import markdown, mixed
from .pair import Pair

__all__ = ["PAIRS", "Pair"]

PAIRS = (*markdown.PAIRS, *mixed.PAIRS)
