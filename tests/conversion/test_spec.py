"""The HTML of each example in the specifications, converted and rendered again, is the same document.

The second judge says so, of the renderers that follow the specification, and nothing stays HTML
because the proof refused its Markdown.
"""

from __future__ import annotations

import pytest
from judge import renderers
from judge.compare import differences
from judge.document import read

from postlint.post import parse
from postlint.rule import Context
from postlint.run import convert_post

from .spec import Example, examples

# One worker runs them all, so that the specifications are fetched once.
pytestmark = pytest.mark.xdist_group("spec")

EXAMPLES = {"commonmark": 652, "gfm": 672}
RENDERERS = ("cmark-gfm", "pulldown-cmark")


def wrong(example: Example, dialect: str) -> str:
    """Say what differs once an example's HTML is converted; "" if nothing."""
    context = Context(fields={}, required=(), dialect=dialect)
    report = convert_post(parse(example.html, "post.md", dialect), context)
    assert not report.internal_error, report.diagnostics[0].message
    for kept in report.kept:
        if kept.by == "proof":
            return f"not proven: {kept.reason}"
    gone = frozenset(f"{loss.kind}: {loss.token}" for loss in report.losses)
    for name in RENDERERS:
        # What is no block of HTML is read as Markdown before, too.
        html, shown = renderers.RENDERERS[name]([example.html, report.after])
        for meant in (example.html, html):
            found = differences(read(meant, gone), read(shown, gone))
            if not found:
                break
        else:
            return f"{name}: {found[0]}"
    return ""


@pytest.mark.parametrize("dialect", EXAMPLES)
def test_the_examples_of_the_specification(dialect: str, request: pytest.FixtureRequest) -> None:
    cache = request.config.cache
    assert cache is not None
    found = examples(dialect, cache.mkdir("spec"))
    assert len(found) == EXAMPLES[dialect]
    said = {example.number: wrong(example, dialect) for example in found}
    assert {number: what for number, what in said.items() if what} == {}
