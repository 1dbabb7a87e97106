"""What is written by a program: the manual page, and the list of the rules. ``./run docs`` writes both."""

from __future__ import annotations

import inspect
import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postlint import catalogue
from postlint.cli import cli
from postlint.rule import Safety

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
FAMILIES = {
    "archive": "The archive as a whole",
    "author": "Authors",
    "file": "Files",
    "front-matter": "Front matter",
    "html": "HTML, links and headings",
    "markdown": "Markdown",
    "source": "Sources",
    "suppress": "Suppressions",
    "tags": "Tags",
    "text": "Characters",
}
_RULES_INTRODUCTION = """\
# The rules

`postlint rule NAME` prints the page of a rule; here, each name leads to it. *Fix* says what mends a
finding: `safe` is `--fix`, and a reader sees the same document before and after; `unsafe` is
`--unsafe-fixes`, which changes what the page of the rule says. A rule that is off by default is chosen by
[settings](settings.md#select-extend-select-ignore)."""
SAFETY = {Safety.SAFE: "safe", Safety.UNSAFE: "unsafe", Safety.DISPLAY: ""}


def rule_list() -> str:
    """Return docs/rules.md: every rule with its summary, linked to its page."""
    parts = [
        _RULES_INTRODUCTION,
    ]
    placed = [(catalogue.page_path(rule), rule) for rule in catalogue.rules()]
    for folder, group in itertools.groupby(placed, key=lambda pair: pair[0].parent.name):
        rows = [
            f"\n## {FAMILIES.get(folder, folder)}\n",
            "| code | rule | what it does | fix |\n|---|---|---|---|",
        ]
        for page, rule in group:
            summary = rule.summary.replace("``", "`").replace("|", "\\|")
            off = "" if rule.default else " *Off by default.*"
            link = f"[{rule.name}](../rules/{folder}/{page.name})"
            rows.append(f"| `{rule.code}` | {link} | {summary}{off} | {SAFETY[rule.safety]} |")
        parts.append("\n".join(rows))
    return "\n".join(parts) + "\n"


def manual() -> str:
    """Return share/man/man1/postlint.1, of what ``--help`` says of each command."""
    context = click.Context(cli, info_name="postlint", **cli.context_settings)
    lines = [
        '.\\" Written by ./run docs from the help texts.',
        '.TH POSTLINT 1 "" postlint "User Commands"',
        ".SH NAME",
        f"postlint \\- {_roff(cli.get_short_help_str(100).rstrip('.'))}",
        ".SH SYNOPSIS",
        ".B postlint",
        _roff("[OPTIONS] COMMAND [ARGS]..."),
        ".SH DESCRIPTION",
        *itertools.islice(_text(cli.help or ""), 1, None),
        *_options(cli, context),
        *_text(cli.epilog or ""),
        ".SH COMMANDS",
    ]
    for command, inner in commands(cli, context):
        if isinstance(command, click.Group):
            continue
        lines += [f".SS {_roff(inner.command_path)}", f".B {_roff(inner.command_path)}"]
        lines += [_roff(" ".join(command.collect_usage_pieces(inner)))]
        lines += [*_text(command.help or ""), *_options(command, inner)]
        lines += _text(command.epilog or "")
    lines += [
        ".SH FILES",
        ".TP",
        _roff("postlint.toml, .postlint.toml, pyproject.toml"),
        "Settings; the nearest file counts.",
        ".SH ENVIRONMENT",
        ".TP",
        "NO_COLOR",
        "No colours, whatever it is set to.",
    ]
    return "\n".join(lines) + "\n"


def commands(
    group: click.Group, context: click.Context
) -> Iterator[tuple[click.Command, click.Context]]:
    """Yield all commands of a group, and of the groups in it."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context)
        yield command, inner
        if isinstance(command, click.Group):
            yield from commands(command, inner)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and record[1]:
            yield ".TP"
            yield f".B {_roff(record[0])}"
            yield _roff(record[1])


def _text(text: str) -> Iterator[str]:
    """Yield the paragraphs of a help text; one that begins with ``\\b`` keeps its lines."""
    if not text.strip():
        return
    for paragraph in re.split(r"\n[ ]*\n", inspect.cleandoc(text).strip("\n")):
        lines = paragraph.strip("\n").split("\n")
        yield ".PP"
        if lines[0].strip() == "\b":
            yield from (".nf", *map(_roff, lines[1:]), ".fi")
        else:
            yield from map(_roff, lines)


def _roff(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


FILES: dict[Path, Callable[[], str]] = {
    ROOT / "docs" / "rules.md": rule_list,
    ROOT / "share" / "man" / "man1" / "postlint.1": manual,
}


def write() -> Iterator[Path]:
    """Write what changed, and yield it."""
    for path, made in FILES.items():
        text = made()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            yield path
