"""What each post contributes to an archive, and what is known once all posts have."""

from postlint.archive.archive import Archive, are_twins, others
from postlint.archive.facts import Facts, collect

__all__ = ["Archive", "Facts", "are_twins", "collect", "others"]
