"""The texts in front matter: which there are, and how one is written anew in the style it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.post.front_matter import find
from postlint.rules.front_matter._fields import readable
from postlint.text import Edit, Span, apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from postlint.post import Entry, FrontMatter, Post
    from postlint.rule import Context

_ITEMS = ("tags", "categories", "category", "series", "topics", "keywords", "genres")
_TEXTS = ("description", "summary", "subtitle", "excerpt", "caption", "alt", "name", "lead")


def head(post: Post) -> str:
    """Return the text of the front matter, with its delimiters; "" where its fields are not read."""
    matter = readable(post)
    return post.text[: matter.span.end] if matter else ""


def text_keys(context: Context) -> frozenset[str]:
    """Return the keys of the top level whose values a reader sees as text."""
    fields = context.fields
    played = (key for role in ("title", "author", "tags") for key in fields.get(role, (role,)))
    return frozenset((*played, *_ITEMS, *_TEXTS))


def leaves(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries, at any depth, that hold no others."""
    for entry in entries:
        if entry.children:
            yield from leaves(entry.children)
        else:
            yield entry


def is_plain(source: str) -> bool:
    """Say whether a scalar of YAML is written without quotes, tag, anchor and block."""
    return source[:1] not in ('"', "'", "|", ">", "&", "!", "*", "[", "{")


def rewrite(post: Post, entry: Entry, value: str) -> tuple[Edit, ...]:
    """Return the edit after which ``entry`` loads as ``value``; none where no style can say it.

    The style that the entry has is tried first: the same quotes, or none.
    """
    matter = post.front_matter
    source = entry.value_span.of(post.text)
    if matter is None or source[:1] in ("|", ">", "&", "!", "*"):
        return ()
    for written in _styles(matter, source, entry.value, value):
        edit = Edit(entry.value_span, written)
        if _loads(post, edit) == value:
            return (edit,)
    return ()


def _styles(matter: FrontMatter, source: str, old: object, value: str) -> Iterator[str]:
    if source == old:
        yield value
    elif source[1:-1] == old:
        yield f"{source[0]}{value}{source[-1]}"
    elif matter.format == "yaml" and source.startswith("'"):
        yield quoted(value)
    import json  # noqa: PLC0415 - few values need these quotes

    yield json.dumps(value, ensure_ascii=False)


def quoted(value: str) -> str:
    """Return a text in YAML's quotes: double ones, or single ones where those need escapes."""
    if '"' in value or "\\" in value:
        doubled = value.replace("'", "''")
        return f"'{doubled}'"
    return f'"{value}"'


def _loads(post: Post, edit: Edit) -> object:
    """Return what stands at the place of an edit when it is made; None if nothing can be read."""
    after = find(apply(post.text[: post.body.span.start], [edit]))
    if after is None or after.problem is not None:
        return None
    span = Span(edit.span.start, edit.span.start + len(edit.text))
    found = (entry.value for entry in leaves(after.entries) if entry.value_span == span)
    return next(found, None)
