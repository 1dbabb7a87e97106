"""Why front matter does not parse, where that can be told, and the edits that let it.

No edit is offered unless the parser gets past the place with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from postlint.expressions import expression
from postlint.post.front_matter import find
from postlint.rules.front_matter._texts import quoted
from postlint.text import Edit, Span, apply

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from postlint.post import FrontMatter, Post, Problem

Kind = Literal["escape", "colon", "hash", "tab", "other"]

_STRING = expression(r'"(?>(?:[^"\\\r\n]|\\[^\r\n])*)"')
_HEX = r"x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}"
_GOOD = {
    "yaml": rf'[0abtnvfre "/\\N_LP\t]|{_HEX}',
    "toml": r'[btnfr"\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}',
    "json": r'["\\/bfnrt]|u[0-9A-Fa-f]{4}',
}
_FIELD = expression(
    r"""[ ]*(?:"[^"]*+"|'[^']*+'|[^\s:#'"\[{&*!|>@`%-][^:#\r\n]*?)[ ]*:[ \t]+(?P<value>\S.*?)[ \t]*\Z"""
)
_ITEM = expression(r"[ ]*-[ \t]+(?P<value>[^\s:#]++(?>(?:[ \t]+[^\s:#]++)*))[ \t]*\Z")
_LIST = expression(r"""^[\w-]++[ ]*:[ ]*\[(?P<items>[^\]\["'{}\r\n]*)\][ \t]*$""", re.MULTILINE)
_CLOSED_EARLY = expression(r"[\]}].*[^\]}]\Z")  # `[news] Harbour`
_INDENT = expression(r"[ \t]*")
_TAB = "a tab where"
_COLON = "a `: ` inside"


class Cause(msgspec.Struct, frozen=True):
    """What the parser stumbled at, where it is seen best, and how it can be mended."""

    kind: Kind
    span: Span
    edits: tuple[Edit, ...] = ()


def cause(post: Post, kind: Kind) -> Cause | None:
    """Return why front matter does not parse, if that is of this ``kind``."""
    matter = post.front_matter
    if matter is None or matter.problem is None or matter.problem.kind != "syntax":
        return None
    if "syntax" not in post.memo:
        post.memo["syntax"] = _cause(post, matter, matter.problem)
    found: Cause = post.memo["syntax"]
    return found if found.kind == kind else None


def _cause(post: Post, matter: FrontMatter, problem: Problem) -> Cause:
    said = problem.message
    if "escape" in said or "`\\`" in said or "hex value" in said:
        place = post.text.rfind("\\", matter.content.start, problem.span.end)
        if place >= 0:
            edits = _past(post, problem, _double_backslashes(post, matter, place))
            return Cause("escape", Span(place, place + 1), edits)
    if matter.format != "yaml":
        return Cause("other", problem.span)
    if said.startswith(_TAB):
        return Cause("tab", problem.span, _past(post, problem, _spaces(post, matter, problem)))
    line = _line(post, problem.span.start)
    value = _value(post, line)
    if said.startswith(_COLON) and value and value.start <= problem.span.start:
        return Cause("colon", problem.span, _past(post, problem, _quoted(post, value)))
    hashed = _hashed(post, matter)
    if edits := _past(post, problem, hashed):
        return Cause("hash", edits[0].span, edits)
    return Cause("other", problem.span, _past(post, problem, _quoted(post, value)))


def _past(post: Post, problem: Problem, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return ``edits`` if the parser gets past the line of its problem with them."""
    if not edits:
        return ()
    head = post.text[: post.body.span.start]
    after = find(apply(head, edits))
    grown = sum(len(edit.text) - (edit.span.end - edit.span.start) for edit in edits)
    if after is None or after.span.end != len(head) + grown:
        return ()
    end = _line(post, problem.span.start).end
    past = after.problem is None or after.problem.span.start > end + grown
    return tuple(edits) if past else ()


def _line(post: Post, place: int) -> Span:
    return post.lines.span(post.lines.position(place)[0])


def _double_backslashes(post: Post, matter: FrontMatter, place: int) -> list[Edit]:
    """Double each backslash that starts no escape, in the string around ``place``."""
    line = _line(post, place)
    escape = re.compile(rf"\\(?:{_GOOD[matter.format]})|(\\)")
    for string in _STRING.finditer(post.text, line.start, line.end):
        if string.start() < place < string.end():
            found = escape.finditer(post.text, string.start(), string.end())
            return [Edit(Span(bad.end(), bad.end()), "\\") for bad in found if bad[1]]
    return []


def _value(post: Post, line: Span) -> Span | None:
    """Return where the value of a line ``key: value`` or ``- value`` stands, if it ends there."""
    source = line.of(post.text)
    found = _FIELD.match(source) or _ITEM.match(source)
    below = post.text[line.end :].lstrip("\r\n")[:1]
    if found is None or below in (" ", "\t"):
        return None
    return Span(line.start + found.start("value"), line.start + found.end("value"))


def _quoted(post: Post, value: Span | None) -> tuple[Edit, ...]:
    """Put a value in quotes; those around it already are no part of the text."""
    source = value.of(post.text) if value else ""
    if value is None or " #" in source or source[0] in "&!|>":
        return ()
    if source[0] in "[{" and not _CLOSED_EARLY.search(source):
        return ()
    if source[0] in "\"'" and source.count(source[0]) == 1:
        source += source[0]
    around = len(source) > 1 and source[0] in "\"'" and source[-1] == source[0]
    return (Edit(value, quoted(source[1:-1] if around else source)),)


def _hashed(post: Post, matter: FrontMatter) -> tuple[Edit, ...]:
    """Put the items of a list that start with ``#`` in quotes."""
    for found in _LIST.finditer(post.text, matter.content.start, matter.content.end):
        items = found["items"].split(",")
        if any(item.lstrip().startswith("#") for item in items):
            good = (quoted(item.strip()) if "#" in item else item.strip() for item in items)
            return (Edit(Span(*found.span("items")), ", ".join(good)),)
    return ()


def _spaces(post: Post, matter: FrontMatter, problem: Problem) -> list[Edit]:
    """Indent the lines around the problem that tabs indent, by two spaces for each tab."""
    number = post.lines.position(problem.span.start)[0]
    upper = list(_tabbed(post, range(number, 0, -1)))
    return upper + list(_tabbed(post, range(number + 1, len(post.lines) + 1)))


def _tabbed(post: Post, numbers: range) -> Iterator[Edit]:
    for number in numbers:
        line = post.lines.span(number)
        indent = _INDENT.match(post.text, line.start)
        if indent is None or "\t" not in indent[0]:
            return
        yield Edit(Span(*indent.span()), indent[0].replace("\t", "  "))
