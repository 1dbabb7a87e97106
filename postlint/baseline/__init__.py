"""The baseline: findings of an archive that are known, and not reported until they are mended.

`file` reads and writes it, `identity` says what a finding is known by, `matching` compares.
"""

from postlint.baseline.file import (
    NAME,
    Baseline,
    BaselineError,
    Known,
    PostKnown,
    read,
    text,
    write,
)
from postlint.baseline.identity import body_digest, key_of, known_of, place_of
from postlint.baseline.matching import Matching

__all__ = [
    "NAME",
    "Baseline",
    "BaselineError",
    "Known",
    "Matching",
    "PostKnown",
    "body_digest",
    "key_of",
    "known_of",
    "place_of",
    "read",
    "text",
    "write",
]
