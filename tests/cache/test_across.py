"""Rules across posts are asked again about what changed, and say what they would say if all were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint import catalogue
from postlint.archive import Archive, Facts
from postlint.archive.keys import KEYS
from postlint.cache import look
from postlint.cache.index import Use
from postlint.cache.store import Store
from postlint.cli import _archive
from postlint.config import Settings
from tests.cache.archive import check, fill, post, same

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from postlint.rule import Rule

LINKED = "\n[that day]({to})\n\n![rain]({image})\n"
OF_ARCHIVES = [rule for rule in catalogue.rules() if rule.check_archive is not None]


@pytest.fixture
def whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often what all posts contribute is looked at; every file is known to be settled."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(look, "_SETTLED", 0)
    monkeypatch.setattr(_archive, "FEW", 1)
    counted: list[int] = []
    facts = Use.facts

    def counting(use: Use) -> Iterator[Facts]:
        counted.append(1)
        return facts(use)

    monkeypatch.setattr(Use, "facts", counting)
    return counted


def twins(folder: Path) -> list[Path]:
    """Write posts of which two say the same."""
    paths = fill(folder)
    paths[3].write_text(paths[2].read_text().replace("rain/2", "rain/3"))
    return paths


def test_only_posts_that_share_something_are_looked_at_again(
    tmp_path: Path, whole: list[int]
) -> None:
    paths = twins(tmp_path)
    first = check().stdout
    assert "same-body" in first
    assert check().stdout == first
    paths[2].write_text(post(2, "---\ntitle: Another\ntags: [rain]\n---\n{filling}{n}"))
    changed = check().stdout
    assert "same-body" not in changed
    paths[11].write_text(paths[10].read_text())
    assert "same-body" in check().stdout
    assert len(whole) == 2  # once more because the fields of a post are others
    same()


def test_a_post_that_comes_or_goes_may_concern_all(tmp_path: Path, whole: list[int]) -> None:
    paths = twins(tmp_path)
    check()
    paths[2].unlink()
    assert "same-body" not in check().stdout
    paths[2].write_text(paths[3].read_text())
    assert "same-body" in check().stdout
    assert len(whole) == 3
    same()


def test_other_rules_are_asked_anew(tmp_path: Path, whole: list[int]) -> None:
    twins(tmp_path)
    check()
    assert "same-body" not in check("--ignore", "same-body").stdout
    assert len(whole) == 2


def test_files_that_posts_lead_to_come_and_go(tmp_path: Path, whole: list[int]) -> None:
    (tmp_path / "_config.yml").write_text("title: Rain\nplugins: [jekyll-feed]\n")
    paths = twins(tmp_path)
    (tmp_path / "images").mkdir()
    image = tmp_path / "images" / "rain.png"
    image.touch()
    text = LINKED.format(to="gone.md", image="/images/rain.png")
    paths[7].write_text(paths[7].read_text() + text)
    first = check().stdout
    assert "dead-internal-link" in first
    assert "missing-local-image" not in first
    image.unlink()
    assert "missing-local-image" in check().stdout
    (tmp_path / "_posts" / "gone.md").mkdir()
    found = check().stdout
    assert "dead-internal-link" not in found
    assert "same-body" in found
    assert len(whole) == 1
    paths[7].write_text(post(7))
    same()


def test_what_was_remembered_and_is_damaged_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: list[int]
) -> None:
    twins(tmp_path)
    first = check().stdout
    monkeypatch.setattr(Store, "remembered", lambda store: store._said(3)[:-5])
    assert check().stdout == first
    assert len(whole) == 2


def test_a_run_over_a_few_posts_knows_what_is_said_of_all(tmp_path: Path, whole: list[int]) -> None:
    (tmp_path / "_config.yml").write_text("title: Rain\n")
    paths = [str(path.relative_to(tmp_path)) for path in twins(tmp_path)]
    check()
    some = check("--output-format=concise", *paths[2:5]).stdout
    assert "rain-2.md" in some
    assert "same-body" in some
    assert "rain-8.md" not in some
    assert len(whole) == 1
    same("--output-format=concise", *paths[2:5])


class Asked:
    """The facts of a post, which note what is read of them."""

    def __init__(self, facts: Facts, read: set[str]) -> None:
        self._facts = facts
        self._read = read

    def __getattr__(self, name: str) -> object:
        self._read.add(name)
        return getattr(self._facts, name)


def facts(number: int) -> Facts:
    return Facts(
        path=f"_posts/{number % 7}/{number}-rain.md",
        day=738000 - number,
        date=f"2024-03-{number:02}",
        title=f"Rain {number % 9}",
        source=f"a.example/{number % 8}",
        authors=("Lin Xiaoman" if number % 5 else "lin xiaoman",),
        tags=("rain" if number % 6 else "Rain", f"{number}"),
        categories=("weather" if number % 4 else "Weather",),
        file=number % 11,
        text=number % 10 + 1,
        links=("gone.md",),
        images=("gone.png",),
        fields=(("title", "str"), ("mood", "str" if number else "int"))[: 1 + number % 97],
    )


@pytest.mark.parametrize("rule", OF_ARCHIVES, ids=lambda rule: rule.name)
def test_rules_read_what_they_say_that_they_read(rule: Rule) -> None:
    if not rule.reads:
        pytest.fail("asked anew whatever changes") if not (rule.groups or rule.needs) else None
        return
    read: set[str] = set()
    archive = Archive(())
    archive.posts = archive.asked = tuple(Asked(facts(one), read) for one in range(120))
    assert rule.check_archive is not None
    list(rule.check_archive(archive, Settings().context()))
    assert read <= {"path", "name", "slug", "folder", *rule.reads}
    assert read >= set(rule.reads)


@pytest.mark.parametrize("rule", OF_ARCHIVES, ids=lambda rule: rule.name)
def test_rules_on_groups_say_the_same_of_a_group_alone(rule: Rule) -> None:
    if not rule.groups:
        return
    posts = [facts(one) for one in range(60)]
    assert rule.check_archive is not None
    context = Settings().context()
    said = list(rule.check_archive(Archive(posts), context))
    apart = [
        remark
        for key in {KEYS[rule.groups](one) for one in posts}
        for remark in rule.check_archive(
            Archive(one for one in posts if KEYS[rule.groups](one) == key), context
        )
    ]
    assert sorted(said, key=repr) == sorted(apart, key=repr)
