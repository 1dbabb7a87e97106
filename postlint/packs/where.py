"""Which posts a declared rule looks at."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pathspec

    from postlint.packs.declaration import Where
    from postlint.post import Entry, Post
    from postlint.rule import Context


def applies(where: Where, post: Post, context: Context) -> bool:
    """Say whether a post is one of those that a rule is about."""
    if where.path:
        patterns = (where.path,) if isinstance(where.path, str) else where.path
        if not _paths(patterns).match_file(post.path):
            return False
    return all(_is_so(post, context, key, wish) for key, wish in where.fields.items())


def entries(post: Post, context: Context, key: str) -> list[Entry]:
    """Return the entries that a part (``author``) or a key such as ``image.src`` leads to.

    Lists on the way are looked through; of a key that is written twice the last counts.
    """
    first = context.field(post, key)
    if first is not None:
        return [first]
    matter = post.front_matter
    if matter is None or "." not in key:
        return []
    start, *rest = key.split(".")
    found = [entry] if (entry := matter.get(start)) else []
    for name in rest:
        found = [inner for entry in found for inner in _inner(entry, name)]
    return found


def _inner(entry: Entry, name: str) -> Iterator[Entry]:
    if isinstance(entry.value, list):
        for item in entry.children:
            yield from _inner(item, name)
        return
    by_key = {child.key: child for child in entry.children}
    if name in by_key:
        yield by_key[name]


def _is_so(post: Post, context: Context, key: str, wish: str | bool) -> bool:  # noqa: FBT001 - what TOML says
    found = entries(post, context, key)
    if isinstance(wish, bool):
        return bool(found) is wish
    return any(
        fnmatchcase(str(value).lower() if isinstance(value, bool) else str(value), wish)
        for entry in found
        for value in (entry.value if isinstance(entry.value, list) else (entry.value,))
    )


@cache
def _paths(patterns: tuple[str, ...]) -> pathspec.GitIgnoreSpec:
    import pathspec  # noqa: PLC0415 - slow to import, and few rules need it

    # A pattern with a slash inside would hold for the first folder of a path alone.
    anywhere = [
        pattern if pattern.startswith(("/", "!", "**/")) else f"**/{pattern}"
        for pattern in patterns
    ]
    # RE2, which it would use, refuses names that are not UTF-8.
    return pathspec.GitIgnoreSpec.from_lines(anywhere, backend="simple")
