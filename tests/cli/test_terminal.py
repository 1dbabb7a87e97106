from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from postlint.cli import _console

from .posts import CLEAN, TWICE

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Postlint = Callable[..., Result]


@pytest.fixture(autouse=True)
def found(site: Path) -> Path:
    path = site / "_posts/2024-03-01-tea.md"
    path.write_text(TWICE)
    return path


@pytest.mark.parametrize(
    ("variable", "clean"), [("GITHUB_ACTIONS", False), ("TF_BUILD", False), ("OTHER", True)]
)
def test_a_post_gives_a_ci_server_no_commands(
    variable: str, *, clean: bool, found: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GITHUB_ACTIONS", "TF_BUILD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, "true")
    found.write_text(CLEAN.replace("tags: [茶]", "tags: ['##[a]', '##[a]', '##vso[b]']"))
    shown = postlint("check", "--output-format", "text").output
    assert "TAG002" in shown
    assert bool(re.search(r"##(vso)?\[", shown)) is clean


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"CLICOLOR_FORCE": "1"}, True),
        ({"CLICOLOR": "1"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colours_by_the_environment(
    environment: dict[str, str],
    *,
    coloured: bool,
    postlint: Postlint,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_HYPERLINK"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in postlint("check").stdout) is coloured
    assert ("\x1b[" in postlint("check", "--color", "always").stdout) is True
    assert ("\x1b[" in postlint("check", "--color", "never").stdout) is False


def test_a_file_is_coloured_only_on_demand(
    site: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    postlint("check", "--output-file", "out")
    assert "\x1b" not in (site / "out").read_text()
    postlint("check", "--output-file", "out", "--color", "always")
    assert "\x1b[" in (site / "out").read_text()


TERMINALS: dict[str, dict[str, str]] = {
    "WezTerm": {"TERM_PROGRAM": "WezTerm"},
    "kitty": {"TERM": "xterm-kitty"},
    "Windows Terminal": {"WT_SESSION": "1"},
    "GNOME": {"VTE_VERSION": "6800"},
    "forced": {"FORCE_HYPERLINK": "1"},
}
OTHERS: dict[str, dict[str, str]] = {
    "unknown": {},
    "old GNOME": {"VTE_VERSION": "3409"},
    "odd GNOME": {"VTE_VERSION": "x"},
    "Apple": {"TERM_PROGRAM": "Apple_Terminal"},
    "CI": {"TERM_PROGRAM": "WezTerm", "CI": "1"},
    "unwanted": {"TERM_PROGRAM": "WezTerm", "FORCE_HYPERLINK": "0"},
}


@pytest.mark.parametrize("name", [*TERMINALS, *OTHERS])
def test_links_appear_where_the_terminal_has_them(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {"CI", "FORCE_HYPERLINK", "TERM_PROGRAM", "VTE_VERSION", *_console._VARIABLES}
    for variable in said:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for variable, value in {**TERMINALS, **OTHERS}[name].items():
        monkeypatch.setenv(variable, value)
    assert _console._linked(terminal=True) is (name in TERMINALS)
    assert _console._linked(terminal=False) is (name == "forced")


def test_the_code_of_a_finding_leads_to_the_page_of_its_rule(
    postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    for form in ("text", "grouped", "concise"):
        shown = postlint("check", "--color", "always", "--output-format", form).stdout
        link = re.search("\x1b]8;;(file://[^\x1b]+)\x1b\\\\.*?TAG002.*?\x1b]8;;\x1b\\\\", shown)
        assert link is not None
        page = Path(unquote(urlsplit(link[1]).path))
        assert page.read_text().startswith("# duplicate-tag (TAG002)\n")
    assert "\x1b]8" not in postlint("check", "--color", "never").stdout


def test_a_diff_for_people_tells_what_nobody_sees(found: Path, postlint: Postlint) -> None:
    found.write_text(CLEAN.replace("林小滿", '"林\u200b小滿"'))
    options = ("check", "--diff", "--unsafe-fixes", "--select", "FM022")
    assert '-author: "林<U+200B>小滿"' in postlint(*options, "--color", "always").stdout
    assert '-author: "林\u200b小滿"' in postlint(*options).stdout
