"""ARC013: a field has values of one kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Remark, archive_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive

_WORDS = {"bool": "a boolean", "float": "a number", "int": "a number", "dict": "a mapping"}
_WORDS |= {"list": "a list", "str": "a string", "time": "a time"}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options: a kind is unusual that up to ``most`` posts have, where the field is in ``posts``."""

    most: int = 1
    posts: int = 100


@archive_rule("ARC013", "unusual-value", options=Options, reads=("fields",))
def unusual_value(archive: Archive, context: Context) -> Iterator[Remark]:
    """Report a value of a type, or a date of a form, that no other post has in this field."""
    options = context.options("unusual-value", Options)
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for fields, number in Counter(post.fields for post in archive.posts).items():
        for key, shape in fields:
            if shape != "NoneType":
                kinds[key][_kind(shape)] += number
    if not any(0 < number <= options.most for one in kinds.values() for number in one.values()):
        return
    for post in archive.asked:
        for key, shape in post.fields:
            kind, counts = _kind(shape), kinds[key]
            if not 0 < counts[kind] <= options.most or counts.total() < options.posts:
                continue
            usual, number = counts.most_common(1)[0]
            if number > counts.total() / 2:
                message = f"`{key}` is {kind}; in {number:,} other posts it is {usual}"
                yield Remark(path=post.path, message=message, at=key)


def _kind(shape: str) -> str:
    """Return what a value is, in words."""
    form = shape.removeprefix("date ")
    return f"a date like `{form}`" if form != shape else _WORDS.get(shape, shape)
