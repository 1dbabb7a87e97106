"""What settings make of the addresses of links and images.

Whatever changes is a declared loss, and what does not change keeps every character: addresses are
taken apart at their signs, never decoded and encoded again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from postlint.urls.proxies import unwrapped
from postlint.urls.tracking import without_tracking

if TYPE_CHECKING:
    from collections.abc import Callable

    from postlint.conversion.options import Options

_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_UNTOUCHED: Final = ("{{", "{%", "\\")
"""Templates, and what browsers read as a slash."""


class Change:
    """What settings do to the address of a link or an image."""

    def __init__(self, steps: list[Callable[[str], str]]) -> None:
        self._steps = steps

    def __call__(self, url: str) -> str:
        """Return what becomes of an address."""
        return self._through(url)[0]

    def unwraps(self, url: str) -> bool:
        """Say whether an address gives way to one that it holds."""
        return self._through(url)[1]

    def _through(self, url: str) -> tuple[str, bool]:
        if not url or any(sign in url for sign in _UNTOUCHED):
            return url, False
        unwraps = False
        for step in self._steps:
            before, url = url, step(url)
            unwraps |= step is unwrapped and url != before
        return url, unwraps


def changer(options: Options) -> Change | None:
    """Return what settings do to an address; None if they leave all as they are."""
    urls = options.preferences.urls
    steps: list[Callable[[str], str]] = []
    base = _base(options.source) if urls.resolve else ""
    if base:
        steps.append(lambda url: resolved(base, url))
    if urls.proxies == "unwrap":
        steps.append(unwrapped)
    if urls.tracking == "remove":
        steps.append(_tracked)
    return Change(steps) if steps else None


def resolved(base: str, url: str) -> str:
    """Return a relative address as an absolute one; one within the page stays what it is."""
    if url.startswith("#") or _SCHEME.match(url):
        return url
    scheme, _, rest = base.partition("://")
    if url.startswith("//"):
        return f"{scheme}:{url}"
    if url.startswith("/"):
        return f"{scheme}://{rest.partition('/')[0]}{url}"
    end = min((place for place in map(url.find, "?#") if place >= 0), default=len(url))
    try:
        return urljoin(base, url[:end]) + url[end:]
    except ValueError:
        return url


def token(old: str, new: str) -> str:
    """Return how a change of an address is declared."""
    return f"address {_written(old)} -> {_written(new)}"


def _written(url: str) -> str:
    """Return an address as it is, but for white space, as browsers read that."""
    return re.sub(r"[\t\n\r]", "", url).replace(" ", "%20")


def _base(source: str) -> str:
    """Return the address without query and fragment; "" if nothing is relative to it."""
    try:
        parts = urlsplit(source.strip())
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path or '/'}"


def _tracked(url: str) -> str:
    scheme = _SCHEME.match(url)
    if scheme and scheme[0].lower() not in {"http:", "https:"}:
        return url
    return without_tracking(url)
