"""``postlint convert``: make Markdown of the HTML in posts, and prove that nothing was lost."""

from __future__ import annotations

import functools
import sys
from typing import TYPE_CHECKING, Any

import click

from postlint.cli import _choosing
from postlint.cli._group import ERROR, Failure
from postlint.cli._options import common, selectors, uncached

if TYPE_CHECKING:
    from postlint.cli._console import Console
    from postlint.cli._session import Session
    from postlint.config import Settings
    from postlint.output.conversions import JsonConversions
    from postlint.output.summary import Conversions
    from postlint.report import Report

_EPILOG = """\b
Examples:
  postlint convert --diff _posts               see what would change
  postlint convert --patch undo.patch _posts   convert, and keep a way back:
  git apply undo.patch                         the way back
  postlint convert --rename _posts             .html posts, too, become .md
  postlint convert --check _posts              for CI: is everything converted?
  postlint convert - < old.md > new.md         as a filter
  postlint convert --output-format json --check _posts   for programs
  postlint convert --allow sup,iframe _posts   these as text or links, not HTML

\b
Exit status:
  0  everything that can be Markdown is Markdown now; what Markdown has no
     words for (videos, for example) is HTML still
  1  HTML was kept because its Markdown could not be proven or the settings ask
     about it, or a file is not UTF-8; with --check or --diff: something would
     change
  2  wrong usage or settings, an unreadable file, an internal error
"""


@click.command(
    "convert", epilog=_EPILOG, short_help="Make Markdown of the HTML in posts, with proof."
)
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--diff", is_flag=True, help="Show what would change as a diff; write nothing.")
@click.option("--check", is_flag=True, help="List the posts that would change; write nothing.")
@click.option("--stdout", is_flag=True, help="Print the one converted post; write nothing.")
@click.option(
    "--engine",
    type=click.Choice(["postlint", "markdownify"]),
    help="What writes the Markdown; the proof is the same (default: postlint, or the settings').",
)
@click.option(
    "--rename", is_flag=True, help="Make .md posts of .html posts, under their new names."
)
@click.option(
    "--patch",
    metavar="FILE",
    help="Write a patch that undoes this run (git apply FILE, in this folder).",
)
@click.option(
    "--allow",
    multiple=True,
    metavar="NAMES",
    help="Elements that may become their text where Markdown has no words for them"
    " (sup,sub,u,kbd ...), or a link to what they show (iframe,video ...). Each is listed as a"
    " loss. Adds to `allow` of the settings.",
)
@click.option("-v", "--verbose", is_flag=True, help="List each loss, with its place.")
@click.option(
    "--output-format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="json lists for each post what was converted, mended, lost and kept, instead of a summary.",
)
@click.option(
    "--stdin-filename",
    metavar="PATH",
    help="Where the post from standard input would stand.",
)
@_choosing.options
@uncached
@common
def command(paths: tuple[str, ...], **options: Any) -> None:
    """Convert the HTML in posts to Markdown, in place.

    PATH is a file, a folder to look for posts in, or - for standard input (to standard output).

    Each result is rendered and compared with what the post showed before; nothing is written that
    is not proven to show the same document. Front matter and Markdown that was there already stay
    as they are, byte for byte. Only Markdown posts are converted; with --rename, .html posts are,
    too: the .md is written beside the .html, never over another file, and then the .html goes.
    .mdx stays alone.
    """
    modes = [f"--{name}" for name in ("diff", "check", "stdout", "patch") if options[name]]
    if len(modes) > 1:
        raise click.UsageError(f"{' and '.join(modes)} do not go together")
    if not paths and options["files_from"] is None and options["changed"] is None:
        raise click.UsageError("no PATH is given; . is this folder, with all posts below it")
    options["choice"] = choice = _choosing.taken(paths, options)
    if "-" in paths and (options["patch"] or options["rename"]):
        raise click.UsageError("- (standard input) goes with no --patch or --rename")
    if options["stdin_filename"] and paths != ("-",):
        raise click.UsageError("--stdin-filename goes with - (standard input)")
    if options["form"] == "json" and ("-" in paths or options["diff"] or options["stdout"]):
        raise click.UsageError("--output-format json goes with no -, --diff or --stdout")
    click.get_current_context().exit(_convert(choice.arguments, **options))


def _convert(paths: tuple[str, ...], *, patch: str | None, jobs: int | None, **options: Any) -> int:
    from postlint.cli import _work  # noqa: PLC0415  the engine is heavy: --help does without
    from postlint.cli._console import Console  # noqa: PLC0415
    from postlint.cli._patch import Patch  # noqa: PLC0415
    from postlint.cli._session import Session, settings_for  # noqa: PLC0415
    from postlint.output.summary import Conversions  # noqa: PLC0415

    console = Console(options["colour"], quiet=options["quiet"])
    piped = paths == ("-",)
    paths = (options["stdin_filename"] or "-",) if piped else paths
    settings = settings_for(paths, file=options["config"], isolated=options["isolated"])
    settings = _allowing(_with_engine(settings, options["engine"]), selectors(options["allow"]))
    if piped:
        return _pass(console, paths[0], settings, options)
    session = Session(console, settings, paths, options["choice"])
    settings = session.settings
    for near in settings.near.values():
        _with_engine(near, None)
    rename = options["rename"]
    other = (".mdx",) if rename else (".html", ".mdx")
    markdown = [path for path in session.paths if not path.lower().endswith(other)]
    if options["stdout"] and len(session.paths) > 1:
        raise click.UsageError(f"--stdout prints one post, and there are {len(session.paths)}")
    conversions = Conversions(renames=rename)
    conversions.other = len(session.paths) - len(markdown)
    if options["form"] == "json":
        from postlint.output.conversions import JsonConversions  # noqa: PLC0415

        options["json"] = JsonConversions()
    with Patch(patch) as undo:
        work = functools.partial(_work.convert_path, settings=settings, rename=rename)
        reports = session.reports(work, jobs, markdown)
        dry = options["diff"] or options["check"] or options["stdout"]
        for report, well in session.written(reports, undo, dry=dry):
            if well:
                _handle(session, report, conversions, options)
    if undo.is_empty and not session.failed:
        console.note(f"{patch} is not written: there is nothing to undo")
    return _finish(session, conversions, options)


def _with_engine(settings: Settings, engine: Any) -> Settings:
    """Return the settings with the engine of the command line, if it names one; check its options."""
    settings = settings.converting_with(engine)
    if settings.preferences.engine == "markdownify":
        from postlint.conversion.markdownify import check_options  # noqa: PLC0415

        try:
            check_options(settings.preferences.markdownify)
        except ValueError as error:
            raise Failure(str(error)) from None
    return settings


def _allowing(settings: Settings, tags: tuple[str, ...]) -> Settings:
    from postlint.config import SettingsError  # noqa: PLC0415

    try:
        return settings.allowing(tags)
    except SettingsError as error:
        raise click.UsageError(f"--allow: {error}") from None


def _pass(console: Console, name: str, settings: Settings, options: dict[str, Any]) -> int:
    """Pass a post from standard input through, as if it stood at ``name``."""
    from postlint import files  # noqa: PLC0415  as above
    from postlint.cli import _work  # noqa: PLC0415

    data = sys.stdin.buffer.read()
    exclude = settings.exclude if options["choice"].forced else ()
    if files.is_excluded(name, exclude=exclude, root=settings.root):
        if not (options["diff"] or options["check"]):
            console.out_bytes(data)
        return 0
    return _filter(console, _work.convert_text(data, name, settings=settings), **options)


def _filter(console: Console, report: Report, **options: Any) -> int:
    """Pass standard input through: what is no text leaves as it came in, with an error."""
    for one in report.diagnostics:
        console.error(f"standard input: {one.message}")
    if not report.diagnostics:
        _show(console, report, {**options, "stdout": not (options["diff"] or options["check"])})
    if report.internal_error:
        return ERROR
    changed = (options["diff"] or options["check"]) and report.before != report.after
    open_ = any(kept.by != "policy" for kept in report.kept)
    if (options["verbose"] or open_) and not (console.quiet or report.diagnostics):
        _explain(console, report, verbose=options["verbose"])
    return int(bool(changed or open_ or report.diagnostics))


def _explain(console: Console, report: Report, *, verbose: bool) -> None:
    """Say on standard error what became of standard input, as a summary of files does."""
    from postlint.output.summary import Conversions, losses  # noqa: PLC0415

    if verbose:
        console.err(losses(report))
    conversions = Conversions()
    conversions.add(report)
    console.err(conversions.summary(console.error_style, would=True))


def _handle(
    session: Session,
    report: Report,
    conversions: Conversions,
    options: dict[str, Any],
) -> None:
    """Print and count what became of a post."""
    if json := options.get("json"):
        _list(session, report, conversions, json)
        return
    if report.diagnostics:  # not UTF-8, or an internal error
        from postlint.output.text import Concise  # noqa: PLC0415  rarely needed

        session.console.out(Concise(session.console.style).report(report))
        conversions.refused += 1
        return
    if options["diff"] or options["check"] or options["stdout"]:
        _show(session.console, report, options)
    conversions.add(report)
    if options["verbose"]:
        from postlint.output.summary import losses  # noqa: PLC0415

        dry = options["diff"] or options["check"] or options["stdout"]
        (session.console.err if dry else session.console.out)(losses(report))


def _list(
    session: Session,
    report: Report,
    conversions: Conversions,
    json: JsonConversions,
) -> None:
    if report.diagnostics:
        conversions.refused += 1
    else:
        conversions.add(report)
    session.console.out(json.report(report))


def _show(console: Console, report: Report, options: dict[str, Any]) -> None:
    if options["stdout"]:
        console.out_bytes(report.after.encode())
    elif report.changed:
        if options["check"]:
            from postlint.output.safe import safe  # noqa: PLC0415

            console.out(f"{safe(report.path)}\n")
            return
        from postlint.output.diff import diff  # noqa: PLC0415  only when asked for

        renamed = (report.renamed or report.path) if options.get("rename") else None
        console.out_diff(diff(report.path, report.before, report.after, renamed))


def _finish(session: Session, conversions: Conversions, options: dict[str, Any]) -> int:
    console, dry = session.console, options["diff"] or options["check"]
    if json := options.get("json"):
        console.out(json.end())
    elif not console.quiet:
        summary = conversions.summary
        if dry or options["stdout"]:
            console.err(summary(console.error_style, would=True))
        else:
            console.out(summary(console.style))
    if session.failed:
        return ERROR
    open_ = conversions.kept["proof"].total() + conversions.kept["ask"].total()
    return int(bool(open_ or conversions.refused or (dry and conversions.changed)))
