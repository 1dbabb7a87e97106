"""How dialects differ in what is written: one table, a row for each, its reasons beside it.

CommonMark 0.31 and GFM 0.29 are in `escape.py` and `flanking.py`; here stand kramdown 2.4 with its
GFM parser, as Jekyll sets it up, and goldmark 1.5, as Hugo does. What is written for kramdown keeps
to what CommonMark reads alike, but for emphasis.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final, Literal

import msgspec

from postlint.conversion.write import flanking
from postlint.conversion.write.escape import COMMONMARK, Escapes, Row, as_entities, row
from postlint.post.dialects import SMART, dialect

_KRAMDOWN_SPANS: Final = frozenset(
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q"
    " rb rbc rp rt rtc ruby samp script select small span strong sub sup textarea tt u var".split()
)
"""Tags that a line of a paragraph may start with; any other starts a block."""

_KRAMDOWN_PARSED: Final = frozenset(
    "a abbr acronym b bdo big button cite del dfn em i ins label q rb rbc rp rt rtc ruby select small"
    " span strong sub sup tt".split()
)
"""Inline elements that Markdown is read in; in any other text is HTML (its content model is raw)."""


class Dialect(msgspec.Struct, frozen=True, kw_only=True):
    """What a dialect reads otherwise than CommonMark does."""

    escapes: Escapes = COMMONMARK
    """What text must be escaped."""

    label_escapes: Escapes | None = None
    """What text must be escaped in the label of a link and of an image, if not the same."""

    opens: Callable[[str, str], bool] = flanking.opens
    closes: Callable[[str, str], bool] = flanking.closes
    """Whether an emphasis mark opens, or closes, between two characters."""

    list_starts: bool = True
    """Whether the first number of an ordered list counts; where not, attributes say it."""

    delimiters: str = ".)"
    """What may follow the number of an item."""

    second_marker: bool = True
    """Whether another marker begins another list; where not, an empty comment parts two lists."""

    definition_lists: bool = False
    """Whether there are lists of terms: a term, and below it ``: `` and its definition."""

    heading_names: bool = False
    """Whether a heading may end in its identifier: ``## Title {#name}``."""

    empty_items: bool = True
    """Whether a marker alone on its line is an item."""

    header_only_tables: bool = True
    """Whether a table may be nothing but its header."""

    pipes_in_headings: bool = False
    """Whether a pipe is escaped in paragraphs, but is text in a heading that begins with ``#``."""

    task_needs_space: bool = True
    """Whether ``[x]`` is a check box only where it begins an item, and a space follows."""

    unescapes_alt: bool = True
    """Whether escapes and entities mean something in the alternative text of an image."""

    types_alt: bool = False
    """Whether smart punctuation spoils the alternative text of an image: it prints entities."""

    unescapes_targets: bool = True
    """Whether backslashes escape in the address and the title of a link, and in code in a cell."""

    brackets_in_marks: bool = True
    """Whether emphasis in a link is read around brackets that stand in pairs."""

    strips_blanks: bool = True
    """Whether some renderer strips white space that is no ASCII from the start of a paragraph."""

    backslash_break: str = "\\\n"
    """What breaks a line, besides two spaces at its end."""

    hard_breaks: bool = False
    """Whether each line end in a paragraph breaks the line for the reader."""

    wrapper_breaks: bool = True
    """Whether lines break in a block of HTML that Markdown is read in."""

    line_tags: frozenset[str] | None = None
    """The tags that a line of a paragraph may start with; None: as CommonMark says."""

    block_tags: tuple[str, ...] = ()
    """Elements that stand in a line of HTML, but that a line of Markdown cannot hold."""

    parsed_tags: frozenset[str] | None = None
    """The inline elements that Markdown is read in; None: all of them."""

    wrapper: str = ""
    """The attribute that lets Markdown stand in a block of HTML."""


def _no_space(_: str, inside: str) -> bool:
    return inside != "" and not inside.isspace()


def _no_space_before(inside: str, _: str) -> bool:
    return inside != "" and not inside.isspace()


_HEADING_ATTRIBUTES: Final = r"|\{[^{}]*\}[ \t]*$"

_KRAMDOWN_ROWS: Final = (
    row("_", r"(?<![^\W\d_])_|_(?![^\W_])", "emphasis, behind a digit too"),
    row("<", r"<(?![ \t\d=])|(?<=<)<", "HTML, an autolink, or a guillemet where there are two"),
    row(">", r">(?=>)|(?<=>)>", "two are a guillemet"),
    row("|", r"\|", "a table, wherever in a paragraph it stands"),
    row("$", r"\$(?=\$)|(?<=\$)\$", "two begin mathematics"),
    row("{", r"\{(?=:)", "a list of attributes"),
)
_KRAMDOWN_LINE_START: Final = (
    r"(?P<mark>#{1,6}(?=[ \t]|$)|>|[-+*](?=[ \t]|$)|[=-][=-]*[ \t]*$|-[- \t]*-[ \t]*$|~~~"
    r"|:(?=[ \t]|$)|\[(?=[ xX]\](?:[ \t]|$)|[^\]\n]+\]:))"
    r"|(?P<number>[0-9]+)(?P<delimiter>[.)])(?=[ \t]|$)"
    r"|(?P<entity>\^)(?=[ \t]*$)"
)

_GUILLEMETS: Final = (
    row(
        "<", r"<(?=[A-Za-z/!?<]|$)|(?<=<)<", "HTML, an autolink, or a guillemet where there are two"
    ),
    row(">", r">(?=>)|(?<=>)>", "two are a guillemet"),
)
_GOLDMARK_ROWS: Final = (
    *_GUILLEMETS,
    row("[", r"\[(?=\^|[ xX]\])", "a footnote; a check box, wherever in an item it stands"),
)
_ADDRESS_STARTS: Final = "|".join(
    rf"(?<={before}{scheme})"
    for before in (r"\A", r"[\s(*_~]")
    for scheme in ("https", "http", "ftp")
)
_BARE_ADDRESSES: Final = (
    row(":", rf"(?:{_ADDRESS_STARTS}):(?=//)", "Hugo makes links of bare addresses"),
    row(".", r"(?:(?<=\Awww)|(?<=[\s(*_~]www))\.", "as above"),
    row("@", r"(?<=[A-Za-z0-9._+-])@(?=[A-Za-z0-9-]+\.[A-Za-z0-9])", "as above"),
)
_GOLDMARK_LINE_START: Final = (
    r"(?P<mark>#{1,6}(?=[ \t]|$)|>|[-+*](?=[ \t]|$)|={1,}[ \t]*$|-[- \t]*-[ \t]*$|~~~"
    r"|:(?=[ \t]|$)|[:|](?=[-: |]*$)|\[(?=[ xX]\](?:[ \t]|$)))"
    r"|(?P<number>[0-9]{1,9})(?P<delimiter>[.)])(?=[ \t]|$)"
)


def _changed(*rows: Row) -> tuple[Row, ...]:
    """Return CommonMark's rows with others in the place of those for the same character."""
    mine = {row.character for row in rows}
    return (*[row for row in COMMONMARK.rows if row.character not in mine], *rows)


DIALECTS: Final = {
    "commonmark": Dialect(),
    "gfm": Dialect(),
    "goldmark": Dialect(
        escapes=Escapes(
            _changed(*_GOLDMARK_ROWS, *_BARE_ADDRESSES),
            _GOLDMARK_LINE_START,
            heading_end=_HEADING_ATTRIBUTES,
            dashes=True,
        ),
        definition_lists=True,
        heading_names=True,
        task_needs_space=False,
        brackets_in_marks=False,
        strips_blanks=False,
        unescapes_alt=False,
        label_escapes=Escapes(_changed(*_GOLDMARK_ROWS), dashes=True),
    ),
    "kramdown": Dialect(
        escapes=Escapes(
            _changed(*_KRAMDOWN_ROWS),
            _KRAMDOWN_LINE_START,
            heading_end=_HEADING_ATTRIBUTES,
            dashes=True,
        ),
        opens=_no_space,
        closes=_no_space_before,
        definition_lists=True,
        heading_names=True,
        list_starts=False,
        delimiters=".",
        second_marker=False,
        empty_items=False,
        header_only_tables=False,
        pipes_in_headings=True,
        unescapes_targets=False,
        strips_blanks=False,
        backslash_break="\\\\\n",
        line_tags=_KRAMDOWN_SPANS,
        block_tags=("iframe", "map"),
        parsed_tags=_KRAMDOWN_PARSED,
        wrapper=' markdown="1"',
    ),
}
"""The dialects by name, as their sites have them unless they say otherwise."""

_SMART_ROWS: Final = (
    row(
        ".",
        r"(?<=\.)(?!(?<=(?<![.!?])\.)\.\.(?!\.))(?!(?<=(?<![.!?])\.\.)\.(?!\.))\.",
        "one character",
    ),
    row("(", r"\((?=(?i:c|r|p|tm)\))", "a sign, as ©"),
    row("+", r"\+(?=-)", "a sign, with the hyphen"),
    row(",", r"(?<=,),", "one comma"),
    row("!", r"!$|(?<=[!?]{2})!(?=[!?])", "an image; more than three are three"),
    row("?", r"(?<=[!?]{2})\?(?=[!?])", "more than three are three"),
)
"""What sites with another renderer than kramdown and goldmark make of characters, besides dashes;
three dots and quotes are the same words when they are set."""

_EXACT_ROWS: Final = (
    row('"', r'"', "a curly quote"),
    row("'", r"'", "a curly quote, or an apostrophe"),
    row(".", r"(?<=\.)\.", "three are one character"),
)


@cache
def text_in_html(written: str) -> Callable[[str], str]:
    """Return what escapes the text of HTML that stands in a line of Markdown."""
    known = markdown(written)
    return known.escapes.in_html().text if known.parsed_tags is None else as_entities


@cache
def markdown(written: str, punctuation: Literal["plain", "escape"] = "plain") -> Dialect:
    """Return what a dialect reads, with its options.

    Args:
        written: the dialect.
        punctuation: whether what the site sets as quotes and dots is typed as it is, or escaped.

    """
    chosen = dialect(written)
    known = DIALECTS[chosen.name]
    rows: tuple[Row, ...] = ()
    if chosen.smart:
        rows = () if chosen.name in SMART else _SMART_ROWS
        rows = (*rows, *_EXACT_ROWS) if punctuation == "escape" else rows
    label = known.label_escapes
    known = msgspec.structs.replace(
        known,
        escapes=known.escapes.changed(*rows, dashes=chosen.smart),
        label_escapes=label.changed(*rows, dashes=chosen.smart) if label else None,
        hard_breaks=chosen.hard_breaks,
        types_alt=chosen.smart and not known.unescapes_alt,
    )
    if chosen.name == "kramdown" and chosen.hard_breaks:
        # kramdown reads no backslash as a break then, and no break at all in HTML.
        return msgspec.structs.replace(known, backslash_break="  \n", wrapper_breaks=False)
    return known
