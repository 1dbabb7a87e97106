"""What is wrong with an address, in words."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from postlint.expressions import expression

_GOOD = expression(r"https?://[a-z0-9.-]+\.[a-z]{2,}(?::\d+)?(?:[/?#][^\s()\[\]]*)?", re.IGNORECASE)
_TWICE = expression(r"https?:?/*https?(?::|//)", re.IGNORECASE)
_SLASHES = expression(r"https?:(?:/?[^/]|///|$)", re.IGNORECASE)
_SCHEME = expression(
    r"(?:h?t?tp|htpps?|hhttps?|htttps?|https?s)s?://|https?//|https?;//", re.IGNORECASE
)
_BARE = expression(
    r"www\.[\w-]+\.\w|(?:[\w-]+\.)+(?:com|org|net|edu|gov|info|cn|tw|hk|jp|uk|de|fr)(?=[/:?#]|\Z)",
    re.IGNORECASE,
)
_WEB = ("http://", "https://")
_HOST = expression(r"[^\s/?#@\[\]<>\"'“”‘’，。；：！？、）（】【》《|\\^`{}%,]+")


def is_plain(url: str) -> bool:
    """Say whether nothing can be wrong with an address, as with nearly all."""
    return _GOOD.fullmatch(url) is not None or url.startswith(("#", "/"))


def problem(url: str) -> str:
    """Say what is wrong with an address and what to do; "" if nothing is."""
    if url != url.strip():
        return "has white space around it; take it out"
    return _of_scheme(url) or (_of_parts(url) if url.lower().startswith(_WEB) else "")


def _of_scheme(url: str) -> str:
    if _TWICE.match(url):
        return "has two schemes; keep one"
    if _SCHEME.match(url) and not url.lower().startswith((*_WEB, "ftp://")):
        return "has a misspelt scheme; write `https://`"
    if _SLASHES.match(url):
        return "has not two slashes after its scheme; write them"
    if _BARE.match(url):
        return "has no scheme and leads into this site; write `https://` before it"
    return ""


def _of_parts(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "is no URL; mend it"
    if not host or not _HOST.fullmatch(host):
        return f"has the host `{host}`, which cannot be one; mend it" if host else "has no host"
    if any(character in url for character in " \t\r\n"):
        return "has white space in it; write `%20`, or take it out"
    opened, closed = (parts.path.count(sign) for sign in "()")
    if closed > opened and url.endswith(")"):
        return "ends with a parenthesis that nothing opens; take it out"
    if opened > closed and not parts.query and not parts.fragment:
        return "opens a parenthesis that nothing closes; see where it should end"
    return ""
