"""What the proof's tables say, row by row."""

from __future__ import annotations

import pytest

from postlint.post import lazy_images
from postlint.proof import prove, words

SRC = "https://pics.example.org/a.jpg"

# Each row of the proof's tables. A new row needs its word here: what the proof overlooks is decided
# in two places.
INLINE = "span font bdi label time data nobr wbr acronym ignore_js_op picture"
PARSERS_OWN = "html head body thead tbody tfoot"
BLOCK = "p div article aside center figcaption figure footer header hgroup main nav search section"
ROWS = "<tr><td>a</td></tr></table>"
INVISIBLE = {
    "link": ("<p>a</p><link rel=stylesheet href=x.css>", "<p>a</p>"),
    "meta": ("<p>a</p><meta name=x content=y>", "<p>a</p>"),
    "title": ("<p>a</p><title>b</title>", "<p>a</p>"),
    "col": (f"<table><col class=x>{ROWS}", f"<table>{ROWS}"),
    "colgroup": (f"<table><colgroup class=x></colgroup>{ROWS}", f"<table>{ROWS}"),
}
MARKS = {
    "strong": "strong b",
    "em": "em i",
    "code": "code tt samp",
    "del": "del s strike",
    "ins": "ins",
    "u": "u",
    "sup": "sup",
    "sub": "sub",
    "mark": "mark",
    "kbd": "kbd",
    "small": "small",
    "big": "big",
    "cite": "cite",
    "var": "var",
    "dfn": "dfn",
    "q": "q",
}
SILENT = (
    "class style id name role rel target tabindex referrerpolicy crossorigin loading decoding "
    "fetchpriority xml:lang itemprop itemscope itemtype"
)
LAZY = "data-src data-lazy-src data-original data-actualsrc data-orig-src data-echo real_src file"
BLANKS = (
    "1x1 blank dot gray grey lazy lazy-load lazyload loading none pixel placeholder sg_trans spacer"
    " transparent"
)
EMPTY = "h1 h2 h3 h4 h5 h6 blockquote ul ol menu dl"


def test_no_row_is_without_a_case() -> None:
    assert set(words.TRANSPARENT_INLINE) <= {*INLINE.split(), *PARSERS_OWN.split()}
    assert set(words.TRANSPARENT_BLOCK) <= {*BLOCK.split(), "body"}
    assert set(words.INVISIBLE) <= set(INVISIBLE)
    assert set(words.MARKS) <= {tag for tags in MARKS.values() for tag in tags.split()}
    assert set(words.SILENT_ATTRIBUTES) <= {*SILENT.split(), "lang"}
    assert set(lazy_images.LAZY_SOURCES) <= set(LAZY.split())
    assert set(lazy_images.PLACEHOLDER_FILES) <= set(BLANKS.split())
    assert set(words.EMPTY_SHOWS_NOTHING) <= set(EMPTY.split())


@pytest.mark.parametrize("tag", INLINE.split())
def test_an_inline_element_that_says_nothing(tag: str) -> None:
    assert prove(f"<p>a <{tag} class=x>b</{tag}>c</p>", "<p>a bc</p>", is_html=True).holds


@pytest.mark.parametrize("tag", BLOCK.split())
def test_a_block_that_says_nothing(tag: str) -> None:
    before = f"a<{tag} class=x>b<{tag}>c</{tag}>d</{tag}>e"
    assert prove(before, "<p>a<p>b<p>c<p>d<p>e", is_html=True).holds
    assert not prove(before, "<p>a<p>bc<p>d<p>e", is_html=True).holds


@pytest.mark.parametrize(("before", "after"), INVISIBLE.values(), ids=INVISIBLE)
def test_an_element_that_shows_nothing(before: str, after: str) -> None:
    assert prove(before, after, is_html=True).holds


@pytest.mark.parametrize("tags", MARKS.values(), ids=MARKS)
def test_marks_that_look_alike(tags: str) -> None:
    first, *others = tags.split()
    marked = f"<p>a <{first}>b</{first}> c</p>"
    assert not prove(marked, "<p>a b c</p>", is_html=True).holds
    for other in others:
        assert prove(f"<p>a <{other}>b</{other}> c</p>", marked, is_html=True).holds


def test_marks_that_do_not_look_alike() -> None:
    marked = [f"<p>a <{tags.split()[0]}>b</{tags.split()[0]}> c</p>" for tags in MARKS.values()]
    for at, before in enumerate(marked):
        for after in marked[at + 1 :]:
            assert not prove(before, after, is_html=True).holds


@pytest.mark.parametrize("name", SILENT.split())
def test_an_attribute_that_nobody_sees(name: str) -> None:
    assert prove(f"<p><x-y {name}=q>a</x-y></p>", "<p><x-y>a</x-y></p>", is_html=True).holds


@pytest.mark.parametrize("name", LAZY.split())
def test_where_a_lazy_image_is(name: str) -> None:
    image = f"<img src={SRC}>"
    for source in ("", "src=''", "src='data:image/png;base64,R0'", "src='about:blank'"):
        assert prove(f"<img {source} {name}={SRC}>", image, is_html=True).holds
    assert not prove(f"<img src=/b.jpg {name}={SRC}>", image, is_html=True).holds


@pytest.mark.parametrize("name", BLANKS.split())
def test_what_holds_the_place_of_a_lazy_image(name: str) -> None:
    lazy = f"<img src=/img/{name.capitalize()}.gif data-original={SRC}>"
    assert prove(lazy, f"<img src={SRC}>", is_html=True).holds
    assert not prove(lazy, f"<img src=/img/{name.capitalize()}.gif>", is_html=True).holds
    assert not prove(f"<img src=/{name}.gif>", "", is_html=True).holds
    assert not prove(lazy.replace(".gif", "-2.gif"), f"<img src={SRC}>", is_html=True).holds


@pytest.mark.parametrize("tag", EMPTY.split())
def test_an_empty_block_shows_nothing(tag: str) -> None:
    assert prove(f"<p>a</p><{tag}> <p></p></{tag}><p>b</p>", "<p>a</p><p>b</p>", is_html=True).holds
    assert not prove(f"<p>a</p><{tag}>c</{tag}>", "<p>a</p><p>c</p>", is_html=True).holds


def test_what_the_parser_makes_around_everything_says_nothing() -> None:
    before = "<html class=x><head></head><body class=x><p>a</p></body></html>"
    assert prove(before, "<p>a</p>", is_html=True).holds
    for group in ("thead", "tbody", "tfoot"):
        table = f"<table><{group} class=x>{ROWS}"
        assert prove(table, f"<table>{ROWS}", is_html=True).holds
