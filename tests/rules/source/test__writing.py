from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.post import parse
from postlint.proof import prove
from postlint.rules.source._source_line import source_line
from postlint.rules.source._writing import heading_words, link
from postlint.urls.written import same

URL = "https://news.example.org/a_(b)?c=d&e=雨"
TITLES = st.text(
    st.sampled_from("ab 雨12.-+*_`~[]()<>!&;#|\\\"'{}$:\u00a0\u3000=^")
    | st.characters(codec="utf-8"),
    max_size=12,
)
BODY = "<p>It <b>rained</b> all day.</p>\n\nIt snowed.\n"


@settings(deadline=None)
@given(TITLES)
def test_a_link_reads_as_the_title_or_is_not_written(title: str) -> None:
    line = link(title, URL, "gfm")
    if line:
        read = source_line(parse(line))
        assert read is not None
        assert same(read.url, URL)
        assert " ".join(read.text.split()) == " ".join(title.split())


@settings(deadline=None)
@given(st.text(st.sampled_from("ab 雨.*_`~[]<&;|\\!"), min_size=1, max_size=12))
def test_the_proof_finds_what_the_heading_intends(title: str) -> None:
    line = link(title, URL, "gfm")
    if line:
        after = f"{line}\n------\n\n{BODY}"
        assert prove(BODY, after, intends=heading_words(title, URL)).holds
        assert not prove(BODY, after + "\nMore.", intends=heading_words(title, URL)).holds


def test_titles_with_marks_of_markdown_are_written() -> None:
    assert link("Rain [live] *now* a|b", URL, "gfm") == (
        r"[Rain \[live\] \*now\* a\|b](https://news.example.org/a_%28b%29?c=d&e=雨)"
    )
    assert (
        link("AT&T &amp; <b>", "https://a.org/", "gfm") == r"[AT&T &amp;amp; \<b>](https://a.org/)"
    )


def test_what_a_dialect_would_change_is_not_written() -> None:
    assert link("~~struck~~", URL, "gfm") == ""
    assert link("~~struck~~", "https://a.org/", "commonmark") == "[~~struck~~](https://a.org/)"
