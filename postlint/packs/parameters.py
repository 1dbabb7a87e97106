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
    parts = _BETWEEN.split(query)
    kept = ""
    for index in range(0, len(parts), 2):
        name = parts[index].partition("=")[0].lower()
        if any(fnmatchcase(name, wish.lower()) for wish in names):
            continue
        kept += (parts[index - 1] if kept else "") + parts[index]
    if kept == query:
        return url
    return path + (f"?{kept}" if kept else "") + mark + fragment
