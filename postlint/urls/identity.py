"""What two addresses of one page share, however they were copied."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from postlint.expressions import expression
from postlint.urls.tracking import without_tracking
from postlint.urls.written import canonical

_SCHEME: Final = expression(r"(?:https?:)?//(?:www\.)?", re.IGNORECASE)
_ROUNDS: Final = 3  # how often an address may have been percent-encoded


def identity(url: str) -> str:
    """Return the part of an address that says which page it leads to.

    Scheme, ``www.``, the scheme's own port, fragment, tracking parameters and slashes at the end
    are gone, and percent-encodings are decoded, of what was encoded up to three times. A fragment
    that holds a path (``#!/a``, ``#/a``) says which page and stays. Only for comparing: it is no
    address any more.
    """
    plain = without_tracking(canonical(url.strip()))
    address, mark, fragment = plain.partition("#")
    rest = address[found.end() :] if (found := _SCHEME.match(address)) else address
    if mark and fragment.startswith(("/", "!/")):
        rest += mark + fragment
    for _ in range(_ROUNDS):
        if "%" not in rest:
            break
        rest = unquote(rest)
    return rest.rstrip("/")
