"""The command line: one module for each command; those with an underscore are their parts.

`_group` imports the command that is asked for, `_options` are shared, `_choosing` says which posts are
meant. `_session` is a run over many posts, `_work` what is done to one of them, in this process or in
another; `_console` is what is printed, `_outputs` where findings go.
"""

from __future__ import annotations

import click

from postlint.cli._group import LazyGroup

_EPILOG = """\b
Examples:
  postlint init                     write settings that fit the posts of this folder
  postlint check                    check the posts of this site
  postlint check --fix _posts       and mend what can be mended safely
  postlint convert --diff _posts    see what the HTML would become
  postlint rule missing-field       read about a rule

Settings are read from postlint.toml, .postlint.toml or [tool.postlint] in pyproject.toml.
"""


def _version(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:  # noqa: FBT001
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  slow

        try:
            click.echo(f"postlint {version('postlint')}")
        except PackageNotFoundError:  # run from a checkout that is not installed
            click.echo("postlint (not installed)")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    modules={
        "init": "postlint.cli.init",
        "check": "postlint.cli.check",
        "convert": "postlint.cli.convert",
        "prove": "postlint.cli.prove",
        "boilerplate": "postlint.cli.boilerplate",
        "tags": "postlint.cli.tags",
        "authors": "postlint.cli.authors",
        "categories": "postlint.cli.categories",
        "sources": "postlint.cli.sources",
        "fields": "postlint.cli.fields",
        "index": "postlint.cli.index",
        "rule": "postlint.cli.rule",
        "baseline": "postlint.cli.baseline",
        "config": "postlint.cli.config",
        "clean": "postlint.cli.clean",
    },
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Lint archives of posts, and convert their HTML to Markdown with proof."""
