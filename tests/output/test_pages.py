from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint import catalogue
from postlint.output import pages
from postlint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(pages, "home", lambda: "https://docs.example.org/rules")
    pages.link.cache_clear()
    yield
    pages.link.cache_clear()


def rule(name: str) -> Rule:
    return next(rule for rule in catalogue.rules() if rule.name == name)


@pytest.mark.usefixtures("home")
def test_pages_that_are_published_have_an_address() -> None:
    address = "https://docs.example.org/rules/tags/duplicate-tag.md"
    assert pages.published(rule("duplicate-tag")) == address
    assert pages.link(rule("duplicate-tag")) == address


@pytest.mark.usefixtures("home")
def test_rules_of_others_have_none() -> None:
    declared = Rule(code="OLD001", name="x", summary="X.", page="# x", origin="/a/old.rules.toml")
    assert pages.published(declared) == ""
    assert pages.link(declared) == ""
    assert pages.link(None) == ""


def test_the_address_is_the_one_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    class Metadata:
        def get_all(self, _: str) -> list[str]:
            return ["Source, https://example.org/", "Rules, https://docs.example.org/rules/"]

    monkeypatch.setattr("importlib.metadata.metadata", lambda _: Metadata())
    pages.home.cache_clear()
    assert pages.home() == "https://docs.example.org/rules"
    pages.home.cache_clear()
