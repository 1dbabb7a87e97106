"""``check --fix --interactive``: each fix is shown, and made if that is wanted."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postlint import files
from postlint.cli import _work
from postlint.cli._answers import Answers
from postlint.cli._group import Failure
from postlint.output.diff import diff
from postlint.output.numbers import count
from postlint.output.safe import safe
from postlint.output.text import Concise
from postlint.report import Report
from postlint.text import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from postlint.cli._answers import Answer
    from postlint.cli._session import Session
    from postlint.report import Diagnostic
    from postlint.rule import Rule, Safety
    from postlint.run.stepping import Proposal, Stepper

_HELP = """\
y  make this fix
n  do not make it, and do not ask again
a  make this fix and all others of its rule
s  skip its rule, and do not ask about it again
e  edit the post as the fix would make it
q  quit; what was answered is kept
"""


class _Quit(Exception):  # noqa: N818  no error
    """Enough for today."""


def fixing(
    session: Session,
    rules: tuple[Rule, ...],
    level: Safety,
    *,
    ask_again: bool = False,
    read: Callable[[], str] | None = None,
    edit: Callable[[str, str], str | None] | None = None,
) -> Iterator[Report]:
    """Ask about the fixes of each post; yield the posts as they are then, to be written.

    Args:
        session: the posts.
        rules: the selected rules.
        level: which fixes are asked about.
        ask_again: forget what was answered in earlier runs.
        read: returns a line that the user types, "" at the end of them; the terminal's if None.
        edit: returns what the user makes of a text that belongs into a file of a name, None if
            nothing; in the user's editor if None.

    Raises:
        Failure: if there is no terminal to ask on.

    """
    if read is None and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Failure("--interactive asks on a terminal, and there is none")
    answers = Answers(session.settings.root, forget=ask_again)
    if answers:
        known = f"{len(answers)} answer{'s' if len(answers) > 1 else ''}"
        session.console.note(f"{known} of earlier runs kept (--ask-again forgets them)")
    dialogue = _Dialogue(session, answers, read or _line, edit or _editor)
    for number, path in enumerate(session.paths):
        dialogue.place = f"post {number + 1:,} of {len(session.paths):,}"
        made = _work.stepper(path, settings=session.settings, rules=rules, level=level)
        if isinstance(made, _work.Unreadable):
            session.fail(made.path, made.reason)
            continue
        if isinstance(made, Report):
            yield made
            continue
        quits = False
        try:
            dialogue.about(made)
        except _Quit:
            quits = True
        session.failed = session.failed or made.report.internal_error
        yield made.report
        if quits:
            if left := len(session.paths) - number - 1:
                verb = "was" if left == 1 else "were"
                session.console.note(f"{count(left, 'post')} {verb} not looked at")
            return


class _Dialogue:
    def __init__(
        self,
        session: Session,
        answers: Answers,
        read: Callable[[], str],
        edit: Callable[[str, str], str | None],
    ) -> None:
        self._console = session.console
        self._answers = answers
        self._read = read
        self._edit = edit
        self._all: set[str] = set()
        self._passed: set[Answer] = set()
        self.place = ""
        """Which post it is about, in words."""

    def about(self, stepper: Stepper) -> None:
        """Ask about each fix of a post until none is left that was not answered."""
        while (found := self._next(stepper)) is not None:
            one, answer = found
            proposal = stepper.propose(one)
            if proposal.reason:
                stepper.refuse(proposal)
                self._passed.add(answer)
            elif one.code in self._all:
                stepper.take(proposal)
            else:
                self._show(stepper, proposal)
                self._answer(stepper, proposal, answer)

    def _next(self, stepper: Stepper) -> tuple[Diagnostic, Answer] | None:
        found = stepper.fixable()
        done = self._answers.declined | self._passed
        for one, answer in zip(
            found, self._answers.of(stepper.post.path, found, stepper.post.text), strict=True
        ):
            if one.code not in self._answers.skipped and answer not in done:
                return one, answer
        return None

    def _show(self, stepper: Stepper, proposal: Proposal) -> None:
        report, console = stepper.report, self._console
        concise = Concise(console.style)
        header = concise.header(concise.file(report), Lines(report.after), proposal.one)
        console.out(f"\n{header}\n")
        console.out_diff(diff(report.path, report.after, proposal.after.text))
        for loss in proposal.losses:
            console.out(
                f"{console.style('loses', 'bold', 'yellow')} {loss.kind}: {safe(loss.token)}\n"
            )

    def _answer(self, stepper: Stepper, proposal: Proposal, answer: Answer) -> None:
        one = proposal.one
        while True:
            asked = f"Make this fix ({self.place})? [y,n,a,s,e,q,?] "
            self._console.out(self._console.style(asked, "bold"))
            self._console.flush()
            said = self._read()
            match said.strip().lower()[:1]:
                case "y":
                    stepper.take(proposal)
                case "n":
                    self._answers.decline(answer)
                case "a":
                    self._all.add(one.code)
                    stepper.take(proposal)
                case "s":
                    self._answers.skip(one.code)
                case "e":
                    text = self._edit(proposal.after.text, stepper.post.path)
                    if text is None or text == stepper.post.text:
                        continue
                    stepper.rewrite(one, text)
                case "q":
                    raise _Quit
                case _:
                    if not said:  # nothing more is typed, not even the end of this line
                        self._console.out("\n")
                        raise _Quit
                    self._console.out(_HELP)
                    continue
            return


def _line() -> str:
    try:
        return sys.stdin.readline()
    except KeyboardInterrupt:
        return ""


def _editor(text: str, path: str) -> str | None:
    """Let the user edit a text, byte for byte, in the editor that the environment names."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"post{os.path.splitext(path)[1] or '.md'}")  # noqa: PTH122
        file.write_bytes(text.encode())
        try:
            click.edit(filename=str(file))
            return files.decode(file.read_bytes())
        except (click.ClickException, OSError, files.NotUtf8Error) as error:
            click.echo(f"error: {error}", err=True)
            return None
