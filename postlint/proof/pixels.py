"""Images that no reader sees: a dot, or one that only counts its readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_DOTS: Final = frozenset(("0", "1", "0px", "1px"))
_TRACKERS: Final = {
    "pixel.wp.com": "/",
    "stats.wordpress.com": "/b.gif",
    "pixel.quantserve.com": "/",
    "b.scorecardresearch.com": "/",
    "facebook.com": "/tr",
    "www.facebook.com": "/tr",
    "google-analytics.com": "/",
    "www.google-analytics.com": "/",
    "ssl.google-analytics.com": "/",
    "feeds.wordpress.com": "/1.0/",
    "medium.com": "/_/stat",
}
"""Addresses whose images are dots, whatever size is said of them: the host, and how the rest begins."""

_HOST: Final = re.compile(r"(?:https?:)?//([^/?#]*)").match


def is_pixel(attributes: Mapping[str, str | None], source: str) -> bool:
    """Say whether an image shows nothing to anybody."""
    if attributes.get("width") in _DOTS and attributes.get("height") in _DOTS:
        return True
    style = attributes.get("style")
    if style and _styled(style.lower()):
        return True
    match = _HOST(source)
    if match is None:
        return False
    host = match[1]
    if host.endswith(".doubleclick.net"):
        return source.startswith("/", match.end())
    path = _TRACKERS.get(host)
    return path is not None and source.startswith(path, match.end())


def _styled(style: str) -> bool:
    """Say whether a style makes both sides no longer than a dot; the last word on each counts."""
    said: dict[str, str] = {}
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        said[name.strip()] = value.replace("!important", "").strip()
    return said.get("width") in _DOTS and said.get("height") in _DOTS
