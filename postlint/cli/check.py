"""``postlint check``: find what is wrong with posts, and mend what can be mended."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import click

from postlint.cli._group import ERROR, Failure
from postlint.cli._options import caching, common, selectors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.cli._console import Console
    from postlint.cli._session import Session
    from postlint.config import Settings
    from postlint.output import Writer
    from postlint.output.summary import Findings
    from postlint.report import Report
    from postlint.rule import Safety

_EPILOG = """\b
Examples:
  postlint check                          the posts below this folder
  postlint check --fix _posts             mend what can be mended safely
  postlint check --diff _posts            show what --fix would do, change nothing
  postlint check --select FM,SRC _posts   only these families of rules
  postlint check --statistics _posts      how often each rule finds something

\b
Marks in the output:
  [*] --fix mends it; a reader sees the same document before and after
  [~] --unsafe-fixes mends it, and changes what a reader sees

\b
Exit status:
  0  no findings
  1  findings (with --fix: some are left)
  2  wrong usage or settings, an unreadable file, an internal error
"""


@click.command("check", epilog=_EPILOG, short_help="Find what is wrong with posts, and mend it.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--fix", is_flag=True, help="Make the safe fixes, proven to lose nothing.")
@click.option("--unsafe-fixes", is_flag=True, help="Make the safe and the unsafe fixes.")
@click.option("--diff", is_flag=True, help="Show as a diff what the fixes would do; write nothing.")
@click.option("--select", multiple=True, metavar="RULES", help="Only these codes, families, names.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Not these.")
@click.option("--extend-select", multiple=True, metavar="RULES", help="These, too.")
@click.option(
    "--output-format",
    "form",
    type=click.Choice(["text", "concise", "json", "github"]),
    default="text",
    help="text shows the line of each finding, concise prints one line each.",
)
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead.")
@click.option(
    "--stdin-filename",
    metavar="PATH",
    help="Where the post from standard input would stand.",
)
@click.option("--watch", is_flag=True, help="Check, then check what changes, until Ctrl-C.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@caching
@common
def command(paths: tuple[str, ...], **options: Any) -> None:
    """Check posts.

    PATH is a file, a folder to look for posts in (default: this folder), or - for standard input.

    A post is a .md, .markdown, .html or .mdx file that has front matter or lies under _posts,
    _drafts, posts, content or archived. A file that you name is always taken, unless the settings
    exclude it. With - and --fix the post goes to standard output and the findings to standard
    error.
    """
    if "-" in paths and len(paths) > 1:
        raise click.UsageError("- (standard input) goes with no other path")
    if options["stdin_filename"] and paths != ("-",):
        raise click.UsageError("--stdin-filename goes with - (standard input)")
    context = click.get_current_context()
    if options.pop("watch"):
        _watch(context, paths or (".",), options)
        return
    context.exit(_check(paths or (".",), **options))


def _watch(context: click.Context, paths: tuple[str, ...], options: dict[str, Any]) -> None:
    if paths == ("-",) or any(options[name] for name in ("fix", "unsafe_fixes", "diff")):
        raise click.UsageError("--watch goes with none of -, --fix, --unsafe-fixes and --diff")
    from postlint.cli._console import Console  # noqa: PLC0415  --help does without
    from postlint.cli._watch import watch  # noqa: PLC0415

    watch(Console(options["colour"], quiet=options["quiet"]), paths, context)


def _check(
    paths: tuple[str, ...],
    *,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    form: Any,
    statistics: bool,
    exit_zero: bool,
    jobs: int | None,
    **options: Any,
) -> int:
    from postlint.cli import _cached, _work  # noqa: PLC0415  the engine is heavy: --help does without
    from postlint.cli._console import Console  # noqa: PLC0415
    from postlint.cli._session import Session, StandardInput, settings_for  # noqa: PLC0415
    from postlint.output import writer  # noqa: PLC0415
    from postlint.output.summary import Findings  # noqa: PLC0415
    from postlint.rule import Safety  # noqa: PLC0415

    console = Console(options["colour"], quiet=options["quiet"])
    piped = paths == ("-",)
    paths = (options["stdin_filename"] or "-",) if piped else paths
    settings = settings_for(paths, file=options["config"], isolated=options["isolated"])
    settings = _selecting(settings, options)
    level: Safety | None = None
    if fix or diff or unsafe_fixes:
        level = Safety.UNSAFE if unsafe_fixes else Safety.SAFE
    if piped:
        console.aside = level is not None and not diff
    session = (StandardInput if piped else Session)(console, settings, paths)
    reports: Iterator[Report]
    rules = settings.rules()
    if level is None:
        check = functools.partial(_work.check_paths, settings=settings, rules=rules)
        options |= {"jobs": jobs, "no_cache": piped or options["no_cache"]}
        reports = _cached.batches(session, check, rules, paths, options)
    else:
        mend = functools.partial(_work.fix_path, settings=settings, rules=rules, level=level)
        reports = session.reports(mend, jobs)
    findings = Findings()
    writes = None if statistics or diff else writer(form, console.style, console.columns)
    for report in reports:
        if _handle(session, report, writes, level=level, diff=diff):
            findings.add(report)
    _finish(console, findings, writes, form=form, statistics=statistics, diff=diff)
    if session.failed:
        return ERROR
    found = findings.remaining or (diff and findings.fixed)
    return int(bool(found) and not exit_zero)


def _selecting(settings: Settings, options: dict[str, Any]) -> Settings:
    from postlint.catalogue import UnknownSelectorError  # noqa: PLC0415

    try:
        return settings.selecting(
            select=selectors(options["select"]) if options["select"] else None,
            ignore=selectors(options["ignore"]),
            extend_select=selectors(options["extend_select"]),
        )
    except UnknownSelectorError as error:
        raise Failure(str(error)) from None


def _handle(
    session: Session, report: Report, writes: Writer | None, *, level: Safety | None, diff: bool
) -> bool:
    """Write and print what is to be; say whether the report tells of the post as it is now."""
    if diff:
        from postlint.output.diff import diff as make_diff  # noqa: PLC0415  only when asked for

        session.console.out_diff(make_diff(report.path, report.before, report.after))
    elif level is not None and not session.write(report):
        return False
    if writes is not None:
        session.console.out(writes.report(report))
    return True


def _finish(
    console: Console,
    findings: Findings,
    writes: Writer | None,
    *,
    form: str,
    statistics: bool,
    diff: bool,
) -> None:
    if writes is not None:
        console.out(writes.end())
    if statistics:
        as_json = form == "json"
        console.out(findings.json() if as_json else findings.statistics(console.style))
    if console.quiet or not findings.posts:
        return
    if diff:
        console.err(findings.summary(console.error_style, would=True))
    elif form in {"text", "concise"}:
        console.out(findings.summary(console.style))
