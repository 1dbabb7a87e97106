"""What other programs import: `postlint.convert` and `postlint.prove`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import postlint
from postlint.preferences import Style, Urls

HEAD = "---\ntitle: A day\n---\n"
HTML = "<p>It <b>rained</b>.</p>\n"
MARKDOWN = "It **rained**.\n"


@pytest.mark.parametrize("head", ["", "\ufeff", HEAD, f"\ufeff{HEAD}"])
def test_a_post_is_converted(head: str) -> None:
    done = postlint.convert(head + HTML)
    assert done.text == head + MARKDOWN
    assert (done.before, done.changed, done.proven) == (head + HTML, True, True)
    again = postlint.convert(done.text)
    assert (again.text, again.changed, again.proven) == (done.text, False, True)


def test_a_body_may_look_like_front_matter() -> None:
    text = "---\na\n---\n<p>b</p>\n"
    assert postlint.convert(text).text == "---\na\n---\nb\n"
    done = postlint.convert(text, front_matter=False)
    assert done.text == "---\na\n---\n\nb\n"
    assert postlint.prove(text, done.text, front_matter=False).holds


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("a*b*c", "a\\*b\\*c"),
        (f"{HEAD}<p>a</p>\n", f"{HEAD}a\n"),
        (f"{HEAD}", f"{HEAD}"),
        ("", ""),
        ("\ufeff<p>a</p>", "\ufeffa"),
    ],
)
def test_html_is_no_markdown(html: str, markdown: str) -> None:
    done = postlint.convert(html, is_html=True)
    assert (done.text, done.proven) == (markdown, True)
    assert postlint.prove(html, markdown, was_html=True).holds


def test_html_that_cannot_be_proven_is_given_back() -> None:
    html = "<!DOCTYPE html><title>a</title><p>b</p>"
    done = postlint.convert(html, is_html=True)
    assert (done.text, done.changed, done.proven) == (html, False, False)
    assert [kept.by for kept in done.kept] == ["policy"]


def test_losses_and_what_is_kept_are_told() -> None:
    text = f"{HEAD}<p>a</p><script>b()</script><iframe src='/c'></iframe>\n"
    done = postlint.convert(text)
    assert [(loss.kind, loss.token) for loss in done.losses] == [("script", "script b()")]
    assert [kept.tag for kept in done.kept] == ["iframe"]
    assert done.losses[0].span.of(text).startswith("<p>")
    assert not postlint.prove(text, done.text).holds
    assert postlint.prove(text, done.text, losses=done.losses).holds


@pytest.mark.parametrize("head", ["", "\ufeff", HEAD, f"\ufeff{HEAD}"])
def test_what_is_dropped_is_proven_wherever_the_body_begins(head: str) -> None:
    text = f"{head}<div class='share'><p>Share</p></div>\n{HTML}"
    sites = [{"host": "example.org", "drop": [".share"]}]
    done = postlint.convert(text, source="https://example.org/", sites=sites)
    assert (done.text, done.losses[0].kind) == (head + MARKDOWN, "dropped")
    assert postlint.prove(text, done.text, losses=done.losses).message == ""


@pytest.mark.parametrize(
    ("settings", "markdown"),
    [
        ({"engine": "markdownify"}, "a\n="),
        ({"engine": "markdownify", "markdownify": {"heading_style": "atx"}}, "# a"),
        ({"preferences": postlint.Preferences(engine="markdownify")}, "a\n="),
        (
            {
                "preferences": postlint.Preferences(engine="markdownify"),
                "markdownify": {"heading_style": "atx"},
            },
            "# a",
        ),
        ({"image_size": "drop", "style": Style()}, "# a"),
    ],
)
def test_settings_are_preferences(settings: dict[str, Any], markdown: str) -> None:
    assert postlint.convert("<h1>a</h1>", **settings).text == markdown


@pytest.mark.parametrize("urls", [Urls(resolve=True), {"resolve": True}])
def test_relative_addresses_need_the_source(urls: Any) -> None:
    html = '<p><a href="/a">b</a></p>'
    assert postlint.convert(html, urls=urls).text == "[b](/a)"
    done = postlint.convert(html, urls=urls, source="https://example.org/c")
    assert done.text == "[b](https://example.org/a)"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"dialect": "pandoc"}, "there is no dialect 'pandoc'; there are commonmark, gfm"),
        ({"engine": "pandoc"}, "`convert.engine` has no value `pandoc`"),
        (
            {"preferences": postlint.Preferences(engine="pandoc")},  # type: ignore[arg-type]
            "`convert.engine` has no value `pandoc`",
        ),
        ({"engines": "postlint"}, "`convert` has no setting `engines`; did you mean `engine`?"),
        ({"style": {"wrap": "x"}}, "`convert.style.wrap` must be a whole number, not a string"),
        ({"tidy": {"lazy-image": True}}, "no repair is named `lazy-image`; did you mean"),
        ({"allow": ["ifram"]}, "`allow`: no element is named `ifram`; did you mean `iframe`?"),
        ({"elements": {"table": "unwrap"}}, "`table` cannot be `unwrap`"),
        ({"sites": [{"host": "example.org", "drop": ["["]}]}, "`[` is no selector: "),
        (
            {"engine": "markdownify", "markdownify": {"wrp": 1}},
            "markdownify has no option `wrp`; did you mean `wrap`?",
        ),
    ],
)
def test_what_there_is_not_is_an_error(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        postlint.convert("a", **settings)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("dialect", ["commonmark", "gfm", "goldmark", "kramdown"])
def test_the_dialect_decides(dialect: str) -> None:
    done = postlint.convert("<p>a <del>b</del> | c</p>", dialect=dialect)
    assert postlint.prove(done.before, done.text, dialect=dialect).holds
    assert ("<del>" in done.text) is (dialect == "commonmark")
    with pytest.raises(ValueError, match="there is no dialect 'x'"):
        postlint.prove("a", "a", dialect="x")


def test_a_site_that_shows_no_html_is_told_of() -> None:
    (kept,) = postlint.convert("a <sup>2</sup>", raw_html=False).kept
    assert kept.reason.endswith("the site does not show what stays HTML")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (HTML, MARKDOWN, ""),
        (HEAD + HTML, HEAD + MARKDOWN, ""),
        (HEAD + HTML, HEAD.replace("A day", "'A day'") + MARKDOWN, ""),
        (HTML, "It rained.\n", "`It **rained**.` became `It rained.`"),
        (HEAD + HTML, MARKDOWN, "only one of the texts has front matter"),
        (HEAD + HTML, HEAD.replace("day", "night") + HTML, "`title` in the front matter differs"),
        (HEAD + HTML, HEAD.replace("\n", "\na: 1\n", 1) + HTML, "`a` in the front matter differs"),
        (f"---\na:\n---\n{HTML}", f"---\nb:\n---\n{HTML}", "`a` in the front matter differs"),
        (
            f"---\na: 1\n---\n{HTML}",
            f"---\na: true\n---\n{HTML}",
            "`a` in the front matter differs",
        ),
        (HEAD + HTML, f"---\n[\n---\n{HTML}", "the front matter differs, and does not parse"),
        (f"---\n[\n---\n{HTML}", f"---\n[\n---\n{MARKDOWN}", ""),
    ],
)
def test_what_differs_is_said(before: str, after: str, message: str) -> None:
    proof = postlint.prove(before, after)
    assert (proof.holds, proof.message) == (not message, message)


def test_the_public_names_are_all_there() -> None:
    for name in postlint.__all__:
        assert getattr(postlint, name).__doc__
    assert set(postlint.__all__) <= set(dir(postlint))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = postlint.nothing  # type: ignore[attr-defined]


def test_importing_the_package_imports_nothing_else() -> None:
    code = (
        "import sys; before = set(sys.modules); import postlint; "
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    loaded = done.stdout.split()
    assert [one for one in loaded if one.startswith("postlint")] == ["postlint"]
    assert {one.partition(".")[0] for one in loaded} <= {"postlint", *sys.stdlib_module_names}
