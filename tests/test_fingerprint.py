from __future__ import annotations

import pytest

from postlint.fingerprint import fingerprint, fingerprints


def test_the_same_finding_has_the_same_fingerprint_in_every_run_and_version() -> None:
    assert fingerprint("_posts/茶.md", "HTM001", "<b>茶</b>") == "82b2f7cd3f60df4d4c4247ccdd3c64e3"
    assert fingerprint("_posts/茶.md", "HTM001", "<b>茶</b>", 0) == fingerprint(
        "_posts/茶.md", "HTM001", "<b>茶</b>"
    )


def test_white_space_does_not_matter() -> None:
    assert fingerprint("a.md", "X1", "a\n  b ") == fingerprint("a.md", "X1", "a b")


@pytest.mark.parametrize(
    "other",
    [
        ("b.md", "X1", "a", 0),
        ("a.md", "X2", "a", 0),
        ("a.md", "X1", "b", 0),
        ("a.md", "X1", "a", 1),
    ],
)
def test_each_part_matters(other: tuple[str, str, str, int]) -> None:
    assert fingerprint(*other) != fingerprint("a.md", "X1", "a", 0)


def test_equal_findings_of_a_post_are_told_apart_by_their_order() -> None:
    found = [("X1", "a"), ("X1", "b"), ("X2", "a"), ("X1", "a "), ("X1", "\udcff")]
    listed = fingerprints("a.md", found)
    assert len(set(listed)) == len(found)
    assert listed[0] == fingerprint("a.md", "X1", "a", 0)
    assert listed[3] == fingerprint("a.md", "X1", "a", 1)
    assert fingerprints("a.md", found[1:])[0] == listed[1], "what stands before does not matter"
