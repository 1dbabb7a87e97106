"""What breaks a line, against the renderers whose sites break each."""

from __future__ import annotations

import pytest
from judge import renderers
from judge.document import read

from postlint.post.hard_breaks import html, with_hard_breaks

BODIES = (
    "a\nb  \nc\\\nd\\\\\ne \nf\n",
    "> a\n> b\n\n- c\n  d\n\n1. *e\n   f*\n",
    "[a\nb](c) `d\ne`\n",
    "a\nb\n===\n\n```\nc\nd\n```\n",
    "a <u>b\nc</u> d\ne <br>\nf <i>g\nh\n\ni\nj\n",
    "<div>\na\nb\n</div>\n\nc\nd\n",
    "渡船\n中午\n",
)


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize(
    ("dialect", "renderer"),
    [("gfm", "cmark-gfm"), ("gfm", "markdown-it-py"), ("goldmark", "goldmark")],
)
def test_each_line_of_a_paragraph_breaks(body: str, dialect: str, renderer: str) -> None:
    (shown,) = renderers.RENDERERS[f"{renderer}+hard-breaks"]([body])
    assert read(html(body, f"{dialect}+hard-breaks")).lines() == read(shown).lines()


@pytest.mark.parametrize(
    "body",
    [
        *(body for body in BODIES if "===" not in body and "<i>g" not in body),
        "a\\\nb <u>c  \nd\\\ne</u>\n",
        '<details markdown="1">\n\na  \nb\nc\\\nd\n\n</details>\n\ne\nf\n',
    ],
)
def test_kramdown_breaks_none_in_html_and_at_no_backslash(body: str) -> None:
    (shown,) = renderers.RENDERERS["kramdown+hard-breaks"]([body])
    rendered = html(body, "kramdown+hard-breaks").replace(' markdown="1"', "")
    assert read(rendered).lines() == read(shown).lines()


def test_without_the_option_nothing_changes() -> None:
    for body in BODIES:
        assert with_hard_breaks(body, "gfm") == body


def test_line_ends_of_windows_stay() -> None:
    assert with_hard_breaks("a\r\nb\r\n", "gfm+hard-breaks") == "a\\\r\nb\r\n"
