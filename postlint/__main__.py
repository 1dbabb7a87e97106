"""``python -m postlint``, and the console script."""

from __future__ import annotations

import atexit
import gc
import os
import sys


def main() -> None:
    """Run the command line; leaves through ``SystemExit`` with the exit status."""
    # Posts come and go, and leave no cycles: looking for some after each few hundred objects
    # would take a fifth of the time.
    gc.set_threshold(100_000, 50)
    from postlint.cli import cli  # noqa: PLC0415  so that importing this module costs nothing

    cli(prog_name="postlint")


def program() -> None:
    """Run the command line as a program of its own, which ends without taking itself apart.

    To free each module and object one by one would take a tenth of a short run's time.
    """
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        atexit._run_exitfuncs()  # noqa: SLF001 - what is left to do is done
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code)


if __name__ == "__main__":
    program()
