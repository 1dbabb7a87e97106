"""The table of repairs, `REPAIRS`, in their order, and what makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from postlint.conversion.tidy import (
    figures,
    layout_tables,
    lazy_images,
    noscript_twins,
    preformatted,
)
from postlint.conversion.tidy.repair import Repair, by_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from postlint.post.nodes import Node

REPAIRS: Final = (
    by_tag(
        "lazy-images",
        "a script would put the address of the image in",
        "img picture",
        lazy_images.change,
    ),
    by_tag(
        "noscript-twins",
        "for readers without scripts it doubles the image before it",
        "img noscript",
        noscript_twins.change,
    ),
    by_tag(
        "preformatted",
        "line numbers beside code, and what is around it, are no part of it",
        "pre table",
        preformatted.change,
    ),
    by_tag(
        "layout-tables",
        "a table of one cell, or of an image and its caption, tabulates nothing",
        "table",
        layout_tables.change,
    ),
    Repair(
        "figures",
        "an image and its caption are two paragraphs",
        frozenset({"figure"}),
        figures.change,
        switch=False,
    ),
    Repair("tracking-pixels", "nobody sees the image (a declared loss)"),
    Repair("word-remnants", "only Word and old browsers read it"),
    Repair("cjk-gaps", "a line break of the source between two CJK characters is no space"),
    Repair("break-paragraphs", "breaks that stand for the space between paragraphs", switch=False),
    Repair("blank-blocks", "a paragraph without content shows nothing", switch=False),
    Repair("blank-ends", "a no-break space at the end of a line shows nothing", switch=False),
    Repair("bare-text", "text beside blocks is a paragraph", switch=False),
    Repair("blocks-in-links", "a link around blocks is one in each of them", switch=False),
    Repair("emphasis-around-blocks", "so is emphasis", switch=False),
    Repair("nested-emphasis", "emphasis in the same emphasis shows nothing", switch=False),
    Repair("empty-emphasis", "nor does emphasis of nothing", switch=False),
    Repair("heading-breaks", "a heading is one line, with `<br>` where it breaks", switch=False),
    Repair("lists-in-lists", "a list in a list belongs to the item before it", switch=False),
    Repair("cell-breaks", "a cell is one line, with `<br>` where it breaks", switch=False),
    Repair(
        "more-anchors", "what Blogger marks by an anchor others mark by a comment", switch=False
    ),
    Repair("indents", "a list without items only indents (a declared loss)"),
    Repair("stray-list-items", "items outside of a list are one (a declared loss)"),
    Repair("neighbouring-lists", "lists in a row read as one list (a declared loss)"),
    Repair("nested-headings", "a heading in a heading stands after it (a declared loss)"),
    Repair("image-proxies", "settings unwrap the address of an image", switch=False),
    Repair("title-headings", "the first heading repeats the title", default=False),
    Repair("blank-items", "the last item of a list is a bullet and no more", default=False),
    Repair("punctuation-emphasis", "emphasis of punctuation alone", default=False),
    Repair("bold-headings", "a heading is bold already", default=False),
    Repair("definition-lists", "terms and definitions, where the dialect has them"),
)
"""All of them; those with tags change the tree, in this order, before it is read."""

TAGS: Final = frozenset(tag for repair in REPAIRS for tag in repair.tags)
"""The tags that any repair asks for."""

SWITCHES: Final = frozenset(repair.name for repair in REPAIRS if repair.switch)
"""The names that settings may turn on and off."""

DEFAULTS: Final = frozenset(repair.name for repair in REPAIRS if repair.default)

_CHANGES: Final = tuple(
    (repair.name, repair.tags, repair.change) for repair in REPAIRS if repair.change is not None
)


def enabled(choices: Mapping[str, bool]) -> frozenset[str]:
    """Return the names of the repairs that are on, as settings choose."""
    if not choices:
        return DEFAULTS
    on = {name for name in SWITCHES if choices.get(name, name in DEFAULTS)}
    return frozenset(on | (DEFAULTS - SWITCHES))


def tidy(root: Node, found: list[Node], names: frozenset[str]) -> dict[str, int]:
    """Mend elements of `TAGS`, ``found`` in document order; return how often each repair did."""
    done: dict[str, int] = {}
    if not found:
        return done
    tags = {node.tag for node in found}
    for name, wanted, change in _CHANGES:
        if name in names and not tags.isdisjoint(wanted):
            count = change([node for node in found if node.tag in wanted], root)
            if count:
                done[name] = count
    return done


def added(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return how often each repair was needed in all."""
    total: dict[str, int] = {}
    for count in counts:
        for name, number in count.items():
            total[name] = total.get(name, 0) + number
    return total
