"""Where the problems of YAML front matter stand, and what is said of them."""

import pytest
from front_matter_checks import check_places
from yaml_loaders import _loader, both_loaders, fenced  # noqa: F401 - a fixture

from postlint.post.front_matter import find
from postlint.text import Lines


@both_loaders
@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        ("a: 1\nb: c: d", 3, 5, "a `: ` inside text without quotes"),
        ('a: 1\ntitle: "x', 3, 8, "a quote that is never closed"),
        ("a: 'x\nb: c\n", 2, 4, "a quote that is never closed"),
        ('a: "\\智"', 2, 5, "an unknown `\\` escape in double quotes"),
        ("a: [b\nc: d", 2, 4, "a `[` without its `]`"),
        ("a: {b: c\nd: e", 2, 4, "a `{` without its `}`"),
        ("a: b\nc", 3, 1, "a line without `key:`"),
        ("a: @b", 2, 4, "`@`, which cannot start a value without quotes"),
        ("a: `b`", 2, 4, "a backtick, which cannot start a value without quotes"),
        ("a:\n\t- b", 3, 1, "a tab where only spaces may indent"),
        ("a: b\n\tc: d", 3, 1, "a tab where only spaces may indent"),
        ('"a" b: c', 2, 5, "something else where a key belongs"),
        ("a: *b", 2, 4, "an alias `*` without its anchor `&`"),
        ("a: *title b", 2, 4, None),
        ("a: b\n--- c", 3, 1, "a second YAML document"),
        ("a: &x [*x]", 2, 4, "a value that contains itself"),
        ("a: b\nc: !foo d", 3, 4, "an unknown tag `!foo`"),
        ("a: !!python/name:os.system x", 2, 4, None),
        ("? [a]\n: b", 2, 3, "a list or a mapping cannot be a key"),
        ("<<: a", 2, 5, None),
        ("a: 😀\x07", 2, 5, "the character U+0007, which YAML does not allow"),
        ("a: \ud800", 2, 4, "the character U+D800, which YAML does not allow"),
    ],
)
def test_errors_have_their_place(content: str, line: int, column: int, message: str | None) -> None:
    for text in (fenced(content), "\ufeff" + fenced(content).replace("\n", "\r\n")):
        found = find(text)
        assert found is not None
        check_places(found, text)
        assert found.problem is not None
        assert found.problem.kind == "syntax"
        assert message in (None, found.problem.message)
        if message is not None:
            assert Lines(text).position(found.problem.span.start) == (line, column)


@both_loaders
@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("- a\n- b", "- a"),
        ("Some prose,\nand more", "Some prose,"),
        ("12", "12"),
        ("!!set {a: }", "!!set {a: }"),
    ],
)
def test_what_is_no_mapping(content: str, shown: str) -> None:
    text = fenced(content)
    found = find(text)
    assert found is not None
    check_places(found, text)
    assert found.problem is not None
    assert found.problem.kind == "not-a-mapping"
    assert found.problem.span.of(text) == shown
