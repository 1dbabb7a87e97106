"""What is an absolute URL, and when two URLs are one: what a browser would ask a server for."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from postlint.expressions import expression

_ABSOLUTE: Final = expression(r"https?://[^\s/?#@:]+(?:[:@/?#]\S*)?", re.IGNORECASE)
_BARE: Final = expression(r"(?://)?(?:[\w-]+\.)+[^\W\d_]{2,}(?:[:/?#]\S*)?")
_PORTS: Final = {"http": ":80", "https": ":443"}
_ESCAPE: Final = expression(r"%[0-9a-fA-F]{2}")
_KEPT: Final = "".join(sign for sign in map(chr, range(0x21, 0x7F)) if sign not in "()<>")


def is_absolute(url: str) -> bool:
    """Say whether ``url`` is ``http://`` or ``https://``, a host, and no white space."""
    if _ABSOLUTE.fullmatch(url) is None:
        return False
    plain = url.isascii() and "[" not in url and "]" not in url  # no host that could be wrong
    return plain or split(url) is not None


def lacks_scheme(url: str) -> bool:
    """Say whether ``url`` becomes absolute when ``https://`` is put before it."""
    return _BARE.fullmatch(url) is not None


def split(url: str) -> SplitResult | None:
    """Return the parts of a URL; None where the host is none, as in ``http://[a/``."""
    try:
        return urlsplit(url)
    except ValueError:
        return None


def host(url: str) -> str:
    """Return the host of a URL in lower case, without ``www.`` and port; "" if it has none."""
    parts = split(url)
    return ((parts.hostname if parts else None) or "").removeprefix("www.")


def parameters(url: str) -> list[str]:
    """Return the parameters of a URL as they are written, ``name=value`` each."""
    return url.partition("#")[0].partition("?")[2].split("&")


def canonical(url: str) -> str:
    """Return a URL as browsers ask for it: what they change before they ask is changed.

    Scheme and host in lower case, without the scheme's own port, without ``.`` and ``..`` in the
    path, and without ``?`` or ``#`` at the end. The case of percent-encodings stays: both are common.
    """
    parts = split(url)
    if parts is None or not parts.hostname:
        return url
    user, mark, place = parts.netloc.rpartition("@")
    scheme, place = parts.scheme, place.lower()
    place = place.removesuffix(_PORTS.get(scheme, "\0")).removesuffix(":")
    path = parts.path
    if "/." in path:  # the dot before it: a path may begin with two slashes, as a host does
        path = urlsplit(urljoin("https://a/", f"/.{path}")).path
    rest = url[len(url.partition("://")[0]) + 3 + len(parts.netloc) + len(parts.path) :]
    if rest.find("#") == len(rest) - 1:
        rest = rest.removesuffix("#")
    return f"{scheme}://{user}{mark}{place}{path}{'' if rest == '?' else rest}"


def same(one: str, other: str) -> bool:
    """Say whether two URLs are one but for how characters are percent-encoded.

    ``%e4`` is ``%E4``, ``天`` is ``%E5%A4%A9`` and ``(`` is ``%28``, which Markdown may need instead;
    ``%25E5`` is something else, as it is to servers.
    """
    return one == other or _encoded(one) == _encoded(other)


def _encoded(url: str) -> str:
    return _ESCAPE.sub(lambda escape: escape[0].upper(), quote(url, safe=_KEPT))
