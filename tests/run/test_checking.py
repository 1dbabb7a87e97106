# ruff: noqa: ARG001 - the rules of these tests have the arguments of every rule
from __future__ import annotations

from typing import TYPE_CHECKING

from postlint import run
from postlint.post import parse
from postlint.post.body import Body
from postlint.report import Fix
from postlint.rule import Context, Finding, Related, Safety, element_rule, rule
from postlint.run import checking
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from postlint.post import Element, Post

CONTEXT = Context(fields={"title": ("title",)}, required=("title",))
POST = parse('<p>One <a href="/x">two</a></p>\n\n[three](/y) ![four](/z.png)\n', "post.md")


@rule("TST001", "late")
def late(post: Post, context: Context) -> Iterator[Finding]:
    """Report the fourth and the second character."""
    yield Finding(span=Span(4, 5), message="fourth")
    yield Finding(span=Span(2, 3), message="second")


@rule("TST000", "early", severity="warning")
def early(post: Post, context: Context) -> list[Finding]:
    """Report the second character."""
    return [Finding(span=Span(2, 3), message="second too")]


@element_rule("TST002", "linked", "a")
def linked(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report links."""
    yield Finding(span=element.start_tag, message=element.text)


@element_rule("TST003", "any-element")
def any_element(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report elements."""
    yield Finding(span=element.start_tag, message=element.tag)


@element_rule("TST004", "fails-on-images", "img", "a")
def fails_on_images(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Fail at the first link, after a finding."""
    yield Finding(span=element.start_tag, message=f"saw {element.tag}")
    raise LookupError(f"no\nsuch {element.tag}")


@rule("TST005", "fails")
def fails(post: Post, context: Context) -> Iterator[Finding]:
    """Fail."""
    return iter([Finding(span=Span(1 // 0, 1), message="never")])


def test_diagnostics_carry_the_identity_of_their_rule_and_are_sorted() -> None:
    found = run.check(POST, [late, early], CONTEXT)
    assert [(one.code, one.name, one.message) for one in found] == [
        ("TST000", "early", "second too"),
        ("TST001", "late", "second"),
        ("TST001", "late", "fourth"),
    ]


def test_severity_comes_from_settings_or_else_from_the_rule() -> None:
    found = run.check(POST, [late, early], CONTEXT, {"TST001": "warning"})
    assert {one.severity for one in found} == {"warning"}
    assert [one.severity for one in run.check(POST, [early], CONTEXT, {"TST001": "error"})] == [
        "warning"
    ]


def test_one_walk_serves_all_element_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    walks = []
    elements = Body.__dict__["elements"].func(POST.body)

    def counted(body: Body) -> tuple[Element, ...]:
        walks.append(body)
        return elements

    monkeypatch.setattr(Body, "elements", property(counted))
    found = run.check(POST, [linked, any_element], CONTEXT)
    assert len(walks) == 1
    assert [(one.code, one.message) for one in found] == [
        ("TST003", "p"),
        ("TST002", "two"),
        ("TST003", "a"),
        ("TST002", "three"),
        ("TST003", "a"),
        ("TST003", "img"),
    ]


def test_posts_are_not_walked_without_element_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Body, "elements", property(lambda _: 1 // 0))
    assert len(run.check(POST, [late], CONTEXT)) == 2


def test_a_failing_rule_is_a_diagnostic_and_the_others_go_on() -> None:
    found = run.check(POST, [fails, early], CONTEXT)
    assert [one.code for one in found] == ["PL001", "TST000"]
    assert (found[0].name, found[0].severity, found[0].span) == (
        "internal-error",
        "error",
        Span(0, 1),
    )
    assert found[0].message.startswith(
        "rule TST005 fails failed with `ZeroDivisionError: integer division or modulo by zero`"
        " at test_checking.py:"
    )
    assert found[0].message.endswith("; report this bug with the post")


def test_a_failing_element_rule_fails_once_and_keeps_what_it_found() -> None:
    found = run.check(POST, [fails_on_images, linked], CONTEXT)
    assert [one.code for one in found] == ["PL001", "TST002", "TST004", "TST002"]
    assert "`LookupError: no such a`" in found[0].message


def test_an_unreadable_body_fails_once_and_other_rules_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Body, "elements", property(lambda _: 1 // 0))
    found = run.check(POST, [linked, early], CONTEXT)
    assert [one.code for one in found] == ["PL001", "TST000"]
    assert found[0].message.startswith("reading the HTML failed with `ZeroDivisionError")


def test_an_internal_error_on_an_empty_post_has_an_empty_span() -> None:
    assert run.check(parse(""), [fails], CONTEXT)[0].span == Span(0, 0)


def test_fixes_and_related_places_are_kept() -> None:
    edit = Edit(Span(0, 1), "x")
    related = Related(Span(3, 4), "here")

    @rule("TST006", "fixing")
    def fixing(post: Post, context: Context) -> Iterator[Finding]:
        """Offer fixes."""
        yield Finding(
            span=Span(0, 1),
            message="unsafe",
            edits=(edit,),
            safety=Safety.UNSAFE,
            intends=("-a",),
            related=(related,),
        )
        yield Finding(span=Span(1, 2), message="shown", edits=(edit,))
        yield Finding(span=Span(2, 3), message="no fix")
        yield Finding(span=Span(3, 4), message="by the converter", safety=Safety.SAFE)

    found = run.check(POST, [fixing], CONTEXT)
    assert [one.fix for one in found] == [
        Fix((edit,), Safety.UNSAFE, ("-a",)),
        Fix((edit,), Safety.DISPLAY),
        None,
        Fix((), Safety.SAFE),
    ]
    assert found[0].related == (related,)


def test_a_report_of_a_check_changes_nothing_and_tells_of_internal_errors() -> None:
    report = run.check_post(POST, [early], CONTEXT)
    assert (report.path, report.before, report.after) == ("post.md", POST.text, POST.text)
    assert report.diagnostics == run.check(POST, [early], CONTEXT)
    assert not report.internal_error
    assert run.check_post(POST, [early, fails], CONTEXT).internal_error


def test_many_posts_are_checked_as_if_each_were_alone() -> None:
    rules = (late, early, linked, fails_on_images, fails)
    posts = [POST, parse("Nothing here.\n", "other.md"), parse("![x](y) [z](w)\n", "third.md")]
    warned = {"TST000": "error"}
    together = run.check_posts(posts, rules, [CONTEXT] * 3, warned)
    assert together == [run.check_post(post, rules, CONTEXT, warned) for post in posts]
    assert [report.path for report in together] == ["post.md", "other.md", "third.md"]
    assert all(report.internal_error for report in together)


@element_rule("TST006", "with-attributes", attributes=("title", "on*"))
def with_attributes(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report elements that have a title, or handlers."""
    yield Finding(span=element.start_tag, message=element.tag)


@element_rule("TST007", "titled-links", "a", attributes=("title",))
def titled_links(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report links that have a title."""
    yield Finding(span=element.start_tag, message=element.tag)


def test_rules_see_the_elements_whose_tags_and_attributes_they_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (
        '<p>One <a title="x">two</a> <b onclick="x" title="y">three</b></p>\n\n'
        '[four](/y "title") <i lang="on">five</i> <u ontoggle>six</u> [seven](/z)\n'
    )
    rules = (with_attributes, titled_links)
    expected = ["TST006 a", "TST007 a", "TST006 b", "TST006 a", "TST007 a", "TST006 u"]
    for remembered in (checking._SHAPES, 1):
        monkeypatch.setattr(checking, "_SHAPES", remembered)
        found = run.check(parse(text), list(rules), CONTEXT)
        assert [f"{one.code} {one.message}" for one in found] == expected


@rule("TST010", "needs-a-string", needs=("rain", "snow"))
def needs_a_string(post: Post, context: Context) -> Iterator[Finding]:
    """Report each post that it is asked about."""
    yield Finding(span=Span(0, 1), message="asked")


def _is_short(post: Post, context: Context) -> bool:
    return len(post.text) // len(post.path.removesuffix(".md")) < 20


@rule("TST011", "needs-a-short-post", needs=_is_short)
def needs_a_short_post(post: Post, context: Context) -> Iterator[Finding]:
    """Report each post that it is asked about."""
    yield Finding(span=Span(0, 1), message="asked")


def test_a_rule_is_asked_about_posts_that_have_what_it_needs() -> None:
    posts = [
        parse(text, f"{text[:1]}.md") for text in ("snow\n", "sun\n", "It rained all day long.\n")
    ]
    reports = run.check_posts(posts, [needs_a_string, needs_a_short_post], [CONTEXT] * 3)
    found = [[one.code for one in report.diagnostics] for report in reports]
    assert found == [["TST010", "TST011"], ["TST011"], ["TST010"]]


def test_a_rule_is_asked_about_a_post_whose_needs_cannot_be_told() -> None:
    nameless = parse("sun\n", ".md")
    assert [one.code for one in run.check(nameless, [needs_a_short_post], CONTEXT)] == ["TST011"]
