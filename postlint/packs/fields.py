"""Declared rules on the front matter."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from postlint.packs import expressions, parameters
from postlint.packs.found import Found
from postlint.packs.where import entries
from postlint.post import parse
from postlint.rules.front_matter._fields import opening, readable
from postlint.rules.tags._lists import removal
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.packs.declaration import Declaration, Fix
    from postlint.post import Entry, FrontMatter, Post
    from postlint.rule import Context

_KEY = re.compile(r"[A-Za-z_][\w-]*")
_FRAMES = {"yaml": "---\nx: {}\n---\n", "toml": "+++\nx = {}\n+++\n", "json": '{{"x": {}}}\n'}


def in_fields(declaration: Declaration, post: Post, context: Context) -> Iterator[Found]:
    """Yield the entry that a rule is about, its items that match, or that it is absent."""
    matter = readable(post)
    if matter is None:
        return
    found = entries(post, context, declaration.field)
    if declaration.absent:
        if not found:
            yield Found(opening(post, matter), declaration.field)
        return
    for entry in found:
        if not declaration.value:
            span = Span(entry.key_span.start, max(entry.key_span.end, entry.key_span.start + 1))
            yield Found(span, _shown(entry), _edits(post, matter, declaration, entry))
            continue
        items = entry.children if isinstance(entry.value, list) else (entry,)
        for index, item in enumerate(items):
            value = _shown(item)
            if isinstance(item.value, dict) or not expressions.fits(declaration.value, value):
                continue
            edits = _edits(post, matter, declaration, item)
            if item is not entry and declaration.mends.remove:
                edits = removal(post.text, items, index)
            yield Found(_span(item), value, edits)


def _shown(entry: Entry) -> str:
    value = entry.value
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def _span(entry: Entry) -> Span:
    value = entry.value_span
    return value if value.start < value.end else entry.key_span


def _edits(
    post: Post, matter: FrontMatter, declaration: Declaration, entry: Entry
) -> tuple[Edit, ...]:
    fix: Fix = declaration.mends
    old = _shown(entry)
    if fix.remove:
        return _line(post, matter, entry)
    if fix.rename:
        return _renamed(matter, entry, fix.rename)
    if fix.replace is not None:
        expression, template = declaration.value, fix.replace
        new = expressions.replaced(expression, template, old) if expression else template
    elif fix.remove_parameter:
        names = fix.remove_parameter
        new = parameters.without(old, (names,) if isinstance(names, str) else names)
    else:
        return ()
    if new == old or isinstance(entry.value, list | dict):
        return ()
    written = _scalar(matter.format, new, entry, post.text)
    return (Edit(entry.value_span, written),) if written else ()


def _line(post: Post, matter: FrontMatter, entry: Entry) -> tuple[Edit, ...]:
    """Return the edit that takes an entry out with its lines; () where they hold something else."""
    text = post.text
    start = text.rfind("\n", 0, entry.key_span.start) + 1
    last = max(entry.key_span.end, entry.value_span.end)
    end = text.find("\n", last) + 1
    inside = matter.content.start <= start and 0 < end <= matter.content.end
    if matter.format == "json" or not inside or text[start : entry.key_span.start].strip():
        return ()
    rest = text[last : end - 1].strip()
    return () if rest and rest != ":" else (Edit(Span(start, end), ""),)


def _renamed(matter: FrontMatter, entry: Entry, name: str) -> tuple[Edit, ...]:
    if name in matter.by_key or entry not in matter.entries:
        return ()
    plain = matter.format != "json" and _KEY.fullmatch(name)
    return (Edit(entry.key_span, name if plain else json.dumps(name, ensure_ascii=False)),)


def _scalar(kind: str, value: str, entry: Entry, text: str) -> str:
    """Return a string as it is written in front matter, plain if it was; "" if it cannot be."""
    item = isinstance(entry.key, int)
    quoted = json.dumps(value, ensure_ascii=False)
    was_plain = not entry.value_span.of(text).startswith(('"', "'"))
    for written in (value, quoted) if was_plain else (quoted,):
        framed = _FRAMES[kind].format(f"[{written}]" if item else written)
        matter = parse(framed).front_matter
        read = matter.get("x") if matter is not None else None
        if read is not None and item:
            read = read.children[0] if len(read.children) == 1 else None
        # What was a number or a date may be another one; anything else is text.
        fits = read is not None and type(read.value) in {str, type(entry.value)}
        if read is not None and fits and _shown(read) == value:
            return written
    return ""
