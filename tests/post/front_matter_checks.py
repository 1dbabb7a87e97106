"""What the tests of front matter share."""

from postlint.post.front_matter import Entry, FrontMatter, find
from postlint.text import Span


def read(text: str) -> FrontMatter:
    """Return the front matter of ``text``, which has it, without a problem, and in its place."""
    found = find(text)
    assert found is not None
    assert found.problem is None, found.problem
    check_places(found, text)
    return found


def written(entries: tuple[Entry, ...], text: str) -> list[tuple]:
    """Return each entry as (key, key as written, value as written[, the same of its children])."""
    return [
        (entry.key, entry.key_span.of(text), entry.value_span.of(text))
        + ((written(entry.children, text),) if entry.children else ())
        for entry in entries
    ]


def everything(entries: tuple[Entry, ...]) -> list[Entry]:
    return [found for entry in entries for found in (entry, *everything(entry.children))]


def check_places(found: FrontMatter, text: str) -> None:
    """Check that all spans are in order, nested and inside."""
    assert 0 <= found.span.start <= found.content.start
    assert found.content.end <= found.span.end <= len(text)
    check_order(found.entries, found.content)
    if found.problem is not None:
        span = found.problem.span
        assert 0 <= span.start < span.end <= len(text)
        assert found.problem.message
        assert "\n" not in found.problem.message
        assert (found.entries, found.values) == ((), {})


def check_order(entries: tuple[Entry, ...], within: Span) -> None:
    place = within.start
    for entry in entries:
        assert place <= entry.key_span.start <= entry.key_span.end, entry
        assert entry.key_span.end <= entry.value_span.start <= entry.value_span.end, entry
        check_order(entry.children, entry.value_span)
        place = entry.value_span.end
    assert place <= within.end
