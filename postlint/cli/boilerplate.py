"""``postlint boilerplate``: what recurs in the posts of each site, and profiles that leave it out."""

# Paths stay the strings that they were given as.
# ruff: noqa: PTH120

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from postlint.cli import _choosing
from postlint.cli._group import ERROR, Failure
from postlint.cli._options import common, uncached

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from postlint.archive.boilerplate import Proposal
    from postlint.cli._recurring import Hosts
    from postlint.cli._session import Session

_EPILOG = """\b
The first word of a line of the list:
  keep     the one element that holds all that any post says itself
  drop     what recurs, in it or, where there is no such element, anywhere
  around   what goes because it stands around what is kept
  perhaps  is named like these, but posts say something of their own in it:
           left to you, and a comment in the settings
  text     recurs, but no selector names it: Markdown, or elements without names
  body     what several posts say, and nothing else

\b
Examples:
  postlint boilerplate _posts                       what recurs, host by host
  postlint boilerplate --host example.org _posts    the posts of one site
  postlint boilerplate --format toml -o sites.toml _posts
                                                    the profiles as settings
  postlint convert --config sites.toml --diff --verbose _posts
                                                    what they would take away

\b
Exit status:
  0  something recurs
  1  nothing does
  2  wrong usage or settings, a file that cannot be read
"""


@click.command(
    "boilerplate", epilog=_EPILOG, short_help="Find what recurs in posts, and propose profiles."
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "toml", "json"]),
    default="text",
    help="A list for people, settings with the evidence as comments, or JSON for programs.",
)
@click.option(
    "-o",
    "--output-file",
    metavar="FILE",
    help="Write to this file (whole, or not at all) instead of standard output.",
)
@click.option(
    "--host",
    "hosts",
    multiple=True,
    metavar="HOST",
    help="Only posts that were taken from this host (may be repeated).",
)
@click.option(
    "--min-posts",
    type=click.IntRange(min=2),
    default=3,
    show_default=True,
    metavar="N",
    help="In so many posts of a host something must recur.",
)
@click.option(
    "--min-share",
    type=click.IntRange(1, 100),
    default=50,
    show_default=True,
    metavar="PERCENT",
    help="And in so many of a hundred.",
)
@_choosing.options
@uncached
@common
def command(paths: tuple[str, ...], **options: Any) -> None:
    """Find what recurs in the posts of each source host, and propose a profile of the site.

    Headers, share buttons, tags, credits, lists of related posts: elements of HTML that stand in
    most posts of a host and say the same there, numbers and dates aside, or repeat the front
    matter, or are named as what stands around articles and hold nothing but links. PATH is a file
    or a folder (default: this one). Of copies of a post one counts.

    Nothing is proposed that holds text or images which only one post has, but for a few characters
    in few posts, and these are told. Selectors are made of identifiers and classes that look as if
    a person had chosen them, never of generated ones.

    Nothing is changed. Review the profiles before use: `postlint convert` with them lists every
    element that goes as a declared loss.
    """
    choice = _choosing.taken(paths, options)
    if "-" in choice.arguments:
        raise click.UsageError("- (standard input) is one post, and nothing recurs in it")
    click.get_current_context().exit(_run(choice.arguments, choice=choice, **options))


def _run(
    paths: tuple[str, ...],
    *,
    form: str,
    output_file: str | None,
    hosts: tuple[str, ...],
    min_posts: int,
    min_share: int,
    jobs: int | None,
    **options: Any,
) -> int:
    from postlint.cli._console import Console  # noqa: PLC0415  --help does without
    from postlint.cli._recurring import Hosts  # noqa: PLC0415
    from postlint.cli._session import Session, settings_for  # noqa: PLC0415

    settings = settings_for(paths, file=options["config"], isolated=options["isolated"])
    console = Console(options["colour"], quiet=options["quiet"])
    base = _base(settings.origin, output_file)
    session = Session(console, settings, paths, options["choice"])
    known = Hosts(session, jobs)
    chosen = _chosen(known, hosts, min_posts)
    found = [one for one in known.proposals(chosen, min_posts, min_share / 100) if one]
    _write(session, _lines(found, form, session, base), output_file)
    _tell(session, known, chosen, found, form)
    if session.failed:
        return ERROR
    return int(not found)


def _chosen(known: Hosts, hosts: Sequence[str], least: int) -> list[str]:
    wanted = {host.lower().removeprefix("www.") for host in hosts}
    for host in sorted(wanted - known.paths.keys()):
        raise Failure(f"no post was taken from `{host}`; `postlint sources` lists the hosts")
    return [
        host
        for host, paths in known.paths.items()
        if host in wanted or (not wanted and len(paths) >= least)
    ]


def _base(origin: str, output_file: str | None) -> str:
    """Return the path of the settings in force, "" if there are none, as the output has to name it."""
    if not origin:
        return ""
    if output_file and os.path.realpath(output_file) == os.path.realpath(origin):
        raise Failure(
            f"{output_file} holds the settings in force; choose another name, and copy what you like"
        )
    return os.path.relpath(origin, os.path.dirname(output_file or "") or ".")


def _lines(found: Sequence[Proposal], form: str, session: Session, base: str) -> Iterable[str]:
    from postlint.output import boilerplate as forms  # noqa: PLC0415  as above

    if form == "text":
        return forms.text(found, session.console.style)
    return forms.toml(found, base) if form == "toml" else forms.json(found)


def _write(session: Session, lines: Iterable[str], name: str | None) -> None:
    if name is None:
        session.console.out("".join(lines))
        return
    from postlint.cli._output_file import OutputFile  # noqa: PLC0415  rarely needed

    file = OutputFile(name, session.paths)
    file.open()
    for line in lines:
        file.write(line)
    file.close(keep=True)


def _tell(
    session: Session, known: Hosts, chosen: Sequence[str], found: Sequence[Proposal], form: str
) -> None:
    """Say what was looked at, what was left out, and what to do next."""
    from postlint.output.numbers import count  # noqa: PLC0415  as above

    console = session.console
    for host in _settled(session, [one.host for one in found if one.is_profile]):
        console.note(f"settings have a profile for {host} already; the last one that fits counts")
    left = len(known.paths) - len(chosen)
    parts = [f"{known.without:,} name no source"] if known.without else []
    parts += [f"{left:,} of {len(known.paths):,} hosts were left out"] if left else []
    aside = f" ({', '.join(parts)})" if parts else ""
    console.err(
        f"Looked at {count(known.posts, 'post')} of {count(len(chosen), 'host')}{aside};"
        f" something recurs in {len(found):,}.\n"
    )
    if form == "text" and any(one.is_profile for one in found):
        console.err("Review before use; --format toml makes settings of it.\n")


def _settled(session: Session, hosts: Sequence[str]) -> list[str]:
    """Return those hosts that the settings have a profile for."""
    sites = session.settings.preferences.sites
    if not sites:
        return []
    from postlint.conversion.options import Options  # noqa: PLC0415  heavy
    from postlint.conversion.profile import site_of  # noqa: PLC0415  as above

    preferences = session.settings.preferences
    return [
        host
        for host in hosts
        if site_of(Options(preferences=preferences, source=f"https://{host}/"))
    ]
