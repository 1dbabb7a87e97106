"""What each post contributes to an archive, and what is known once all posts have.

`facts` are of one post, with `places` that it leads to and a sketch of its `texts`; the `archive` is
all of them, `near` finds bodies that are nearly the same, `names` spellings of one name, `vocabulary`
what an archive uses. `boilerplate` is what recurs.
"""

from postlint.archive.archive import Archive, are_twins, others
from postlint.archive.facts import Facts, collect

__all__ = ["Archive", "Facts", "are_twins", "collect", "others"]
