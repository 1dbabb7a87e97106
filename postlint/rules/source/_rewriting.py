"""A source written anew: in the front matter, and in the source line that leads to the same page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Finding, Safety
from postlint.rules.source._source_line import source_line
from postlint.text import Edit, Span
from postlint.urls.written import is_absolute, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Entry, Post
    from postlint.post.blocks import Inline

_TARGET = expression(r"\]\(<?([^\s<>\\]+?)>?(?:[ \t]+[\"'(].*)?\)\Z", re.DOTALL)


def rewritten(post: Post, known: tuple[Entry, str], url: str, message: str) -> Iterator[Finding]:
    """Yield the finding that the source should be ``url``.

    Its fix, unsafe, writes that into the front matter and, so that the two do not come apart, into
    the source line. There is none where one of them is written in a way that a plain replacement
    would spoil.
    """
    entry, old = known
    at = post.text.find(old, entry.value_span.start, entry.value_span.end)
    span = Span(at, at + len(old)) if at >= 0 else entry.value_span
    line = source_line(post, old)
    link = line if line is not None and same(line.url, old) else None
    target = _target(post, link) if link else None
    if at < 0 or not is_absolute(url) or (link and not target) or _needs_quotes(url, old):
        yield Finding(span=span, message=message)
        return
    edits = (Edit(span, url),)
    yield Finding(
        span=span,
        message=message,
        edits=(*edits, Edit(target, _in_link(url))) if target else edits,
        safety=Safety.UNSAFE,
        intends=_intends(link, _in_link(url)) if link else (),
    )


def _target(post: Post, link: Inline) -> Span | None:
    """Return where the address of a link stands; None if it is written with escapes or entities."""
    found = _TARGET.search(link.span.of(post.text))
    if found is None or found[1] != link.url:
        return None
    return Span(link.span.start + found.start(1), link.span.start + found.end(1))


def _needs_quotes(url: str, old: str) -> bool:
    """Say whether a value may end, or mean something else, by a character that it did not have."""
    return any(sign in url and sign not in old for sign in "\"'\\#,[]{} ")


def _in_link(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29")


def _intends(link: Inline, new: str) -> tuple[str, ...]:
    from postlint.proof.pieces import url, words  # noqa: PLC0415 - few posts need it

    was, now = url(link.url), url(new)
    title = f" {words(link.title)}".rstrip()
    return (f"-mark a {was}{title}", f"+mark a {now}{title}") if was != now else ()
