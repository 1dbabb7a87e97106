"""Faults: what a bad conversion does to a good Markdown text, one small edit each.

None of this knows the proof or a renderer: a fault is made from the text alone, and every place is
chosen so that a reader of the result would see another document.
"""

from __future__ import annotations

from . import blocks, code, links, lists, marks, raw, tables, words
from .registry import FAULTS, faults_of

__all__ = [
    "FAULTS",
    "blocks",
    "code",
    "faults_of",
    "links",
    "lists",
    "marks",
    "raw",
    "tables",
    "words",
]
