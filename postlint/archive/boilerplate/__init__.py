"""What recurs in the posts of a site, and the profile of the site that follows from it.

`measure` counts the `shapes` of elements over posts, `propose` makes a profile of what recurs, by
`names` that a person chose.
"""

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
