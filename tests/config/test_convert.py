"""The table ``[convert]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint.config import SettingsError, load, parse
from postlint.preferences import Preferences, Site, Style, Urls

if TYPE_CHECKING:
    from pathlib import Path


def error(text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        parse(text)
    return str(caught.value)


def test_without_the_table_nothing_is_preferred() -> None:
    assert parse("").preferences == Preferences()


def test_every_setting_is_read() -> None:
    settings = parse(
        """
        [convert]
        engine = "markdownify"
        allow = ["sup", "iframe"]
        image-size = "raw"
        language = "raw"
        [convert.elements]
        button = "raw"
        [convert.style]
        hard-break = "backslash"
        wrap = 80
        [convert.urls]
        tracking = "remove"
        [[convert.sites]]
        host = "example.org"
        keep = ["article > .text"]
        [[convert.sites]]
        host = ["example.com", "example.net"]
        drop = [".share", "nav"]
        [convert.markdownify]
        bullets = "-"
        """
    )
    assert settings.preferences == Preferences(
        engine="markdownify",
        allow=("sup", "iframe"),
        image_size="raw",
        language="raw",
        elements={"button": "raw"},
        style=Style(hard_break="backslash", wrap=80),
        urls=Urls(tracking="remove"),
        sites=(
            Site(host="example.org", keep=("article > .text",)),
            Site(host=("example.com", "example.net"), drop=(".share", "nav")),
        ),
        markdownify={"bullets": "-"},
    )
    assert settings.context().preferences is settings.preferences


def test_tables_lie_on_each_other_and_sites_are_added(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(
        """
        [convert]
        allow = ["sup"]
        image-size = "raw"
        elements = { aside = "drop", nav = "drop" }
        style = { wrap = 80, bullet = "*" }
        sites = [{ host = "example.org" }]
        """
    )
    (tmp_path / "postlint.toml").write_text(
        """
        extends = "base.toml"
        [convert]
        allow = ["u"]
        elements = { nav = "raw" }
        style = { bullet = "-" }
        sites = [{ host = "example.net" }]
        """
    )
    preferences = load(tmp_path / "postlint.toml").preferences
    assert preferences.allow == ("u",)
    assert preferences.image_size == "raw"
    assert preferences.elements == {"aside": "drop", "nav": "raw"}
    assert (preferences.style.wrap, preferences.style.bullet) == (80, "-")
    assert [site.host for site in preferences.sites] == ["example.org", "example.net"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '[convert]\nalow = ["sup"]',
            "2:1: `convert` has no setting `alow`; did you mean `allow`?",
        ),
        (
            "[convert.style]\nwarp = 80",
            "2:1: `convert.style` has no setting `warp`; did you mean `wrap`?",
        ),
        (
            "[convert.urls]\nzzz = 1",
            "2:1: `convert.urls` has no setting `zzz`; it has resolve, tracking, proxies",
        ),
        (
            '[[convert.sites]]\nhost = "a.org"\nkep = ["p"]',
            "3:1: `convert.sites` has no setting `kep`; did you mean `keep`?",
        ),
        ('[convert]\nallow = "sup"', "2:1: `convert.allow` must be a list, not a string"),
        (
            '[convert]\nallow = [\n  "sup",\n  1,\n]',
            "4:3: an entry of `convert.allow` must be a string, not a whole number",
        ),
        ("[convert.style]\nwrap = true", "2:1: `convert.style.wrap` must be a whole number"),
        ('[convert]\nimage-size = "keep"', "2:1: `convert.image-size` has no value `keep`"),
        ("[convert]\nelements = 1", "2:1: `convert.elements` must be a table"),
        (
            '[convert.elements]\nbuton = "raw"',
            "2:1: no element is named `buton`; did you mean `button`?",
        ),
        (
            '[convert.elements]\nsup = "unwarp"',
            "2:1: `sup` cannot be `unwarp`; did you mean `unwrap`?",
        ),
        (
            "[convert.elements]\nsup = 1",
            "2:1: `sup` cannot be `1`; verdicts are drop, unwrap, markdown, raw, ask",
        ),
        (
            '[convert.elements]\nsup = "markdown"',
            "2:1: `sup` cannot be `markdown`: Markdown has no words for `sup`",
        ),
        ('[convert]\nallow = ["u", "supp"]', "2:15: `allow`: no element is named `supp`; did"),
        ('[convert]\nallow = ["table"]', "2:10: `allow`: `table` cannot become its text"),
        ("[convert.tidy]\nno-such-repair = true", "2:1: no repair is named `no-such-repair`"),
        (
            '[[convert.sites]]\nhost = "a.org"\n[[convert.sites]]\nhost = "b.org"\ndrop = ["p >"]',
            "5:9: `p >` is no selector: expected a selector at position 3",
        ),
        ('[[convert.sites]]\nkeep = ["p"]', "1:18: a site needs its `host`"),
        (
            '[[convert.sites]]\nhost = "https://a.org/"',
            "2:1: `https://a.org/` is no host; write it as `example.org`",
        ),
        ("[[convert.sites]]\nhost = []", "2:1: `` is no host"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, expected: str) -> None:
    assert f"postlint.toml:{expected}" in error(text)


def test_the_command_line_allows_more() -> None:
    settings = parse('[convert]\nallow = ["sup"]\nelements = { u = "raw", aside = "drop" }')
    assert settings.allowing(()) is settings
    preferences = settings.allowing(("u", "kbd")).preferences
    assert preferences.allow == ("sup", "u", "kbd")
    assert preferences.elements == {"aside": "drop"}
    with pytest.raises(SettingsError, match="did you mean `kbd`"):
        settings.allowing(("kdb",))
