"""``python -m postlint``, and the console script."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line; leaves through ``SystemExit`` with the exit status."""
    # Posts come and go, and leave no cycles: looking for some after each few hundred objects
    # would take a fifth of the time.
    gc.set_threshold(100_000, 50)
    from postlint.cli import cli  # noqa: PLC0415  so that importing this module costs nothing

    cli(prog_name="postlint")


if __name__ == "__main__":
    main()
