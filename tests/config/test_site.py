from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint.config import Sites

if TYPE_CHECKING:
    from pathlib import Path

    from postlint.config.site import Site


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


def site_with(repository: Path, name: str, text: str, also: str = "") -> Site:
    (repository / name).parent.mkdir(parents=True, exist_ok=True)
    (repository / name).write_text(text)
    posts = repository / (also or "_posts") / "2020"
    posts.mkdir(parents=True)
    site = Sites().of(posts)
    assert site is not None
    return site


@pytest.mark.parametrize(
    ("name", "text", "also", "generator", "renderer", "dialect"),
    [
        ("_config.yml", "title: x\n", "_posts", "Jekyll", "kramdown", "kramdown"),
        ("_config.yml", "markdown: CommonMarkGhPages\n", "", "Jekyll", "CommonMarkGhPages", "gfm"),
        ("_config.yml", "markdown: GFM\n", "", "Jekyll", "GFM", "gfm"),
        ("_config.yml", "title: x\n", "source/_posts", "Hexo", "marked", "gfm"),
        ("_config.yml", "new_post_name: :title.md\n", "", "Hexo", "marked", "gfm"),
        ("hugo.toml", "unsafe = true", "", "Hugo", "goldmark", "goldmark"),
        ("config.yaml", "      unsafe: true", "content", "Hugo", "goldmark", "goldmark"),
        ("hugo.json", '{"renderer": {"unsafe": true}}', "", "Hugo", "goldmark", "goldmark"),
        ("config/_default/hugo.toml", "unsafe = true", "", "Hugo", "goldmark", "goldmark"),
        ("astro.config.mjs", "", "", "Astro", "remark", "gfm"),
        ("eleventy.config.js", "", "", "Eleventy", "markdown-it", "gfm"),
        ("config.rb", "activate :blog\n", "source", "Middleman", "kramdown", "kramdown"),
    ],
)
def test_a_site_is_known_by_its_files(
    repository: Path,
    name: str,
    text: str,
    also: str,
    generator: str,
    renderer: str,
    dialect: str,
) -> None:
    site = site_with(repository, name, text, also)
    assert (site.generator, site.renderer, site.dialect) == (generator, renderer, dialect)
    assert site.exact
    assert not site.note


@pytest.mark.parametrize(
    ("name", "text", "also", "renderer"),
    [
        ("_config.yml", "markdown: redcarpet\n", "_posts", "redcarpet"),
        ("config.rb", "set :markdown_engine, :redcarpet\n", "source", "redcarpet"),
        ("hugo.toml", 'defaultMarkdownHandler = "asciidocext"\n', "", "asciidocext"),
        ("pelicanconf.py", "", "content", "Python-Markdown"),
    ],
)
def test_a_renderer_that_postlint_does_not_have_is_treated_as_gfm(
    repository: Path, name: str, text: str, also: str, renderer: str
) -> None:
    site = site_with(repository, name, text, also)
    assert (site.renderer, site.dialect, site.exact) == (renderer, "gfm", False)
    assert site.note == (
        f"{name} says that this is a {site.generator} site; its {renderer} Markdown is treated as"
        " gfm until postlint knows that dialect"
    )


@pytest.mark.parametrize(
    "text",
    ["", "[markup.goldmark.renderer]\nunsafe = false\n", "# unsafe = true\n"],
)
def test_hugo_leaves_html_out_unless_told(repository: Path, text: str) -> None:
    site = site_with(repository, "hugo.toml", text)
    assert not site.raw_html
    assert site.note == (
        "hugo.toml does not set markup.goldmark.renderer.unsafe: this site leaves out what stays"
        " HTML in a post"
    )


def test_hugo_may_keep_its_markup_in_a_file_of_its_own(repository: Path) -> None:
    (repository / "config/_default").mkdir(parents=True)
    (repository / "config/_default/markup.toml").write_text("[goldmark.renderer]\nunsafe = true\n")
    assert site_with(repository, "config/_default/hugo.toml", "").raw_html


def test_an_option_that_changes_what_markdown_is_gets_a_note(repository: Path) -> None:
    text = "kramdown:\n  input: GFM\n  hard_wrap: true\n  parse_block_html: true\n"
    site = site_with(repository, "_config.yml", text)
    assert site.dialect == "kramdown"
    assert site.note == "_config.yml sets parse_block_html, which postlint does not follow"


HEXO = "new_post_name: x\n"
QUIRKS = "kramdown:\n  gfm_quirks: [paragraph_end, no_auto_typographic]\n"
PLUGIN = "markdown: CommonMark\ncommonmark:\n  options: [SMART, HARDBREAKS]\n"
IT = "markdown:\n  render:\n    breaks: true\n    typographer: false\n"
TYPOGRAPHER = "[markup.goldmark.extensions.typographer]\ndisable = true\n"


@pytest.mark.parametrize(
    ("name", "text", "also", "written"),
    [
        ("_config.yml", "kramdown:\n  hard_wrap: true\n", "", "kramdown+hard-breaks"),
        ("_config.yml", "kramdown:\n  hard_wrap: false\n", "", "kramdown"),
        ("_config.yml", "kramdown: {hard_wrap: true, input: GFM}\n", "", "kramdown+hard-breaks"),
        ("_config.yml", "hard_wrap: true\n", "", "kramdown"),
        ("_config.yml", QUIRKS, "", "kramdown-smart"),
        (
            "_config.yml",
            "kramdown:\n  typographic_symbols: {ndash: '--', mdash: '---'}\n",
            "",
            "kramdown-smart",
        ),
        ("_config.yml", "kramdown: [\n", "", "kramdown"),
        ("_config.yml", PLUGIN, "", "gfm+hard-breaks+smart"),
        ("_config.yml", "markdown: CommonMark\n", "", "gfm"),
        ("_config.yml", HEXO, "", "gfm+hard-breaks+smart"),
        ("_config.yml", f"{HEXO}marked:\n  breaks: false\n", "", "gfm+smart"),
        (
            "_config.yml",
            f"{HEXO}marked:\n  breaks: true\n  smartypants: false\n",
            "",
            "gfm+hard-breaks",
        ),
        ("hugo.toml", "", "", "goldmark"),
        (
            "hugo.toml",
            "[markup.goldmark.renderer]\nhardWraps = true\n",
            "",
            "goldmark+hard-breaks",
        ),
        ("hugo.toml", TYPOGRAPHER, "", "goldmark-smart"),
        (
            "hugo.yaml",
            "markup: {goldmark: {extensions: {typographer: false}}}\n",
            "",
            "goldmark-smart",
        ),
        (
            "hugo.json",
            '{\n\t"markup": {"goldmark": {"renderer": {"hardwraps": true}}}}',
            "",
            "goldmark+hard-breaks",
        ),
        ("astro.config.mjs", "import b from 'remark-breaks'\n", "", "gfm+hard-breaks"),
        ("astro.config.mjs", "// import b from 'remark-breaks'\n", "", "gfm"),
        (
            ".eleventy.js",
            "x(markdownIt({ html: true, breaks: true, typographer: true }))",
            "",
            "gfm+hard-breaks+smart",
        ),
        (".eleventy.js", "/* breaks: true */ typographer: false", "", "gfm"),
        (
            "config.rb",
            "set :markdown, input: 'GFM', hard_wrap: true\n",
            "source",
            "kramdown+hard-breaks",
        ),
        ("config.rb", "set :markdown, hard_wrap: true\n", "source", "kramdown"),
        (
            "config.rb",
            "set :markdown_engine, :redcarpet\nset :markdown, :hard_wrap => true\n",
            "source",
            "gfm+hard-breaks",
        ),
        (
            "pelicanconf.py",
            "MARKDOWN = {'extensions': ['nl2br', 'smarty']}\n",
            "",
            "gfm+hard-breaks+smart",
        ),
        ("pelicanconf.py", "# 'nl2br'\n", "", "gfm"),
    ],
)
def test_a_site_says_what_it_makes_of_lines_and_punctuation(
    repository: Path, name: str, text: str, also: str, written: str
) -> None:
    site = site_with(repository, name, text, also)
    assert site.written() == written
    assert site.written(hard_breaks=False, smart=site.dialect != "gfm") == site.dialect


def test_hugo_may_say_it_in_the_file_of_its_markup(repository: Path) -> None:
    (repository / "config/_default").mkdir(parents=True)
    text = "goldmark:\n  renderer:\n    hardWraps: true\n"
    (repository / "config/_default/markup.yaml").write_text(text)
    site = site_with(repository, "config/_default/hugo.yaml", "")
    assert site.written() == "goldmark+hard-breaks"


def test_hexo_may_have_markdown_it(repository: Path) -> None:
    (repository / "package.json").write_text('{"dependencies": {"hexo-renderer-markdown-it": "1"}}')
    assert site_with(repository, "_config.yml", HEXO).written() == "gfm"
    (repository / "_config.yml").write_text(HEXO + IT)
    site = Sites().of(repository)
    assert site is not None
    assert site.written() == "gfm+hard-breaks"


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


def test_a_folder_has_its_place_in_its_site(repository: Path) -> None:
    (repository / "blog").mkdir()
    (repository / "blog" / "_config.yml").write_text("title: x\n")
    sites = Sites()
    assert sites.place(repository / "blog" / "_posts" / "2020") == "_posts/2020"
    assert sites.place(repository / "blog") == ""
    assert sites.place(repository) == ""
