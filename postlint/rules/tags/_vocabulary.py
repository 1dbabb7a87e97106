"""What a tag that is not in the vocabulary may have meant."""

from __future__ import annotations

from functools import lru_cache

from postlint.archive.names import folded

_NEAR = 65  # of 100: one character of three may differ


@lru_cache(4)
def by_key(vocabulary: tuple[str, ...]) -> dict[str, str]:
    """Return the vocabulary by its own spellings and by what their variants share."""
    return {folded(name): name for name in vocabulary} | {name: name for name in vocabulary}


def nearest(name: str, vocabulary: tuple[str, ...]) -> str:
    """Return the tag of the vocabulary that a name is most like; "" if it is like none."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - few tags are unknown

    found = process.extractOne(name, vocabulary, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else ""
