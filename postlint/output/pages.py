"""Where the page of a rule can be read: on the web, or in the installed package."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from postlint.rule import Rule


@cache
def home() -> str:
    """Return the address below which the rules' pages are published; "" if they are not.

    It is the URL called ``Rules`` in the package's metadata: ``pyproject.toml`` is the one place
    that knows it.
    """
    from importlib import metadata  # noqa: PLC0415  slow

    try:
        urls = metadata.metadata("postlint").get_all("Project-URL") or []
    except metadata.PackageNotFoundError:
        return ""
    listed: dict[str, str] = dict(url.partition(", ")[::2] for url in urls)
    return listed.get("Rules", "").rstrip("/")


def published(rule: Rule) -> str:
    """Return the address of a rule's page on the web; "" if it has none there."""
    path = _file(rule) if home() else None
    return f"{home()}/{path.parent.name}/{path.name}" if path else ""


@cache
def link(rule: Rule | None) -> str:
    """Return the address that a terminal opens for a rule; "" if there is none."""
    if rule is None:
        return ""
    path = _file(rule)
    if path is None:
        return ""
    # With the name of the machine a terminal knows that the file lies at the other end of ssh.
    import socket  # noqa: PLC0415
    from urllib.parse import quote  # noqa: PLC0415

    return published(rule) or f"file://{quote(socket.gethostname())}{path.as_uri()[7:]}"


def _file(rule: Rule) -> Path | None:
    from postlint import catalogue  # noqa: PLC0415

    if rule.origin:  # declared in a pack
        return None
    try:
        return catalogue.page_path(rule).resolve()
    except (FileNotFoundError, IndexError):  # a plugin's
        return None
