"""The group of commands: each is imported when it is asked for, and every end has its status."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

ERROR = 2
"""The status of usage errors, bad settings, unreadable files and internal errors."""
_MEANT = {"fix": "to mend posts: postlint check --fix", "lint": "to check posts: postlint check"}
_INTERRUPTED = 130  # 128 + SIGINT, as shells say it
_BROKEN_PIPE = 141  # 128 + SIGPIPE


class Failure(click.ClickException):
    """An error that ends the run: one line on standard error, status 2."""

    exit_code = ERROR

    def show(self, file: Any = None) -> None:
        """Print the line."""
        from postlint.output.safe import safe  # noqa: PLC0415  for errors only

        # Settings and names of files come from others: their text is never a line of its own.
        click.echo(f"error: {safe(self.format_message())}", file=file, err=True)


class LazyGroup(click.Group):
    """A group that knows its commands by name and the module of each."""

    def __init__(self, *args: Any, modules: dict[str, str], **extra: Any) -> None:
        super().__init__(*args, **extra)
        _explain_help(self)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names in the order of a day's work."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in self.modules:
            return None
        command = importlib.import_module(self.modules[cmd_name]).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{self.modules[cmd_name]}.command is no command")
        _explain_help(command)
        if ctx.resilient_parsing:  # a shell asks
            from postlint.cli._complete import complete  # noqa: PLC0415

            complete(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that ``args`` start with, or say which one was perhaps meant."""
        name = args[0]
        if name not in self.modules and not name.startswith("-"):
            import difflib  # noqa: PLC0415  for typing errors only

            close = difflib.get_close_matches(name, self.modules, n=1)
            shown = name.encode("utf-8", "backslashreplace").decode()
            hint = f"did you mean `{close[0]}`?" if close else "see postlint --help"
            hint = _MEANT.get(name, hint)
            if not close and name not in _MEANT and os.path.exists(name):  # noqa: PTH110  as it was typed
                hint = "to check it: postlint check PATH"
            ctx.fail(f"there is no command `{shown}`; {hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; click itself would call a closed pipe a failure of ours (1)."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _leave_broken_pipe()

    def main(  # type: ignore[override]  # click's overloads only vary what it returns
        self, args: Sequence[str] | None = None, *, standalone_mode: bool = True, **extra: Any
    ) -> Any:
        """Run, and leave with the status that the end deserves."""
        if not standalone_mode:
            return super().main(args, standalone_mode=False, **extra)
        # A shell's `>&-` closes a stream, and Python then has none.
        sys.stdout = sys.stdout or _nowhere()
        sys.stderr = sys.stderr or _nowhere()
        try:
            status = super().main(args, standalone_mode=False, **extra)
            sys.stdout.flush()
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            status = ERROR
        except click.UsageError as error:
            Failure(_wrong(error)).show()
            status = ERROR
        except click.ClickException as error:
            error.show()
            status = error.exit_code
        except click.Abort:
            status = _INTERRUPTED
        except BrokenPipeError:
            _leave_broken_pipe()
        except OSError as error:  # a full disk, for example: not our bug
            _write_into_nothing()
            where = "the system says" if error.filename is None else error.filename
            Failure(f"{where}: {error.strerror or error}").show()
            status = ERROR
        except Exception as error:  # noqa: BLE001  a bug of ours must not look like "findings"
            import traceback  # noqa: PLC0415  for our own mistakes only

            click.echo(traceback.format_exc(), err=True, nl=False)
            click.echo(f"error: postlint itself failed ({error!r}); please report this", err=True)
            status = ERROR
        sys.exit(status if isinstance(status, int) else 0)


def _explain_help(command: click.Command) -> None:
    """Add ``--help`` to a command: click would look for a translation of what it says."""
    if command.add_help_option:
        command.add_help_option = False
        click.option(
            "-h",
            "--help",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            help="Show this message and exit.",
        )(command)


def _show_help(context: click.Context, _parameter: click.Parameter, asked: bool) -> None:  # noqa: FBT001
    if asked and not context.resilient_parsing:
        click.echo(context.get_help(), color=context.color)
        context.exit()


def _wrong(error: click.UsageError) -> str:
    """Return what is wrong with a command line, and what was perhaps meant or where it is told."""
    said = " ".join(error.format_message().split()).rstrip(".")
    if isinstance(error, click.NoSuchOption):
        import difflib  # noqa: PLC0415  for typing errors only

        close = difflib.get_close_matches(error.option_name, error.possibilities or (), n=1)
        said = f"there is no option {error.option_name}"
        said += f"; did you mean {close[0]}?" if close else ""
    said = f"{said[0].lower()}{said[1:]}"
    if error.ctx is None or said.endswith("?") or "; " in said:
        return said
    return f"{said}; see {error.ctx.command_path} --help"


def _leave_broken_pipe() -> NoReturn:
    _write_into_nothing()
    sys.exit(_BROKEN_PIPE)


def _nowhere() -> TextIO:
    handle = os.open(os.devnull, os.O_WRONLY)
    return open(handle, "w", encoding="utf-8", closefd=False)


def _write_into_nothing() -> None:
    # The interpreter flushes standard output once more when it ends; let it flush into nothing.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
