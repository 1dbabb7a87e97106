"""Parameters of URLs that a declared rule takes out."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

_BETWEEN = re.compile(r"(&(?:amp;)?)")


def without(url: str, names: tuple[str, ...]) -> str:
    """Return a URL, as it is written, without the parameters whose names fit one of ``names``."""
    address, mark, fragment = url.partition("#")
    path, question, query = address.partition("?")
    if not question:
        return url
    first, *rest = _BETWEEN.split(query)
    parts = [("", first), *zip(rest[::2], rest[1::2], strict=True)]
    kept = [part for part in parts if not _fits(part[1].partition("=")[0], names)]
    if len(kept) == len(parts):
        return url
    kept[:1] = [("", part) for _, part in kept[:1]]  # nothing is before the first
    left = "".join(map("".join, kept))
    return path + (f"?{left}" if left else "") + mark + fragment


def _fits(name: str, wishes: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name.lower(), wish.lower()) for wish in wishes)
