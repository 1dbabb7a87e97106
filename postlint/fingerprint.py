"""The identity of a finding from run to run: the same wherever its lines have moved to."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def fingerprint(path: str, rule: str, text: str, ordinal: int = 0) -> str:
    """Return 32 hexadecimal digits for a finding.

    Lines, columns and messages have no part in it, nor have the amounts of white space.

    Args:
        path: the post, relative to what does not move, with slashes.
        rule: the code of the rule.
        text: the characters that the finding is about.
        ordinal: how many findings before it in the post have the same rule and text.

    """
    parts = (path, rule, " ".join(text.split()), str(ordinal))
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:32]


def fingerprints(path: str, found: Iterable[tuple[str, str]]) -> list[str]:
    """Return the fingerprints of a post's findings, given the rule and the text of each in order."""
    before: Counter[tuple[str, str]] = Counter()
    listed = []
    for rule, text in found:
        what = (rule, " ".join(text.split()))
        listed.append(fingerprint(path, rule, text, before[what]))
        before[what] += 1
    return listed
