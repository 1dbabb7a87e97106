"""What a conversion drops, after fixes that moved it or changed in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint import catalogue, run
from postlint.post import parse
from postlint.preferences import Preferences, Site
from postlint.rule import Context, Finding, Safety, rule
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post
    from postlint.rule import Rule

CONTEXT = Context(
    fields={"source": ("from",)},
    required=(),
    preferences=Preferences(sites=(Site(host="example.org", drop=("nav",)),)),
)
HEAD = "---\nfrom: https://example.org/\n---\n"
TEXT = f"{HEAD}<p>one two three</p>\n<nav>two <b>four</b></nav>\n"
CONVERSION = catalogue.select(catalogue.rules(), ["embedded-html"])


def replacing(old: str, new: str, intends: tuple[str, ...]) -> Rule:
    """Return a rule that would write ``new`` for the regular expression ``old``."""

    def check(post: Post, context: Context) -> Iterator[Finding]:  # noqa: ARG001
        """Replace text."""
        for match in re.finditer(old, post.text):
            edits = (Edit(Span(*match.span()), new),)
            yield Finding(
                span=edits[0].span,
                message=new,
                edits=edits,
                safety=Safety.UNSAFE,
                intends=intends,
            )

    return rule("TST001", "rule-tst001")(check)


def test_the_text_before_it_may_have_grown() -> None:
    grows = replacing(r"three(?!,)", "three, five", ("-three", "+three,", "+five"))
    report = run.fix(parse(TEXT, "post.md"), (grows, *CONVERSION), CONTEXT, level=Safety.UNSAFE)
    assert not report.internal_error
    assert report.after == f"{HEAD}one two three, five\n"
    assert [loss.token for loss in report.losses] == ["nav two four"]


def test_it_may_have_changed_itself() -> None:
    shrinks = replacing("two ", "", ("-two",))
    report = run.fix(parse(TEXT, "post.md"), (shrinks, *CONVERSION), CONTEXT, level=Safety.UNSAFE)
    assert not report.internal_error
    assert report.after == f"{HEAD}one three\n"
    assert [loss.token for loss in report.losses] == ["nav four"]


def test_what_is_left_may_be_fixed_afterwards() -> None:
    changes = replacing(r"two \*three", "two *five", ("-three", "+five"))
    text = TEXT.replace("three", "<i>three</i>")
    report = run.fix(parse(text, "post.md"), (changes, *CONVERSION), CONTEXT, level=Safety.UNSAFE)
    assert not report.internal_error
    assert report.after == f"{HEAD}one two *five*\n"
    assert [loss.token for loss in report.losses] == ["nav two four"]


def test_a_safe_fix_drops_nothing() -> None:
    report = run.fix(parse(TEXT, "post.md"), CONVERSION, CONTEXT, level=Safety.SAFE)
    assert (report.after, report.losses) == (TEXT, ())
    assert [one.fix.safety for one in report.diagnostics if one.fix] == [Safety.UNSAFE]
