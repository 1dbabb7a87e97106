from __future__ import annotations

import msgspec
import pytest

from postlint.archive import Archive, Facts, are_twins, others
from postlint.archive.near import near
from postlint.archive.texts import fingerprint, sketch

A, B, C = (Facts(f"site/_posts/2024-01-0{n}-x.md", title="x", day=n) for n in (1, 2, 3))


def test_posts_are_grouped_by_what_they_share() -> None:
    archive = Archive([C, msgspec.structs.replace(B, title=""), A])
    assert list(archive.groups(lambda post: post.title)) == [[A, C]]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Facts("a/2024-01-01-x.md", file=1), Facts("b/2024-01-01-x.md", file=2), True),
        (Facts("a/x.md", file=1), Facts("b/x.md", file=2), False),
        (Facts("a/x.md", file=1), Facts("b/x.md", file=1), True),
        (Facts("a/x.md", file=1), Facts("b/y.md", file=1), False),
    ],
)
def test_twins_have_one_dated_name_or_the_same_bytes(
    one: Facts, other: Facts, *, expected: bool
) -> None:
    assert are_twins(one, other) is expected
    assert others(one, [one, other]) == ([] if expected else [other])


def test_a_message_names_the_first_few_posts() -> None:
    archive = Archive([A, B, C], "site")
    assert archive.listed([A]) == "`_posts/2024-01-01-x.md`"
    assert archive.listed([A, B]) == "`_posts/2024-01-01-x.md` and `_posts/2024-01-02-x.md`"
    many = archive.listed([A] * 1004)
    assert many == f"{', '.join(['`_posts/2024-01-01-x.md`'] * 3)} and 1,001 more"


CLAUSES = [f"clause {number} of a text" for number in range(20)]


def said(path: str, *clauses: str) -> Facts:
    text = ",".join(clauses)
    return Facts(path, text=fingerprint(text), sketch=sketch(text))


def test_bodies_are_nearly_the_same() -> None:
    one, other = said("a", *CLAUSES), said("b", *CLAUSES[:-1], "another")
    far = said("c", *CLAUSES[:5], *(f"other {n}" for n in range(15)))
    same = said("d", *CLAUSES)
    found = {
        post.path: [one.path for one in alike]
        for post, alike in near([one, other, far, same], 80, 10)
    }
    assert found == {"a": ["b"], "b": ["a", "d"], "d": ["b"]}


def test_what_very_many_share_is_no_likeness() -> None:
    posts = [said(f"{n}", *CLAUSES, f"number {n}") for n in range(12)]
    assert not list(near(posts, 80, 10))
    assert len(list(near(posts, 80, 11))) == 12
