"""What one post contributes to what is known of its archive."""

from __future__ import annotations

import os
import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

import msgspec

from postlint.archive.places import links_and_images
from postlint.archive.texts import fingerprint, hashed, sketch, spoken
from postlint.expressions import expression
from postlint.urls.identity import identity

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from postlint.post import Entry, Post

Value = TypeVar("Value", bound="Hashable")

_DATE = expression(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", re.ASCII)
_DATED = expression(r"\d{2,4}-\d{1,2}-\d{1,2}(?:[-_. ]|$)", re.ASCII)
_MOMENT = expression(r"\d{4}-\d{1,2}-\d{1,2}[\dTZ:.+ -]*(?: ?[A-Z]{3,4})?", re.ASCII)
_ENDING = expression(r"(?:\.html?)?\.\w+$")
_DIGIT = expression(r"\d+", re.ASCII)


class Facts(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one post contributes: small, the same on every machine, read without the others.

    ``source`` is the identity of the source's address, ``date`` the date as written; ``day`` counts
    as ``datetime.date.toordinal`` does, 0 where no day is known. ``file`` stands for the bytes of
    the file, ``text`` for what its body says (0: too little) and ``sketch`` for the clauses of it.
    ``links`` and ``images`` are those that lead into the site itself, as they are written. ``fields`` are
    pairs of a key and the shape of its value.
    """

    path: str
    day: int = 0
    date: str = ""
    title: str = ""
    source: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    file: int = 0
    text: int = 0
    length: int = 0
    sketch: bytes = b""
    links: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def slug(self) -> str:
        """What its address is made of: the name without date and ending, or that of its folder."""
        return slug_of(self.path)

    @property
    def folder(self) -> str:
        """The folder that the post lies in."""
        return os.path.dirname(self.path)  # noqa: PTH120 - a Path is slow

    @property
    def name(self) -> str:
        """The name of its file."""
        return os.path.basename(self.path)  # noqa: PTH119 - as above


def collect(post: Post, fields: Mapping[str, tuple[str, ...]], *, sketched: bool = True) -> Facts:
    """Return what a post contributes; ``fields`` maps roles to the keys that may play them.

    A third of the time goes into the sketch: it can be left out where nobody compares texts.
    """
    said = spoken(post.body.source)
    links, images = links_and_images(post)
    name = os.path.basename(post.path)  # noqa: PTH119 - a Path is slow
    written = _written(post, _field(post, fields, "date"))
    source = _field(post, fields, "source")
    return Facts(
        path=post.path,
        day=_day(written) or _day(name),
        date=written,
        title=_text(_field(post, fields, "title")),
        source=identity(_text(source)) if source is not None else "",
        authors=once(tuple(names(_field(post, fields, "author")))),
        tags=once(tuple(names(_field(post, fields, "tags")))),
        categories=once(tuple(names(_field(post, fields, "categories")))),
        file=hashed(post.text.encode("utf-8", "surrogatepass")),
        text=fingerprint(said),
        length=len(said),
        sketch=sketch(said) if sketched else b"",
        links=links,
        images=images,
        fields=once(_shapes(post)),
    )


@lru_cache(20_000)
def once(value: Value) -> Value:
    """Return the first of the equal values that were given, so that thousands of posts share one."""
    return value


def names(entry: Entry | None) -> Iterator[str]:
    """Yield the names that an entry holds: a string, a mapping with ``name``, or a list of these."""
    if entry is None:
        return
    value = entry.value
    if isinstance(value, list):
        for item in entry.children:
            yield from names(item)
    elif isinstance(value, dict):
        yield from (str(value["name"]).strip(),) if value.get("name") else ()
    elif value is not None and (name := str(value).strip()):
        yield name


def _field(post: Post, fields: Mapping[str, tuple[str, ...]], role: str) -> Entry | None:
    if post.front_matter is None:
        return None
    by_key = post.front_matter.by_key
    for key in fields.get(role, (role,)):
        if (entry := by_key.get(key)) is not None:
            return entry
    return None


def _text(entry: Entry | None) -> str:
    return entry.value.strip() if entry is not None and isinstance(entry.value, str) else ""


def _written(post: Post, entry: Entry | None) -> str:
    return entry.value_span.of(post.text).strip("\"'") if entry is not None else ""


def _day(written: str) -> int:
    """Return the day that a text begins with, on the writer's own calendar; 0 if there is none."""
    found = _DATE.match(written)
    try:
        return date(*map(int, found.groups())).toordinal() if found else 0
    except ValueError:
        return 0


def slug_of(path: str) -> str:
    """Return what the address of the post at a path is made of."""
    name = os.path.basename(path)  # noqa: PTH119 - a Path is slow
    if name.endswith(".md") and _is_dated(name) and not name.endswith((".html.md", ".htm.md")):
        return name[11:-3]  # nearly always, and quick to see
    stem = _ENDING.sub("", name)
    if stem in {"index", "_index"}:
        stem = os.path.basename(os.path.dirname(path))  # noqa: PTH119, PTH120 - a Path is slow
    return _DATED.sub("", stem, count=1) if _DATED.match(stem) else stem


def _is_dated(name: str) -> bool:
    """Say whether a name begins with a whole date and a hyphen."""
    return (
        name[4:11:3] == "---"
        and (digits := name[:4] + name[5:7] + name[8:10]).isdigit()
        and digits.isascii()
    )


def _shapes(post: Post) -> tuple[tuple[str, str], ...]:
    if post.front_matter is None:
        return ()
    return tuple([(str(entry.key), _shape(entry, post)) for entry in post.front_matter.entries])


def _shape(entry: Entry, post: Post) -> str:
    """Return what a value is: its type, or for a date the form in which it is written."""
    value = entry.value
    if type(value) is str and not value[:1].isdigit():  # nearly always, and quick to see
        return "str"
    if isinstance(value, date) or (isinstance(value, str) and _MOMENT.fullmatch(value)):
        written = entry.value_span.of(post.text).strip("\"'")
        return "date " + _DIGIT.sub(lambda digits: "9" * min(len(digits[0]), 4), written)
    return type(value).__name__
