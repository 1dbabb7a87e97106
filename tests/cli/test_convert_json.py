from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .posts import CLEAN, HTML, MARKDOWN
from .test_convert import NAME

if TYPE_CHECKING:
    from pathlib import Path

    from .test_convert import Postlint


def test_json_lists_what_became_of_the_posts(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(HTML)
    (site / "_posts" / "2024-03-01-two.md").write_text(CLEAN)
    dry = postlint("convert", "--output-format", "json", "--check", "_posts")
    assert (dry.exit_code, dry.stderr) == (1, "")
    assert (site / NAME).read_text() == HTML
    result = postlint("convert", "--output-format", "json", "--patch", "undo.patch", "_posts")
    assert (result.exit_code, result.stderr) == (0, "")
    assert (site / NAME).read_text() == MARKDOWN
    assert result.stdout == dry.stdout
    (one,) = json.loads(result.stdout)
    assert (one["path"], one["changed"], one["converted"]) == (NAME, True, 1)
    assert (site / "undo.patch").read_text().startswith("diff --git a/")
    assert postlint("convert", "--output-format", "json", "_posts").stdout == "[]\n"


def test_json_lists_posts_that_cannot_be_read(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_bytes(b"<b>\xff</b>")
    result = postlint("convert", "--output-format", "json", "_posts")
    (one,) = json.loads(result.stdout)
    assert (result.exit_code, one["errors"][0]["code"]) == (1, "PL002")


@pytest.mark.parametrize("mode", ["--diff", "--stdout", "-"])
def test_json_goes_alone(site: Path, postlint: Postlint, mode: str) -> None:
    (site / NAME).write_text(HTML)
    paths = () if mode == "-" else (NAME,)
    result = postlint("convert", "--output-format", "json", mode, *paths)
    assert result.exit_code == 2
    assert "goes with no" in result.stderr
    assert (site / NAME).read_text() == HTML
