"""Images that nobody sees: they tell a server that somebody reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_DOT: Final = frozenset({"0", "1", "0px", "1px"})
_STYLE: Final = re.compile(
    r"(?:^|;)\s*(width|height)\s*:\s*[01](?:px)?\s*(?:!important\s*)?(?=;|$)", re.IGNORECASE
)
_TRACKERS: Final = re.compile(
    r"(?:https?:)?//(?:pixel\.wp\.com/|stats\.wordpress\.com/b\.gif|pixel\.quantserve\.com/"
    r"|b\.scorecardresearch\.com/|(?:www\.)?facebook\.com/tr[/?]|(?:www\.|ssl\.)?google-analytics\.com/"
    r"|feeds\.wordpress\.com/1\.0/|medium\.com/_/stat|[\w.-]+\.doubleclick\.net/)"
)


def is_pixel(attributes: Mapping[str, str], url: str) -> bool:
    """Say whether an image is no larger than a dot, or only counts its readers."""
    if attributes.get("width") in _DOT and attributes.get("height") in _DOT:
        return True
    style = attributes.get("style")
    if style and len({name.lower() for name in _STYLE.findall(style)}) > 1:
        return True
    return _TRACKERS.match(url) is not None
