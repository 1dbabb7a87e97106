"""HTM033: a table tabulates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, element_rule
from postlint.rules.html._elements import below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_GROUPS = frozenset({"thead", "tbody", "tfoot"})


@element_rule("HTM033", "layout-table", "table", default=False)
def layout_table(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report tables that only lay out what they hold: one column, or other tables in them."""
    parts = list(_parts(element))
    if any(part.tag in {"th", "caption", "colgroup"} for part in parts):
        return
    rows = [[cell for cell in row.children if cell.tag == "td"] for row in parts if row.tag == "tr"]
    cells = [cell for row in rows for cell in row]
    if not cells or element.attributes.get("border", "0").strip() not in {"", "0"}:
        return
    if any(inner.tag == "table" for cell in cells for inner in below(cell)):
        what = "other tables"
    elif all(len(row) <= 1 for row in rows):
        what = "one column"
    elif element.attributes.get("role") in {"presentation", "none"}:
        what = "what it says is no table"
    else:
        return
    message = f"table of {what} lays out and tabulates nothing; write blocks instead"
    yield Finding(span=element.start_tag, message=message)


def _parts(element: Element) -> Iterator[Element]:
    for child in element.children:
        yield child
        if child.tag in _GROUPS or child.tag == "tr":
            yield from _parts(child)
