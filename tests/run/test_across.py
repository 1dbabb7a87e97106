from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint.archive import Archive, collect
from postlint.config import load
from postlint.post import Post, parse
from postlint.rule import Finding, Remark, Safety, archive_rule
from postlint.run import across, check, check_post
from postlint.run.across import found_at

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = load().context()
POST = parse("""---
title: Rain
author: {name: Ana}
tags: [a, "b", c d]
from:
alias: &x one
other: *x
text: |
  one
---

[up](../a.md) ![x](/b.png) <a class="k" href='/c d'>c</a> {% post_url 2024-01-01-x %}
""")


def seen(finding: Finding | None, post: Post = POST) -> str | None:
    return finding.span.of(post.text) if finding else None


def at(at: str, value: str = "", new: str = "", *, lacking: bool = False) -> Finding | None:
    remark = Remark(path="", message="m", at=at, value=value, new=new, lacking=lacking)
    return found_at(remark, POST, CONTEXT)


@pytest.mark.parametrize(
    ("role", "value", "expected"),
    [
        ("", "", "---"),
        ("title", "", "Rain"),
        ("title", "Rain", "Rain"),
        ("title", "Snow", None),
        ("author", "Ana", "Ana"),
        ("tags", "b", '"b"'),
        ("tags", "d", None),
        ("source", "", "from"),
        ("nothing", "", None),
        ("link", "../a.md", "../a.md"),
        ("link", "/c d", "href='/c d'"),
        ("link", "{% post_url 2024-01-01-x %}", "{% post_url 2024-01-01-x %}"),
        ("link", "/b.png", None),
        ("image", "/b.png", "/b.png"),
    ],
)
def test_a_remark_stands_where_the_post_has_what_it_means(
    role: str, value: str, expected: str | None
) -> None:
    assert seen(at(role, value)) == expected


def test_what_is_lacking_is_shown_at_the_top_unless_it_is_there() -> None:
    assert seen(at("layout", lacking=True)) == "---"
    assert at("title", lacking=True) is None


@pytest.mark.parametrize(
    ("role", "value", "new", "expected"),
    [
        ("tags", "b", "x: y", '"x: y"'),
        ("tags", "c d", "e", "e"),
        ("tags", "b", "a", ""),
        ("author", "Ana", "no", '"no"'),
        ("alias", "one", "two", None),
        ("other", "one", "two", None),
        ("text", "one", "two", None),
    ],
)
def test_a_value_is_rewritten_as_its_format_wants_it(
    role: str, value: str, new: str, expected: str | None
) -> None:
    found = at(role, value, new)
    assert found is not None
    assert [edit.text for edit in found.edits] == ([] if expected is None else [expected])
    assert found.safety is (Safety.DISPLAY if expected is None else Safety.UNSAFE)


@archive_rule("TST003", "longest-title")
def longest_title(archive: Archive, context: object) -> list[Remark]:  # noqa: ARG001  as every rule
    """Report the longest title."""
    longest = max(archive.posts, key=lambda post: len(post.title))
    return [Remark(path=longest.path, message="it is the longest", at="title")]


def test_a_rule_across_posts_is_asked_once_and_heard_in_each_post() -> None:
    posts = [parse(f"---\ntitle: {'x' * n}\n---\n", f"{n}.md") for n in (1, 3, 2)]
    archive = Archive(collect(post, CONTEXT.fields) for post in posts)
    said = across(archive, (longest_title,), CONTEXT)
    assert list(said) == ["3.md"]
    context = load().context(remarks=said["3.md"])
    (found,) = check(posts[1], (longest_title,), context)
    assert (found.code, found.message) == ("TST003", "it is the longest")
    assert check(posts[1], (), context) == ()


@archive_rule("TST004", "divided")
def divided(archive: Archive, context: object) -> Iterator[Remark]:  # noqa: ARG001  as every rule
    """Report a post, and fail at the next."""
    for post in archive.posts:
        yield Remark(path=post.path, message="it is short", at="title")
        raise ZeroDivisionError("three is none")


def test_a_rule_that_fails_is_reported_beside_what_the_others_found() -> None:
    posts = [parse(f"---\ntitle: {'x' * n}\n---\n", f"{n}.md") for n in (1, 2)]
    facts = [collect(post, CONTEXT.fields) for post in posts]
    rules = (divided, longest_title)
    said = across(Archive(facts), rules, CONTEXT)
    reports = [check(post, rules, load().context(remarks=said[post.path])) for post in posts]
    failed, short = sorted(reports[0], key=lambda one: one.code)
    assert (failed.code, short.message) == ("PL001", "it is short")
    assert failed.message.startswith("rule TST004 divided failed with `ZeroDivisionError: three is")
    assert [one.message for one in reports[1]] == ["it is the longest"]
    assert list(across(Archive(facts, asked={"2.md"}), rules, CONTEXT)) == ["1.md", "2.md"]
    assert check_post(posts[0], rules, load().context(remarks=said["1.md"])).internal_error


def test_a_remark_that_cannot_be_placed_is_an_error_of_its_rule(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("place")

    monkeypatch.setattr("postlint.run.checking.found_at", fail)
    remarks = (("TST003", Remark(path="", message="m")),)
    (found,) = check(POST, (longest_title,), load().context(remarks=remarks))
    assert (found.code, "rule TST003 longest-title failed" in found.message) == ("PL001", True)
