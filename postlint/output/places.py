"""Paths as other programs want them: relative to the repository that they show."""

from __future__ import annotations

import os
from pathlib import Path

from postlint.output.safe import encodable

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY")
"""The variables with which GitHub, GitLab and Azure say where the repository lies."""


def relative(path: str) -> str:
    """Return a path below the repository with slashes, other ones as they are.

    The repository is where CI says that it lies, and else the working directory. A byte that is
    not UTF-8 is written out.
    """
    return encodable(_relative(path)[0])


def uri(path: str) -> tuple[str, bool]:
    """Return a path as a URI reference, percent-encoded, and whether it is a relative one.

    Bytes that are not UTF-8 are encoded as they are, so that the reference leads to the file.
    """
    from urllib.parse import quote_from_bytes  # noqa: PLC0415  slow to import

    found, below = _relative(path)
    # `safe` leaves no colon: it would make a scheme of the first folder.
    quoted = quote_from_bytes(os.fsencode(found), safe="/")
    if below:
        return quoted, True
    absolute = Path(path).absolute()
    return (absolute.as_uri() if absolute.drive else f"file://{quoted}"), False


def _relative(path: str) -> tuple[str, bool]:
    root = next((os.environ[name] for name in _ROOTS if os.environ.get(name)), "") or os.getcwd()  # noqa: PTH109  as a string
    absolute = os.path.abspath(path)  # noqa: PTH100  keeps symbolic links
    try:
        return Path(absolute).relative_to(root).as_posix(), True
    except ValueError:
        return Path(absolute).as_posix(), False
