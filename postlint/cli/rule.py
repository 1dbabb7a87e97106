"""``postlint rule``: read about the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from postlint.cli._group import Failure
from postlint.cli._options import colour, settings_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.cli._console import Colour, Console
    from postlint.rule import Rule

_EPILOG = """\b
Examples:
  postlint rule                       a table of all rules
  postlint rule SRC                   the rules of one family
  postlint rule missing-field         the page of one rule, by its name
  postlint rule FM005                 or by its code
  postlint rule test old.rules.toml   do the rules of a pack do what their examples say?

\b
Exit status:
  0  done
  1  a rule does not do what its examples say
  2  there is no such rule, or the settings or a pack are wrong
"""


@click.command("rule", epilog=_EPILOG, short_help="Read about the rules, and test those of packs.")
@click.argument("names", nargs=-1, metavar="[CODE|NAME|FAMILY | test PACK...]")
@click.option("--all", "every", is_flag=True, help="Print the pages of all rules.")
@settings_options
@colour
def command(
    names: tuple[str, ...],
    every: bool,  # noqa: FBT001  click's way
    config: str | None,
    isolated: bool,  # noqa: FBT001
    colour: Colour,
) -> None:
    """Print the page of a rule; without an argument, a table of the rules.

    Rules of the settings' packs and plugins are among them. With test, run the examples of packs:
    each bad post must have the finding, each good one none, and the fix of a bad post must lead to
    a post without it.
    """
    from postlint import catalogue  # noqa: PLC0415  imports every rule
    from postlint.cli._console import Console  # noqa: PLC0415
    from postlint.cli._session import settings_for  # noqa: PLC0415

    if names and every:
        raise click.UsageError("--all prints every page: name no rule with it")
    console = Console(colour)
    settings = settings_for((".",), file=config, isolated=isolated)
    if names and names[0] == "test":
        if len(names) == 1:
            raise click.UsageError(
                "test: name the packs, as in `postlint rule test old.rules.toml`"
            )
        from postlint.cli import _packs  # noqa: PLC0415

        click.get_current_context().exit(_packs.test(names[1:], settings, console))
    if len(names) > 1:
        raise click.UsageError("name one rule, or one family")
    rules: Sequence[Rule] = settings.known()
    try:
        chosen = catalogue.find(rules, names[0]) if names else rules
    except catalogue.UnknownSelectorError as error:
        raise Failure(str(error)) from None
    if every:
        console.out("\n".join(catalogue.page(rule).rstrip("\n") + "\n" for rule in rules))
    elif len(chosen) == 1:
        _show(console, chosen[0])
    else:
        _table(console, chosen)


def _show(console: Console, rule: Rule) -> None:
    from postlint.catalogue import page  # noqa: PLC0415

    try:
        text = page(rule)
    except FileNotFoundError as error:
        raise Failure(str(error)) from None
    if not console.style.coloured:
        console.out(text)
        return
    from rich.console import Console as RichConsole  # noqa: PLC0415  slow; for people only
    from rich.markdown import Markdown  # noqa: PLC0415

    rich = RichConsole(width=min(console.columns, 100), force_terminal=True)
    with rich.capture() as captured:
        rich.print(Markdown(text))
    console.out(captured.get())


def _table(console: Console, rules: Sequence[Rule]) -> None:
    from postlint.rule import Safety  # noqa: PLC0415

    marks = {Safety.SAFE: "[*]", Safety.UNSAFE: "[~]", Safety.DISPLAY: "   "}
    longest = max((len(rule.code) for rule in rules), default=0)
    wide = max((len(rule.name) for rule in rules), default=0)
    for rule in rules:
        mark = console.style(marks[rule.safety], "cyan")
        off = "" if rule.default else " (off by default)"
        code = console.style(f"{rule.code:{longest}}", "bold", "red")
        summary = rule.summary.replace("``", "`")
        console.out(f"{code}  {mark}  {rule.name:{wide}}  {summary}{off}\n")
    console.out("\n[*] fixed by --fix   [~] fixed by --unsafe-fixes\n")
