from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint.config import Sites

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("name", "text", "also", "generator", "renderer", "exact"),
    [
        ("_config.yml", "title: x\n", "_posts", "Jekyll", "kramdown", False),
        ("_config.yml", "markdown: redcarpet\n", "_posts", "Jekyll", "redcarpet", False),
        ("_config.yml", "markdown: CommonMarkGhPages\n", "", "Jekyll", "CommonMarkGhPages", True),
        ("_config.yml", "title: x\n", "source/_posts", "Hexo", "marked", True),
        ("_config.yml", "new_post_name: :title.md\n", "", "Hexo", "marked", True),
        ("hugo.toml", "", "", "Hugo", "goldmark", False),
        ("config.yaml", "", "content", "Hugo", "goldmark", False),
        ("config/_default/hugo.toml", "", "", "Hugo", "goldmark", False),
        ("astro.config.mjs", "", "", "Astro", "remark", True),
        ("eleventy.config.js", "", "", "Eleventy", "markdown-it", True),
        ("config.rb", "activate :blog\n", "source", "Middleman", "kramdown", False),
        ("pelicanconf.py", "", "content", "Pelican", "Python-Markdown", False),
    ],
)
def test_a_site_is_known_by_its_files(
    repository: Path,
    name: str,
    text: str,
    also: str,
    generator: str,
    renderer: str,
    exact: bool,  # noqa: FBT001
) -> None:
    (repository / name).parent.mkdir(parents=True, exist_ok=True)
    (repository / name).write_text(text)
    posts = repository / (also or "_posts") / "2020"
    posts.mkdir(parents=True)
    site = Sites().of(posts)
    assert site is not None
    assert (site.generator, site.renderer, site.exact) == (generator, renderer, exact)
    assert site.dialect == "gfm"
    assert bool(site.note) is not exact


def test_the_note_says_what_was_seen_and_what_is_done(repository: Path) -> None:
    (repository / "_config.yml").touch()
    site = Sites().of(repository)
    assert site is not None
    assert site.note == (
        "_config.yml says that this is a Jekyll site; its kramdown Markdown is treated as gfm"
        " until postlint knows that dialect"
    )


@pytest.mark.parametrize("name", ["config.toml", "config.rb", "README.md"])
def test_files_that_anything_may_have_prove_nothing(repository: Path, name: str) -> None:
    (repository / name).touch()
    assert Sites().of(repository) is None


def test_looking_ends_at_the_repository(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").touch()
    inner = tmp_path / "inner"
    (inner / ".git").mkdir(parents=True)
    assert Sites().of(inner) is None
    assert Sites().of(tmp_path) is not None


def test_each_folder_is_looked_at_once(repository: Path) -> None:
    (repository / "_config.yml").touch()
    deep = repository / "a" / "b"
    deep.mkdir(parents=True)
    sites = Sites()
    first = sites.of(deep)
    (repository / "_config.yml").unlink()
    assert sites.of(deep) == first
    assert sites.of(repository / "a") == first
    assert Sites().of(deep) is None
