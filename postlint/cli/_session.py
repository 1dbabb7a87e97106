"""One run over many posts: settings, posts, work, and what went wrong on the way."""

from __future__ import annotations

import os
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from postlint import config, files, run
from postlint.cli._choosing import Choice, included
from postlint.cli._group import Failure
from postlint.cli._options import cores
from postlint.cli._progress import Progress
from postlint.cli._work import Piped, Unreadable, sites
from postlint.config import by_path
from postlint.config.there import is_file
from postlint.expressions import expression
from postlint.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from postlint.cache import Shown
    from postlint.cli._cached import Cache
    from postlint.cli._console import Console
    from postlint.cli._patch import Patch
    from postlint.config import Settings
    from postlint.rule import Rule

Result = TypeVar("Result", bound="Report | Shown")


def settings_for(paths: Sequence[str], *, file: Sequence[str], isolated: bool) -> Settings:
    """Return the settings for a run over ``paths``: a named file's, or the nearest ones upwards.

    ``file`` holds what ``--config`` says: a file, settings as ``KEY=VALUE``, or both.

    Raises:
        Failure: if they cannot be used.

    """
    single = tuple(one for one in file if _SINGLE.match(one) and not is_file(Path(one)))
    names = [one for one in file if one not in single]
    if len(names) + isolated > 1:
        both = "--config FILE and --isolated" if isolated else "two files in --config"
        raise Failure(f"{both} do not go together")
    if names and not is_file(Path(names[0])):
        raise Failure(f"{names[0]}: no such settings file")
    try:
        if isolated:
            settings = config.load(single=single)
        elif names:
            settings = config.load(Path(names[0]), root=Path(), single=single)
        else:
            near = config.discover(Path(paths[0]) if paths else Path())
            return config.load(near, single=single)
    except config.SettingsError as error:
        raise Failure(str(error)) from None
    return msgspec.structs.replace(settings, fixed=True)


_SINGLE = expression(r"[\w.\"'-]+\s*=")


class Session:
    """The posts of a run. ``failed`` says that its status must be 2."""

    paths: tuple[str, ...] = ()

    def __init__(
        self,
        console: Console,
        settings: Settings,
        paths: Sequence[str],
        choice: Choice = Choice(),  # noqa: B008  it is frozen
    ) -> None:
        self.console = console
        self.settings = settings
        self.choice = choice
        self.failed = False
        self.whole: tuple[str, ...] = ()  # all posts of the paths, whichever are worked on
        self.looks: Mapping[str, os.stat_result] = {}  # what the file system said of them
        self.problems: list[tuple[str, str]] = []
        self._given = paths
        self._find(paths)
        if not self.paths and not self.failed:
            console.note(choice.nothing)
        self._note_sites()

    def _find(self, paths: Sequence[str]) -> None:
        found = self.choice.find(paths, self.settings)
        for path, reason in found.problems:
            self.fail(path, reason)
        try:
            folders = files.folders(found.paths)
            self.settings = by_path.with_near(self.settings, folders, found.beside)
        except config.SettingsError as error:
            raise Failure(str(error)) from None
        sites().know(found.beside)
        self.looks = found.looks
        self.whole = included(found.paths, self.settings)
        self.paths = self.choice.narrowed(self.whole)

    def has_all_of(self, folders: Iterable[str]) -> bool:
        """Say whether it is certain that all posts in some folders are worked on."""
        if self.choice.changed is not None or not self.choice.respects or self.settings.varies:
            return False
        given = {os.path.abspath(path) for path in self._given}  # noqa: PTH100  a Path is slow
        return all(os.path.abspath(folder) in given for folder in folders)  # noqa: PTH100  as above

    def fail(self, path: str, reason: str) -> None:
        """Report an error about one path; the others go on."""
        self.failed = True
        self.problems.append((path, reason))
        self.console.error(f"{path}: {reason}")

    def ask_across(
        self,
        rules: tuple[Rule, ...],
        jobs: int | None,
        options: Mapping[str, Any],
        cache: Cache | None = None,
    ) -> None:
        """Have the rules across posts that are among ``rules`` say what they have to of each post.

        ``options`` say whether and where there is a cache, and ``cache`` is that of the run.
        """
        if any(rule.check_archive is not None for rule in rules):
            from postlint.cli._archive import told  # noqa: PLC0415  only these rules need it

            self.paths = told(self, rules, jobs, options, cache)

    def reports(
        self, work: Callable[[str], Report], jobs: int | None, paths: Sequence[str] | None = None
    ) -> Iterator[Report]:
        """Do ``work`` on every post; yield the reports of those that could be read, in order."""
        paths = self.paths if paths is None else paths
        yield from self.readable(run.map_posts(work, paths, jobs or cores()), len(paths))

    def batches(
        self, work: Callable[[Sequence[str]], list[Report]], jobs: int | None
    ) -> Iterator[Report]:
        """Do the same, many posts together."""
        reports = run.map_batches(work, self.paths, jobs or cores())
        yield from self.readable(reports, len(self.paths))

    def readable(self, reports: Iterator[Result], number: int) -> Iterator[Result]:
        """Yield the reports on posts that could be read, and show how far the run is."""
        with Progress(number, self.console) as progress:
            for report in reports:
                if not isinstance(report, Report):
                    progress.advance(report.posts)
                    yield report
                    continue
                progress.advance()
                if isinstance(report, Unreadable):
                    self.fail(report.path, report.reason)
                    continue
                self.failed = self.failed or report.internal_error
                yield report

    def written(
        self,
        reports: Iterable[Report],
        undo: Patch | None = None,
        *,
        dry: bool = False,
        alone: bool = False,
    ) -> Iterator[tuple[Report, bool]]:
        """Write the posts that changed, unless they changed on disk too: many together, or ``alone``.

        Yield each report, in order, and whether its post is, or in a ``dry`` run would be, as it
        says. The way back is written into ``undo`` before.
        """
        if dry:
            for report in reports:
                yield report, True
            return
        reports = iter(reports)
        while some := tuple(islice(reports, 1 if alone else files.TOGETHER)):
            changed = [report for report in some if report.changed]
            if undo is not None:
                undo.add(changed)
            failed = set[str]()
            errors = files.write_all([_rewrite(report) for report in changed])
            for report, error in zip(changed, errors, strict=True):
                if error is not None:
                    self._tell_unwritten(report, error)
                    failed.add(report.path)
            if undo is not None and failed:
                undo.replace([report for report in changed if report.path not in failed])
            for report in some:
                yield report, report.path not in failed

    def _tell_unwritten(self, report: Report, error: OSError) -> None:
        if isinstance(error, FileExistsError):
            self.fail(report.path, f"not renamed: {report.renamed} exists")
        else:
            self.fail(report.path, f"not written: {error.strerror or error}")

    def _note_sites(self) -> None:
        if self.settings.dialect != "auto" or self.console.quiet:
            return
        folders = files.folders(self.paths)
        known = {id(site): site for folder in folders if (site := sites().of(folder))}
        found = set(known.values())
        if self.settings.dialect_options.raw_html is not None:
            found = {msgspec.structs.replace(site, raw_html=True) for site in found}
        for note in sorted({site.note for site in found if site.note}):
            self.console.note(note)


def _rewrite(report: Report) -> files.Rewrite:
    return files.Rewrite(report.path, report.after, report.before.encode(), report.renamed)


class StandardInput(Session):
    """A run over the one post that comes through standard input; fixed, it goes to standard output.

    Its name says which folder and settings it belongs to, whether or not there is such a file.
    """

    def _find(self, paths: Sequence[str]) -> None:
        self.data = sys.stdin.buffer.read()
        (name,) = paths
        if not self.choice.forced or not files.is_excluded(
            name, exclude=self.settings.exclude, root=self.settings.root
        ):
            self.paths = (Piped.of(name, self.data),)
        elif self.console.aside:
            self.console.out_bytes(self.data)

    def written(
        self,
        reports: Iterable[Report],
        undo: Patch | None = None,  # noqa: ARG002  what is passed on is not lost
        *,
        dry: bool = False,
        alone: bool = True,  # noqa: ARG002  as above
    ) -> Iterator[tuple[Report, bool]]:
        """Pass the post on: fixed, or as it came."""
        for report in reports:
            if not dry:
                same = report.before == report.after
                self.console.out_bytes(self.data if same else report.after.encode())
            yield report, True
