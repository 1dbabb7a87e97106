"""``postlint check``: find what is wrong with posts, and mend what can be mended."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import click

from postlint.cli import _baseline, _choosing, _outputs, _suppressing
from postlint.cli._group import ERROR, Failure
from postlint.cli._options import caching, common, selectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from postlint.cache import Shown
    from postlint.cli._outputs import Outputs
    from postlint.cli._session import Session
    from postlint.config import Settings
    from postlint.output.summary import Findings
    from postlint.report import Report
    from postlint.rule import Rule, Safety

_EPILOG = """\b
Examples:
  postlint check                          the posts below this folder
  postlint check --fix _posts             mend what can be mended safely
  postlint check --diff _posts            show what --fix would do, change nothing
  postlint check --fix --interactive      look at each fix, and say whether it is wanted
  postlint check --add-suppressions       write comments that silence what is found now
  postlint check --select FM,SRC _posts   only these families of rules
  postlint check --statistics _posts      how often each rule finds something
  postlint check --output-format text --output-format sarif=out.sarif
                                          text here, SARIF into a file

\b
Marks in the output:
  [*] --fix mends it; a reader sees the same document before and after
  [~] --unsafe-fixes mends it, and changes what a reader sees

\b
Exit status:
  0  no findings (from the severity of --fail-on on)
  1  findings (with --fix: some are left; with --diff: or some would be mended)
  2  wrong usage or settings, an unreadable file, an internal error

"""


@click.command(
    "check",
    epilog=_EPILOG + _outputs.listing(),
    short_help="Find what is wrong with posts, and mend it.",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--fix", is_flag=True, help="Make the safe fixes, proven to lose nothing.")
@click.option("--unsafe-fixes", is_flag=True, help="Make the safe and the unsafe fixes.")
@click.option("--diff", is_flag=True, help="Show as a diff what the fixes would do; write nothing.")
@click.option("--select", multiple=True, metavar="RULES", help="Only these codes, families, names.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Not these.")
@click.option("--extend-select", multiple=True, metavar="RULES", help="These, too.")
@click.option(
    "--stdin-filename",
    metavar="PATH",
    help="Where the post from standard input would stand.",
)
@click.option("--watch", is_flag=True, help="Check, then check what changes, until Ctrl-C.")
@_choosing.options
@_outputs.options
@click.option(
    "--interactive", is_flag=True, help="Ask about each fix, on a terminal; goes with --fix."
)
@click.option("--ask-again", is_flag=True, help="Forget what was answered to --interactive.")
@click.option(
    "--exit-non-zero-on-fix", is_flag=True, help="Exit with 1 if anything was fixed, too."
)
@_suppressing.option
@_baseline.options
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
    options["choice"] = choice = _choosing.taken(paths, options)
    if options["add_suppressions"] and (options["fix"] or options["unsafe_fixes"]):
        raise click.UsageError("--add-suppressions goes with no --fix: what is mended needs none")
    if options["interactive"] and (options["diff"] or options["add_suppressions"] or "-" in paths):
        raise click.UsageError("--interactive goes with no --diff, --add-suppressions or -")
    if options["interactive"] and not (options["fix"] or options["unsafe_fixes"]):
        raise click.UsageError("--interactive goes with --fix or --unsafe-fixes")
    if options["stdin_filename"] and paths != ("-",):
        raise click.UsageError("--stdin-filename goes with - (standard input)")
    options["chosen"] = _outputs.chosen(options.pop("forms"), options.pop("output_file"))
    if options["diff"] and any(path != "-" for _, path in options["chosen"]):
        raise click.UsageError("--diff shows what would be: it writes no findings into files")
    context = click.get_current_context()
    if options.pop("watch"):
        _watch(context, choice, options)
        return
    context.exit(_check(choice.arguments, **options))


_CHANGING = ("fix", "unsafe_fixes", "diff", "add_suppressions")


def _watch(context: click.Context, choice: _choosing.Choice, options: dict[str, Any]) -> None:
    if choice.arguments == ("-",) or any(options[name] for name in _CHANGING):
        raise click.UsageError(
            "--watch goes with none of -, --fix, --unsafe-fixes, --diff and --add-suppressions"
        )
    from postlint.cli._console import Console  # noqa: PLC0415  --help does without
    from postlint.cli._watch import watch  # noqa: PLC0415

    watch(Console(options["colour"], quiet=options["quiet"]), choice, context)


def _check(
    paths: tuple[str, ...],
    *,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    jobs: int | None,
    **options: Any,
) -> int:
    from postlint.cli import _cached, _work  # noqa: PLC0415  the engine is heavy: --help does without
    from postlint.cli._console import Console  # noqa: PLC0415
    from postlint.cli._session import Session, StandardInput, settings_for  # noqa: PLC0415
    from postlint.output.summary import Findings  # noqa: PLC0415
    from postlint.rule import Safety  # noqa: PLC0415

    console = Console(options["colour"], quiet=options["quiet"])
    piped = paths == ("-",)
    paths = (options["stdin_filename"] or "-",) if piped else paths
    settings = settings_for(paths, file=options["config"], isolated=options["isolated"])
    settings = _selecting(settings, options)
    level: Safety | None = None
    known = _baseline.matching(settings, options["baseline"], without=options["no_baseline"])
    adds = options["add_suppressions"]
    if (fix or diff or unsafe_fixes) and not adds:
        level = Safety.UNSAFE if unsafe_fixes else Safety.SAFE
    if piped:
        console.aside = (level is not None or adds) and not diff
    session = (StandardInput if piped else Session)(console, settings, paths, options["choice"])
    settings = session.settings
    rules = settings.rules()
    reads = options | {"jobs": jobs, "no_cache": piped or level is not None or options["no_cache"]}
    memory = _cached.memory_of(session, rules, reads)
    session.ask_across(rules, jobs, options, memory)
    options, findings = reads, Findings()
    with _outputs.Outputs(
        options["chosen"],
        session,
        statistics=options["statistics"],
        show_fixes=options["show_fixes"],
        most=options["max_findings"],
        silent=options["interactive"],
    ) as outputs:
        if level is None:
            check = functools.partial(_work.check_paths, settings=settings, rules=rules)
            apart = None if known or adds or options["show_suppressed"] else outputs
            found = _cached.batches(session, check, paths, options, memory, apart)
            reports = _not_shown(found, outputs, findings)
        else:
            reports = _fixing(session, rules, level, options)
        reports = map(known.divide, reports) if known else reports
        if adds:
            reports = (_suppressing.silenced(report, session) for report in reports)
        dry = diff or not (adds or level is not None)
        # With an answer to each the next one may not come: none waits for others to be written.
        for report, well in session.written(reports, dry=dry, alone=options["interactive"]):
            shown = _suppressing.shown(report) if options["show_suppressed"] else report
            if well:
                _show(session, shown, outputs, diff=diff)
                findings.add(report)
                _fixes(outputs, report, diff=diff, wanted=options["show_fixes"])
        if not diff:  # what would be mended is still there
            _baseline.tell(console, known)
        _finish(outputs, findings, statistics=options["statistics"], diff=diff)
    if session.failed:
        return ERROR
    threshold = "never" if options["exit_zero"] else options["fail_on"]
    return int(findings.fail(threshold, fixed=diff or options["exit_non_zero_on_fix"]))


def _not_shown(
    found: Iterable[Report | Shown], outputs: Outputs, findings: Findings
) -> Iterator[Report]:
    """Yield the reports; those that were printed before are printed again as they were."""
    from postlint.report import Report  # noqa: PLC0415  as above

    for one in found:
        if isinstance(one, Report):
            yield one
        else:
            outputs.again(one.printed)
            findings.again(one.posts, one.found, one.tally)


def _fixing(
    session: Session, rules: tuple[Rule, ...], level: Safety, options: dict[str, Any]
) -> Iterator[Report]:
    """Yield what becomes of each post; with ``--interactive``, when that was answered."""
    if options["interactive"]:
        from postlint.cli._interactive import fixing  # noqa: PLC0415  rarely asked for

        return fixing(session, rules, level, ask_again=options["ask_again"])
    from postlint.cli import _work  # noqa: PLC0415  as above

    mend = functools.partial(_work.fix_path, settings=session.settings, rules=rules, level=level)
    return session.reports(mend, options["jobs"])


def _selecting(settings: Settings, options: dict[str, Any]) -> Settings:
    from postlint.catalogue import UnknownSelectorError  # noqa: PLC0415

    if options["select"] and not selectors(options["select"]):
        raise click.UsageError("--select names no rule")
    try:
        return settings.selecting(
            select=selectors(options["select"]) if options["select"] else None,
            ignore=selectors(options["ignore"]),
            extend_select=selectors(options["extend_select"]),
        )
    except UnknownSelectorError as error:
        raise Failure(str(error)) from None


def _show(session: Session, report: Report, outputs: Outputs, *, diff: bool) -> None:
    if diff:
        from postlint.output.diff import diff as make_diff  # noqa: PLC0415  only when asked for

        session.console.out_diff(make_diff(report.path, report.before, report.after))
    else:
        outputs.report(report)


def _fixes(outputs: Outputs, report: Report, *, diff: bool, wanted: bool) -> None:
    """Say what was mended in a post, if that is asked for."""
    if not (wanted and report.fixed):
        return
    from postlint.output.hints import fixed  # noqa: PLC0415  rarely needed

    console = outputs.console
    if diff or not outputs.for_people:
        console.aside_of_results(fixed(report, console.error_style, would=diff))
    else:
        console.out(fixed(report, console.style))


def _finish(outputs: Outputs, findings: Findings, *, statistics: bool, diff: bool) -> None:
    console, form = outputs.console, outputs.form
    if not diff:
        outputs.end()
    if statistics:
        if form in {"json", "jsonl"}:
            console.out(findings.json(lines=form == "jsonl"))
        elif outputs.for_people:
            console.out(findings.statistics(console.style))
        else:
            console.aside_of_results(findings.statistics(console.error_style))
    if outputs.hidden:
        shown, all_of_them = outputs.shown, outputs.shown + outputs.hidden
        console.note(f"{shown:,} of {all_of_them:,} findings are shown (--max-findings)")
    if console.quiet or not findings.posts:
        return
    if diff:
        console.err(findings.summary(console.error_style, would=True))
    elif outputs.for_people:
        console.out(findings.summary(console.style))
