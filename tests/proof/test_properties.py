"""What must hold for any body at all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.proof import prove

TAGS = (
    "p div span b em code pre a img br hr ul ol li h2 blockquote table tr td th details noscript "
    "script style video svg q sup"
).split()
ATTRIBUTES = ("", " hidden", " id=x", " href='#x'", " class=language-c", " src=y", " dir=rtl")
TEXTS = (
    "word ",
    " ",
    "\n",
    "\n\n",
    "    ",
    "- ",
    "> ",
    "1. ",
    "## ",
    "**",
    "*",
    "`",
    "```\n",
    "|",
    "&nbsp;",
)

tags = st.builds(
    lambda name, attribute, end: f"</{name}>" if end else f"<{name}{attribute}>",
    st.sampled_from(TAGS),
    st.sampled_from(ATTRIBUTES),
    st.booleans(),
)
bodies = st.lists(
    st.one_of(
        tags,
        st.sampled_from(TEXTS),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
    ),
    max_size=20,
).map("".join)

words = st.text("abcdefghijklmnopqrstuvwxyzäéжי港", min_size=1, max_size=6)
paragraphs = st.lists(st.lists(words, min_size=1, max_size=5), min_size=1, max_size=4)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(bodies)
def test_a_body_is_the_same_as_itself(body: str) -> None:
    assert prove(body, body).holds
    assert prove(body, body, is_html=True).holds
    assert prove(body, body, dialect="commonmark").holds


@settings(max_examples=200, deadline=None, derandomize=True)
@given(bodies, bodies)
def test_the_same_is_the_same_both_ways(before: str, after: str) -> None:
    there, back = prove(before, after), prove(after, before)
    assert there.holds is back.holds
    assert bool(there.message) is not there.holds


@settings(max_examples=200, deadline=None, derandomize=True)
@given(paragraphs, words, st.data())
def test_a_word_more_or_less_is_refused(
    paragraphs: list[list[str]], word: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(paragraphs) - 1))
    within = data.draw(st.integers(0, len(paragraphs[at])))
    longer = [list(paragraph) for paragraph in paragraphs]
    longer[at].insert(within, word)
    before, after = (
        "".join(f"<p>{' '.join(paragraph)}</p>" for paragraph in body)
        for body in (paragraphs, longer)
    )
    markdown = "\n\n".join(" ".join(paragraph) for paragraph in longer)
    assert prove(after, markdown).holds
    assert not prove(before, markdown).holds
    assert not prove(markdown, before).holds


@settings(max_examples=200, deadline=None, derandomize=True)
@given(paragraphs, st.sampled_from(["b", "em", "code", "del", "u", "q", "x-y", "sup"]), st.data())
def test_a_mark_more_or_less_is_refused(
    paragraphs: list[list[str]], tag: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(paragraphs) - 1))
    within = data.draw(st.integers(0, len(paragraphs[at]) - 1))
    marked = [list(paragraph) for paragraph in paragraphs]
    marked[at][within] = f"<{tag}>{marked[at][within]}</{tag}>"
    before, after = (
        "\n\n".join(" ".join(paragraph) for paragraph in body) for body in (paragraphs, marked)
    )
    assert not prove(before, after).holds
    assert not prove(after, before).holds
