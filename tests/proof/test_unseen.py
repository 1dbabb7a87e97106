"""What does not show must not show afterwards, and counts itself: hidden text, scripts, comments."""

from __future__ import annotations

import pytest

from postlint.proof import prove

SRC = "https://pics.example.org/a.jpg"
TWEETS = "<script src=https://platform.twitter.com/widgets.js></script>"
CHARTS = "<script src=https://e.infogram.com/js/dist/embed.js></script>"

UNSEEN = {
    "hidden text": ("<p>a <span hidden>b</span></p>", "<p>a b</p>"),
    "hidden text gone": ("<p>a</p><div hidden>b</div>", "<p>a</p>"),
    "hidden text by style": ("<p>a <i style='display : none'>b</i></p>", "<p>a <i>b</i></p>"),
    "hidden text in capitals": ("<p>a <span Hidden>b</span></p>", "<p>a b</p>"),
    "style in capitals": ("<p>a <span style='Display: None'>b</span></p>", "<p>a b</p>"),
    "style as entities": ("<p>a <span style='&#100;isplay:none'>b</span></p>", "<p>a b</p>"),
    "invisible text": ("<p>a <span style='visibility:hidden'>b</span></p>", "<p>a b</p>"),
    "a hidden image": (f"<p>a <img hidden src={SRC}></p>", f"<p>a <img src={SRC}></p>"),
    "a tracking image": (
        f"<p>a <img style='display:none' src={SRC}></p>",
        f"<p>a <img src={SRC}></p>",
    ),
    "a comment": ("<p>a</p><!--more-->", "<p>a</p>"),
    "Blogger's mark": ("<p>a</p><a name=more></a>", "<p>a</p>"),
    "Blogger's mark from a link": ("<a name=more href=/b>a</a>", "<!--more--><a href=/b>a</a>"),
    "Blogger's mark from another anchor": ("<p>a<a name=less></a>", "<p>a<!--more-->"),
    "a comment's text": ("<!--a-->", "<!--b-->"),
    "a script": ("<p>a</p><script>b</script>", "<p>a</p>"),
    "a script's address": ("<script src=a></script>", "<script src=b></script>"),
    "a script's data": ("<script src=a data-post=b></script>", "<script src=a></script>"),
    "a script's kind": ("<script type=module>a</script>", "<script>a</script>"),
    "a script's address or text": ("<script src=a></script>", "<script>a</script>"),
    "the lines of a script": ("<script>//a\nb()</script>", "<script>//a b()</script>"),
    "the name by which a script finds a quote": (
        f"<blockquote class=twitter-tweet>a</blockquote>{TWEETS}",
        f"<blockquote>a</blockquote>{TWEETS}",
    ),
    "the box that a script fills": (
        f"<div class=infogram-embed data-id=a></div>{CHARTS}",
        CHARTS,
    ),
    "a style sheet": ("<p>a</p><style>p { }</style>", "<p>a</p>"),
    "a noscript": ("<p>a</p><noscript>b</noscript>", "<p>a</p>"),
    "a noscript shown": ("<p>a</p><noscript>b</noscript>", "<p>a</p>b"),
    "a noscript shown at the start": ("<noscript>a</noscript><p>b</p>", "<p>a</p><p>b</p>"),
    "a noscript that is no twin": (
        f"<p>a</p><noscript><img src={SRC}></noscript>",
        "<p>a</p>",
    ),
    "a noscript that is no twin, shown": (
        f"<p>a</p><noscript><img src={SRC}></noscript>",
        f"<p>a</p><img src={SRC}>",
    ),
}


@pytest.mark.parametrize(("before", "after"), UNSEEN.values(), ids=UNSEEN)
def test_another_document(before: str, after: str) -> None:
    for old, new in ((before, after), (after, before)):
        proof = prove(old, new, is_html=True)
        assert not proof.holds
        assert proof.message
