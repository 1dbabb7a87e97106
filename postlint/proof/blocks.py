"""Blocks that count: headings, lists, quotes, tables and preformatted text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from postlint.proof.inlines import Inlines
from postlint.proof.languages import language
from postlint.proof.layout import holds_code, lines_alone, unwrapped
from postlint.proof.pieces import OPEN, align, integer, token, words, written
from postlint.proof.words import EMPTY_SHOWS_NOTHING, PREFORMATTED, WRITTEN_BLOCKS

if TYPE_CHECKING:
    from postlint.post.html import Attributes

HOOK: Final = f"{OPEN}hook "
"""How the token of an element begins that a script may replace with an embed."""

_CELLS: Final = (f"{OPEN}td", f"{OPEN}th")
_CELL_ENDS: Final = (f"{OPEN}/td", f"{OPEN}/th")
_HEADER: Final = (f"{OPEN}th", f"{OPEN}/th")
_BULLETS: Final = ("disc", "circle", "square")
_NUMBERS: Final = ("1", "a", "A", "i", "I")

_token: Final = cache(token)  # for the names of blocks, which are few


class Table:
    """A table that is open: where it begins, and what was found of it."""

    def __init__(self, start: int, outer: str) -> None:
        self.start = start
        self.outer = outer
        """How the text around it is aligned."""
        self.columns = 0
        self.across = 0
        """How many columns the row has that is open."""
        self.rows = 0
        self.head = False
        self.foot: list[str] | None = None


class Blocks(Inlines):
    """Reads blocks that count."""

    def __init__(self) -> None:
        super().__init__()
        self._tables: list[Table] = []
        self._aligned = ""  # how the group and the row that are open align their cells
        self._language = ""  # that what is around code names
        self._lists: list[str] = []  # what stands before the items of each open list

    def _start_block(self, tag: str, attrs: Attributes) -> None:
        """Enter a block; a list whose bullets are numbers is a numbered one."""
        self._boundary()
        if tag == "ul" and attrs and _kind(dict(attrs)) == "1":
            tag, attrs = "ol", ()
        self._line = False
        joined = False
        if tag in {"ul", "ol"} and self._out and self._out[-1] == _token("/li"):
            # Browsers draw a list that stands directly in a list as part of the item before.
            self._out.pop()
            joined = True
        self._open.append((Blocks._end_block, (tag, len(self._out), joined)))
        if tag in PREFORMATTED:
            self._pre.append(len(self._out))
            self._written = self._plain
        if tag in {"ul", "ol"} or attrs or (self._language and tag == "pre"):
            self._out.append(token(self._named(tag, attrs)))
        else:
            self._out.append(_token(tag))

    def _end_block(self, block: tuple[str, int, bool]) -> None:
        """Leave a block."""
        tag, start, joined = block
        self._boundary()
        if tag in PREFORMATTED:
            self._end_pre()
            if tag == "pre" and holds_code(self._out, start):
                del self._out[start]
                return
        elif tag in {"ul", "ol"}:
            self._lists.pop()
        self._line = False
        if tag in EMPTY_SHOWS_NOTHING and self._is_empty(start):
            del self._out[start]
        elif tag != "hr":
            self._out.append(_token(f"/{tag}"))
        if joined:
            self._out.append(_token("/li"))

    def _is_empty(self, start: int) -> bool:
        """Say whether nothing was written since, but what scripts may fill."""
        out = self._out
        return len(out) == start + 1 or all(
            out[place].startswith(HOOK) for place in range(start + 1, len(out))
        )

    def _end_pre(self) -> None:
        self._pre.pop()
        self._written = self._plain
        while self._out[-1][:1] != OPEN:
            self._out[-1] = self._out[-1].rstrip("\n")
            if self._out[-1]:
                return
            self._out.pop()

    def _named(self, tag: str, attrs: Attributes) -> str:
        """Return a block's name and what shows of its attributes."""
        if tag in WRITTEN_BLOCKS:
            return written(tag, attrs)
        attributes = dict(attrs)
        if tag in {"ul", "ol"}:
            return self._named_list(tag, attributes)
        shown = ""
        if tag == "pre":
            shown = language(attrs) or self._language
        elif tag == "li":
            kind = _kind(attributes)
            usual = self._lists[-1] if self._lists else ""
            shown = " ".join([integer(attributes.get("value")), kind if kind != usual else ""])
        elif tag == "details" and "open" in attributes:
            shown = "open"
        elif tag == "hr":
            shown = words(attributes.get("title"))
        return f"{tag} {shown}".rstrip()

    def _named_list(self, tag: str, attributes: dict[str, str | None]) -> str:
        usual = _BULLETS[min(len(self._lists), 2)] if tag == "ul" else "1"
        kind = _kind(attributes) or usual
        self._lists.append(kind)
        if tag == "ul":
            return "ul" if kind == usual else f"ul {kind}"
        turned = "reversed" in attributes
        start = integer(attributes.get("start")) or ("" if turned else "1")
        shown = [kind if kind != usual else "", "reversed" if turned else ""]
        return " ".join(filter(None, [tag, start, *shown]))

    # Tables.

    def _start_table(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Enter a table."""
        self._boundary()
        self._line = False
        self._tables.append(Table(len(self._out), self._aligned))
        self._aligned = ""
        self._open.append((Blocks._end_table, None))
        self._out.append(_token("table"))

    def _end_table(self, _: object) -> None:
        """Leave a table; what stands in its foot is drawn last."""
        self._boundary()
        self._line = False
        if not self._tables:
            return
        table = self._tables.pop()
        self._aligned = table.outer
        self._out += table.foot or ()
        inside = self._out[table.start + 1 :]
        shown = lines_alone(inside) if table.columns > 1 else unwrapped(inside, table.columns)
        if shown is not None:
            self._out[table.start :] = shown
            return
        self._out[table.start] = token(f"table {table.columns}")
        self._out.append(_token("/table"))

    def _start_group(self, tag: str, attrs: Attributes) -> None:
        """Enter a group of rows."""
        self._boundary()
        self._open.append((Blocks._end_group, (tag, len(self._out), self._aligned)))
        if attrs:
            self._aligned = align(attrs) or self._aligned

    def _end_group(self, group: tuple[str, int, str]) -> None:
        """Leave a group of rows: the first head is drawn first, the first foot last."""
        tag, start, self._aligned = group
        self._boundary()
        if not self._tables:
            return
        table = self._tables[-1]
        if tag == "tfoot" and table.foot is None:
            table.foot = self._out[start:]
            del self._out[start:]
        elif tag == "thead" and not table.head:
            table.head = True
            rows = self._out[start:]
            del self._out[start:]
            self._out[table.start + 1 : table.start + 1] = rows

    def _start_row(self, tag: str, attrs: Attributes) -> None:
        """Enter a row."""
        self._boundary()
        self._line = False
        self._open.append((Blocks._end_row, (len(self._out), self._aligned)))
        self._out.append(_token(tag))
        if self._tables:
            self._tables[-1].across = 0
        if attrs:
            self._aligned = align(attrs) or self._aligned

    def _end_row(self, opened: tuple[int, str]) -> None:
        """Leave a row, without the empty cells at its end: browsers draw nothing there."""
        start, self._aligned = opened
        self._boundary()
        self._line = False
        out = self._out
        table = self._tables[-1] if self._tables else Table(0, "")
        row = out[start + 1 :]
        if not row:  # without cells it draws nothing
            del out[start:]
            return
        table.rows += 1
        if table.rows == 1 and all(piece.startswith(_HEADER) for piece in row):
            # An empty header is what a table without a header needs in Markdown.
            del out[start:]
            return
        table.columns = max(table.columns, table.across)
        while out[-1].startswith(_CELL_ENDS) and out[-2].startswith(_CELLS):
            if "span=" in out[-2]:
                break
            del out[-2:]
        out.append(_token("/tr"))

    def _start_cell(self, tag: str, attrs: Attributes) -> None:
        """Enter a cell."""
        self._boundary()
        self._line = False
        self._open.append((Blocks._end_block, (tag, 0, False)))
        aligned = self._aligned
        across = 1
        spans = []
        if attrs:
            aligned = align(attrs) or aligned
            attributes = dict(attrs)
            for name in ("colspan", "rowspan"):
                span = integer(attributes.get(name))
                if span and span != "1":
                    spans.append(f"{name}={span}")
            span = integer(attributes.get("colspan"))
            across = int(span) if span.isdecimal() else 1
        if self._tables:
            self._tables[-1].across += across
        usual = "left" if tag == "td" else "center"
        shown = [tag, *([aligned] if aligned and aligned != usual else []), *spans]
        self._out.append(_token(" ".join(shown)))


def _kind(attributes: dict[str, str | None]) -> str:
    """Return what stands before the items of a list, as an attribute says it, or nothing."""
    kind = attributes.get("type") or ""
    if kind in _NUMBERS:
        return kind
    return kind.lower() if kind.lower() in _BULLETS else ""
