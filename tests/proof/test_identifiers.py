"""The identifiers of headings that kramdown and goldmark read in braces."""

from __future__ import annotations

import pytest

from postlint.proof import prove

LINK = "\n\n[b](#c)\n"
BOTH = pytest.mark.parametrize("dialect", ["kramdown", "goldmark"])


@BOTH
@pytest.mark.parametrize(
    "after", ["## A {#c}", "## A  {#c}  ", "A {#c}\n------", "## *A* {#c}", '## <a id="c"></a>A']
)
def test_the_identifier_of_a_heading_is_the_one_in_braces(dialect: str, after: str) -> None:
    html = '<h2 id="c"><em>A</em></h2>' if "*" in after else '<h2 id="c">A</h2>'
    assert prove(f"{html}{LINK}", f"{after}{LINK}", dialect=dialect).holds


@BOTH
@pytest.mark.parametrize(
    "after",
    ["## A", "## A {#d}", "## A \\{#c}", "## A &#123;#c}", "## A{#c}", "A {#c}", "## A `{#c}`"],
)
def test_nothing_else_is_that_identifier(dialect: str, after: str) -> None:
    assert not prove(f'<h2 id="c">A</h2>{LINK}', f"{after}{LINK}", dialect=dialect).holds


@BOTH
def test_text_that_looks_like_an_identifier_is_none(dialect: str) -> None:
    html = f"<h2>A {{#c}}</h2>{LINK}"
    assert prove(html, f"## A \\{{#c}}{LINK}", dialect=dialect).holds
    assert not prove(html, f"## A {{#c}}{LINK}", dialect=dialect).holds


@pytest.mark.parametrize("dialect", ["gfm", "commonmark"])
def test_other_dialects_print_it(dialect: str) -> None:
    assert prove("<h2>A {#c}</h2>", "## A {#c}", dialect=dialect).holds


@BOTH
def test_a_heading_that_nobody_touched_may_say_anything(dialect: str) -> None:
    heading = "## A -- b {#c}\n\n"
    assert prove(f"{heading}<p>d</p>{LINK}", f"{heading}d{LINK}", dialect=dialect).holds
