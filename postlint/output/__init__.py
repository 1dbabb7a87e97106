"""Reports in the forms that people and programs want: one small module for each form.

`FORMS` is the table of them. They share `safe` and `encoding` (what may be given to a terminal and
to CI), `places` and `pages` (paths and addresses), `columns`, `commands`, `hints`, `excerpt`, `style`,
`width` and `numbers`. `summary` counts a run; `diff` writes patches. Commands other than ``check`` have
`conversions`, `versions`, `vocabulary`, `facts` and `boilerplate`; `sarif_rules` belongs to `sarif`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from postlint.output.style import Style
    from postlint.report import Report
    from postlint.rule import Rule


class Writer(Protocol):
    """Turns reports into text, one by one."""

    def report(self, report: Report) -> str:
        """Return what is printed for one post."""

    def end(self) -> str:
        """Return what is printed after the last post."""


class Setup(NamedTuple):
    """What forms may want to know of a run.

    ``columns`` are those of the terminal, ``rules`` the known ones by code; ``problems`` grows
    during the run by paths that could not be worked on, each with the reason.
    """

    style: Style
    columns: int = 100
    show_fixes: bool = False
    rules: Mapping[str, Rule] = {}
    problems: Sequence[tuple[str, str]] = ()


class Form(NamedTuple):
    """A form of output: its name, who it is for in a few words, its module and who reads it.

    ``people`` read some forms on a terminal, with a summary below; ``commands`` are lines that a
    CI server obeys; any other form is a document for programs. ``alone`` says that what is written
    of a post depends on no other post.
    """

    name: str
    about: str
    module: str
    kind: Literal["people", "commands", "document"] = "document"
    alone: bool = False


FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        Form("text", "each finding with its line (default)", "text", "people", alone=True),
        Form(
            "grouped", "one line each, below the name of the post", "grouped", "people", alone=True
        ),
        Form("concise", "one line each", "concise", "people", alone=True),
        Form("json", "a list of objects", "json"),
        Form("jsonl", "an object a line", "jsonl", alone=True),
        Form("github", "annotations on GitHub", "github", "commands"),
        Form("gitlab", "GitLab's code quality report", "gitlab"),
        Form("sarif", "SARIF 2.1.0, for code scanning", "sarif"),
        Form("junit", "JUnit XML: a suite for each post", "junit"),
        Form("rdjson", "reviewdog, with suggestions", "rdjson"),
        Form("checkstyle", "Checkstyle XML", "checkstyle"),
        Form("azure", "issues in Azure Pipelines", "azure", "commands"),
        Form("markdown", "tables for a pull request", "markdown"),
    )
}
"""The forms of ``postlint check``, by name."""


def writer(form: str, setup: Setup) -> Writer:
    """Return a new writer of a form; only its own module is imported."""
    module = importlib.import_module(f"postlint.output.{FORMS[form].module}")
    return cast("Writer", module.make(setup))
