"""FM024: fields are as the schema in settings says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, rule
from postlint.rules.front_matter._fields import opening, readable
from postlint.rules.front_matter._schema import Options, plain
from postlint.rules.front_matter._schema_words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jsonschema.protocols import Validator

    from postlint.post import Entry, FrontMatter, Post
    from postlint.text import Span

_last: list[tuple[object, list[Validator]]] = []  # one run has one schema for all its posts


@rule("FM024", "field-schema", options=Options)
def field_schema(post: Post, context: Context) -> Iterator[Finding]:
    """Report each field that is not as settings, or a JSON Schema that they name, want it."""
    table = context.rule_options.get("field-schema")
    matter = readable(post) if table else None
    if matter is None:
        return
    if not _last or _last[0][0] is not table:
        _last[:] = [(table, context.options("field-schema", Options).validators())]
    values = plain(matter.values)
    for validator in _last[0][1]:
        for error in validator.iter_errors(values):
            path = [str(step) for step in error.absolute_path]
            for message, key in words(error):
                yield Finding(span=_place(post, matter, [*path, key]), message=message)


def _place(post: Post, matter: FrontMatter, path: Sequence[str]) -> Span:
    """Return where a value stands, or its key if it is empty; as near as it can be found."""
    entries, found = matter.entries, None
    for step in filter(None, path):
        there = _at(entries, step)
        if there is None:
            break
        found, entries = there, there.children
    if found is None:
        return opening(post, matter)
    if path[-1] or found.value_span.start == found.value_span.end:
        return found.key_span
    return found.value_span


def _at(entries: Sequence[Entry], key: str) -> Entry | None:
    return next((entry for entry in reversed(entries) if str(entry.key) == key), None)
