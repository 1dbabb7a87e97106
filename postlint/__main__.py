"""``python -m postlint``, and the console script."""

from __future__ import annotations


def main() -> None:
    """Run the command line; leaves through ``SystemExit`` with the exit status."""
    from postlint.cli import cli  # noqa: PLC0415  so that importing this module costs nothing

    cli(prog_name="postlint")


if __name__ == "__main__":
    main()
