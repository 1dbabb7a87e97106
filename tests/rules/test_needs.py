"""A rule finds nothing in a post that it is not asked about: what it needs hides no finding."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from postlint import catalogue, config, run
from postlint.post import parse
from postlint.run.checking import asks_about

if TYPE_CHECKING:
    from postlint.post.post import Post
    from postlint.rule import Context, Rule

ROOT = Path(__file__).parents[2]
SETTINGS = config.parse("")
BLOCK = re.compile(r"^(`{3,})(?:post|escaped-post)\b[^\n]*\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
HTML = (
    "<P ONCLICK='x'>capitals</P>\n",
    '<p title=">" onclick="x()">a bracket in a value</p>\n',
    '<p title="a"onclick="x()">no space between</p>\n',
    "<p/onclick=x>a slash between</p>\n",
    "<p onclick>no value</p>\n",
    "<p\nonclick\n=\n'x'>lines</p>\n",
    "<img/src=x>\n",
    "Text <IMG\tSRC='javascript:x'> and <a\fhref=x></a> in a line\n",
    "<script>x</script>\n",
    "> <form\n> action=x></form>\n",
    "`<img>` and \\<img> are text\n",
)


@cache
def posts() -> tuple[tuple[Post, Context], ...]:
    texts = [
        found[2]
        for page in (ROOT / "rules").rglob("*.md")
        for found in BLOCK.finditer(page.read_text("utf-8"))
    ]
    texts += [
        text.encode()
        .decode("unicode_escape")
        .encode("latin-1", "replace")
        .decode("utf-8", "replace")
        for text in texts
        if "\\u" in text
    ]
    for folder in ("archive", "lint"):
        paths = (
            path
            for path in (ROOT / "fixtures" / folder).rglob("*")
            if path.suffix in {".md", ".html"}
        )
        texts += [path.read_bytes().decode("utf-8", "replace") for path in paths]
    found = []
    for number, text in enumerate(
        [*texts, *HTML, "\ufeff---\r\ntitle: x\n---\r", "a\u200bb\u2028\n"]
    ):
        dialect = ("gfm", "kramdown", "goldmark")[number % 3]
        name = "2024-01-02-rain.html" if number % 11 == 0 else "2024-01-02-rain.md"
        found.append((parse(text, name, dialect), SETTINGS.context(dialect, "Jekyll", name)))
    return tuple(found)


@pytest.mark.parametrize(
    "rule",
    [rule for rule in catalogue.rules() if rule.needs and rule.check],
    ids=lambda rule: rule.name,
)
def test_a_rule_finds_nothing_without_what_it_needs(rule: Rule) -> None:
    asked = [asks_about(rule.needs, post, context) for post, context in posts()]
    assert any(asked)
    assert not all(asked)
    for (post, context), asks in zip(posts(), asked, strict=True):
        assert rule.check is not None
        assert asks or not list(rule.check(post, context)), post.text


@pytest.mark.parametrize(
    "rule", [rule for rule in catalogue.rules() if rule.check_element], ids=lambda rule: rule.name
)
def test_a_rule_is_asked_about_each_element_that_it_names(rule: Rule) -> None:
    for post, context in posts():
        check = rule.check_element
        assert check is not None
        wanted = [one for one in post.body.elements if rule.wants(one.tag, one.names)]
        expected = sorted(
            (found.span, found.message) for one in wanted for found in check(one, post, context)
        )
        again = parse(post.text, post.path, post.body.dialect)
        (report,) = run.check_posts([again], [rule], [context])
        alone = (*report.diagnostics, *report.suppressed)
        assert sorted((found.span, found.message) for found in alone) == expected, post.text
