"""Where findings go: a form for standard output, and others into files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import click

from postlint.output import FORMS, Setup, writer
from postlint.output.style import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.cli._output_file import OutputFile
    from postlint.cli._session import Session
    from postlint.output import Writer
    from postlint.report import Report

_STANDARD = "-"


class Chosen(NamedTuple):
    """A form that was asked for, and the file that it goes into; ``-`` is standard output."""

    form: str
    path: str

    def __str__(self) -> str:
        """Write it as it is given."""
        return self.form if self.path == _STANDARD else f"{self.form}={self.path}"


def _read(_ctx: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> list[Chosen]:
    """Read ``FORM`` and ``FORM=FILE``."""
    return [_one(value) for value in values]


def _one(value: str) -> Chosen:
    form, equals, path = value.partition("=")
    if form not in FORMS:
        import difflib  # noqa: PLC0415  for typing errors only

        close = difflib.get_close_matches(form, FORMS, n=1)
        hint = f"did you mean `{close[0]}`?" if close else f"choose from {', '.join(FORMS)}"
        raise click.BadParameter(f"there is no form `{form}`; {hint}")
    if equals and not path:
        raise click.BadParameter(f"`{value}` names no file")
    return Chosen(form, path or _STANDARD)


def options(command: Any) -> Any:
    """Add the options that say how findings are shown."""
    for option in reversed(
        (
            click.option(
                "--output-format",
                "forms",
                metavar="FORM[=FILE]",
                multiple=True,
                callback=_read,
                help="How findings are shown (see below); with =FILE into a file, and more than one may go into files.",
            ),
            click.option(
                "-o",
                "--output-file",
                metavar="FILE",
                help="Write the findings into this file instead of standard output, wholly or not at all.",
            ),
            click.option(
                "--statistics",
                is_flag=True,
                help="Count the findings of each rule instead of showing them.",
            ),
            click.option(
                "--max-findings",
                type=click.IntRange(min=0),
                metavar="N",
                help="Show at most N findings on standard output; all are counted, and files hold all.",
            ),
            click.option(
                "--show-fixes",
                is_flag=True,
                help="Show what each fix would do and, with --fix, what was mended in which post.",
            ),
            click.option(
                "--fail-on",
                type=click.Choice(["error", "warning", "never"]),
                default="warning",
                help="Exit with 1 for findings from this severity on (default: warning).",
            ),
            click.option("--exit-zero", is_flag=True, help="The same as --fail-on never."),
        )
    ):
        command = option(command)
    return command


def listing() -> str:
    """Return the forms with a word on each, for ``--help``."""
    wide = max(map(len, FORMS))
    rows = "\n".join(f"  {form.name:{wide}}  {form.about}" for form in FORMS.values())
    return f"\b\nForms of output:\n{rows}\n"


def chosen(forms: Sequence[Chosen], file: str | None) -> tuple[Chosen, ...]:
    """Return the forms with their places, the one for standard output (or ``file``) first.

    Raises:
        click.UsageError: if two go to one place.

    """
    if file == _STANDARD:
        file = None
    named = [one for one in forms if one.path != _STANDARD]
    unnamed = [one for one in forms if one.path == _STANDARD]
    if len(unnamed) > 1:
        both = " and ".join(one.form for one in unnamed[:2])
        raise click.UsageError(f"{both} cannot both go to one place: write FORM=FILE")
    if not unnamed and (file is not None or not named):
        unnamed = [Chosen("text", _STANDARD)]
    first = [Chosen(one.form, file or _STANDARD) for one in unnamed]
    places = [os.path.realpath(one.path) for one in (*first, *named) if one.path != _STANDARD]
    for place in places:
        if places.count(place) > 1:
            raise click.UsageError(f"two forms cannot both go into {os.path.relpath(place)}")
    return (*first, *named)


class Outputs:
    """Hands each report to the forms that were chosen.

    ``form`` is the one on standard output, "" if all go into files; ``shown`` findings were
    printed there, ``hidden`` ones were over the limit. ``silent``: nothing is printed there, since
    somebody else talks to people.
    """

    def __init__(
        self,
        chosen: Sequence[Chosen],
        session: Session,
        *,
        statistics: bool = False,
        show_fixes: bool = False,
        most: int | None = None,
        silent: bool = False,
    ) -> None:
        self.console = session.console
        self.hidden = 0
        self.shown = 0
        self.form = next((one.form for one in chosen if one.path == _STANDARD), "")
        self._most = most
        self._show_fixes = show_fixes
        setup = Setup(
            style=self.console.style,
            columns=self.console.columns,
            show_fixes=show_fixes,
            rules={rule.code: rule for rule in session.settings.known()},
            problems=session.problems,
        )
        counts = statistics and (self.for_people or self.form in {"json", "jsonl"})
        silent = silent or counts
        self._writer = writer(self.form, setup) if self.form and not silent else None
        plain = setup._replace(style=Style(coloured=self.console.always_coloured), columns=100)
        self._files: list[tuple[Writer, OutputFile]] = []
        for one in chosen:
            if one.path != _STANDARD:
                from postlint.cli._output_file import OutputFile  # noqa: PLC0415  rarely needed

                file = OutputFile(one.path, session.paths)
                self._files.append((writer(one.form, plain), file))

    @property
    def alone(self) -> str:
        """All that what is printed of a post depends on besides the post; "" if on other posts, too."""
        if self._files or self._most is not None or (self._writer and not FORMS[self.form].alone):
            return ""
        style, console = self.console.style, self.console
        shown = self._writer and (style.coloured, style.linked, console.columns, self._show_fixes)
        return f"{self.form if self._writer else ''} {shown}"

    @property
    def for_people(self) -> bool:
        """Whether standard output is for people, and not a document for programs."""
        return not self.form or FORMS[self.form].kind == "people"

    def __enter__(self) -> Self:
        try:
            for _, file in self._files:
                file.open()
        except click.ClickException:
            self._close(keep=False)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._close(keep=kind is None)

    def _close(self, *, keep: bool) -> None:
        for _, file in self._files:
            file.close(keep=keep)

    def report(self, report: Report) -> None:
        """Write one report everywhere."""
        for each, file in self._files:
            file.write(each.report(report))
        if self._writer is not None:
            self._print(self._writer.report(self._limited(report)))

    def of(self, report: Report) -> str:
        """Return what is printed of a post, where that is all that is written."""
        return self._writer.report(report) if self._writer else ""

    def again(self, printed: bytes) -> None:
        """Print what was printed of some posts before."""
        if printed:
            self.console.again(printed, commands=FORMS[self.form].kind == "commands")

    def end(self) -> None:
        """Write what comes after the last report."""
        for each, file in self._files:
            file.write(each.end())
        if self._writer is not None:
            self._print(self._writer.end())

    def _print(self, text: str) -> None:
        self.console.out(text, commands=FORMS[self.form].kind == "commands")

    def _limited(self, report: Report) -> Report:
        """Return a report with as many findings as may still be shown."""
        if self._most is None:
            return report
        room = self._most - self.shown
        found = len(report.diagnostics)
        self.shown += min(room, found)
        if found <= room:
            return report
        import msgspec  # noqa: PLC0415  --help does without

        self.hidden += found - room
        return msgspec.structs.replace(report, diagnostics=report.diagnostics[:room])
