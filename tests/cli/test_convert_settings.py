from __future__ import annotations

from typing import TYPE_CHECKING

from .posts import CLEAN, HTML

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Postlint = Callable[..., Result]

NAME = "_posts/2024-03-01-tea.md"


SETTINGS = """
[[convert.sites]]
host = "example.org"
keep = ["article"]
drop = [".share"]
"""
PAGE = CLEAN.replace(
    "茶很好。",
    "<nav>菜单</nav><article><p>茶<b>很好</b><sup>1</sup>。</p><p class=share>分享</p></article>",
)


def test_a_profile_makes_the_article_of_a_page(site: Path, postlint: Postlint) -> None:
    (site / "postlint.toml").write_text(SETTINGS)
    (site / NAME).write_text(PAGE)
    result = postlint("convert", "--diff", "--verbose", NAME)
    assert result.exit_code == 1
    assert result.stderr == (
        f"{NAME}:11:1: dropped: nav 菜单\n"
        f"{NAME}:11:53: dropped: p.share 分享\n"
        "Would convert 1 post (1 piece of HTML).\n"
        "Kept as HTML:\n"
        "  1 × <sup> in 1 post: Markdown has no mark for it\n"
        "Dropped, as the settings allow:\n"
        "  2 × dropped\n"
    )
    assert postlint("convert", NAME).exit_code == 0
    after = CLEAN.replace("茶很好。", "茶**很好**<sup>1</sup>。")
    assert (site / NAME).read_text() == after
    assert postlint("check", NAME).exit_code == 0
    assert "Nothing to convert" in postlint("convert", NAME).stdout


def test_what_is_allowed_becomes_text_or_a_link(site: Path, postlint: Postlint) -> None:
    text = CLEAN.replace(
        "茶很好。", "<p>茶<sup>1</sup></p><iframe src=https://example.org/v></iframe>"
    )
    (site / NAME).write_text(text)
    result = postlint("convert", "-v", "--allow", "sup, u", "--allow", "iframe", NAME)
    assert result.exit_code == 0
    assert result.stdout == (
        f"{NAME}:11:1: unwrapped: sup\n"
        f"{NAME}:11:1: linked: iframe https://example.org/v\n"
        "Converted 1 post (1 piece of HTML).\n"
        "Dropped, as the settings allow:\n"
        "  1 × unwrapped <sup>\n"
        "  1 × linked <iframe>\n"
    )
    assert (site / NAME).read_text() == CLEAN.replace("茶很好。", "茶1\n\n<https://example.org/v>")


def test_an_element_that_is_none_is_a_usage_error(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(HTML)
    result = postlint("convert", "--allow", "supp", NAME)
    assert result.exit_code == 2
    assert "--allow: no element is named `supp`; did you mean `sup`?" in result.stderr


def test_what_the_settings_ask_about_says_1(site: Path, postlint: Postlint) -> None:
    (site / "postlint.toml").write_text('[convert.elements]\nsup = "ask"\n')
    (site / NAME).write_text(CLEAN.replace("茶很好。", "<p>茶<sup>1</sup></p>"))
    result = postlint("convert", NAME)
    assert result.exit_code == 1
    assert result.stdout == (
        "Converted 1 post (1 piece of HTML).\n"
        "Kept as HTML, as the settings ask about it:\n"
        "  1 × <sup> in 1 post: the settings ask what becomes of it\n"
        f"      {NAME}:11:1\n"
    )
    piped = postlint("convert", "-", stdin=b"<p>a<sup>1</sup></p>\n")
    assert (piped.exit_code, piped.stdout) == (1, "a<sup>1</sup>\n")


def test_check_converts_as_the_settings_say(site: Path, postlint: Postlint) -> None:
    (site / "postlint.toml").write_text(SETTINGS)
    text = PAGE.replace("[茶]", "[茶, 茶]")
    (site / NAME).write_text(text)
    found = postlint("check", "--output-format", "concise", NAME).stdout
    assert "HTM001 [~] embedded-html" in found
    safe = postlint("check", "--fix", "--output-format", "concise", NAME)
    assert (safe.exit_code, (site / NAME).read_text()) == (1, PAGE)
    unsafe = postlint("check", "--unsafe-fixes", NAME)
    assert unsafe.exit_code == 0
    assert (site / NAME).read_text() == CLEAN.replace("茶很好。", "茶**很好**<sup>1</sup>。")
