from __future__ import annotations

import pytest

from postlint.post import parse
from postlint.rules.source._source_line import broken_line, links_to, source_line

URL = "https://news.example.org/rain"


@pytest.mark.parametrize(
    "body",
    [
        f"[Rain]({URL})\n------\n",
        f"# [Rain]({URL})\n",
        f"**[Rain]({URL} 'News')**\n",
        f"<!-- 1 -->\n\n<!-- 2 -->\n[Rain]({URL})\n------\n",
        f"<!-- two\nlines -->\n\n[Rain][1]\n\n[1]: {URL}\n",
        f"[Rain]({URL})\\\n",
        f"<{URL}>\n",
        f"[Rain]({URL}) <!-- checked -->\n",
    ],
)
def test_a_block_of_one_link_is_the_source_line(body: str) -> None:
    link = source_line(parse(body))
    assert link is not None
    assert link.url == URL


@pytest.mark.parametrize(
    "body",
    [
        "",
        "It rained.\n",
        f"[Rain]({URL}) fell.\n",
        f"[Rain]({URL}) [snow]({URL})\n",
        f"[]({URL})\n",
        f"[![Rain](rain.jpg)]({URL})\n",
        f"- [Rain]({URL})\n",
        f"> [Rain]({URL})\n",
        f"It rained.\n\n[Rain]({URL})\n",
        f"<div>\n\n[Rain]({URL})\n\n</div>\n",
        f'<p><a href="{URL}">Rain</a></p>\n',
        f"    [Rain]({URL})\n",
    ],
)
def test_anything_else_is_not(body: str) -> None:
    assert source_line(parse(body)) is None


def test_the_link_to_the_source_may_follow_others() -> None:
    post = parse(f"[Home](/)\n\n# Rain\n\n[Rain]({URL})\n\n[Fourth](https://four.example.org)\n")
    home = source_line(post)
    rain = source_line(post, URL)
    assert home is not None
    assert rain is not None
    assert (home.url, rain.url) == ("/", URL)
    fourth = source_line(post, "https://four.example.org")
    assert fourth == home


def test_links_to_looks_into_sentences_and_quotes_at_the_start() -> None:
    assert links_to(parse(f"# Rain\n\n> From [here]({URL}), with thanks.\n"), URL)
    assert not links_to(parse(f"a\n\nb\n\nc\n\n[Rain]({URL})\n"), URL)
    assert not links_to(parse(f'<p><a href="{URL}">Share</a></p>\n'), URL)
    assert not links_to(parse(f"- list\n\n[Rain]({URL})\n"), URL)


def test_links_to_takes_any_link_of_an_html_post() -> None:
    html = f'<p>Rain</p><footer><a href="{URL}">Source</a></footer>'
    assert links_to(parse(html, "post.html"), URL)
    assert not links_to(parse("<p>Rain</p>", "post.html"), URL)


@pytest.mark.parametrize(
    "line",
    [
        f"[Rain]]({URL})",
        f"[a [b]({URL})",
        f"[Rain] ({URL})",
        f"[Rain]({URL} x)",
        f"[Rain]({URL}_(1)",
    ],
)
def test_a_broken_line_is_found_where_it_stands(line: str) -> None:
    post = parse(f"---\ntitle: x\n---\n<!--1-->\n## {line}\nmore\n")
    span = broken_line(post)
    assert span is not None
    assert span.of(post.text) == line


@pytest.mark.parametrize(
    "line",
    [
        f"[Rain]({URL})",
        f"[a [b] c]({URL})",
        f"[Update] see [this]({URL})",
        f"[a]({URL}) [b]({URL})",
        f"[a [b]({URL}) [c]({URL})",
        "[Rain]({{ site.url }}/a b://c)",
        "[1] (see below)",
        f"\\[Rain]({URL})",
        f"It rained [Rain]]({URL})",
    ],
)
def test_other_lines_are_not_broken(line: str) -> None:
    assert broken_line(parse(f"{line}\n")) is None
