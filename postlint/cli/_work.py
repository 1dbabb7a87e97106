"""What is done to one post, in this process or in another: functions that can be sent there."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from postlint import files, run
from postlint.cli import _kept
from postlint.config import Settings, Sites, by_path
from postlint.post import Post, parse
from postlint.post.dialects import dialect as read_dialect
from postlint.report import Diagnostic, Report
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.archive import Facts
    from postlint.conversion import Options
    from postlint.rule import Context, Rule, Safety
    from postlint.run.stepping import Stepper


class Unreadable(Report, frozen=True, kw_only=True):
    """A post that could not be worked on: no finding about it, but an error of the run."""

    reason: str


class Collected(Report, frozen=True, kw_only=True):
    """What a post that was only looked at contributes to its archive."""

    facts: Facts


class Told(str):
    """The path of a post of which rules across posts have something to say."""

    __slots__ = ("remarks",)

    remarks: run.Remarks

    def __new__(cls, path: str, remarks: run.Remarks = ()) -> Self:
        """Make a path that knows what is said of the post."""
        told = super().__new__(cls, path)
        told.remarks = remarks
        return told

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        """Take the remarks along to another process."""
        return type(self), (str(self), self.remarks)


class Piped(Told):
    """The path of a post whose ``data`` came through standard input."""

    __slots__ = ("data",)

    data: bytes

    @classmethod
    def of(cls, path: str, data: bytes) -> Self:
        """Make a path that knows what it leads to."""
        piped = cls(path)
        piped.data = data
        return piped


def fix_path(path: str, *, settings: Settings, rules: tuple[Rule, ...], level: Safety) -> Report:
    """Fix the post at ``path`` (in the report, not on disk)."""
    own = by_path.of(path, settings)
    if own is not settings:
        settings, rules = own, own.rules()
    post = read_post(path, settings)
    if isinstance(post, Report):
        return post
    context = _context(post, settings, path)
    chosen = options(post, settings)
    return run.fix(post, rules, context, settings.severities, level=level, options=chosen)


def check_paths(
    paths: Sequence[str], *, settings: Settings, rules: tuple[Rule, ...]
) -> list[Report]:
    """Check the posts at ``paths`` together, which is faster than one after the other."""
    if settings.varies:
        return _check_apart(paths, settings)
    posts = [read_post(path, settings) for path in paths]
    readable = [post for post in posts if isinstance(post, Post)]
    contexts = [
        _context(post, settings, path)
        for post, path in zip(posts, paths, strict=True)
        if isinstance(post, Post)
    ]
    reports = iter(run.check_posts(readable, rules, contexts, settings.severities))
    return [post if isinstance(post, Report) else next(reports) for post in posts]


def _check_apart(paths: Sequence[str], settings: Settings) -> list[Report]:
    """Check posts for which different settings hold: those that share them together."""
    own = [by_path.of(path, settings) for path in paths]
    groups: dict[int, list[int]] = {}
    for number, one in enumerate(own):
        groups.setdefault(id(one), []).append(number)
    found: dict[int, Report] = {}
    for numbers in groups.values():
        same = own[numbers[0]]
        some = [paths[number] for number in numbers]
        reports = check_paths(some, settings=same, rules=same.rules())
        found.update(zip(numbers, reports, strict=True))
    return [found[number] for number in range(len(paths))]


def stepper(
    path: str, *, settings: Settings, rules: tuple[Rule, ...], level: Safety
) -> Stepper | Report:
    """Return the post at ``path``, to be fixed step by step; a report if it cannot be read."""
    own = by_path.of(path, settings)
    if own is not settings:
        settings, rules = own, own.rules()
    post = read_post(path, settings)
    if isinstance(post, Report):
        return post
    from postlint.run.stepping import Stepper  # noqa: PLC0415 - rarely asked for

    return Stepper(
        post,
        rules,
        _context(post, settings, path),
        settings.severities,
        level=level,
        options=options(post, settings),
    )


def silence_path(path: str, report: Report, *, settings: Settings) -> Report:
    """Write comments that suppress what a report finds in the post at ``path`` (not on disk)."""
    settings = by_path.of(path, settings)
    post = read_post(path, settings)
    if isinstance(post, Report):
        return post
    found = (one for one in report.diagnostics if one.suppression is None)
    from postlint.run.silencing import silence  # noqa: PLC0415 - rarely asked for

    return silence(
        post, found, settings.rules(), _context(post, settings, path), settings.severities
    )


def collect_paths(
    paths: Sequence[str], *, settings: Settings, keep: bool = False, sketched: bool = True
) -> list[Report]:
    """Return what the posts at ``paths`` contribute to their archive.

    ``keep`` them, so that what this process does to them next need not read them again; facts that
    are not ``sketched`` tell nothing of texts that are nearly the same.
    """
    from postlint.archive import collect  # noqa: PLC0415 - single posts mostly do without

    posts = [read_post(path, settings) for path in paths]
    for post in posts if keep else ():
        if isinstance(post, Post):
            _kept.keep(post)
    return [
        post
        if isinstance(post, Report)
        else Collected(
            path=post.path,
            before="",
            after="",
            facts=collect(post, settings.fields, sketched=sketched),
        )
        for post in posts
    ]


def leads_into_its_site(path: str, *, settings: Settings) -> bool:
    """Say whether a post has links or images of its own site, and keep it as ``collect_paths`` does."""
    from postlint.archive.places import links_and_images  # noqa: PLC0415 - as above

    post = read_post(path, settings)
    if isinstance(post, Report):
        return False
    _kept.keep(post)
    return any(links_and_images(post))


def convert_path(path: str, *, settings: Settings, rename: bool = False) -> Report:
    """Convert the post at ``path`` (in the report, not on disk); ``rename`` those of HTML."""
    settings = by_path.of(path, settings)
    post = read_post(path, settings)
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
    settings = by_path.of(path, settings)
    try:
        post = parse(files.decode(data), path, dialect(path, settings))
    except files.NotUtf8Error as error:
        return not_utf8(path, error)
    return run.convert_post(post, settings.context(post.body.dialect), options(post, settings))


def _context(post: Post, settings: Settings, path: str) -> Context:
    """Return what rules may know of a post: the settings, its place in its site, what others share."""
    folder, name = os.path.split(post.path)
    generator, place = site_place(folder)
    remarks = path.remarks if isinstance(path, Told) else ()
    return settings.context(post.body.dialect, generator, place + name, remarks)


@functools.cache
def site_place(folder: str) -> tuple[str, str]:
    """Return what made the site of a folder, and what stands before names of files in it."""
    site = sites().of(folder)
    place = sites().place(folder)
    return (site.generator, f"{place}/" if place else "") if site else ("", "")


def dialect(path: str, settings: Settings) -> str:
    """Return the dialect of the post at ``path``: the settings' or, for ``auto``, its site's."""
    chosen = settings.dialect_options
    folder = os.path.dirname(path) if settings.dialect == "auto" else ""  # noqa: PTH120  a Path is slow
    return _dialect(settings.dialect, folder, chosen.hard_breaks, chosen.smart)


@functools.cache  # asked once for each post
def _dialect(name: str, folder: str, hard_breaks: bool | None, smart: bool | None) -> str:  # noqa: FBT001
    site = sites().of(folder) if name == "auto" else None
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


def read_post(path: str, settings: Settings) -> Post | Report:
    """Return the post at ``path``, or a report that says why it cannot be read."""
    data = path.data if isinstance(path, Piped) else None
    path = str(path)
    if (kept := _kept.take(path)) is not None:
        return kept
    try:
        text = files.read(path).text if data is None else files.decode(data)
    except files.NotUtf8Error as error:
        return not_utf8(path, error)
    except OSError as error:
        return Unreadable(path=path, before="", after="", reason=error.strerror or str(error))
    return parse(text, path, dialect(path, settings))
