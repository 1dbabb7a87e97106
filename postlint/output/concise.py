"""Findings for people who have many: one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.output.text import Concise

if TYPE_CHECKING:
    from postlint.output import Setup


def make(setup: Setup) -> Concise:
    """Return a new writer."""
    return Concise(setup.style, setup.rules)
