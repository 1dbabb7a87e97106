"""What is done to one post, in this process or in another: functions that can be sent there."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from postlint import files, run
from postlint.config import Settings, Sites
from postlint.post import Post, parse
from postlint.post.dialects import dialect as read_dialect
from postlint.report import Diagnostic, Report
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.conversion import Options
    from postlint.rule import Context, Rule, Safety


class Unreadable(Report, frozen=True, kw_only=True):
    """A post that could not be worked on: no finding about it, but an error of the run."""

    reason: str


class Piped(str):
    """The path of a post whose ``data`` came through standard input."""

    __slots__ = ("data",)

    data: bytes

    def __new__(cls, path: str, data: bytes) -> Self:
        """Make a path that knows what it leads to."""
        piped = super().__new__(cls, path)
        piped.data = data
        return piped


def fix_path(path: str, *, settings: Settings, rules: tuple[Rule, ...], level: Safety) -> Report:
    """Fix the post at ``path`` (in the report, not on disk)."""
    post = _post(path, settings)
    if isinstance(post, Report):
        return post
    context = _context(post, settings)
    chosen = options(post, settings)
    return run.fix(post, rules, context, settings.severities, level=level, options=chosen)


def check_paths(
    paths: Sequence[str], *, settings: Settings, rules: tuple[Rule, ...]
) -> list[Report]:
    """Check the posts at ``paths`` together, which is faster than one after the other."""
    posts = [_post(path, settings) for path in paths]
    readable = [post for post in posts if isinstance(post, Post)]
    contexts = [_context(post, settings) for post in readable]
    reports = iter(run.check_posts(readable, rules, contexts, settings.severities))
    return [post if isinstance(post, Report) else next(reports) for post in posts]


def convert_path(path: str, *, settings: Settings, rename: bool = False) -> Report:
    """Convert the post at ``path`` (in the report, not on disk); ``rename`` those of HTML."""
    post = _post(path, settings)
    if isinstance(post, Report):
        return post
    context = settings.context(post.body.dialect)
    if not (rename and post.body.is_html):
        return run.convert_post(post, context, options(post, settings))
    new = run.markdown_path(path)
    if os.path.lexists(new):
        reason = f"not renamed: {new} exists"
        return Unreadable(path=path, before="", after="", reason=reason)
    return run.convert_post(post, context, options(post, settings), rename=True)


def convert_text(data: bytes, path: str, *, settings: Settings) -> Report:
    """Convert a post that came from somewhere else, as if it stood at ``path``."""
    try:
        post = parse(files.decode(data), path, dialect(path, settings))
    except files.NotUtf8Error as error:
        return not_utf8(path, error)
    return run.convert_post(post, settings.context(post.body.dialect), options(post, settings))


def _context(post: Post, settings: Settings) -> Context:
    """Return what rules may know of a post: the settings, and its place in its site."""
    folder, name = os.path.split(post.path)
    generator, place = _site_place(folder)
    return settings.context(post.body.dialect, generator, place + name)


@functools.cache
def _site_place(folder: str) -> tuple[str, str]:
    """Return what made the site of a folder, and what stands before names of files in it."""
    site = sites().of(Path(folder))
    place = sites().place(Path(folder))
    return (site.generator, f"{place}/" if place else "") if site else ("", "")


def dialect(path: str, settings: Settings) -> str:
    """Return the dialect of the post at ``path``: the settings' or, for ``auto``, its site's."""
    chosen = settings.dialect_options
    folder = os.path.dirname(path) if settings.dialect == "auto" else ""  # noqa: PTH120  a Path is slow
    return _dialect(settings.dialect, folder, chosen.hard_breaks, chosen.smart)


@functools.cache  # asked once for each post
def _dialect(name: str, folder: str, hard_breaks: bool | None, smart: bool | None) -> str:  # noqa: FBT001
    site = sites().of(Path(folder)) if name == "auto" else None
    if site is not None:
        return site.written(hard_breaks, smart)
    known = read_dialect("gfm" if name == "auto" else name)
    return str(
        msgspec.structs.replace(
            known,
            hard_breaks=known.hard_breaks if hard_breaks is None else hard_breaks,
            smart=known.smart if smart is None else smart,
        )
    )


def options(post: Post, settings: Settings) -> Options:
    """Return how a post is converted."""
    shown = settings.dialect_options.raw_html
    if shown is None:
        site = sites().of(Path(post.path).parent) if settings.dialect == "auto" else None
        shown = site is None or site.raw_html
    return run.options_for(post, settings.context(post.body.dialect), raw_html=shown)


@functools.cache
def sites() -> Sites:
    """Return the sites that this process knows."""
    return Sites()


def not_utf8(path: str, error: files.NotUtf8Error) -> Report:
    """Return the report on a file that does not decode: its readable start, and where it ends."""
    place = len(error.readable)
    found = Diagnostic(
        code="PL002",
        name="not-utf-8",
        severity="error",
        message=error.reason,
        span=Span(place, place),
    )
    return Report(path=path, before=error.readable, after=error.readable, diagnostics=(found,))


def _post(path: str, settings: Settings) -> Post | Report:
    data = path.data if isinstance(path, Piped) else None
    path = str(path)
    try:
        text = files.read(path).text if data is None else files.decode(data)
    except files.NotUtf8Error as error:
        return not_utf8(path, error)
    except OSError as error:
        return Unreadable(path=path, before="", after="", reason=error.strerror or str(error))
    return parse(text, path, dialect(path, settings))
