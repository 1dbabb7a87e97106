"""What recurs in posts, host by host: they are read twice, the second time with what is common."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from postlint import run
from postlint.archive.boilerplate import Common, Measured, Seen, common, measure, proposal, seen
from postlint.archive.facts import names
from postlint.archive.texts import hashed, spoken
from postlint.cli._options import cores
from postlint.cli._work import read_post
from postlint.config import by_path
from postlint.report import Report
from postlint.rules.source._taken_from import taken_from
from postlint.urls.identity import identity
from postlint.urls.written import host

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from postlint.archive.boilerplate import Proposal
    from postlint.cli._session import Session
    from postlint.config import Settings
    from postlint.post import Post
    from postlint.rule import Context


class Looked(Report, frozen=True, kw_only=True):
    """What a post has that others may have; ``copy`` is the same for the same post in two places."""

    host: str
    copy: int
    seen: Seen


class Counted(Report, frozen=True, kw_only=True):
    """What the selectors that its site has in common take from a post."""

    measured: Measured


class Hosts:
    """The posts of a run by the host that each was taken from, each once."""

    def __init__(self, session: Session, jobs: int | None) -> None:
        self._session = session
        self._jobs = jobs
        self.paths: dict[str, list[str]] = {}
        self._seen: dict[str, list[Seen]] = {}
        self.posts = self.without = 0
        self._look()

    def _look(self) -> None:
        copies: set[int] = set()
        look = functools.partial(look_paths, settings=self._session.settings)
        for report in self._session.batches(look, self._jobs):
            if not isinstance(report, Looked):
                self._session.fail(report.path, report.diagnostics[0].message)
                continue
            self.posts += 1
            if not report.host:
                self.without += 1
            elif report.copy not in copies:
                copies.add(report.copy)
                self.paths.setdefault(report.host, []).append(report.path)
                self._seen.setdefault(report.host, []).append(report.seen)

    def proposals(self, hosts: Sequence[str], least: int, share: float) -> Iterator[Proposal]:
        """Yield what is proposed for each of some hosts; those first whose profile others overrule."""
        for name in sorted(hosts, key=lambda host: (host.count("."), host)):
            shared = common(self._seen[name], least, share)
            measured = list(self._measured(self.paths[name], shared))
            yield proposal(name, self._seen[name], measured, least, share)

    def _measured(self, paths: Sequence[str], shared: Common) -> Iterator[Measured]:
        if not (shared.selectors or shared.frequent):
            return
        count = functools.partial(count_paths, settings=self._session.settings, shared=shared)
        for report in run.map_batches(count, paths, self._jobs or cores()):
            if isinstance(report, Counted):
                yield report.measured


def look_paths(paths: Sequence[str], *, settings: Settings) -> list[Report]:
    """Return what the posts at ``paths`` have that others may have."""
    return [_with_post(path, settings, _looked) for path in paths]


def count_paths(paths: Sequence[str], *, settings: Settings, shared: Common) -> list[Report]:
    """Return what the selectors that posts have in common take from those at ``paths``."""
    return [_with_post(path, settings, functools.partial(_counted, shared)) for path in paths]


def _with_post(path: str, settings: Settings, work: Callable[[Post, Context], Report]) -> Report:
    own = by_path.of(path, settings)
    post = read_post(path, own)
    if isinstance(post, Report):
        return post
    return work(post, own.context(post.body.dialect))


def _looked(post: Post, context: Context) -> Report:
    source = taken_from(post, context)
    copy = hashed(f"{identity(source)} {spoken(post.body.source)}".encode("utf-8", "surrogatepass"))
    return Looked(
        path=post.path, before="", after="", host=host(source), copy=copy, seen=seen(post.body)
    )


def _counted(shared: Common, post: Post, context: Context) -> Report:
    measured = measure(post.body, shared, list(_repeated(post, context)))
    return Counted(path=post.path, before="", after="", measured=measured)


def _repeated(post: Post, context: Context) -> Iterator[str]:
    """Yield what the front matter says of a post: its title first, "" if it has none."""
    title = context.field(post, "title")
    yield str(title.value) if title is not None else ""
    for role in ("author", "tags", "categories"):
        yield from names(context.field(post, role))
