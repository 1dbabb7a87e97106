"""What text must be escaped so that Markdown prints it: rows of data, one expression.

CommonMark 0.31 and GFM 0.29; the sections are the specification's. `dialect.py` says what other
dialects need.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Row(NamedTuple):
    """A character, the expression that matches it where it would mean something, and why."""

    character: str
    pattern: re.Pattern[str]
    why: str


def row(character: str, pattern: str, why: str) -> Row:
    """Make a row."""
    return Row(character, re.compile(pattern), why)


ROWS: Final = (
    row("\\", r"\\(?=[!-/:-@\[-`{-~]|$)", "it escapes punctuation (2.4), or breaks a line"),
    row("`", r"`", "a code span (6.1)"),
    row("*", r"(?<! )\*|\*(?! )", "emphasis (6.2); between spaces it is none"),
    row("_", r"(?<![^\W_])_|_(?![^\W_])", "emphasis (6.2); between letters or digits it is none"),
    row("<", r"<(?=[A-Za-z/!?]|$)", "HTML (6.6) or an autolink (6.5)"),
    row("&", r"&(?=#?[A-Za-z0-9]+;)", "an entity (2.5)"),
    row("]", r"\](?=[(\[:]|$)", "a link (6.3), or a definition (4.7)"),
    row("[", r"\[(?=\^)", "a footnote"),
    row("!", r"!$", "an image (6.4), if a link follows"),
)

LINE_START: Final = (
    r"(?P<mark>#{1,6}(?=[ \t]|$)|>|[-+*](?=[ \t]|$)|={1,}[ \t]*$|-[- \t]*-[ \t]*$|~~~|[:|](?=[-: |]*$)"
    r"|\[(?=[ xX]\](?:[ \t]|$)))"
    r"|(?P<number>[0-9]{1,9})(?P<delimiter>[.)])(?=[ \t]|$)"
)
"""What would begin a block (4.1 to 5.3): a backslash before ``mark`` and before ``delimiter`` takes
the meaning away; an ``entity`` is a character that no backslash escapes."""

_STARTS: Final = frozenset("#>-+*=~:|[^0123456789")
"""The characters that any dialect's blocks begin with."""

_BRACKETS: Final = re.compile(r"\\.|[\[\]]")
_CLOSING_HASHES: Final = r"(?<![^ \t])#+[ \t]*$"
_LONE_STARS: Final = re.compile(r"([^*`<]*)(?<!\\)((?:\\\*)+)([^*`<]*)").fullmatch
_SOLID_START: Final = re.compile("^\xa0+", re.MULTILINE)
_EDGE_TILDE: Final = re.compile(r"^~(?![\w~])|(?<![\w~\\])~$")
_MARKS: Final = re.compile(r"[\\`*_\[\]|{$~^]|-(?=-)|(?<=-)-")


class Escapes:
    """The escapes of one dialect; where two hyphens are a dash, ``dashes`` parts them."""

    def __init__(
        self,
        rows: Sequence[Row] = ROWS,
        line_start: str = LINE_START,
        *,
        heading_end: str = "",
        dashes: bool = False,
    ) -> None:
        self.rows = rows
        self._blocks = line_start, heading_end
        self._dashes = dashes
        self._special = re.compile(f"[{re.escape(''.join(row.character for row in rows))}]")
        self._means = {row.character: row.pattern.match for row in rows}
        self._line_start = re.compile(line_start).match
        self._heading_end = re.compile(_CLOSING_HASHES + heading_end).search

    def changed(self, *rows: Row, dashes: bool) -> Escapes:
        """Return these escapes with other rows in the place of those for the same character."""
        line_start, heading_end = self._blocks
        mine = {row.character for row in rows}
        kept = (row for row in self.rows if row.character not in mine)
        return Escapes((*kept, *rows), line_start, heading_end=heading_end, dashes=dashes)

    def in_html(self) -> Escapes:
        """Return these escapes for text of HTML: its entities are no text to be escaped."""
        return self.changed(row("&", r"(?!)", "an entity already"), dashes=self._dashes)

    def text(self, text: str) -> str:
        """Escape what would be markup anywhere in a line."""
        if self._special.search(text) is not None:
            text = self._special.sub(self._escaped, text)
        return text.replace("--", "-\\-") if self._dashes else text

    def line_start(self, line: str) -> str:
        """Escape what would begin a block at the start of a line (4.1 to 5.3)."""
        if line[:1] not in _STARTS or (match := self._line_start(line)) is None:
            return line
        groups = match.groupdict()
        if groups["number"]:
            return f"{groups['number']}\\{line[match.end('number') :]}"
        return f"&#{ord(line[0])};{line[1:]}" if groups.get("entity") else f"\\{line}"

    def heading_end(self, line: str) -> str:
        """Escape what would close an ATX heading (4.2), or give it attributes."""
        match = self._heading_end(line)
        return line if match is None else f"{line[: match.start()]}\\{line[match.start() :]}"

    def _escaped(self, match: re.Match[str]) -> str:
        character = match[0]
        if self._means[character](match.string, match.start()) is None:
            return character
        return "&amp;" if character == "&" else f"\\{character}"


COMMONMARK: Final = Escapes()

escape: Final = COMMONMARK.text


def without_needless(text: str) -> str:
    """Take the escapes from the only stars of a paragraph, a heading or a cell: nothing closes them.

    At the start of a line they may begin an item, a rule or a definition.
    """
    if "\\" not in text or (match := _LONE_STARS(text)) is None:
        return text
    before, stars, after = match.groups()
    if before[-1:] in {"", "\n"} and (not after or after[0].isspace() or after[0] == "["):
        return text
    return f"{before}{'*' * (len(stars) // 2)}{after}"


def visible_starts(text: str) -> str:
    """Name the no-break spaces that lines begin with: else nobody would see them in the source.

    Some renderers take them for blanks, and away.
    """
    if "\xa0" not in text:
        return text
    return _SOLID_START.sub(lambda match: "&nbsp;" * len(match[0]), text)


def first_named(text: str) -> str:
    """Name an ideographic space, or another that is no ASCII, where a text begins with it.

    markdown-it takes white space of every script from both ends; what stands behind a name is safe.
    """
    first = text[:1]
    return f"&#{ord(first)};{text[1:]}" if first > "~" and first.isspace() else text


def escape_tildes(text: str) -> str:
    """Escape tildes too, for a paragraph that has two: they strike text (GFM 6.5)."""
    return text.replace("~", "\\~")


def escape_edges(text: str) -> str:
    """Escape a tilde between a mark and what is no letter: cmark-gfm takes the mark for text there."""
    return _EDGE_TILDE.sub(r"\\~", text) if "~" in {text[:1], text[-1:]} else text


def escape_brackets(text: str, brackets: str = "[") -> str:
    r"""Escape brackets that are not escaped yet: ``[`` for a body that has definitions (6.3)."""
    return _BRACKETS.sub(lambda match: _bracket(match[0], brackets), text)


def _bracket(found: str, brackets: str) -> str:
    return f"\\{found}" if found in brackets else found


def as_entities(html: str) -> str:
    """Write the marks in a text of HTML so that they are text where Markdown is read, and where not.

    ``&``, ``<`` and ``>`` are entities already.
    """
    return _MARKS.sub(lambda match: f"&#{ord(match[0])};", html)
