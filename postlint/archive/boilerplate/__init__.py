"""What recurs in the posts of a site, and the profile of the site that follows from it."""

from __future__ import annotations

from postlint.archive.boilerplate.measure import Common, Measured, Seen, Taken, measure, seen
from postlint.archive.boilerplate.propose import Drop, Keep, Proposal, Recurring, common, proposal

__all__ = [
    "Common",
    "Drop",
    "Keep",
    "Measured",
    "Proposal",
    "Recurring",
    "Seen",
    "Taken",
    "common",
    "measure",
    "proposal",
    "seen",
]
