from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.posts import CLEAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Postlint = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("site")
RULE = '[[rule]]\nid = "OLD001"\nname = "old-word"\nmessage = "old `{value}`"\ntext = "old"\n'


def outcome(postlint: Postlint, rule: str) -> tuple[int, list[str]]:
    Path("a.rules.toml").write_text(RULE + rule, encoding="utf-8")
    result = postlint("rule", "test", "a.rules.toml")
    return result.exit_code, result.stdout.splitlines()


def test_a_pack_that_does_what_its_examples_say_passes(postlint: Postlint) -> None:
    rule = 'fix = "remove"\nexamples = [{ bad = "an old x", good = "a x", fixed = "an  x" }]\n'
    assert outcome(postlint, rule) == (0, ["1 rule passed, with 1 example."])


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ('examples = [{ bad = "old" }]', "no example has a `good` post"),
        ('examples = [{ good = "new" }]', "no example has a `bad` post"),
        (
            'examples = [{ bad = "new", good = "new" }]',
            "example 1: it finds nothing in the `bad` post",
        ),
        (
            'examples = [{ bad = "old", good = "x" }, { good = "old" }]',
            "example 2: it finds something in the `good` post",
        ),
        (
            'fix = "remove"\nexamples = [{ bad = "an old x", good = "x", fixed = "an x" }]',
            "example 1: fixed, the post is not what `fixed` says: line 1 is `an  x`, not `an x`",
        ),
        (
            'fix = { replace = "bold" }\nsafety = "safe"\nexamples = [{ bad = "old", good = "x" }]',
            "example 1: its fix is refused: `old` became `bold`",
        ),
        (
            'fix = "remove"\nsafety = "display-only"\nexamples = [{ bad = "old", good = "", fixed = "" }]',
            "example 1: fixed, the post is not what `fixed` says: line 1 is `old`, not ``",
        ),
    ],
)
def test_a_rule_that_does_not_do_what_its_examples_say_fails(
    postlint: Postlint, rule: str, reason: str
) -> None:
    assert reason in outcome(postlint, rule)[1][0]
    assert outcome(postlint, rule)[0] == 1


def test_a_fix_that_does_not_come_to_rest_fails(postlint: Postlint) -> None:
    rule = 'fix = { replace = "older" }\nexamples = [{ bad = "old", good = "x" }]'
    status, lines = outcome(postlint, rule)
    assert status == 1
    assert any("never come to rest" in line for line in lines)
    assert any("fixed, the post still has the finding" in line for line in lines)


def test_a_broken_pack_is_an_error(postlint: Postlint) -> None:
    Path("a.rules.toml").write_text(f"{RULE}fixx = 1\n")
    result = postlint("rule", "test", "a.rules.toml")
    assert result.exit_code == 2
    assert (
        result.stderr == "error: a.rules.toml:6:1: `rule` has no key `fixx`; did you mean `fix`?\n"
    )
    assert postlint("rule", "test").exit_code == 2
    assert postlint("rule", "FM001", "FM002").exit_code == 2


def test_declared_rules_are_checked_listed_and_shown(postlint: Postlint) -> None:
    Path("postlint.toml").write_text(f'select = ["OLD"]\n{RULE}why = "It is old."\n')
    Path("_posts/2024-03-01-tea.md").write_text(f"{CLEAN}\nold\n", encoding="utf-8")
    result = postlint("check", "--output-format", "concise", "-q")
    assert result.exit_code == 1
    assert result.stdout == "_posts/2024-03-01-tea.md:13:1: OLD001 old-word: old `old`\n"
    page = postlint("rule", "old-word").stdout
    assert page.startswith(
        "# old-word (OLD001)\n\nReports text that matches `old`: old `{value}`\n"
    )
    assert "## Why\n\nIt is old.\n" in page
    assert "OLD001" in postlint("rule").stdout
    assert "OLD001" not in postlint("rule", "--isolated").stdout


def test_config_shows_settings_and_presets(postlint: Postlint) -> None:
    Path("postlint.toml").write_text('extends = "blog"\ndialect = "kramdown"\n')
    shown = postlint("config", "show").stdout.splitlines()
    assert shown[0] == "# postlint.toml on blog, news-archive"
    assert 'dialect = "kramdown" # postlint.toml' in shown
    assert postlint("config", "show", "blog").stdout.startswith("# blog: ")
    result = postlint("config", "show", "blgo")
    assert result.exit_code == 2
    assert result.stderr == "error: no preset is named `blgo`; did you mean `blog`?\n"


def test_a_family_that_begins_as_that_of_internal_errors_is_one_like_others(
    postlint: Postlint,
) -> None:
    rule = RULE.replace("OLD001", "PLAN001")
    Path("postlint.toml").write_text(f'select = ["PLAN"]\n{rule}', encoding="utf-8")
    text = CLEAN.replace("title: ", "title: old ")
    post = Path("_posts/2024-03-01-a.md")
    post.write_text(f"{text}old\n", encoding="utf-8")
    assert postlint("check", "--fix").exit_code == 1
    assert postlint("baseline", "create").stdout.endswith(": 1 known finding.\n")
    assert postlint("check", "--add-suppressions").exit_code == 0
    assert " old-word -->" in post.read_text(encoding="utf-8")
