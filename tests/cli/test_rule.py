from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Postlint = Callable[..., Result]


def test_without_an_argument_there_is_a_table(postlint: Postlint) -> None:
    result = postlint("rule")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines[:-2]] == [rule.code for rule in catalogue.rules()]
    assert lines[-1] == "[*] fixed by --fix   [~] fixed by --unsafe-fixes"


def test_a_family_is_a_shorter_table(postlint: Postlint) -> None:
    codes = [line.split()[0] for line in postlint("rule", "tag").stdout.splitlines()[:-2]]
    assert codes == [rule.code for rule in catalogue.rules() if rule.family == "TAG"]


@pytest.mark.parametrize("name", ["FM005", "fm005", "missing-field"])
def test_a_rule_has_a_page_plain_when_piped(postlint: Postlint, name: str) -> None:
    (rule,) = catalogue.find(catalogue.rules(), "FM005")
    result = postlint("rule", name)
    assert (result.exit_code, result.stdout) == (0, catalogue.page(rule))


def test_on_a_terminal_a_page_is_drawn(postlint: Postlint) -> None:
    result = postlint("rule", "FM005", "--color", "always")
    assert result.exit_code == 0
    assert "missing-field" in result.stdout
    assert "\x1b[" in result.stdout
    assert "```" not in result.stdout


def test_all_pages_are_one_document(postlint: Postlint) -> None:
    result = postlint("rule", "--all")
    assert result.exit_code == 0
    for rule in catalogue.rules():
        assert f"# {rule.name} ({rule.code})\n" in result.stdout


def test_an_unknown_rule_is_an_error(postlint: Postlint) -> None:
    result = postlint("rule", "mising-field")
    assert result.exit_code == 2
    assert result.stderr == (
        "error: no rule or family is called `mising-field`; did you mean `missing-field`?\n"
    )
    assert postlint("rule", "FM005", "--all").exit_code == 2


def test_a_rule_without_a_page_is_an_error(
    site: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "_PAGES", (site,))
    result = postlint("rule", "FM005")
    assert result.exit_code == 2
    assert "has no page" in result.stderr
