"""Paragraphs, headings, quotes, rules and comments: lost, added, merged, split, moved."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from .places import blocks, is_paragraph, prose, put, spaces, together
from .registry import fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def each(text: str, which: Callable[[str], object]) -> Iterator[tuple[list[str], int, str]]:
    """Yield the blocks of some kind: all blocks, the place, the block."""
    parts = blocks(text)
    for at, block in enumerate(parts):
        if which(block):
            yield parts, at, block


def replaced(parts: list[str], at: int, *new: str) -> str:
    """Return the text with other blocks in one's place."""
    return together([*parts[:at], *new, *parts[at + 1 :]])


def _quoted(block: str) -> bool:
    return block.startswith(">")


def _is_heading(block: str) -> bool:
    return re.match("#{1,6} ", block) is not None


@fault("a block lost")
def block_lost(text: str) -> Iterator[str]:
    for parts, at, _ in each(text, bool):
        yield replaced(parts, at)


@fault("a block doubled")
def block_doubled(text: str) -> Iterator[str]:
    # An end tag alone is no content: the second one closes nothing.
    for parts, at, block in each(text, lambda block: not block.startswith("</")):
        yield replaced(parts, at, block, block)


@fault("two blocks swapped")
def blocks_swapped(text: str) -> Iterator[str]:
    parts = blocks(text)
    for at, (first, second) in enumerate(pairwise(parts)):
        yield together([*parts[:at], second, first, *parts[at + 2 :]])


@fault("the first block last")
def block_moved(text: str) -> Iterator[str]:
    first, *others = blocks(text)
    yield together([*others, first])


@fault("two paragraphs merged")
def paragraphs_merged(text: str) -> Iterator[str]:
    parts = blocks(text)
    for at, (first, second) in enumerate(pairwise(parts)):
        if is_paragraph(first) and is_paragraph(second):
            for between in (" ", "\n", "  \n"):
                yield together([*parts[:at], first + between + second, *parts[at + 2 :]])


@fault("a paragraph split")
def paragraph_split(text: str) -> Iterator[str]:
    for at in spaces(prose(text)):
        yield put(text, at, at + 1, "\n\n")


@fault("a paragraph made a heading")
def paragraph_raised(text: str) -> Iterator[str]:
    for parts, at, block in each(text, is_paragraph):
        if "\n" not in block:
            yield replaced(parts, at, "## " + block)


@fault("a paragraph underlined")
def paragraph_underlined(text: str) -> Iterator[str]:
    for parts, at, block in each(text, is_paragraph):
        yield replaced(parts, at, block + "\n---")


@fault("a paragraph indented into code")
def paragraph_indented(text: str) -> Iterator[str]:
    for parts, at, block in each(text, is_paragraph):
        # After a list item this is a paragraph of the item, which is a fault as well.
        yield replaced(parts, at, re.sub("^", "    ", block, flags=re.MULTILINE))


@fault("a paragraph made a list item")
def paragraph_listed(text: str) -> Iterator[str]:
    for parts, at, block in each(text, is_paragraph):
        yield replaced(parts, at, "- " + block.replace("\n", "\n  "))


@fault("a quote added")
def quote_added(text: str) -> Iterator[str]:
    for parts, at, block in each(text, is_paragraph):
        yield replaced(parts, at, "> " + block.replace("\n", "\n> "))


@fault("a quote lost")
def quote_lost(text: str) -> Iterator[str]:
    for parts, at, block in each(text, _quoted):
        yield replaced(parts, at, re.sub("^> ?", "", block, flags=re.MULTILINE))


@fault("a quote deeper")
def quote_deeper(text: str) -> Iterator[str]:
    for parts, at, block in each(text, _quoted):
        yield replaced(parts, at, re.sub("^", "> ", block, flags=re.MULTILINE))


@fault("a quote within a quote lost")
def quote_flat(text: str) -> Iterator[str]:
    for match in re.finditer("^> > ", text, re.MULTILINE):
        yield put(text, *match.span(), "> ")


@fault("a quote split")
def quote_split(text: str) -> Iterator[str]:
    for match in re.finditer(r"^>$", text, re.MULTILINE):
        yield put(text, *match.span(), "")


@fault("two paragraphs of a quote merged")
def quote_merged(text: str) -> Iterator[str]:
    for match in re.finditer(r"\n>\n> (?!>)", text):
        yield put(text, *match.span(), "\n> ")


@fault("the paragraph after a quote inside it")
def quote_longer(text: str) -> Iterator[str]:
    parts = blocks(text)
    for at, (first, second) in enumerate(pairwise(parts)):
        if _quoted(first) and is_paragraph(second):
            yield together([*parts[:at], f"{first}\n>\n> {second}", *parts[at + 2 :]])


@fault("a heading's level changed")
def heading_level(text: str) -> Iterator[str]:
    for parts, at, block in each(text, _is_heading):
        if not block.startswith("###### "):
            yield replaced(parts, at, "#" + block)
        if block.startswith("##"):
            yield replaced(parts, at, block[1:])


@fault("a heading made a paragraph")
def heading_lost(text: str) -> Iterator[str]:
    for parts, at, block in each(text, _is_heading):
        yield replaced(parts, at, block.lstrip("#").strip())


@fault("a heading made bold text")
def heading_bold(text: str) -> Iterator[str]:
    for parts, at, block in each(text, _is_heading):
        yield replaced(parts, at, f"<b>{block.lstrip('#').strip()}</b>")


@fault("a heading's hashes shown")
def heading_literal(text: str) -> Iterator[str]:
    for parts, at, block in each(text, _is_heading):
        yield replaced(parts, at, "\\" + block)


@fault("a heading that swallows its paragraph")
def heading_merged(text: str) -> Iterator[str]:
    parts = blocks(text)
    for at, (first, second) in enumerate(pairwise(parts)):
        if _is_heading(first) and is_paragraph(second):
            yield together([*parts[:at], f"{first} {second}", *parts[at + 2 :]])


@fault("a rule added")
def rule_added(text: str) -> Iterator[str]:
    for parts, at, block in each(text, bool):
        yield replaced(parts, at, block, "***")


@fault("a rule made text")
def rule_literal(text: str) -> Iterator[str]:
    for match in re.finditer("^---$", text, re.MULTILINE):
        yield put(text, *match.span(), "\\---")


@fault("a rule that underlines a paragraph")
def rule_glued(text: str) -> Iterator[str]:
    for match in re.finditer(r"\n\n---$", text, re.MULTILINE):
        yield put(text, *match.span(), "\n---")


@fault("a comment added")
def comment_added(text: str) -> Iterator[str]:
    for parts, at, block in each(text, is_paragraph):
        yield replaced(parts, at, block, "<!-- added -->")


@fault("a comment changed")
def comment_changed(text: str) -> Iterator[str]:
    for match in re.finditer(r"\w(?= ?-->)", text):
        yield put(text, *match.span(), "")


@fault("a comment shown")
def comment_shown(text: str) -> Iterator[str]:
    for match in re.finditer(r"<(?=!--)", text):
        yield put(text, *match.span(), "&lt;")
