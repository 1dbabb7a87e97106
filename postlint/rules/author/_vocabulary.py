"""The authors that an archive knows, from settings or from a file such as ``_data/authors.yml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from postlint.rule import FilePath

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
        return frozenset((*self.authors, *(_names(_read(Path(self.file))) if self.file else ())))


def _read(path: Path) -> Any:
    """Return what a file holds; of a text each line."""
    text = path.read_text(encoding="utf-8-sig")
    ending = path.suffix.lower()
    if ending in (".yml", ".yaml"):
        import yaml  # noqa: PLC0415 - the front matter of the posts may be TOML

        try:
            return yaml.safe_load(text)
        except yaml.YAMLError as error:
            raise ValueError(str(error)) from error
    if ending == ".toml":
        return msgspec.toml.decode(text)
    if ending == ".json":
        return msgspec.json.decode(text)
    return [line.strip() for line in text.splitlines() if line.strip()]


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
