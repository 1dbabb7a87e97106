"""A rendered body as a reader of the site sees it: blocks, lines of text, marks, things."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import html5lib

from . import asides, lists, nodes, tables
from .pieces import NONE, Block, Piece, paragraphs, parted, preformatted
from .vocabulary import (
    ACTIVE,
    BLOCKS,
    HEADINGS,
    INVISIBLE,
    MARKS,
    OBJECTS,
    OFFICE,
    TRANSPARENT_BLOCKS,
    TRANSPARENT_INLINES,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Marks = frozenset[str]

_FOR_WORD = re.compile(r"\[(if |endif\])|(Start|End)Fragment$")  # nobody else reads these
_ON_IMAGES = {"strong", "em", "code", "del", "u"}  # marks of text: an image looks the same in them
_CELLS = {"td"}  # reached only where its table lays out what is in it


@dataclass(frozen=True)
class Document:
    """What is compared. Places are numbers of visible characters and things before them."""

    blocks: list[Block]
    comments: list[tuple[str, int]]
    targets: dict[str, int]
    active: Counter[str]
    sizes: Counter[str]  # and sides that images name
    languages: Counter[str]  # that elements name for their text
    unwrapped: Counter[str]  # tags that were asked to be passed over

    def lines(self) -> list[str]:
        """Return the document as lines of text: equal lines, equal documents."""
        return [line for block in self.blocks for line in block.lines()]


def read(html: str, unwrapped: frozenset[str] = frozenset()) -> Document:
    """Read HTML as a browser does, as the inside of an element of a page.

    Of `unwrapped` elements only what is in them is read; items in no list get one, and headings in
    a heading stand after it.
    """
    # In no element html5lib loses what stands in a table, but in no cell of it.
    root = html5lib.HTMLParser(namespaceHTMLElements=False).parseFragment(f"<div>{html}")
    if "stray-items: li" in unwrapped:
        nodes.list_items(root)
    return _Reader(root, unwrapped).document(root)


class _Reader:
    def __init__(self, root: Element, unwrapped: frozenset[str]) -> None:
        self._unwrapped = unwrapped
        nested = [tag for tag in HEADINGS if f"nested-heading: {tag}" in unwrapped]
        self._parting = [f"heading {HEADINGS[tag]}" for tag in nested]
        self.unwrapped = asides.joined(root) if unwrapped & asides.JOINED else Counter[str]()
        self.sizes: Counter[str] = Counter()
        self.blocks: list[Block] = []
        self.pieces: list[Piece] = []
        self.seen = 0
        self.in_pre = False
        self.in_heading = False
        self.language = ""  # that what is around code names
        self.comments: list[tuple[str, int]] = []
        self.targets: dict[str, int] = {}
        self.active: Counter[str] = Counter()
        nodes.fill_pictures(root)
        self._overlooked = nodes.overlooked(root)
        self.languages = asides.languages(root)
        self._wanted = set(nodes.fragments(root))

    def document(self, root: Element) -> Document:
        self.children(root, NONE)
        self.flush()
        found = (self.blocks, self.comments, self.targets, self.active)
        return Document(*found, self.sizes, self.languages, self.unwrapped)

    def flush(self) -> None:
        """End the paragraph: what follows stands in another box."""
        if self.in_pre:
            self.pieces.append(Piece("edge"))
            return
        self.blocks += paragraphs(self.pieces)
        self.pieces = []

    def text(self, text: str | None, marks: Marks) -> None:
        if text:
            self.pieces.append(Piece("text", text, marks))
            self.seen += len("".join(text.split()))

    def thing(self, value: str, marks: Marks) -> None:
        self.pieces.append(Piece("thing", value, marks - _ON_IMAGES))
        self.seen += 1

    def children(self, node: Element, marks: Marks) -> None:
        self.text(node.text, marks)
        for child in node:
            self.visit(child, marks)
            self.text(child.tail, marks)

    def inside(self, node: Element, marks: Marks, *, heading: bool = False) -> list[Block]:
        """Return the blocks in a container."""
        self.flush()
        around, self.blocks = self.blocks, []
        outside, self.in_heading = self.in_heading, heading
        self.children(node, marks)
        self.flush()
        self.in_heading = outside
        around, self.blocks = self.blocks, around
        return around

    def visit(self, node: Element, marks: Marks) -> None:
        if (tag := nodes.tag(node)) == nodes.COMMENT:
            comment = nodes.collapse(node.text)
            if comment and not _FOR_WORD.match(comment):  # an empty one says nothing
                self.comments.append((comment, self.seen))
        elif tag in ACTIVE or nodes.is_pixel(node):
            self.active[nodes.whole(node)] += 1
        elif tag not in INVISIBLE and not nodes.hidden(node):
            self._note_target(node, tag)
            if node not in self._overlooked:
                self.element(node, tag, _inherited(node, tag, marks))

    def element(self, node: Element, tag: str, marks: Marks) -> None:
        if self.in_pre and _is_block(tag) and tag != "div":
            self.block_in_code(node, tag, marks)
        elif tag == "p" or tag in TRANSPARENT_BLOCKS or tag in _CELLS:
            self.flush()
            around, self.language = self.language, nodes.named_around(node) or self.language
            self.children(node, marks)
            self.language = around
            self.flush()
        elif (what := asides.gone(node, self._unwrapped)) in self._unwrapped:
            self.without(node, what, marks)
        elif tag in TRANSPARENT_INLINES or tag.startswith(OFFICE):
            self.children(node, marks)
        elif tag in MARKS:
            self.children(node, marks | {tag})
        elif tag in OBJECTS:
            self.thing(nodes.whole(node), marks)
        elif _is_block(tag):
            self.block(node, tag, marks)
        elif tag in {"br", "img", "a"}:
            self.inline(node, tag, marks)
        else:
            self.unknown(node, marks)

    def block_in_code(self, node: Element, tag: str, marks: Marks) -> None:
        """Read what no code has in it; a paragraph without anything in it shows nothing."""
        if tag != "p":
            self.thing(nodes.whole(node), marks)
            return
        before, place = self.seen, len(self.pieces)
        self.children(node, marks)
        if self.seen != before:
            self.pieces.insert(place, Piece("thing", "<p>"))
        self.flush()

    def without(self, node: Element, what: str, marks: Marks) -> None:
        """Read what is in an element that is declared to be gone."""
        self.unwrapped[what] += 1
        indents = what.startswith("indent")
        if indents:
            self.flush()
        self.children(node, marks)
        if indents:
            self.flush()

    def inline(self, node: Element, tag: str, marks: Marks) -> None:
        if tag == "br":
            self.pieces.append(Piece("break"))
        elif tag == "img":
            if nodes.shows(node):
                self.sizes.update(nodes.size(node))
                self.thing(nodes.image(node), marks)
        elif "href" in node.attrib:
            # One around nothing shows nothing: it is a mark, and marks show on text.
            self.children(node, marks | {nodes.link(node)})
        else:
            if node.get("name") == "more":  # Blogger's; other sites have a comment there
                self.comments.append(("more", self.seen))
            self.children(node, marks)

    def unknown(self, node: Element, marks: Marks) -> None:
        """What no table knows is a mark with all its attributes, or a thing if it is empty."""
        before = self.seen
        self.children(node, marks | {nodes.start_tag(node)})
        if self.seen == before:
            self.thing(nodes.whole(node), marks)

    def block(self, node: Element, tag: str, marks: Marks) -> None:
        self.flush()
        if tag == "pre":
            self.pre(node, marks)
        elif tag == "hr":
            self.blocks.append(Block("rule"))
            self.seen += 1
        elif tag in {"ul", "ol"}:
            self.items(node, tag, marks)
        elif tag == "table" and (code := tables.numbered_code(node)) is not None:
            self.element(code, "td", marks)
        elif tag == "table" and (cells := tables.laid_out(node)):
            for cell in cells:
                self.element(cell, "td", marks)
        elif tag == "table":
            table = tables.read(node, lambda cell: self.inside(cell, marks))
            self.blocks += [table] if table else []
        else:
            self.container(node, tag, marks)

    def container(self, node: Element, tag: str, marks: Marks) -> None:
        nested = f"nested-heading: {tag}"
        if self.in_heading and nested in self._unwrapped:
            self.unwrapped[nested] += 1
        blocks = self.inside(node, marks, heading=tag in HEADINGS)
        if tag in HEADINGS:
            label = f"heading {HEADINGS[tag]}"
        else:
            label = "quote" if tag == "blockquote" else nodes.start_tag(node)
        # A heading or a quote with nothing in it shows nothing.
        if blocks or not (tag in HEADINGS or tag == "blockquote"):
            self.blocks += parted(label, blocks, self._parting if tag in HEADINGS else ())

    def pre(self, node: Element, marks: Marks) -> None:
        language = nodes.language(node) or self.language
        if (inner := nodes.only_pre(node)) is not None:
            around, self.language = self.language, language
            self.pre(inner, marks)
            self.language = around
            return
        self.in_pre = True
        self.children(node, marks)
        self.in_pre = False
        pieces, self.pieces = preformatted(self.pieces), []
        self.blocks.append(Block(f"code {language}".rstrip(), pieces))

    def items(self, node: Element, tag: str, marks: Marks) -> None:
        """Read a list; what stands in it outside of items looks like more of the item before."""
        if tag == "ul" and node.get("type") == "1":  # browsers draw its bullets as numbers
            tag = "ol"
            node.attrib.pop("start", None)  # they begin with 1
        around, self.blocks = self.blocks, []
        items = [Block("stray", children=self.blocks)]
        numbers = lists.numbers(node)
        self.text(node.text, marks)
        for child in node:
            if nodes.tag(child) == "li" and not nodes.hidden(child):
                self.flush()
                label = f"item {next(numbers)}." if tag == "ol" else "item"
                self._note_target(child, "li")
                items.append(Block(label, children=self.inside(child, marks)))
                self.blocks = items[-1].children
            else:
                self.visit(child, marks)
            self.text(child.tail, marks)
        self.flush()
        self.blocks = around
        if not items[0].children:
            del items[0]
        kind = node.get("type", "1") if tag == "ol" else "1"
        if items:
            self.blocks.append(Block(f"list {tag}{'' if kind == '1' else ' ' + kind}", (), items))

    def _note_target(self, node: Element, tag: str) -> None:
        for name in (node.get("id"), node.get("name") if tag == "a" else None):
            if name in self._wanted:
                self.targets.setdefault(name, self.seen)


def _is_block(tag: str) -> bool:
    other = {"p", "pre", "hr", "ul", "ol", "li", "table"}
    return tag in BLOCKS or tag in HEADINGS or tag in TRANSPARENT_BLOCKS or tag in other


def _inherited(node: Element, tag: str, marks: Marks) -> Marks:
    """Add what an element says of the text in it, whatever the element: tooltip, direction."""
    title = nodes.collapse(node.get("title"))
    if title and tag not in {"a", "img"}:
        marks |= {f"title {title!r}"}
    direction = node.get("dir", "").lower()
    if direction == "rtl":
        return marks | {"rtl"}
    return marks - {"rtl"} if direction == "ltr" else marks
