from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .chosen import JSON, NAMES, paths, put
from .posts import CLEAN, HTML, TWICE, UNTITLED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Postlint = Callable[..., Result]


def test_the_nearest_settings_hold_with_their_overrides_in_every_command(
    site: Path, postlint: Postlint
) -> None:
    put(site, "blog/_posts/2024-03-01-a.md", "blog/_posts/2024-03-01-b.md", *NAMES[:1], text=TWICE)
    put(site, "blog/_posts/2024-03-01-c.md", text=TWICE)
    put(
        site,
        "blog/postlint.toml",
        text='exclude = ["*-c.md"]\n[[overrides]]\npaths = ["*-b.md"]\nignore = ["TAG002"]',
    )
    expected = [NAMES[0], "blog/_posts/2024-03-01-a.md"]
    assert sorted(paths(postlint("check", "--ignore=ARC", *JSON))) == expected
    several = postlint("check", "blog/_posts/2024-03-01-b.md", "_posts", "--ignore=ARC", *JSON)
    assert paths(several) == [NAMES[0]]
    everywhere = postlint("check", "--config", 'ignore=["TAG002", "ARC"]')
    assert everywhere.exit_code == 0
    one_file = postlint("check", "--config", "blog/postlint.toml", "--ignore=ARC", *JSON)
    assert "blog/_posts/2024-03-01-a.md" in paths(one_file)
    assert NAMES[0] in paths(one_file)
    fixed = postlint("check", "--ignore=ARC", "--unsafe-fixes", "-q")
    assert fixed.exit_code == 0
    assert (site / "blog/_posts/2024-03-01-a.md").read_text() == CLEAN
    assert (site / "blog/_posts/2024-03-01-b.md").read_text() == TWICE
    assert (site / "blog/_posts/2024-03-01-c.md").read_text() == TWICE


def test_overrides_hold_for_standard_input(site: Path, postlint: Postlint) -> None:
    put(site, "postlint.toml", text='[[overrides]]\npaths = ["old/"]\nignore = ["FM005"]')
    for name, status in (("old/x.md", 0), ("new/x.md", 1)):
        arguments = ("check", "-", "-q", "--stdin-filename", name)
        assert postlint(*arguments, stdin=UNTITLED.encode()).exit_code == status


def test_wrong_settings_near_a_post_are_an_error(site: Path, postlint: Postlint) -> None:
    put(site, *NAMES)
    put(site, "_posts/.postlint.toml", text="exlude = []")
    result = postlint("check")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: _posts/.postlint.toml:1:1: unknown setting `exlude`;")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--config", "a.toml", "--isolated"), "--config FILE and --isolated do not go together"),
        (("--config", "a.toml", "--config", "b.toml"), "two files in --config do not go together"),
        (("--config", "missing.toml"), "missing.toml: no such settings file"),
        (("--config", "requird=[]"), "--config requird=[]: unknown setting `requird`; did you"),
    ],
)
def test_settings_of_the_command_line_that_cannot_be_used(
    site: Path, postlint: Postlint, arguments: tuple[str, ...], message: str
) -> None:
    put(site, "a.toml", "b.toml", text="")
    result = postlint("check", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: {message}")


def test_a_file_and_single_settings_go_together(site: Path, postlint: Postlint) -> None:
    put(site, NAMES[0])
    put(site, "a.toml", text='ignore = ["FM005"]\nrequired = ["title"]')
    put(site, "odd=name.toml", text='ignore = ["FM005"]')
    assert postlint("check", "--config", "a.toml").exit_code == 0
    assert postlint("check", "--config", "odd=name.toml").exit_code == 0
    assert postlint("check", "--config", "a.toml", "--config", "ignore=[]").exit_code == 0
    again = ("--config", 'extend-select=["FM005"]')
    assert postlint("check", "--config", "a.toml", *again).exit_code == 1
    assert postlint("check", "--isolated", "--config", "required=[]").exit_code == 0


def test_an_engine_of_nearer_settings_is_checked_before_anything_is_converted(
    site: Path, postlint: Postlint
) -> None:
    put(site, "blog/_posts/2024-03-01-a.md", NAMES[0], text=HTML)
    wrong = '[convert]\nengine = "markdownify"\nmarkdownify = { heading_stile = "atx" }'
    put(site, "blog/postlint.toml", text=wrong)
    result = postlint("convert", "_posts", "blog")
    assert result.exit_code == 2
    assert "heading_stile" in result.stderr
    assert "Traceback" not in result.stderr
    assert (site / NAMES[0]).read_text() == HTML
