"""What the converter wrote is not found again."""

import pytest

from postlint.catalogue import rules
from postlint.config import load
from postlint.post import parse
from postlint.run import check, convert_post


@pytest.mark.parametrize("dialect", ["gfm", "kramdown", "goldmark"])
@pytest.mark.parametrize(
    "html",
    [
        '<div><p><iframe src="https://video.example/1"></iframe><img src="/a.png"></p></div>',
        '<div dir="rtl"><p>a</p></div>',
        "<p>a<sup>2</sup></p>",
    ],
)
def test_what_was_converted_is_settled(html: str, dialect: str) -> None:
    context = load(None).context(dialect)
    report = convert_post(parse(f"{html}\n", "post.md", dialect), context)
    assert report.after != report.before
    embedded = [rule for rule in rules() if rule.name == "embedded-html"]
    assert check(parse(report.after, "post.md", dialect), embedded, context) == ()


@pytest.mark.parametrize("dialect", ["gfm", "goldmark"])
@pytest.mark.parametrize("tag", ["<it's over now>", '<x-y "end">', "<x-y id='x' \"end\">"])
def test_a_block_around_a_tag_that_markdown_does_not_read_is_settled(
    tag: str, dialect: str
) -> None:
    context = load(None).context(dialect)
    html = f"<div><p>They played {tag} again.</p><p>Then it was.</p></div>\n"
    report = convert_post(parse(html, "post.md", dialect), context)
    assert report.after.endswith("</p>\n\nThen it was.\n")
    embedded = [rule for rule in rules() if rule.name == "embedded-html"]
    assert check(parse(report.after, "post.md", dialect), embedded, context) == ()
