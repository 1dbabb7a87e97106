from __future__ import annotations

import msgspec
import pytest

from postlint import catalogue, run
from postlint.config import load
from postlint.conversion import Options
from postlint.post import parse
from postlint.preferences import Preferences, Urls
from postlint.rule import Safety

CONTEXT = load(None).context()
PREFERENCES = Preferences(urls=Urls(resolve=True))
RESOLVE = msgspec.structs.replace(CONTEXT, preferences=PREFERENCES)
HTML = '<p><a href="/a">b</a></p>\n'
RESOLVED = "[b](https://example.org/a)\n"


@pytest.mark.parametrize(
    "head",
    [
        "---\nfrom: https://example.org/tea\n---\n",
        "---\ntitle: a\nsource: https://example.org/tea\n---\n",
        "[Tea](https://example.org/tea)\n------\n\n",
    ],
)
def test_addresses_are_relative_to_the_source_of_the_post(head: str) -> None:
    report = run.convert_post(parse(head + HTML, "a.md"), RESOLVE)
    assert report.after == head + RESOLVED
    assert [loss.kind for loss in report.losses] == ["address"]


@pytest.mark.parametrize("head", ["", "---\nfrom: tea\n---\n", "---\nfrom: [1]\n---\n", "Tea\n\n"])
def test_without_a_source_they_stay(head: str) -> None:
    report = run.convert_post(parse(head + HTML, "a.md"), RESOLVE)
    assert report.after == f"{head}[b](/a)\n"
    assert report.losses == ()


def test_nothing_is_resolved_unless_settings_ask_for_it() -> None:
    head = "---\nfrom: https://example.org/tea\n---\n"
    assert run.convert_post(parse(head + HTML, "a.md"), CONTEXT).after == f"{head}[b](/a)\n"
    assert run.convert_post(parse(head + HTML, "a.md"), CONTEXT, Options()).losses == ()


def test_a_known_source_is_taken() -> None:
    options = Options(preferences=PREFERENCES, source="https://other.example/")
    report = run.convert_post(parse(HTML, "a.md"), CONTEXT, options)
    assert report.after == "[b](https://other.example/a)\n"


def test_fixing_changes_addresses_only_where_losses_are_allowed() -> None:
    rules = catalogue.select(catalogue.rules(), ["embedded-html"])
    post = parse(f"---\nfrom: https://example.org/tea\n---\n{HTML}", "a.md")
    safe = run.fix(post, rules, RESOLVE, level=Safety.SAFE)
    assert safe.after == post.text
    unsafe = run.fix(post, rules, RESOLVE, level=Safety.UNSAFE)
    assert unsafe.after == f"---\nfrom: https://example.org/tea\n---\n{RESOLVED}"
    assert not unsafe.internal_error


def test_a_post_of_html_that_is_renamed() -> None:
    post = parse(f"---\nfrom: https://example.org/tea\n---\n{HTML}", "a.html")
    report = run.convert_post(post, RESOLVE, rename=True)
    assert (report.renamed, report.after) == (
        "a.md",
        f"---\nfrom: https://example.org/tea\n---\n{RESOLVED}",
    )
