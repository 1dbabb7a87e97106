"""Reports in the forms that people and programs want: one small module for each form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from postlint.output.style import Style
    from postlint.report import Report

Format = Literal["text", "concise", "json", "github"]
"""The forms of ``postlint check``: ``text`` shows the line of each finding, ``concise`` does not."""


class Writer(Protocol):
    """Turns reports into text, one by one."""

    def report(self, report: Report) -> str:
        """Return what is printed for one post."""

    def end(self) -> str:
        """Return what is printed after the last post."""


def writer(form: Format, style: Style, columns: int = 100) -> Writer:
    """Return a new writer of a form; only ``text`` needs to know the ``columns`` of the terminal."""
    if form == "json":
        from postlint.output.json import Json  # noqa: PLC0415  only the form that is asked for

        return Json()
    if form == "github":
        from postlint.output.github import Github  # noqa: PLC0415

        return Github()
    from postlint.output.text import Concise, Full  # noqa: PLC0415

    return Concise(style) if form == "concise" else Full(style, columns)
