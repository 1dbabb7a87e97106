"""URLs in one spelling: raw CJK is its percent-encoding, but `%2F` is not `/`."""

from __future__ import annotations

import re

# What CommonMark's renderers leave alone in a URL; they percent-encode everything else, so a raw
# attribute with such a character means the same as its encoded form.
_UNSAFE = re.compile(r"[^-_.!~*'();/?:@&=+$,#%A-Za-z0-9]")
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
# One that begins no escape can only mean itself; markdown-it and goldmark write so.
_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")
# The URL standard takes these out, and strips blanks and control characters at both ends.
_DROPPED = str.maketrans("", "", "\t\n\r")
_EDGES = "".join(map(chr, range(0x21)))


def normal(url: str) -> str:
    """Return the URL as a Markdown renderer would write it; escapes get capital letters."""
    url = url.translate(_DROPPED).strip(_EDGES)
    url = _PERCENT.sub("%25", _UNSAFE.sub(_encode, url))
    return _ESCAPE.sub(lambda match: match[0].upper(), url)


def _encode(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))
