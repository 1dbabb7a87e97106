"""What a shell offers on the tab key, beside what click knows: paths, rules and presets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile("[A-Z]+")


def complete(command: click.Command) -> None:
    """Have the parameters of a command, and of those in it, completed as their metavars say."""
    for parameter in command.params:
        metavar = parameter.metavar or (parameter.name or "").upper()
        word = _WORD.search(metavar)
        offers = _OFFERS.get(word[0]) if word else None
        if offers and isinstance(parameter.type, click.types.StringParamType):
            parameter.type = _Offered(offers)
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        complete(inner)


class _Offered(click.types.StringParamType):
    """Text for which a shell is offered something."""

    def __init__(self, offers: Callable[[str], list[CompletionItem]]) -> None:
        self._offers = offers

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002  click's signature
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return what a word may become."""
        return self._offers(incomplete)


def _paths(incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="file")]


def _rules(incomplete: str) -> list[CompletionItem]:
    """Offer codes, names and families for the last word of a list, as in ``FM,missing-``."""
    from postlint import catalogue  # noqa: PLC0415  imports every rule

    before, comma, word = incomplete.rpartition(",")
    known = catalogue.listed()
    summaries = {rule.family: "" for rule in known} | {"ALL": ""}
    summaries |= {name: rule.summary for rule in known for name in (rule.code, rule.name)}
    return [
        CompletionItem(before + comma + name, help=summary or None)
        for name, summary in sorted(summaries.items())
        if name.startswith(word)
    ]


def _presets(incomplete: str) -> list[CompletionItem]:
    from postlint.config import presets  # noqa: PLC0415  heavy

    return [CompletionItem(name) for name in presets() if name.startswith(incomplete)]


_OFFERS = {
    "AFTER": _paths,
    "BEFORE": _paths,
    "CODE": _rules,
    "FILE": _paths,
    "PATH": _paths,
    "PRESET": _presets,
    "RULES": _rules,
}
