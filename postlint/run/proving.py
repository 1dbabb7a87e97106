"""Whether a changed post still says the same: its front matter entry by entry, its body proven."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from postlint.loss import Loss
    from postlint.post import Entry, Post
    from postlint.text import Edit

_Path = tuple["Entry", ...]


def difference(
    before: Post,
    after: Post,
    edits: Sequence[Edit],
    *,
    intends: Sequence[str] = (),
    losses: Sequence[Loss] = (),
) -> str:
    """Return, in one line, what ``edits`` changed that nobody meant to change; "" if nothing."""
    return front_matter_difference(before, after, edits) or body_difference(
        before, after, intends=intends, losses=losses
    )


def body_difference(
    before: Post, after: Post, *, intends: Sequence[str] = (), losses: Sequence[Loss] = ()
) -> str:
    """Return how the document that a reader sees differs, but for ``intends`` and ``losses``.

    Bodies that are the same text are the same document, and need no proof.
    """
    body = before.body
    if body.source == after.body.source and body.syntax == after.body.syntax:
        return f"the document stays the same; intended was {', '.join(intends)}" if intends else ""
    if body.syntax == "opaque":
        return "what the body of this file renders to cannot be proven"
    from postlint.loss import relative  # noqa: PLC0415 - most runs change nothing
    from postlint.proof import prove  # noqa: PLC0415 - as above

    proof = prove(
        body.source,
        after.body.source,
        dialect=body.dialect,
        losses=relative(losses, body.span.start),
        intends=intends,
        is_html=after.body.is_html,
        was_html=body.is_html,
    )
    return "" if proof.holds else proof.message or "the document would not be the same"


def front_matter_difference(before: Post, after: Post, edits: Sequence[Edit]) -> str:
    """Return which entry of the front matter changed although no edit touched it; "" if none.

    Such an entry must stand there with the same characters and load as the same value.
    """
    old, new = before.front_matter, after.front_matter
    if old is None or _head(before) == _head(after):
        return ""
    if new is not None and new.problem is not None and old.problem is None:
        return f"the front matter would no longer parse: {new.problem.message}"
    there = {} if new is None else {_place(path): path for path in _paths(new.entries)}
    for path in _untouched(old.entries, edits):
        key, value = (moved(span, edits) for span in _place(path))
        found = there.get((key, value)) if key and value else None
        # `repr` tells 1 from True and knows that NaN is NaN, at any depth.
        if found is None or _keys(found) != _keys(path) or _value(found) != _value(path):
            return f"`{path[-1].key}` in the front matter would change"
    return ""


def moved(span: Span, edits: Iterable[Edit]) -> Span | None:
    """Return where ``span`` stands after ``edits``; None if one of them changes inside it."""
    shift = 0
    for edit in edits:
        if edit.span.end <= span.start:
            shift += len(edit.text) - (edit.span.end - edit.span.start)
        elif edit.span.start < span.end:
            return None
    return Span(span.start + shift, span.end + shift)


def net(intends: Iterable[str]) -> tuple[str, ...]:
    """Return intended differences without those that a later one takes back (``+a`` and ``-a``)."""
    signs: Counter[str] = Counter()
    for intended in intends:
        signs[intended[1:]] += 1 if intended.startswith("+") else -1
    return tuple(
        ("+" if count > 0 else "-") + token
        for token, count in signs.items()
        for _ in range(abs(count))
    )


def _head(post: Post) -> str:
    return post.text[: post.body.span.start]


def _paths(entries: Iterable[Entry], above: _Path = ()) -> Iterator[_Path]:
    """Yield every entry, at the end of those that it stands in."""
    for entry in entries:
        yield (*above, entry)
        yield from _paths(entry.children, (*above, entry))


def _untouched(
    entries: Iterable[Entry], edits: Sequence[Edit], above: _Path = ()
) -> Iterator[_Path]:
    """Yield the outermost entries that no edit changes, at the end of those that they stand in."""
    for entry in entries:
        if any(_touches(edit, entry) for edit in edits):
            yield from _untouched(entry.children, edits, (*above, entry))
        else:
            yield (*above, entry)


def _place(path: _Path) -> tuple[Span, Span]:
    return path[-1].key_span, path[-1].value_span


def _keys(path: _Path) -> tuple[str, ...]:
    """Return the keys that lead to an entry; an index tells only how many items stand before."""
    return tuple("" if isinstance(entry.key, int) else entry.key for entry in path)


def _value(path: _Path) -> str:
    return repr(path[-1].value)


def _touches(edit: Edit, entry: Entry) -> bool:
    """Say whether an edit shares a character with an entry, or writes at the end of its value."""
    start, end = entry.key_span.start, max(entry.key_span.end, entry.value_span.end)
    if edit.span.start != end:
        return edit.span.start < end and (start < edit.span.end or start < edit.span.start)
    empty = entry.value_span.start == entry.value_span.end
    inserted = edit.span.end == end and not edit.text.startswith(("\n", "\r"))
    return empty or inserted
