"""What a shell offers on the tab key, beside the options that click knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem


def paths(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Let the shell offer files and folders."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415  for a shell only

    return [CompletionItem(incomplete, type="file")]


def rules(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer codes, names and families of rules for the last word of a list, as in ``FM,missing-``."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415

    from postlint import catalogue  # noqa: PLC0415  imports every rule

    before, comma, word = incomplete.rpartition(",")
    known = catalogue.rules()
    summaries = {rule.family: "" for rule in known} | {"ALL": ""}
    summaries |= {name: rule.summary for rule in known for name in (rule.code, rule.name)}
    return [
        CompletionItem(before + comma + name, help=summary or None)
        for name, summary in sorted(summaries.items())
        if name.startswith(word)
    ]


def presets(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the names of the presets."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415

    from postlint.config import presets as names  # noqa: PLC0415  heavy

    return [CompletionItem(name) for name in names() if name.startswith(incomplete)]
