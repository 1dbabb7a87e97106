"""Comments that suppress what is found now, each in the smallest place."""

from __future__ import annotations

import pytest

from postlint.config import parse as settings_of
from postlint.post import parse
from postlint.proof import prove
from postlint.run import check_post
from postlint.run.silencing import silence

IMAGE = '<img src="rain.png">'
HEAD = "---\ntitle: x\n---\n"
NEXT = "<!-- postlint-disable-next"

CASES = {
    "its own line": (f"{HEAD}{IMAGE}\n", f"{HEAD}{NEXT} missing-alt -->\n{IMAGE}\n"),
    "carriage returns": (
        f"A\r\n\r\n{IMAGE}\r\n",
        f"A\r\n\r\n{NEXT} missing-alt -->\r\n{IMAGE}\r\n",
    ),
    "in a paragraph": (f"One\ntwo {IMAGE}\n", f"One {NEXT} missing-alt -->\ntwo {IMAGE}\n"),
    "in a quotation": (f"> {IMAGE}\n", f"> {NEXT} missing-alt -->\n> {IMAGE}\n"),
    "in HTML": (
        f"<div>\n {IMAGE}\n</div>\n",
        f"<div>\n {NEXT} missing-alt -->\n {IMAGE}\n</div>\n",
    ),
    "a field": (
        "---\ntitle: x\ndate: 2024-13-45\n---\n",
        "---\ntitle: x\n# postlint-disable-next bad-date\ndate: 2024-13-45\n---\n",
    ),
    "a field of TOML": (
        '+++\ndate = "2024-13-45"\n+++\n',
        '+++\n# postlint-disable-next bad-date\ndate = "2024-13-45"\n+++\n',
    ),
    "a field of JSON": (
        '{"date": "2024-13-45"}\nText\n',
        '{"date": "2024-13-45"}\nText\n\n<!-- postlint-disable-file bad-date -->\n',
    ),
    "two lines": (
        f"{IMAGE}\n\n{IMAGE}\n",
        f"{NEXT} missing-alt -->\n{IMAGE}\n\n{NEXT} missing-alt -->\n{IMAGE}\n",
    ),
    "HTML that code follows": (
        f"{IMAGE}\n\n```\nopen\n",
        f"{NEXT} missing-alt -->\n{IMAGE}\n\n```\nopen\n",
    ),
    "no last line end": (
        '{"date": "2024-13-45"}\nText',
        '{"date": "2024-13-45"}\nText\n\n<!-- postlint-disable-file bad-date -->',
    ),
    "code that nothing closes": (
        '{"date": "2024-13-45"}\n```\nopen\n',
        '{"date": "2024-13-45"}\n<!-- postlint-disable-file bad-date -->\n\n```\nopen\n',
    ),
}


@pytest.mark.parametrize("dialect", ["gfm", "kramdown", "goldmark"])
@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_a_comment_stands_in_the_smallest_place_that_suppresses(
    before: str, after: str, dialect: str
) -> None:
    settings = settings_of('select = ["FM008", "HTM005", "SUP"]')
    rules, context = settings.rules(), settings.context(dialect)
    post = parse(before, "p.md", dialect)
    found = check_post(post, rules, context).diagnostics
    assert found
    report = silence(post, found, rules, context)
    assert report.after == after
    assert report.diagnostics == ()
    assert len(report.suppressed) == len(found)
    bodies = (parse(text, "p.md", dialect).body.source for text in (before, after))
    assert prove(*bodies, dialect=dialect).holds


def test_only_what_is_asked_for_is_suppressed() -> None:
    settings = settings_of('select = ["HTM005", "HTM001", "SUP"]')
    rules, context = settings.rules(), settings.context()
    post = parse(f"{IMAGE}\n", "p.md")
    found = [one for one in check_post(post, rules, context).diagnostics if one.code == "HTM005"]
    report = silence(post, found, rules, context)
    assert [one.code for one in report.diagnostics] == ["HTM001"]
    assert [one.code for one in report.suppressed] == ["HTM005"]


def test_where_no_comment_can_stand_nothing_is_written() -> None:
    settings = settings_of('select = ["FM008"]')
    rules, context = settings.rules(), settings.context()
    post = parse('{"date": "2024-13-45"}\nText\n', "p.mdx")
    found = check_post(post, rules, context).diagnostics
    report = silence(post, found, rules, context)
    assert report.after == post.text
    assert report.diagnostics == found
