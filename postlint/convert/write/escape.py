"""What text must be escaped so that Markdown prints it: rows of data, one expression.

CommonMark 0.31 and GFM 0.29; the sections are the specification's.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Row(NamedTuple):
    """A character, where it would mean something, and why."""

    pattern: str
    why: str


ROWS: Final = (
    Row(r"\\(?=[!-/:-@\[-`{-~]|$)", "a backslash escapes punctuation (2.4), or breaks a line"),
    Row(r"`", "a code span (6.1)"),
    Row(r"(?<![ ])\*|\*(?![ ])|^\*|\*$", "emphasis (6.2); a lone asterisk between spaces is none"),
    Row(r"(?<![^\W_])_|_(?![^\W_])", "emphasis (6.2); between letters or digits it is none"),
    Row(r"<(?=[A-Za-z/!?]|$)", "HTML (6.6) or an autolink (6.5)"),
    Row(r"&(?=#?[A-Za-z0-9]+;)", "an entity (2.5)"),
    Row(r"\](?=[(\[:]|$)", "a link (6.3), or a definition (4.7)"),
    Row(r"\[(?=\^|[ xX]\])", "a footnote, or a task list item (GFM 5.3)"),
    Row(r"!$", "an image (6.4), if a link follows"),
)

TILDES: Final = Row(r"~", "struck text (GFM 6.5): needs two in a paragraph")
BRACKETS: Final = Row(r"\[", "a reference (6.3): needs a definition in the body")

_SPECIAL = re.compile(r"[\\`*_<&\]\[!]")
_ROWS = re.compile("|".join(row.pattern for row in ROWS))
_LINE_START = re.compile(
    r"(?P<mark>#{1,6}(?=[ \t]|$)|>|[-+*](?=[ \t]|$)|={1,}[ \t]*$|-[- \t]*-[ \t]*$|~~~|:(?=[-: |]*$))"
    r"|(?P<number>[0-9]{1,9})(?P<delimiter>[.)])(?=[ \t]|$)"
)
_CLOSING_HASHES = re.compile(r"(?<![^ \t])#+[ \t]*$")


def escape(text: str) -> str:
    """Escape what would be markup anywhere in a line."""
    if _SPECIAL.search(text) is None:
        return text
    return _ROWS.sub(_escaped, text)


def escape_tildes(text: str) -> str:
    """Escape tildes too, for a paragraph that has two."""
    return text.replace("~", "\\~")


def escape_brackets(text: str) -> str:
    r"""Escape each ``[`` that is not escaped yet, for a body that has definitions."""
    return re.sub(r"(?<!\\)\[", r"\\[", text)


def escape_line_start(line: str) -> str:
    """Escape what would begin a block at the start of a line (4.1 to 5.3)."""
    match = _LINE_START.match(line)
    if match is None:
        return line
    if match["number"]:
        return f"{match['number']}\\{line[match.end('number') :]}"
    return f"\\{line}"


def escape_heading_end(line: str) -> str:
    """Escape the number signs that would close an ATX heading (4.2)."""
    match = _CLOSING_HASHES.search(line)
    return line if match is None else f"{line[: match.start()]}\\{line[match.start() :]}"


def _escaped(match: re.Match[str]) -> str:
    return "&amp;" if match[0] == "&" else f"\\{match[0]}"
