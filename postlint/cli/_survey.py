"""What an archive is like today: what ``postlint init`` writes settings from."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from postlint import catalogue, config, files
from postlint.cli._work import dialect, site_place, sites
from postlint.post import parse
from postlint.rules.author._names import names
from postlint.rules.front_matter._dates import BadDateError, read, written
from postlint.rules.front_matter._fields import is_blank
from postlint.rules.tags._lists import tag_list
from postlint.urls.written import host

if TYPE_CHECKING:
    from postlint.config import Settings
    from postlint.post import Entry, Post

PARTS = ("title", "date", "author", "source", "tags", "categories")
_REQUIRED = ("FM005", "FM006", "AUT001", "SRC001")  # the rules on fields that must be there
_USUAL = 0.9  # of the values of a key, when it is said what they are
_NAMES = {
    "title": {"headline", "heading", "name", "subject"},
    "author": {"by", "creator", "writer", "written_by"},
    "tags": {"labels", "subjects", "topics"},
}
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_SOURCE = re.compile(r"url|link|source|origin|from|via", re.IGNORECASE)
_SHAPES = (
    (re.compile(rf"\b(?:{_MONTHS})[a-z]*", re.IGNORECASE), "MONTH"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "YYYY-MM-DD"),
    (re.compile(r"\d{4}/\d\d?/\d\d?"), "YYYY/MM/DD"),
    (re.compile(r"\d\d:\d\d:\d\d"), "hh:mm:ss"),
    (re.compile(r"\d\d:\d\d(?!\d)(?<![-+]\d\d:\d\d)"), "hh:mm"),
    (re.compile(r"\.\d+"), ".sss"),
    (re.compile(r"(?<=[s\d ])[-+]\d\d:?\d\d\Z"), "+hh:mm"),
    (re.compile(r"(?<![a-z])\d+(?![a-z])"), "N"),
)


class Survey(msgspec.Struct, kw_only=True):
    """Counts over the posts of an archive.

    ``sites`` are pairs: the generator, and the file that gave it away. ``values`` maps each key to
    what its values are; ``fields`` the parts whose keys the settings do not know to these keys;
    ``missing`` each part to the posts without it.
    """

    posts: int = 0
    formats: Counter[str] = msgspec.field(default_factory=Counter)
    sites: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)
    dialects: Counter[str] = msgspec.field(default_factory=Counter)
    values: dict[str, Counter[str]] = {}
    fields: Mapping[str, str] = {}
    missing: Mapping[str, list[str]] = {}
    dates: Counter[str] = msgspec.field(default_factory=Counter)
    hosts: Counter[str] = msgspec.field(default_factory=Counter)
    authors: Counter[str] = msgspec.field(default_factory=Counter)
    tags: Counter[str] = msgspec.field(default_factory=Counter)


def survey(paths: Iterable[str], presets: tuple[str, ...]) -> tuple[Survey, Settings]:
    """Return what the posts at ``paths`` are like, and the settings that read them best.

    ``presets`` say which keys play which parts; keys that evidently play one beside these are
    added. Files that cannot be read, or are not text, are left to the check.
    """
    found = Survey()
    settings = config.load(single=(f"extends = {list(presets)}",))
    posts = list(_posts(paths, settings, found))
    for post in posts:
        _look(post, found)
    found.fields = _played(posts, settings, found)
    fields = {
        part: (key, *settings.fields.get(part, (part,))) for part, key in found.fields.items()
    }
    settings = msgspec.structs.replace(settings, fields={**settings.fields, **fields})
    found.missing = {part: _missing(posts, part, settings) for part in PARTS}
    for post in posts:
        _read(post, settings, found)
    return found, settings


def _posts(paths: Iterable[str], settings: Settings, found: Survey) -> Iterator[Post]:
    for path in paths:
        written_in = dialect(path, settings)
        try:
            text = files.read(path).text
        except (OSError, files.NotUtf8Error):
            continue
        found.posts += 1
        found.dialects[written_in.partition("+")[0]] += 1
        site = sites().of(Path(path).parent)
        if site is not None:
            found.sites[site.generator, site.marker] += 1
        yield parse(text, path, written_in)


def _look(post: Post, found: Survey) -> None:
    matter = post.front_matter
    if matter is None or matter.problem is not None:
        found.formats["none" if matter is None else "unreadable"] += 1
        return
    found.formats[matter.format.upper()] += 1
    for key, entry in matter.by_key.items():
        found.values.setdefault(str(key), Counter())[_kind(entry)] += 1


def _kind(entry: Entry) -> str:
    """Say in a word what a value is."""
    value = entry.value
    if is_blank(value):
        return "empty"
    for kind, word in ((bool, "boolean"), (int | float, "number"), (date, "date"), (dict, "table")):
        if isinstance(value, kind):
            return word
    if isinstance(value, list):
        return "list"
    text = str(value)
    if text.startswith(("http://", "https://")):
        return "URL"
    return "date" if _is_date(text) else "string"


def _is_date(text: str) -> bool:
    try:
        read(text)
    except BadDateError:
        return False
    return True


def _played(posts: list[Post], settings: Settings, found: Survey) -> dict[str, str]:
    """Return the keys that play parts which the settings' own keys play in few posts."""
    known = {key for keys in settings.fields.values() for key in keys}
    played: dict[str, str] = {}
    for part in PARTS:
        keys = settings.fields.get(part, (part,))
        with_part = sum(bool(post.front_matter and _has(post, keys)) for post in posts)
        if 2 * with_part >= len(posts):
            continue
        others = (key for key in found.values if key not in known)
        fits = [key for key in others if _plays(part, key, found.values[key], len(posts))]
        if fits:
            played[part] = max(fits, key=lambda key: found.values[key].total())
            known.add(played[part])
    return played


def _has(post: Post, keys: tuple[str, ...]) -> bool:
    matter = post.front_matter
    return matter is not None and any(key in matter.by_key for key in keys)


def _plays(part: str, key: str, kinds: Counter[str], posts: int) -> bool:
    if 2 * kinds.total() < posts:
        return False
    share = kinds.total() * _USUAL
    if part == "date":
        return kinds["date"] >= share
    if part == "source":
        return kinds["URL"] >= share and _SOURCE.search(key) is not None
    return key.lower().replace("-", "_") in _NAMES.get(part, set())


def _missing(posts: list[Post], part: str, settings: Settings) -> list[str]:
    """Return the posts of which the rules would say that they do not have a part."""
    context = msgspec.structs.replace(settings.context(), required=(part,))
    checks = [rule.check for rule in catalogue.rules() if rule.code in _REQUIRED and rule.check]
    found = []
    for post in posts:
        folder, name = os.path.split(post.path)
        generator, place = site_place(folder)
        own = msgspec.structs.replace(
            context, dialect=post.body.dialect, generator=generator, place=place + name
        )
        if any(True for check in checks for _ in check(post, own)):
            found.append(post.path)
    return found


def _read(post: Post, settings: Settings, found: Survey) -> None:
    """Count dates, hosts, names and tags."""
    if post.front_matter is None or post.front_matter.problem is not None:
        return
    context = settings.context(post.body.dialect)
    day = context.field(post, "date")
    if day is not None and (text := written(post, day)) is not None:
        found.dates[_shape(text.text)] += 1
    source = context.field(post, "source")
    if source is not None and (name := host(str(source.value))):
        found.hosts[name] += 1
    author = context.field(post, "author")
    found.authors.update(
        str(one.value).strip() for one in names(author) if not is_blank(one.value)
    ) if author is not None else None
    tags = tag_list(post, context)
    if tags is not None:
        found.tags.update({str(one).strip() for one in tags.value if not is_blank(one)})  # type: ignore[attr-defined]


def _shape(text: str) -> str:
    for expression, shape in _SHAPES:
        text = expression.sub(shape, text)
    return text
