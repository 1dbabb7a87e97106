"""What a post suppresses, seen from a run: comments, comments in front matter, the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint.config import parse as settings_of
from postlint.post import parse
from postlint.rule import Safety
from postlint.run import check_post, convert_post, fix
from postlint.suppress import is_mentioned
from postlint.suppress.directives import directives

if TYPE_CHECKING:
    from postlint.report import Report

SELECT = 'select = ["FM008", "HTM001", "HTM005", "SUP"]\n'
IMAGE = '<img src="rain.png">'


def checked(text: str, settings: str = SELECT, path: str = "post.md") -> Report:
    chosen = settings_of(settings)
    return check_post(parse(text, path), chosen.rules(), chosen.context(), chosen.severities)


def codes(report: Report) -> list[str]:
    return [one.code for one in report.diagnostics]


def suppressed(report: Report) -> list[tuple[str, str, str]]:
    return [
        (one.code, one.suppression.kind, one.suppression.reason)
        for one in report.suppressed
        if one.suppression
    ]


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        ("postlint-disable HTM", ""),
        ("postlint-disable missing-alt, embedded-html: an ornament", "an ornament"),
        ("postlint-disable htm005 HTM001 -- an\n ornament", "an ornament"),
        ("postlint-disable", ""),
        ("postlint-disable: all of it", "all of it"),
        ("postlint-disable ALL", ""),
        ("postlint-disable-next HTM005 HTM001", ""),
        ("postlint-disable-file HTM", ""),
    ],
)
def test_a_comment_silences_what_it_names(comment: str, reason: str) -> None:
    report = checked(f"Text\n\n<!-- {comment} -->\n\n{IMAGE}\n")
    assert codes(report) == []
    assert suppressed(report) == [("HTM001", "inSource", reason), ("HTM005", "inSource", reason)]


def test_without_a_comment_both_are_found() -> None:
    assert codes(checked(f"Text\n\n{IMAGE}\n")) == ["HTM001", "HTM005"]


def test_a_comment_holds_until_it_is_ended() -> None:
    text = (
        f"<!-- postlint-disable HTM -->\n\n{IMAGE}\n\n"
        f"<!-- postlint-enable missing-alt -->\n\n{IMAGE}\n"
    )
    report = checked(text)
    assert codes(report) == ["HTM005"]
    assert [one.code for one in report.suppressed] == ["HTM001", "HTM005", "HTM001"]


def test_no_enable_ends_what_holds_for_the_file() -> None:
    text = (
        f"<!-- postlint-disable HTM005 -->\n\n{IMAGE}\n\n<!-- postlint-enable HTM005 -->\n\n"
        f"{IMAGE}\n\n<!-- postlint-disable-file HTM -->\n"
    )
    assert [code for code in codes(checked(text)) if code != "SUP001"] == []


def test_the_narrowest_has_the_use() -> None:
    text = f"<!-- postlint-disable-file HTM005 -->\n\n<!-- postlint-disable-next HTM -->\n{IMAGE}\n"
    report = checked(text)
    assert [(one.code, one.span.start) for one in report.diagnostics] == [("SUP001", 0)]
    assert codes(checked(f"{text}\nText\n\n{IMAGE}\n")) == ["HTM001"]


def test_the_next_line_skips_blank_lines_and_comments_and_is_one_line() -> None:
    text = (
        "<!-- postlint-disable-next HTM005 -->\n<!-- postlint-disable-next HTM001 -->\n\n"
        f"<!-- of two\nlines -->\n{IMAGE}\n\nText\n\n{IMAGE}\n"
    )
    report = checked(text)
    assert codes(report) == ["HTM001", "HTM005"]
    assert {one.span.start for one in report.diagnostics} == {text.rindex("<")}


def test_a_comment_before_the_findings_line_in_a_paragraph() -> None:
    text = f"One <!-- postlint-disable-next HTM -->\n{IMAGE} two\n"
    assert codes(checked(text)) == []


def test_comments_in_code_are_none() -> None:
    text = f"```\n<!-- postlint-disable HTM -->\n```\n\n`<!-- postlint-disable -->`\n\n{IMAGE}\n"
    assert codes(checked(text)) == ["HTM001", "HTM005"]


def test_a_comment_of_an_html_post_counts() -> None:
    text = f"---\ntitle: x\n---\n<!-- postlint-disable HTM005 -->\n<p>{IMAGE}</p>\n"
    assert codes(checked(text, path="post.html")) == []


DATE = "date: 2024-13-45\n"


@pytest.mark.parametrize(
    "text",
    [
        f"---\n# postlint-disable FM008: lost\n{DATE}---\n",
        f"---\n# postlint-disable-next FM008 -- lost\n\n# text\n{DATE}---\n",
        f"---\n{DATE}# postlint-disable-file bad-date: lost\n---\n",
        f"---\n{DATE}---\n\n<!-- postlint-disable-file FM: lost -->\n",
        f"---\n{DATE}postlint: {{disable: [FM008], reason: lost}}\n---\n",
        f"---\n{DATE}postlint:\n  disable: bad-date\n  reason: lost\n---\n",
        '+++\n# postlint-disable FM008: lost\ndate = "2024-13-45"\n+++\n',
        '+++\ndate = "2024-13-45"\npostlint = {disable = ["FM008"], reason = "lost"}\n+++\n',
        '+++\ndate = "2024-13-45"\n[postlint]\ndisable = "FM008"\nreason = "lost"\n+++\n',
        '{"date": "2024-13-45", "postlint": {"disable": ["FM"], "reason": "lost"}}\n',
    ],
)
def test_findings_in_front_matter_are_suppressed(text: str) -> None:
    report = checked(text)
    assert codes(report) == []
    assert suppressed(report) == [("FM008", "inSource", "lost")]


@pytest.mark.parametrize("value", ["[FM008, HTM]", "FM008, HTM005 HTM001", '["FM008", htm]'])
def test_the_field_may_be_a_list_or_words(value: str) -> None:
    report = checked(f"---\n{DATE}postlint: {value}\n---\n\nText\n\n{IMAGE}\n")
    assert codes(report) == []


def test_settings_name_the_field() -> None:
    text = f"---\n{DATE}silent: [FM008]\n---\n"
    assert codes(checked(text)) == ["FM008"]
    assert codes(checked(text, f'suppress-key = "silent"\n{SELECT}')) == []


def test_front_matter_comments_end_with_it_and_are_none_in_a_block_of_text() -> None:
    text = f"---\n# postlint-disable\n{DATE}---\n\n{IMAGE}\n"
    assert codes(checked(text)) == ["HTM001", "HTM005"]
    text = f"---\nnote: |\n  # postlint-disable FM008\n{DATE}---\n"
    assert codes(checked(text)) == ["FM008"]


def test_what_did_not_look_is_not_called_unused() -> None:
    text = "<!-- postlint-disable HTM005 -->\n\nText\n\n<!-- postlint-disable HTM -->\n"
    assert codes(checked(text, 'select = ["SUP", "HTM001"]\n')) == []
    assert codes(checked(text, 'select = ["SUP", "HTM"]\n')) == ["SUP001", "SUP001"]


def test_nothing_suppresses_internal_errors_or_findings_about_suppression() -> None:
    text = "<!-- postlint-disable ALL SUP -->\n<!-- postlint-disable-next HTM005 -->\n"
    assert codes(checked(text)) == ["SUP002", "SUP001"]


FIXED = [
    ("A\n\n<!-- postlint-disable HTM005 -->\n\nB\n", "A\n\nB\n"),
    ("A\n\n<!-- postlint-disable HTM005 -->\nB\n", "A\n\nB\n"),
    ("A <!-- postlint-disable HTM005 -->\nB\n", "A\nB\n"),
    ("A <!-- postlint-disable HTM005 --> B\n", "A  B\n"),
    ("A\n\n<!-- postlint-disable HTM005 -->", "A\n"),
    ("A\r\n\r\n<!-- postlint-disable HTM005 -->\r\n", "A\r\n"),
    ("---\n# postlint-disable FM008\ntitle: x\n---\n", "---\ntitle: x\n---\n"),
    (
        "---\ntitle: x # postlint-disable FM008\n---\n",
        "---\ntitle: x # postlint-disable FM008\n---\n",
    ),
    (
        f"<!-- postlint-disable FM008, HTM -->\n\n{IMAGE}\n",
        f"<!-- postlint-disable HTM -->\n\n{IMAGE}\n",
    ),
]


@pytest.mark.parametrize(("before", "after"), FIXED)
def test_unused_comments_are_taken_out(before: str, after: str) -> None:
    settings = settings_of('select = ["FM008", "HTM005", "SUP"]')
    report = fix(parse(before, "p.md"), settings.rules(), settings.context(), level=Safety.SAFE)
    assert report.after == after
    assert not report.refused


def test_fixes_of_suppressed_findings_are_not_applied() -> None:
    text = "<!-- postlint-disable-next HTM001 -->\n<b>x</b> y\n\n<b>z</b> y\n"
    settings = settings_of(SELECT)
    report = fix(parse(text, "p.md"), settings.rules(), settings.context(), level=Safety.SAFE)
    assert report.after == text.replace("<b>z</b>", "**z**")
    assert suppressed(report) == [("HTM001", "inSource", "")]


def test_convert_leaves_html_alone_where_it_is_disabled() -> None:
    text = (
        "<div>a</div>\n\n<!-- postlint-disable embedded-html -->\n\n<div>b <b>c</b></div>\n\n"
        "<!-- postlint-enable -->\n\n<div>d</div>\n"
    )
    settings = settings_of("")
    report = convert_post(parse(text, "p.md"), settings.context())
    assert report.after == text.replace("<div>a</div>", "a").replace("<div>d</div>", "d")
    assert report.converted == 2


def test_one_search_tells_posts_that_say_nothing() -> None:
    assert not is_mentioned("A post\n")
    assert is_mentioned("silent: x", "silent")
    assert directives(parse("A post about postlint\n", "p.md")) == ()
