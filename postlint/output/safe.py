"""Text that a terminal may be given: a post must not be able to steer it."""

from __future__ import annotations

import re

from postlint.expressions import expression

# C0, DEL, C1, line and paragraph separators, bidirectional controls, lone surrogates.
_UNSAFE = expression("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# No-break space, soft hyphen, zero-width space, word joiner, zero-width no-break space.
_UNSEEN = expression("[\xa0\xad\u200b\u2060\ufeff]")
_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def safe(text: str) -> str:
    r"""Return ``text`` on one line, with everything that is no visible character written out.

    ``\n`` and its like as in Python, ESC as ``␛``, a byte of a file name that is not UTF-8 as
    ``\xff``, what turns the direction of writing as ``\u202e``.
    """
    if text.isprintable():  # nearly always, and quick to see
        return text
    return _UNSAFE.sub(lambda match: visible(match[0]), text)


def telling(text: str) -> str:
    """Return safe text with the characters that nobody sees, or takes for a space, by their numbers."""
    return _UNSEEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def is_safe(text: str) -> bool:
    """Say whether a terminal may be given a text of one line as it is."""
    return text.isprintable() or not _UNSAFE.search(text)


def visible(character: str) -> str:
    """Return what is shown for one character: itself where a terminal may be given it."""
    code = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    if code < 0x20:  # noqa: PLR2004  the control pictures mirror the control characters
        return chr(0x2400 + code)
    if code == 0x7F:  # noqa: PLR2004
        return "␡"
    if 0xDC80 <= code <= 0xDCFF:  # noqa: PLR2004  a byte that surrogateescape smuggled in
        return f"\\x{code - 0xDC00:02x}"
    if _UNSAFE.match(character):
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004
    return character


def encodable(text: str) -> str:
    r"""Return ``text`` with lone surrogates written out (``\xff``), so that UTF-8 can carry it."""
    if text.isascii():
        return text
    return re.sub("[\ud800-\udfff]", lambda match: visible(match[0]), text)
