"""The cases that the dialects are tested with, each converted once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from postlint.config import load
from postlint.post import parse
from postlint.run import convert_post

from .test_commonmark import EXAMPLES, RENDERER

CASES = Path(__file__).parents[2] / "fixtures" / "convert"


def cases() -> dict[str, str]:
    """Return the posts of the fixtures, and the constructs of CommonMark as HTML."""
    found = {case.name: (case / "before.md").read_bytes().decode() for case in CASES.iterdir()}
    return found | {name: RENDERER.render(markdown) for name, markdown in EXAMPLES.items()}


@cache
def converted(dialect: str) -> dict[str, tuple[str, str]]:
    """Return the body of each case before and after its conversion."""
    context = load(None).context(dialect)
    bodies: dict[str, tuple[str, str]] = {}
    for name, text in sorted(cases().items()):
        report = convert_post(parse(text, "post.md", dialect), context)
        assert not report.internal_error, name
        without = CASES / name / "without.md"
        if report.losses and without.exists():
            text = without.read_bytes().decode()  # noqa: PLW2901 - what may go is gone
        before, after = (
            parse(found, "post.md", dialect).body.source for found in (text, report.after)
        )
        bodies[name] = (before, after)
    return bodies
