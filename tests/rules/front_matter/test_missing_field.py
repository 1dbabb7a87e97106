"""Where a date may stand besides the front matter, which depends on the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint.config import parse as settings
from postlint.post import parse
from postlint.rules.front_matter.missing_field import missing_field
from postlint.run import check

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "---\ntitle: Harbour\ntags: [harbour]\n---\n"


def found(path: str, dialect: str = "gfm") -> int:
    context = settings('required = ["title", "date", "tags"]').context(dialect)
    return len(check(parse(TEXT, path, dialect), [missing_field], context))


@pytest.mark.parametrize(
    ("path", "dialect", "expected"),
    [
        ("_posts/2023-09-18-harbour.md", "gfm", 0),
        ("site/_posts/2023-09-18-harbour.md", "gfm", 0),
        ("source/_posts/2023-09-18-harbour.md", "gfm", 1),
        ("source/blog/2023-09-18-harbour.md", "kramdown", 0),
        ("content/2023-09-18-harbour.md", "goldmark", 1),
        ("_posts/harbour.md", "kramdown", 1),
    ],
)
def test_the_name_of_a_file_dates_it_where_the_generator_looks_there(
    path: str, dialect: str, expected: int
) -> None:
    assert found(path, dialect) == expected


def test_the_folder_may_be_the_one_that_postlint_runs_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "_posts"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert found("2023-09-18-harbour.md") == 0
