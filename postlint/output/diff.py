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


def diff(path: str, before: str, after: str, renamed: str | None = None) -> bytes:
    r"""Return the unified diff of a file from ``before`` to ``after``, empty if they are equal.

    Lines end at ``\n`` only, as git sees them; a carriage return is part of its line. The path is
    relative to the working directory where it lies below it, and quoted as git quotes it. With
    ``renamed``, the path that the file gets (or keeps), git's own header is written: a patch that
    renames has it for every file.
    """
    if before == after and renamed in {None, path}:
        return b""
    parts: list[bytes] = []
    if renamed is not None:
        parts += [b"diff --git ", _name("a/", path), b" ", _name("b/", renamed), b"\n"]
    if renamed is not None and renamed != path:
        parts += [b"rename from ", _name("", path), b"\nrename to ", _name("", renamed), b"\n"]
    if before == after:
        return b"".join(parts)
    parts += [b"--- ", _line_name("a/", path), b"\n"]
    parts += [b"+++ ", _line_name("b/", renamed or path), b"\n"]
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


def _line_name(side: str, path: str) -> bytes:
    """Return a name for a line that may hold more: without the tab it would end at a blank."""
    name = _name(side, path)
    return name + b"\t" if b" " in name and not name.startswith(b'"') else name


def _name(side: str, path: str) -> bytes:
    # posixpath would do for git; PurePath turns Windows' separators into slashes.
    name = PurePath(os.path.relpath(path)).as_posix()
    if name.startswith("../"):
        name = PurePath(os.path.abspath(path)).as_posix().lstrip("/")  # noqa: PTH100  keeps links
    name = f"{side}{name}"
    if any(character in _ESCAPES or character < " " or character == "\x7f" for character in name):
        quoted = "".join(
            _ESCAPES.get(c) or (f"\\{ord(c):03o}" if c < " " or c == "\x7f" else c) for c in name
        )
        return os.fsencode(f'"{quoted}"')
    return os.fsencode(name)
