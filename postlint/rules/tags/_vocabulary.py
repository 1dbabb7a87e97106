"""The tags that an archive knows, from settings or from a file, and what another may have meant."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from postlint.archive.names import folded
from postlint.rule import FilePath
from postlint.rules._data import read

_NAMED = ("name", "title", "tag", "slug", "id")
"""What names an entry that is a mapping itself, the likeliest first."""
_NEAR = 65  # of 100: one character of three may differ


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``vocabulary``: the tags that there are, or a file with them; none: nothing is reported."""

    vocabulary: tuple[str, ...] | FilePath = ()

    def problem(self) -> str:
        """Say what is wrong with the file; "" if nothing."""
        try:
            return "" if self.known() or not self.vocabulary else "`vocabulary` holds no names"
        except (OSError, ValueError) as error:
            return f"`vocabulary` cannot be read: {' '.join(str(error).split())}"

    def known(self) -> tuple[str, ...]:
        """Return the tags: of a file its lines, the entries of a list, or the keys of a mapping.

        Raises:
            OSError, ValueError: if the file cannot be read.

        """
        if not isinstance(self.vocabulary, str) or not self.vocabulary:
            return tuple(self.vocabulary)
        value = read(self.vocabulary)
        if not isinstance(value, list | dict):
            raise ValueError("neither a list nor a mapping")  # noqa: TRY004  a wrong value of a file
        return tuple(name for entry in value if (name := _name(entry)))


def _name(entry: object) -> str:
    if isinstance(entry, dict):
        return next((str(entry[key]) for key in _NAMED if entry.get(key)), "")
    return "" if entry is None else str(entry)


@lru_cache(4)
def by_key(vocabulary: tuple[str, ...]) -> dict[str, str]:
    """Return the vocabulary by its own spellings and by what their variants share."""
    return {folded(name): name for name in vocabulary} | {name: name for name in vocabulary}


def nearest(name: str, vocabulary: tuple[str, ...]) -> str:
    """Return the tag of the vocabulary that a name is most like; "" if it is like none."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - few tags are unknown

    found = process.extractOne(name, vocabulary, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else ""
