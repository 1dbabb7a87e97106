from __future__ import annotations

from pathlib import Path

import pytest

from postlint import catalogue
from postlint.config import (
    layers,
    load,
    parse,
    presets,
)
from postlint.config.listing import in_force
from postlint.post import parse as parse_post
from postlint.run import check_post


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_settings_the_default_preset_holds() -> None:
    settings = load()
    assert settings.required == ("title", "date", "author", "source", "tags")
    assert settings.fields["source"] == (
        "from",
        "source",
        "source_url",
        "original_url",
        "canonical_url",
        "link",
    )
    assert settings.dialect == "auto"
    assert settings.exclude == ()
    assert settings.select == tuple(rule.code for rule in catalogue.rules() if rule.default)
    assert settings.rules() == tuple(rule for rule in catalogue.listed() if rule.default)


def test_the_blog_preset_asks_for_title_and_date_only() -> None:
    settings = parse('extends = "blog"')
    assert settings.required == ("title", "date")
    assert settings.fields["tags"] == ("tags", "tag", "keywords")
    families = {code.rstrip("0123456789") for code in settings.select}
    assert "SRC" not in families
    assert {"AUT001", "FM009", "TAG004"}.isdisjoint(settings.select)
    assert {"FM005", "HTM001", "TAG001"} <= set(settings.select)


def test_there_are_presets_for_what_posts_are_and_for_how_a_site_is_built() -> None:
    assert presets() == ("all", "astro", "blog", "hexo", "hugo", "jekyll", "news-archive", "strict")


@pytest.mark.parametrize("name", presets())
def test_every_preset_loads_alone_and_on_others(name: str) -> None:
    alone = parse(f'extends = "{name}"')
    assert alone.required == load().required or name == "blog"
    assert set(load().fields) <= set(alone.fields)
    assert parse(f'extends = ["blog", "{name}"]').select


@pytest.mark.parametrize("name", ["astro", "hexo", "hugo", "jekyll"])
def test_a_generator_says_how_posts_are_written_and_not_what_they_must_have(name: str) -> None:
    blog = parse(f'extends = ["blog", "{name}"]')
    assert blog.required == ("title", "date")
    assert blog.dialect == {"jekyll": "kramdown", "hugo": "goldmark"}.get(name, "gfm")
    assert blog.fields["categories"]
    assert blog.select == parse('extends = "blog"').select


def test_all_is_every_rule_and_strict_leaves_to_a_blog_what_it_has_no_use_for() -> None:
    everything = tuple(rule.code for rule in catalogue.rules())
    assert parse('extends = "all"').select == everything
    assert set(load().select) <= set(parse('extends = "strict"').select) <= set(everything)
    strict = parse('extends = "strict"').rules()
    assert {rule.name for rule in catalogue.rules()} - {rule.name for rule in strict} >= {
        "key-order",
        "tag-is-category",
        "slug-differs-from-title",
    }
    assert {"noscript-twin", "insecure-source"} <= {rule.name for rule in strict}
    blog = set(parse('extends = ["strict", "blog"]').select)
    assert {"SRC001", "FM009"}.isdisjoint(blog)
    assert set(parse('extends = "blog"').select) <= blog


def test_settings_in_force_tell_where_they_come_from_and_load_as_the_same() -> None:
    text = """
        extends = ["news-archive", "base.toml"]
        ignore = ["SRC"]
        exclude = ["drafts/"]
        [rules.missing-source]
        severity = "warning"
        [rules.field-schema.fields]
        mood = { enum = ["a b", "c"] }
        [convert]
        sites = [{ host = "example.org", drop = [".share"] }]
        [convert.elements]
        b = "raw"
        """
    Path("base.toml").write_text('extends = "jekyll"\nexclude = ["old"]\n[fields]\ndate = "when"\n')
    Path("postlint.toml").write_text(text)
    settings = load(Path("postlint.toml"))
    shown = in_force(settings, layers(Path("postlint.toml")))
    assert shown.splitlines()[0] == "# postlint.toml on base.toml, jekyll, news-archive"
    for line in (
        'exclude = ["old", "drafts/"] # base.toml, postlint.toml',
        'dialect = "kramdown" # jekyll',
        'date = "when" # base.toml',
        'severity = "warning" # postlint.toml',
        'published = ["boolean"] # jekyll',
        'mood = { enum = ["a b", "c"] } # postlint.toml',
    ):
        assert line in shown.splitlines()
    Path("postlint.toml").write_text(shown)
    assert load(Path("postlint.toml")) == settings


@pytest.mark.parametrize(
    ("generator", "front_matter", "found"),
    [
        ("jekyll", 'published: "false"', ["`published` is a string; write a boolean"]),
        ("jekyll", "tags: a b\npublished: false\nredirect_from: [/a/]", []),
        ("hugo", "weight: first", ["`weight` is a string; write a number"]),
        ("hugo", "draft: true\nlastmod: 2024-01-02\nslug: 1984\naliases:", []),
        ("hexo", "comments: [yes]", ["`comments` is a list; write a boolean"]),
        ("hexo", "layout: false\nupdated: 2024-01-02 03:04:05", []),
        ("astro", "heroImage: 1", ["`heroImage` is a number; write a string or a mapping"]),
        ("astro", "draft: false\nheroImage: { src: a.png }", []),
    ],
)
def test_a_generator_knows_the_types_of_its_fields(
    generator: str, front_matter: str, found: list[str]
) -> None:
    settings = parse(f'extends = ["blog", "{generator}"]').selecting(select=("wrong-type",))
    post = parse_post(f"---\ntitle: Rain\n{front_matter}\n---\n", "post.md")
    report = check_post(post, settings.rules(), settings.context())
    assert [one.message for one in report.diagnostics] == found


def test_a_blog_may_say_the_date_in_the_file_name() -> None:
    rules = parse('extends = "blog"').selecting(select=("missing-field",))
    for name, found in (("2024-01-02-rain.md", 0), ("rain.md", 1)):
        post = parse_post("---\ntitle: Rain\n---\n", name)
        report = check_post(post, rules.rules(), rules.context())
        assert len(report.diagnostics) == found
