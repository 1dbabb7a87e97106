"""Unified diffs that ``git apply`` and ``patch -p1`` take."""

from __future__ import annotations

import difflib
import os
import re
from pathlib import PurePath

_ESCAPES = {
    "\a": "\\a",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\v": "\\v",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}


def diff(path: str, before: str, after: str) -> bytes:
    r"""Return the unified diff of a file from ``before`` to ``after``, empty if they are equal.

    Lines end at ``\n`` only, as git sees them; a carriage return is part of its line. The path is
    relative to the working directory where it lies below it, and quoted as git quotes it.
    """
    if before == after:
        return b""
    parts = [b"--- ", _name("a", path), b"\n+++ ", _name("b", path), b"\n"]
    changes = difflib.unified_diff(_lines(before), _lines(after), n=3)
    for number, line in enumerate(changes):
        if number < 2:  # noqa: PLR2004  difflib's own two header lines
            continue
        parts.append(line.encode())
        if not line.endswith("\n"):
            parts.append(b"\n\\ No newline at end of file\n")
    return b"".join(parts)


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _name(side: str, path: str) -> bytes:
    # posixpath would do for git; PurePath turns Windows' separators into slashes.
    name = PurePath(os.path.relpath(path)).as_posix()
    if name.startswith("../"):
        name = PurePath(os.path.abspath(path)).as_posix().lstrip("/")  # noqa: PTH100  keeps links
    name = f"{side}/{name}"
    if any(character in _ESCAPES or character < " " or character == "\x7f" for character in name):
        quoted = "".join(
            _ESCAPES.get(c) or (f"\\{ord(c):03o}" if c < " " or c == "\x7f" else c) for c in name
        )
        return os.fsencode(f'"{quoted}"')
    # Without the tab, a name with blanks would end at the first of them.
    return os.fsencode(name) + (b"\t" if " " in name else b"")
