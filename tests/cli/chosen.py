"""What tests of which posts a command takes have in common."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .posts import UNTITLED

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

NAMES = [f"_posts/2024-03-01-{name}.md" for name in "abc"]


def put(site: Path, *names: str, text: str = UNTITLED) -> None:
    for name in names:
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def paths(result: Result) -> list[str]:
    assert result.exit_code == 1, result.output
    return sorted({one["path"] for one in json.loads(result.stdout)})


JSON = ("--output-format", "json", "-q")
