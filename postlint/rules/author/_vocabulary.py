"""The authors that an archive knows, from settings or from a file such as ``_data/authors.yml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from postlint.rule import FilePath
from postlint.rules._data import read

_NAMES = ("name", "display_name", "title", "aliases", "alias")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``authors``: the names; ``file``: where more of them stand, as YAML, TOML, JSON or lines."""

    authors: tuple[str, ...] = ()
    file: FilePath = ""

    def problem(self) -> str:
        """Say what is wrong with the file; "" if nothing."""
        try:
            return "" if self.known() or not self.file else f"`file` names no author: {self.file}"
        except (OSError, ValueError) as error:
            return f"`file` cannot be read: {' '.join(str(error).split())}"

    def known(self) -> frozenset[str]:
        """Return all names.

        Raises:
            OSError, ValueError: if the file cannot be read.

        """
        return frozenset((*self.authors, *(_names(read(self.file)) if self.file else ())))


def _names(value: object) -> Iterator[str]:
    """Yield the names in a list of names or of mappings, or in a mapping by key."""
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, list):
        for item in value:
            yield from _of_author(item)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key == "authors":
                yield from _names(item)
            else:
                yield str(key)
                yield from _of_author(item)


def _of_author(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key in _NAMES:
            yield from _names(value.get(key) or [])
    else:
        yield from _names(value)
