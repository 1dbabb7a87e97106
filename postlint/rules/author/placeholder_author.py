"""AUT002: an author is somebody."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, rule
from postlint.rules.author._names import names
from postlint.rules.front_matter._fields import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

PLACEHOLDERS = (
    *("admin", "administrator", "anon", "anonymous", "anonymous author", "anonymous user"),
    *("author", "editor", "guest", "n/a", "na", "nan", "nobody", "none", "null", "root", "tbd"),
    *("todo", "undefined", "unknown", "unknown author", "user", "webmaster", "your name"),
    *("佚名", "匿名", "匿名作者", "匿名用户", "匿名用戶", "作者", "作者不详", "作者不詳", "未知"),
    *("未知作者", "无名", "無名", "管理员", "管理員", "名無し", "不明"),
)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``placeholders``: the names that stand for nobody, in upper or lower case."""

    placeholders: tuple[str, ...] = PLACEHOLDERS


@rule("AUT002", "placeholder-author", options=Options)
def placeholder_author(post: Post, context: Context) -> Iterator[Finding]:
    """Report an author's name that stands for nobody, such as `Anonymous` or `admin`."""
    entry = context.field(post, "author") if readable(post) else None
    if entry is None:
        return
    placeholders = context.options("placeholder-author", Options).placeholders
    known = _folded(tuple(placeholders))
    for name in names(entry):
        if isinstance(name.value, str) and name.value.strip().casefold() in known:
            yield Finding(
                span=name.value_span,
                message=f"`{name.value.strip()}` stands for nobody; name the author",
            )


@lru_cache(1)
def _folded(placeholders: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name.casefold() for name in placeholders)
