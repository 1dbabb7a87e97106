"""What a site sets in its Markdown, and what settings say about it, counts in a conversion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint.cli import _work

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Postlint = Callable[..., Result]

NAME = "_posts/2024-03-01-tea.md"
LINES = "<p>The ferry --\nlate<br>leaves.</p>\n"


@pytest.mark.parametrize(
    ("marker", "text", "settings", "after"),
    [
        ("_config.yml", "new_post_name: x\n", "", "The ferry -\\- late  \nleaves.\n"),
        ("_config.yml", "kramdown:\n  hard_wrap: true\n", "", "The ferry -\\- late  \nleaves.\n"),
        (
            "_config.yml",
            "kramdown:\n  hard_wrap: true\n",
            '[dialect-options]\nsmart = false\n[convert.style]\nhard-break = "newline"\n',
            "The ferry -- late\nleaves.\n",
        ),
        (
            "_config.yml",
            "new_post_name: x\n",
            '[dialect-options]\nhard-breaks = false\n[convert.style]\nhard-break = "newline"\n',
            "The ferry -\\- late  \nleaves.\n",
        ),
        (
            "hugo.toml",
            "[markup.goldmark.renderer]\nunsafe = true\n",
            'dialect = "gfm"\n[dialect-options]\nhard-breaks = true\n[convert.style]\nwrap = 5\n',
            "The ferry -- late  \nleaves.\n",
        ),
    ],
)
def test_the_options_of_the_site_and_of_the_settings_count(
    site: Path, postlint: Postlint, marker: str, text: str, settings: str, after: str
) -> None:
    _work._dialect.cache_clear()  # of a folder with the same name, in another test
    (site / marker).write_text(text)
    (site / "postlint.toml").write_text(settings)
    head = "---\ntitle: Tea\n---\n\n"
    (site / NAME).write_text(head + LINES)
    result = postlint("convert", "-q", NAME)
    assert (result.exit_code, result.output) == (0, "")
    assert (site / NAME).read_text() == head + after
