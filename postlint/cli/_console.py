"""What goes to standard output and standard error."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Literal

import click

from postlint.output.encoding import inert
from postlint.output.safe import safe, telling
from postlint.output.style import Style

if TYPE_CHECKING:
    from collections.abc import Callable

Colour = Literal["auto", "always", "never"]
_COLUMNS = 100  # where there is no terminal to ask


class Console:
    """Writes results to standard output and everything else to standard error."""

    def __init__(self, colour: Colour = "auto", *, quiet: bool = False) -> None:
        self.quiet = quiet
        self.aside = False  # results go to standard error, since standard output is for a post
        self.always_coloured = colour == "always"
        self.make_way: Callable[[], None] | None = None  # called before anything is written
        self.is_terminal = sys.stdout.isatty()
        coloured = _coloured(colour, terminal=self.is_terminal)
        linked = coloured and _linked(terminal=self.is_terminal)
        self.style = Style(coloured=coloured, linked=linked)
        self.error_style = Style(coloured=_coloured(colour, terminal=sys.stderr.isatty()))

    @property
    def columns(self) -> int:
        """How many cells a line of standard output has."""
        if not self.is_terminal:
            return _COLUMNS
        from shutil import get_terminal_size  # noqa: PLC0415  slow to import

        return get_terminal_size((_COLUMNS, 24)).columns

    def out(self, text: str, *, commands: bool = False) -> None:
        """Write a result, in the encoding that standard output has.

        A CI server that reads along obeys nothing in it, unless it consists of ``commands``.
        """
        if _in_ci() and not commands:
            text = inert(text)
        if text and self.aside:
            self._err(text)
        elif text:
            encoding = sys.stdout.encoding or "utf-8"
            self.out_bytes(text.encode(encoding, "backslashreplace"))

    def again(self, data: bytes, *, commands: bool = False) -> None:
        """Write a result that is at hand in UTF-8: as it is, where nothing would be done to it."""
        if (_in_ci() and not commands) or self.aside or not is_utf8(sys.stdout.encoding):
            self.out(data.decode(), commands=commands)
        else:
            self.out_bytes(data)

    def out_bytes(self, data: bytes) -> None:
        """Write bytes as they are."""
        if self.make_way:
            self.make_way()
        sys.stdout.buffer.write(data)

    def flush(self) -> None:
        """Show what was written before something is asked."""
        sys.stdout.flush()

    def out_diff(self, data: bytes) -> None:
        """Write a diff: for programs byte for byte, for people coloured, harmless and telling."""
        if not (self.is_terminal or self.style.coloured):
            self.out_bytes(data)
            return
        for line in data.decode("utf-8", "surrogateescape").split("\n")[:-1]:
            self.out(self._diff_line(safe(line)) + "\n")

    def _diff_line(self, line: str) -> str:
        if line.startswith(("---", "+++")):
            return self.style(line, "bold")
        if line.startswith("@@"):
            return self.style(line, "cyan")
        if line.startswith("-"):
            return self.style(telling(line), "red")
        return self.style(telling(line), "green") if line.startswith("+") else line

    def note(self, text: str) -> None:
        """Tell the user something; not when they want quiet."""
        if not self.quiet:
            self._err(self.error_style("note:", "bold", "cyan") + f" {self._said(text)}\n")

    def error(self, text: str) -> None:
        """Tell the user what went wrong, on one line."""
        self._err(self.error_style("error:", "bold", "red") + f" {self._said(text)}\n")

    def err(self, text: str) -> None:
        """Write text (which is safe already) to standard error; not when they want quiet."""
        if not self.quiet:
            self._err(text)

    def aside_of_results(self, text: str) -> None:
        """Write text that was asked for (and is safe) to standard error, where results fill the other."""
        self._err(text)

    def _said(self, text: str) -> str:
        return inert(safe(text)) if _in_ci() else safe(text)

    def _err(self, text: str) -> None:
        if self.make_way:
            self.make_way()
        sys.stdout.flush()  # so that both streams keep their order on one terminal
        click.echo(text.encode("utf-8", "backslashreplace"), err=True, nl=False)


def is_utf8(encoding: str | None) -> bool:
    """Say whether an encoding, by default UTF-8, is that."""
    return (encoding or "utf-8").lower().replace("_", "-") in {"utf-8", "utf8"}


def _coloured(colour: Colour, *, terminal: bool) -> bool:
    if colour != "auto":
        return colour == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if any(
        os.environ.get(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")
    ):
        return True
    return terminal and os.environ.get("TERM") != "dumb" and os.environ.get("CLICOLOR") != "0"


def _linked(*, terminal: bool) -> bool:
    """Say whether a terminal is known to have links: others may print them as rubbish."""
    forced = os.environ.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    if not terminal or "CI" in os.environ:
        return False
    vte = os.environ.get("VTE_VERSION", "0")
    return (
        os.environ.get("TERM_PROGRAM") in _PROGRAMS
        or os.environ.get("TERM", "").startswith(_TERMS)
        or any(name in os.environ for name in _VARIABLES)
        or (vte.isdecimal() and int(vte) >= _VTE)
    )


_PROGRAMS = {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "zed"}
_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm")
_VARIABLES = ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "KITTY_WINDOW_ID")
_VTE = 5000  # GNOME's terminal and its relatives have them since 0.50


def _in_ci() -> bool:
    """Say whether GitHub or Azure reads what is printed, and obeys the commands in it."""
    return bool(os.environ.get("GITHUB_ACTIONS") or os.environ.get("TF_BUILD"))
