"""The table of repairs, and what is left when one of them is off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint.config import load
from postlint.conversion.options import Options
from postlint.conversion.tidy import DEFAULTS, REPAIRS, SWITCHES, enabled
from postlint.post import parse
from postlint.preferences import Preferences
from postlint.run import convert_post

if TYPE_CHECKING:
    from postlint.report import Report


def converted(html: str, dialect: str = "gfm", **tidy: bool) -> Report:
    chosen = {name.replace("_", "-"): on for name, on in tidy.items()}
    options = Options(preferences=Preferences(tidy=chosen))
    context = load(None).context(dialect)
    return convert_post(parse(html, "post.md", dialect), context, options)


def test_names_are_in_kebab_case_and_told_apart() -> None:
    names = [repair.name for repair in REPAIRS]
    assert len(set(names)) == len(names)
    assert all(name == name.lower().replace("_", "-") and " " not in name for name in names)


def test_what_cannot_be_switched_stays_on() -> None:
    assert enabled(dict.fromkeys(DEFAULTS, False)) == DEFAULTS - SWITCHES
    assert enabled({}) == DEFAULTS
    assert enabled({"bold-headings": True}) == DEFAULTS | {"bold-headings"}


@pytest.mark.parametrize(
    ("html", "off", "after"),
    [
        ("<p>中\n<b>文</b></p>\n", "cjk_gaps", "中\n**文**\n"),
        ("<p>中\n文 a <code>中\n文</code></p>\n", "cjk_gaps", "中\n文 a `中文`\n"),
        ("<h2>中\n文</h2>\n", "cjk_gaps", "## 中文\n"),
        (
            '<p>a<img src="/x.gif" width="1" height="1"></p>\n',
            "tracking_pixels",
            'a<img src="/x.gif" width="1" height="1">\n',
        ),
        ("<table><tr><td>a</td></tr></table>\n", "layout_tables", "|  |\n| --- |\n| a |\n"),
    ],
)
def test_a_repair_may_be_off(html: str, off: str, after: str) -> None:
    report = converted(html, **{off: False})
    assert report.after == after
    assert off.replace("_", "-") not in report.repairs or off == "cjk_gaps"
    assert not report.losses


TITLED = "---\ntitle: Rain\n---\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<h1>Rain</h1>\n\ntext\n", "text\n"),
        ("text\n\n<h2><b>Rain</b></h2>\n\n<h2>Rain</h2>\n", "text\n\n## Rain\n"),
        ("<h1>Sun</h1>\n\ntext\n\n<h1>Rain</h1>\n", "# Sun\n\ntext\n\n# Rain\n"),
        ("<div><h1>Sun</h1><h1>Rain</h1></div>\n", "# Sun\n\n# Rain\n"),
        ("# Sun\n\n<h1>Rain</h1>\n", "# Sun\n\n# Rain\n"),
        ("- # Sun\n\n<h1>Rain</h1>\n", "- # Sun\n\n# Rain\n"),
        (
            "<div><table><tr><td colspan=2><h2>Sun</h2></td></tr></table><h1>Rain</h1></div>\n",
            '<table><tbody><tr><td colspan="2"><h2>Sun</h2></td></tr></tbody></table>\n\n# Rain\n',
        ),
    ],
)
def test_only_the_first_heading_of_a_post_may_repeat_its_title(before: str, after: str) -> None:
    context = load(None).context("gfm")
    options = Options(preferences=Preferences(tidy={"title-headings": True}))
    report = convert_post(parse(TITLED + before), context, options)
    assert report.after == TITLED + after
    assert len(report.losses) == (before.count("Rain") - after.count("Rain"))


def test_repairs_of_what_stays_as_it_is_are_not_reported() -> None:
    report = converted("<table><tr><td>a<p></p></td><td colspan=2>b</td></tr></table>\n")
    assert report.after == report.before
    assert report.repairs == {}


def test_definition_lists_may_stay() -> None:
    html = "<dl><dt>a</dt><dd>b</dd></dl>\n"
    assert converted(html, "goldmark").after == "a\n: b\n"
    assert converted(html, "goldmark", definition_lists=False).after == html
    assert converted(html, "gfm").after == html
