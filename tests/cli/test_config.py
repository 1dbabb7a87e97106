from __future__ import annotations

import json
from typing import TYPE_CHECKING

from postlint.config.schema import text

from .posts import CLEAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Postlint = Callable[..., Result]


def put(site: Path, name: str, text: str) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_schema_is_printed(postlint: Postlint) -> None:
    result = postlint("config", "schema")
    assert result.stdout == text()
    assert json.loads(result.stdout)["title"] == "postlint"


def test_it_says_which_settings_count_for_each_post(site: Path, postlint: Postlint) -> None:
    put(site, "_posts/a.md", CLEAN)
    put(site, "blog/_posts/b.md", CLEAN)
    put(site, "blog/_posts/c\nd.md", CLEAN)
    put(site, "blog/_posts/out.md", CLEAN)
    put(
        site,
        "blog/.postlint.toml",
        'exclude = ["out.md"]\n[[overrides]]\npaths = ["_posts/", "x"]\n[[overrides]]\npaths = "b.*"\n',
    )
    result = postlint("config", "files")
    assert result.exit_code == 0
    assert result.stdout == (
        "_posts/a.md: no settings file, the preset news-archive\n"
        "blog/_posts/b.md: blog/.postlint.toml, overrides for _posts/ x, overrides for b.*\n"
        "blog/_posts/c\\nd.md: blog/.postlint.toml, overrides for _posts/ x\n"
    )
    put(site, "pyproject.toml", "[tool.postlint]\n")
    one = postlint("config", "files", "_posts/a.md")
    assert one.stdout == "_posts/a.md: pyproject.toml\n"
    named = postlint("config", "files", "blog", "--config", "pyproject.toml")
    assert named.stdout.splitlines()[0] == "blog/_posts/b.md: pyproject.toml"


def test_a_path_without_posts_is_an_error(postlint: Postlint) -> None:
    result = postlint("config", "files", "nowhere")
    assert result.exit_code == 2
    assert result.stderr == "error: nowhere: no such file or folder\n"


def test_single_settings_are_shown_with_where_they_come_from(
    site: Path, postlint: Postlint
) -> None:
    put(
        site,
        "postlint.toml",
        'required = ["title"]\n[[overrides]]\npaths = ["old"]\nignore = ["FM"]',
    )
    result = postlint(
        "config", "show", "--config", 'required=["date"]', "--config", "exclude=['x']"
    )
    assert result.exit_code == 0, result.output
    assert 'required = ["date"] # --config' in result.stdout
    assert 'exclude = ["x"] # --config' in result.stdout
    assert '[[overrides]] # postlint.toml\npaths = ["old"]\nignore = ["FM"]\n' in result.stdout
