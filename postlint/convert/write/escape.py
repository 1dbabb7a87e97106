"""What text must be escaped so that Markdown prints it: rows of data, one expression.

CommonMark 0.31 and GFM 0.29; the sections are the specification's.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Row(NamedTuple):
    """A character, the expression that matches it where it would mean something, and why."""

    character: str
    pattern: re.Pattern[str]
    why: str


def _row(character: str, pattern: str, why: str) -> Row:
    return Row(character, re.compile(pattern), why)


ROWS: Final = (
    _row("\\", r"\\(?=[!-/:-@\[-`{-~]|$)", "it escapes punctuation (2.4), or breaks a line"),
    _row("`", r"`", "a code span (6.1)"),
    _row("*", r"(?<! )\*|\*(?! )", "emphasis (6.2); between spaces it is none"),
    _row("_", r"(?<![^\W_])_|_(?![^\W_])", "emphasis (6.2); between letters or digits it is none"),
    _row("<", r"<(?=[A-Za-z/!?]|$)", "HTML (6.6) or an autolink (6.5)"),
    _row("&", r"&(?=#?[A-Za-z0-9]+;)", "an entity (2.5)"),
    _row("]", r"\](?=[(\[:]|$)", "a link (6.3), or a definition (4.7)"),
    _row("[", r"\[(?=\^)", "a footnote"),
    _row("!", r"!$", "an image (6.4), if a link follows"),
)

_SPECIAL = re.compile(f"[{re.escape(''.join(row.character for row in ROWS))}]")
_MEANS = {row.character: row.pattern.match for row in ROWS}
_LINE_START = re.compile(
    r"(?P<mark>#{1,6}(?=[ \t]|$)|>|[-+*](?=[ \t]|$)|={1,}[ \t]*$|-[- \t]*-[ \t]*$|~~~|[:|](?=[-: |]*$)"
    r"|\[(?=[ xX]\](?:[ \t]|$)))"
    r"|(?P<number>[0-9]{1,9})(?P<delimiter>[.)])(?=[ \t]|$)"
)
_STARTS = frozenset("#>-+*=~:|[0123456789")
_BRACKETS = re.compile(r"\\.|[\[\]]")
_CLOSING_HASHES = re.compile(r"(?<![^ \t])#+[ \t]*$")


def escape(text: str) -> str:
    """Escape what would be markup anywhere in a line."""
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(_escaped, text)


def escape_tildes(text: str) -> str:
    """Escape tildes too, for a paragraph that has two: they strike text (GFM 6.5)."""
    return text.replace("~", "\\~")


def escape_brackets(text: str, brackets: str = "[") -> str:
    r"""Escape brackets that are not escaped yet: ``[`` for a body that has definitions (6.3)."""
    return _BRACKETS.sub(lambda match: _bracket(match[0], brackets), text)


def _bracket(found: str, brackets: str) -> str:
    return f"\\{found}" if found in brackets else found


def escape_line_start(line: str) -> str:
    """Escape what would begin a block at the start of a line (4.1 to 5.3)."""
    if line[:1] not in _STARTS:
        return line
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
    character = match[0]
    if _MEANS[character](match.string, match.start()) is None:
        return character
    return "&amp;" if character == "&" else f"\\{character}"
