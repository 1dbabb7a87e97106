"""What recurs in posts of a site, and what is proposed because of it."""

from __future__ import annotations

from collections import Counter

import pytest

from postlint.archive.boilerplate import Proposal, common, measure, proposal, seen
from postlint.archive.boilerplate.names import is_chrome, is_stable
from postlint.archive.boilerplate.shapes import Reading, tolerant
from postlint.post import Post, parse

WORDS = (
    "harbour lamp otter plum quilt river saddle thimble umbrella violin wagon yarn zebra acorn"
    " basket candle drum engine feather garden hammer island jacket kettle ladder mirror needle"
).split()


def prose(number: int, paragraphs: int = 3) -> str:
    """Return paragraphs that no other number gives."""
    return "\n".join(
        f"<p>The {WORDS[(number * 7 + at) % len(WORDS)]} number {WORDS[number % len(WORDS)]}"
        f" met a {WORDS[(number * 3 + at * 5) % len(WORDS)]} in {'x' * (number + 2)} weather.</p>"
        for at in range(paragraphs)
    )


def post(number: int, body: str) -> Post:
    return parse(f"---\ntitle: Title {WORDS[number]}\n---\n{body}\n", f"{number}.md", "gfm")


def proposed(bodies: list[str], *, least: int = 3, share: float = 0.5) -> Proposal:
    posts = [post(number, body) for number, body in enumerate(bodies)]
    looked = [seen(one.body) for one in posts]
    shared = common(looked, least, share)
    measured = [
        measure(one.body, shared, [f"Title {WORDS[number]}", "Ada Brook"])
        for number, one in enumerate(posts)
    ]
    return proposal("example.org", looked, measured, least, share)


def drops(found: Proposal) -> list[str]:
    return [drop.selector for drop in found.drop]


PAGE = """\
<div class="page" id="page-{number}9187">
<header class="masthead"><h1>Title {title}</h1><span>May {number}, 2024</span></header>
<div class="entry">
{prose}
<div class="share"><a href="https://s.example/?u={number}">Share</a> this</div>
</div>
<ul class="related"><li><a href="/a{number}">Read about {title} and more</a></li></ul>
</div>"""


def page(number: int) -> str:
    return PAGE.format(number=number, title=WORDS[number], prose=prose(number))


def test_a_page_becomes_its_article() -> None:
    found = proposed([page(number) for number in range(6)])
    assert found.keep is not None
    assert (found.keep.selector, found.keep.posts) == ("div.entry", 6)
    assert drops(found) == ["div.share"]
    assert {drop.selector for drop in found.outside} == {"header.masthead", "ul.related"}
    assert (found.posts, found.with_html) == (6, 6)
    (share,) = found.drop
    assert (share.posts, share.elements, share.own, share.example) == (6, 6, 0, "Share this")


def test_without_a_container_what_recurs_is_dropped() -> None:
    bodies = [
        f'{prose(number)}\n<div class="share">Share this</div>\n{prose(number + 9)}'
        for number in range(5)
    ]
    found = proposed(bodies)
    assert found.keep is None
    assert drops(found) == ["div.share"]


@pytest.mark.parametrize(
    "inside",
    [
        "<p>Only here: {prose}</p>",
        '<img src="https://example.org/{number}.png" alt="">',
        '<iframe src="https://video.example/{number}"></iframe>',
    ],
)
def test_what_only_one_post_has_is_never_dropped(inside: str) -> None:
    """Not even where all the others hold nothing of their own."""
    bodies = [
        f'{prose(number)}\n<div class="box">Read on</div>\n{prose(number + 9)}'
        for number in range(7)
    ]
    assert drops(proposed(bodies)) == ["div.box"]
    bodies[3] = bodies[3].replace(
        "Read on", "Read on" + inside.format(number=3, prose="a long story of a harbour at night")
    )
    assert drops(proposed(bodies)) == []


def test_few_characters_of_few_posts_are_told() -> None:
    bodies = [
        f'{prose(number)}\n<div class="box">Read on</div>\n{prose(number + 9)}'
        for number in range(12)
    ]
    bodies[3] = bodies[3].replace("Read on", "Read on<b>now Ada</b>")
    (drop,) = proposed(bodies).drop
    assert (drop.selector, drop.own) == ("div.box", 6)
    bodies[4] = bodies[4].replace("Read on", "Read on<b>go Eve</b>")
    assert proposed(bodies).drop == ()


def test_the_article_is_never_dropped_though_its_name_says_so() -> None:
    bodies = [
        f'<div class="post-share-footer">{prose(number)}<p class="credit">By the Harbour</p></div>'
        for number in range(6)
    ]
    found = proposed(bodies)
    assert drops(found) == ["p.credit"]
    assert found.undecided == ()


def test_what_says_something_of_its_own_is_left_undecided() -> None:
    bodies = [
        f"{prose(number, 6)}"
        f'<div id="comments"><h3 class="heading">Comments</h3>{prose(number + 10, 1)}</div>'
        for number in range(6)
    ]
    found = proposed(bodies)
    assert drops(found) == []
    (comments,) = found.undecided
    assert comments.selector == "#comments"
    assert comments.own > 20


def test_links_of_an_article_are_its_own_and_those_of_tags_are_not() -> None:
    def links(name: str) -> list[str]:
        return [
            f'{prose(number)}\n<ul class="{name}"><li><a href="/{number}">'
            f"The {WORDS[number]} and the {WORDS[number + 5]} of old</a></li></ul>"
            for number in range(6)
        ]

    assert drops(proposed(links("notes"))) == []
    assert drops(proposed(links("post-tags"))) == ["ul.post-tags"]


def test_generated_names_are_not_relied_on() -> None:
    bodies = [
        f'{prose(number)}<div class="css-1x9k2 sc-bdVaJa" id="ad-20240{number}">Buy plums</div>'
        for number in range(6)
    ]
    found = proposed(bodies)
    assert drops(found) == []
    assert [(text.text, text.posts) for text in found.texts] == [("Buy plums", 6)]


def test_elements_without_names_are_found_by_their_place() -> None:
    bodies = [
        f'<div class="entry">{prose(number)}<footer>Printed in Harbourtown</footer></div>'
        for number in range(6)
    ]
    assert drops(proposed(bodies)) == ["footer"]
    assert proposed(bodies).keep is None
    last = [body.replace("footer>", "p>") for body in bodies]
    assert drops(proposed(last)) == ["div.entry > p:last-child"]


def test_markdown_that_recurs_is_told() -> None:
    bodies = [f"The {WORDS[number]} ran.\n\nSubscribe to our letter!" for number in range(4)]
    found = proposed(bodies)
    assert (found.with_html, found.is_profile) == (0, False)
    assert [(text.text, text.posts) for text in found.texts] == [("Subscribe to our letter!", 4)]


def test_bodies_that_say_the_same_are_told() -> None:
    same = "We film the harbour every day at {}:30, and thank all who subscribe to our letters."
    bodies = [f"<div>\n{same.format(number)}\n</div>" for number in range(4)]
    found = proposed([*bodies, f"<div>{prose(4)}</div>"])
    assert [body.posts for body in found.bodies] == [4]
    assert found.bodies[0].text.startswith("We film the harbour every day at 0:30,")


def test_share_and_number_decide() -> None:
    bodies = [prose(number, 4) for number in range(10)]
    for number in range(4):
        bodies[number] += '<div class="share">Share this</div>'
    assert not proposed(bodies).drop
    assert drops(proposed(bodies, share=0.4)) == ["div.share"]
    assert not proposed(bodies, share=0.4, least=5).drop


def test_outer_elements_come_for_inner_ones() -> None:
    bodies = [
        f'{prose(number)}<div class="outer"><div class="share"><p class="one">Share</p>'
        '<p class="two">this</p></div></div>'
        for number in range(5)
    ]
    assert drops(proposed(bodies)) == ["div.share"]


@pytest.mark.parametrize(
    "name",
    [
        "entry-content",
        "sharedaddy",
        "progressiveMedia",
        "col-md-6",
        "wp-block-image",
        "html5",
        "rss",
    ],
)
def test_names_that_people_choose(name: str) -> None:
    assert is_stable(name)


@pytest.mark.parametrize(
    "name",
    [
        "post-9289", "jsx-1911640393", "css-1ab2c", "sc-bdVaJa", "qyoLgsBMfk2RyP6PZqEQUQ", "ag",
        "TA9FsqtAclEQEnnC", "kdrtw", "last", "a.b", "a b", "4you", "",
    ],
)  # fmt: skip
def test_names_that_programs_choose(name: str) -> None:
    assert not is_stable(name)


def test_names_of_what_stands_around() -> None:
    assert all(
        map(is_chrome, ("jp-relatedposts", "post-tags", "siteFooter", "social_links", "nav"))
    )
    assert not any(map(is_chrome, ("entry", "shareholder", "navy", "tagline", "article", "body")))


def test_numbers_and_dates_do_not_count() -> None:
    same = {
        tolerant(text)
        for text in (
            "Posted on  Monday, March 4, 2024 at 10:15",
            "posted on Friday, May 21, 2021 at 9:07",
        )
    }
    assert len(same) == 1
    assert tolerant("2024年5月3日 星期三") == tolerant("2021年12月30日 星期一")
    assert tolerant("maybe a march") != tolerant("maybe a walk")


def test_scripts_and_styles_show_nothing() -> None:
    reading = Reading(post(1, "<style>p {}</style><script>var a</script><p>One</p>").body)
    assert [atom.text for atom in reading.atoms] == ["One"]
    assert [shape.tag for shape in reading.shapes] == ["p"]


HTML = """\
<div class="one two" id="top"><style>p {}</style><p>a</p><ul class="links"><li>b<li class="more">c</ul>
<p class="one">d</p></div><table class="one"><tr><td>e</td></tr></table><footer>f</footer>

Text <span class="one">g</span> and <a class="more" href="/">h</a>

<nav id="menu"><header><p>i</p><script>j</script></header><p>k<b class="one">l</b><b>m</b></nav>
<p class="one"><div class="two"><p>n</p></div></p><noscript><p class="one">o</p></noscript>
"""


def test_selectors_mean_what_they_mean_in_css() -> None:
    body = post(1, HTML).body
    reading = Reading(body)
    own = Counter(name for shape in reading.shapes for name in shape.selectors())
    assert {name: len(body.select([name])) for name in own} == own
    assert own["div.one > p"] == 2
    assert own["footer"] == 1
