"""Bodies that nobody writes: nested hundreds deep, or thousands of tags in one paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import postlint
from postlint import catalogue, run
from postlint.conversion import between, convert
from postlint.conversion.between import Between
from postlint.conversion.policy import REASONS
from postlint.conversion.tags import pairs
from postlint.post import Body, islands, parse
from postlint.proof import prove
from postlint.rule import Context
from postlint.text import Span

if TYPE_CHECKING:
    from postlint.post.blocks import Inline
    from postlint.proof import Proof

CONTEXT = Context(fields={}, required=())
NESTED = {
    "quotes": ("<blockquote>", "</blockquote>"),
    "lists": ("<ul><li>", "</li></ul>"),
    "tables": ("<table><tr><td>", "</td></tr></table>"),
    "emphasis": ("<center><b>", "</b></center>"),
    "raw": ("<details>", "</details>"),
}
ISLANDS = [
    (tags, depth, settings)
    for tags in NESTED
    for depth in (200, 500)
    for settings in ({}, {"engine": "markdownify"}, {"elements": {"details": "unwrap"}})
]


def body_of(text: str) -> Body:
    return Body(text, Span(0, len(text)))


@pytest.mark.parametrize(("tags", "depth", "settings"), ISLANDS)
def test_what_is_nested_too_deeply_stays_and_says_so(
    tags: str, depth: int, settings: dict[str, Any]
) -> None:
    start, end = NESTED[tags]
    island = f"{start * depth}<p>It rained.</p>{end * depth}"
    done = postlint.convert(f"{island}\n\nNext.\n\n<p>x</p>\n", **settings)
    assert done.text == f"{island}\n\nNext.\n\nx\n"
    assert [kept.reason for kept in done.kept] == [REASONS["deep"]]


@pytest.mark.parametrize("depth", [200, 500])
def test_a_page_that_is_nested_too_deeply_stays(depth: int) -> None:
    page = f"{'<blockquote>' * depth}It rained.{'</blockquote>' * depth}"
    done = postlint.convert(page, is_html=True)
    assert (done.text, done.proven, done.kept[0].reason) == (page, False, REASONS["deep"])


@pytest.mark.parametrize("tags", NESTED)
def test_what_stands_forty_deep_is_converted_as_ever(tags: str) -> None:
    start, end = NESTED[tags]
    done = postlint.convert(f"{start * 20}<p>It rained.</p>{end * 20}\n")
    assert REASONS["deep"] not in [kept.reason for kept in done.kept]


def test_an_element_in_a_line_is_no_link_when_it_is_nested_too_deeply() -> None:
    text = f"It {'<object data=a.swf>' * 500}rained{'</object>' * 500}\n"
    done = postlint.convert(text, elements={"object": "unwrap"})
    assert done.text == text
    assert {kept.reason for kept in done.kept} == {REASONS["deep"]}


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
def test_markdown_that_is_nested_too_deeply_is_not_looked_into(mark: str) -> None:
    text = f"{mark * 500}It <b>rained</b>.\n\n<p>Next.</p>\n"
    assert postlint.convert(text).text == f"{mark * 500}It <b>rained</b>.\n\nNext.\n"


@pytest.mark.parametrize("tags", NESTED)
def test_checking_what_is_nested_deeply_is_no_internal_error(tags: str) -> None:
    start, end = NESTED[tags]
    post = parse(f"---\ntitle: x\n---\n\n{start * 500}x{end * 500}\n", "post.md")
    report = run.check_post(post, catalogue.rules(), CONTEXT)
    assert not report.internal_error


def test_nested_tags_are_searched_for_content_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[int] = []

    class Counting:
        pattern = between._UNSEEN

        def match(self, text: str, start: int) -> Any:
            searched.append(start)
            return self.pattern.match(text, start)

    monkeypatch.setattr(between, "_UNSEEN", Counting())
    done = postlint.convert(f"It {'<b>' * 400}rained{'</b>' * 400}\n")
    assert "<b>" not in done.text
    assert len(searched) <= 2


def test_the_text_of_one_element_is_not_looked_for_in_all_others() -> None:
    leaf = next(block.leaf for block in body_of("It <code>a</code> b " * 400).blocks)
    assert leaf is not None
    looked: list[int] = []

    class Counting(tuple):
        __slots__ = ()

        def __getitem__(self, index: Any) -> Any:
            looked.append(index)
            return super().__getitem__(index)

    class Counted:
        inlines = Counting(leaf.inlines)

    look = Between("It <code>a</code> b " * 400, Counted())  # type: ignore[arg-type]
    assert {look.plain(*pair) for pair in both(leaf)} == {"a"}
    assert len(looked) == 800


def both(leaf: Any) -> list[tuple[Inline, Inline]]:
    return [(opening, closing) for opening, closing in pairs(leaf) if closing is not None]


def test_a_link_in_a_link_ends_the_one_around_it() -> None:
    leaf = next(block.leaf for block in body_of('x <a href="/a">b <a href="/c">d</a> e</a>').blocks)
    assert leaf is not None
    assert [opening.text for opening, _ in both(leaf)] == ['<a href="/c">']


def test_one_tag_at_fault_among_many_takes_few_proofs_to_find() -> None:
    text = f'It {"<b>rained</b> " * 400}<a href="x" title="t">*a</a>*\n'
    proofs: list[str] = []

    def counting(before: str, after: str, **settings: Any) -> Proof:
        proofs.append(after)
        return prove(before, after, **settings)

    done = convert(body_of(text), prove=counting)
    assert (len(done.edits), [kept.tag for kept in done.kept]) == (800, ["a"])
    assert len(proofs) <= 30


def test_an_end_tag_that_is_not_there_is_not_looked_for_in_every_block(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    followed: list[str] = []
    follow = islands._follow
    monkeypatch.setattr(
        islands, "_follow", lambda html, open_: (followed.append(html), follow(html, open_))
    )
    assert len(body_of("<details>\n\nIt rained.\n\n" * 200).islands) == 200
    assert len(followed) <= 200


def test_where_very_many_tags_are_at_fault_they_are_not_proven_one_by_one() -> None:
    text = "It " + "<b>rained</b> " * 2000 + "\n"
    proofs: list[str] = []

    def refusing(before: str, after: str, **settings: Any) -> Proof:
        proofs.append(after)
        return prove(before, f"{after}!", **settings)

    done = convert(body_of(text), prove=refusing)
    assert (done.edits, len(done.kept)) == ((), 2000)
    assert len(proofs) <= 200
