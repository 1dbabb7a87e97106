"""Read YAML front matter line by line where each line is a key with a simple value, without a parser.

Nearly all front matter is so, and this takes a third of the time that the parser's events take. All
that could be read in another way is refused here, and left to the parser: tabs, comments, escapes,
several lines of one text, mappings in mappings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.post._entry import Entry, Loaded
from postlint.post._yaml_scalars import UnusualError, meaning
from postlint.text import Span

if TYPE_CHECKING:
    import re

# Large ranges take milliseconds to compile, so both classes list what they leave out.
_ODD = expression(r"[\x00-\t\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What the parser refuses, what ends a line for it, and white space that is not a space."""

_FIRST = r"[^\x00-')*,\-:;=-@\[-^`{-\xa0]"  # no sign of YAML's
_SCALAR = (
    rf"""(?:"(?P<double>[^"\\\n]*)"|'(?P<single>[^'\n]*)'|(?P<plain>{_FIRST}(?:[^\n]*[^\n ])?))"""
)
_LINE = expression(
    r"(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,60}):"
    rf"(?: +(?:{_SCALAR}|(?P<list>\[[^\]\[{{}}\"':#?\n]*\])))? *\n"
)
_ITEM = expression(rf"(?P<dash> *-) +{_SCALAR} *\n")
_FLOW_ITEM = expression(rf"{_FIRST}(?:[^,]*[^, ])?")


def load(source: str, offset: int) -> Loaded | None:
    """Read the mapping ``source``, which stands at ``offset``; None where the parser must look."""
    if _ODD.search(source):
        return None
    try:
        return _read(source, offset)
    except UnusualError:
        return None


def _read(source: str, offset: int) -> Loaded | None:
    entries: list[Entry] = []
    place, end = 0, len(source)
    while place < end:
        match = _LINE.match(source, place)
        if match is None:
            return None
        key, form = match["key"], match.lastgroup or ""
        if meaning(key) != key:
            return None
        start = offset + match.start()
        key_span = Span(start, start + len(key))
        place = match.end()
        if form == "key":
            entry, place = _block(source, place, offset, key, key_span)
        elif form == "list":
            entry = _flow(match, offset, key, key_span)
        else:
            entry = _scalar(match, form, offset, key, key_span)
        if entry is None:
            return None
        entries.append(entry)
    if not entries:
        return None
    return Loaded(tuple(entries), {str(entry.key): entry.value for entry in entries})


def _scalar(
    match: re.Match[str],
    form: str,
    offset: int,
    key: str | int,
    key_span: Span,
) -> Entry | None:
    start, end = match.span(form)
    text = match[form]
    if form == "plain":
        if ": " in text or " #" in text or text[-1] == ":":
            return None
        return Entry(key, meaning(text), key_span, Span(offset + start, offset + end))
    return Entry(key, text, key_span, Span(offset + start - 1, offset + end + 1))


def _flow(
    match: re.Match[str],
    offset: int,
    key: str,
    key_span: Span,
) -> Entry | None:
    source = match["list"]
    base = offset + match.start("list")
    items: list[Entry] = []
    if source[1:-1].strip(" "):
        place = 1
        for part in source[1:-1].split(","):
            text = part.strip(" ")
            if not text or not _FLOW_ITEM.fullmatch(text):
                return None
            start = base + place + part.index(text)
            span = Span(start, start + len(text))
            items.append(Entry(len(items), meaning(text), Span(start, start), span))
            place += len(part) + 1
    span = Span(base, base + len(source))
    return Entry(key, [item.value for item in items], key_span, span, tuple(items))


def _block(
    source: str,
    place: int,
    offset: int,
    key: str,
    key_span: Span,
) -> tuple[Entry | None, int]:
    """Read what follows a key without a value on its line: items with a dash, or nothing."""
    items: list[Entry] = []
    dash = ""
    while match := _ITEM.match(source, place):
        if items and match["dash"] != dash:
            return None, place
        dash = match["dash"]
        at = offset + match.end("dash")
        entry = _scalar(match, match.lastgroup or "", offset, len(items), Span(at - 1, at))
        if entry is None:
            return None, place
        items.append(entry)
        place = match.end()
    if not items:
        after = key_span.end + 1
        return Entry(key, None, key_span, Span(after, after)), place
    span = Span(items[0].key_span.start, items[-1].value_span.end)
    return Entry(key, [item.value for item in items], key_span, span, tuple(items)), place
