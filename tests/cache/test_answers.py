from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

from postlint.cache import answers, forms, look
from postlint.config import Sites
from tests.cache.archive import BAD, FILLING, GOOD, check, fill, post, run, same

PLUGIN = """\
from pathlib import Path

from postlint.rule import Finding, rule
from postlint.text import Span


@rule("OWN001", "own"{more})
def own(post, context):
    '''Find what it wants.'''
    yield Finding(span=Span(0, 1), message="{message}")
"""


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("form", ["text", "concise", "json", "github"])
def test_the_second_run_checks_nothing_and_prints_the_same(
    site: Path, checked: list[str], form: str
) -> None:
    first = check("--output-format", form)
    assert len(checked) == 40
    assert (site / ".postlint_cache" / ".gitignore").read_text() == "*\n"
    assert check("--output-format", form).stdout == first.stdout
    assert len(checked) == 40
    assert check("--no-cache", "--output-format", form).stdout == first.stdout


def test_statistics_and_other_options_count_the_same(site: Path) -> None:  # noqa: ARG001
    check()
    same("--statistics")
    same("--statistics", "--output-format", "json")
    same("--quiet", "--exit-zero")


def test_only_what_changed_is_checked(site: Path, checked: list[str]) -> None:
    check()
    checked.clear()
    changed = site / "_posts" / "2024-03-01-rain-7.md"
    changed.write_text(changed.read_text().replace("[rain]", "[rain, rain]"))
    same()
    assert checked[0] == "_posts/2024-03-01-rain-7.md"
    assert len(checked) == 41  # the others without the cache


def test_a_change_that_size_and_time_hide_is_seen(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look, "_SETTLED", 0)
    path = site / "_posts" / "2024-03-01-rain-1.md"
    for tags in ("[rain, rain]", "[rain, tree]", "[rain, rain]"):
        before = path.stat()
        path.write_text(post(1).replace("[rain]", tags))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        same()


def reading(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by each post that the cache reads."""
    read: list[str] = []
    for module in (answers, forms):
        monkeypatch.setattr(module, "content", lambda path: read.append(path) or look.content(path))
    return read


def test_posts_that_changed_long_ago_are_not_read(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look, "_SETTLED", 0)
    time.sleep(0.05)  # so that the clock of the file system shows another time than the posts
    check()
    check("--output-format", "json")
    read = reading(monkeypatch)
    same()
    assert not read
    same("--output-format", "json")
    assert len(read) == 10  # those with findings, whose places are counted anew
    assert len(list(site.glob("_posts/*"))) == 40


def test_posts_that_have_just_changed_are_read(
    site: Path,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    check()
    read = reading(monkeypatch)
    same()
    assert len(set(read)) == 40


def test_a_renamed_post_is_another_post(site: Path) -> None:
    (site / "postlint.toml").write_text('extend-select = ["FM"]')
    check()
    path = site / "_posts" / "2024-03-01-rain-1.md"
    path.rename(path.with_name("2024-03-09-rain-1.md"))
    assert "file-name-date-mismatch" in check("--output-format", "concise").stdout
    same()


def test_settings_that_say_something_else_make_reports_anew(site: Path) -> None:
    check()
    same("--select", "TAG")
    same("--ignore", "FM")
    (site / "postlint.toml").write_text('[rules.missing-field]\nseverity = "warning"')
    assert "warning" in check().stdout
    same()
    (site / "postlint.toml").write_text('required = ["title", "rating"]')
    same()
    (site / "postlint.toml").unlink()
    same()


def test_a_list_that_settings_name_counts(site: Path) -> None:
    (site / "postlint.toml").write_text('[rules.unknown-author]\nfile = "authors.txt"')
    (site / "authors.txt").write_text("Lin Xiaoman\n")
    settings = ("--extend-select", "unknown-author", "--output-format", "concise")
    assert "unknown-author" not in check(*settings).stdout
    (site / "authors.txt").write_text("Lin Xiaolin\n")
    assert "unknown-author" in check(*settings).stdout
    same(*settings)


def test_what_makes_the_site_counts(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (site / "_posts").iterdir():
        path.write_text(path.read_text() + "\n\n**「雨」**很大\n")
    check()
    (site / "_config.yml").write_text("markdown: kramdown\n")
    same()
    monkeypatch.chdir(site / "_posts")
    same()
    assert Sites().of(site) is not None


def test_a_pack_that_says_something_else_makes_reports_anew(site: Path) -> None:
    (site / "postlint.toml").write_text('packs = "own.rules.toml"')
    for word in ("umbrella", "nobody", "tree"):
        (site / "own.rules.toml").write_text(
            f'[[rule]]\nid = "OWN001"\nname = "own"\nmessage = "say it otherwise"\ntext = "{word}"\n'
        )
        same()
        assert ("OWN001" in check().stdout) is (word in FILLING)


def test_a_plugin_that_says_something_else_makes_reports_anew(site: Path) -> None:
    (site / "postlint.toml").write_text('plugins = "own.py"')
    for message in ("first", "second"):
        (site / "own.py").write_text(PLUGIN.format(message=message, more=""))
        for _ in range(2):
            assert message in run(site, "--output-format", "concise").stdout


def test_a_rule_that_depends_on_more_is_asked_every_time(site: Path) -> None:
    (site / "postlint.toml").write_text('plugins = "own.py"')
    (site / "own.py").write_text(PLUGIN.format(message="first", more=', varies="always"'))
    assert "first" in run(site).stdout
    assert not (site / ".postlint_cache").exists()


class Later(datetime):
    """A clock whose day a test sets."""

    day = 0

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # noqa: ARG003
        return datetime(2024, 3, cls.day, 12, tzinfo=UTC)


def test_a_report_with_a_finding_that_days_take_away_holds_for_its_day(
    site: Path, monkeypatch: pytest.MonkeyPatch, checked: list[str]
) -> None:
    monkeypatch.setattr(import_module("postlint.rules.front_matter.future_date"), "datetime", Later)
    monkeypatch.setattr(answers, "datetime", Later)
    (site / "_posts" / "2024-03-05-rain-1.md").write_text(post(1).replace("03-01T", "03-05T"))
    found = {}
    for day in (1, 2, 6, 2, 1, 8):  # time goes on, and the clock is wrong at times
        Later.day = day
        same()
        found[day] = "future-date" in check("--output-format", "concise").stdout
    assert found == {1: True, 2: True, 6: False, 8: False}
    checked.clear()
    Later.day = 9
    assert "future-date" not in check().stdout
    assert not checked  # a new day is no reason to check posts without such a finding


def test_what_cannot_be_read_is_said_every_time(site: Path) -> None:
    (site / "_posts" / "2024-03-01-old.md").write_bytes(b"---\ntitle: \xff\n---\n")
    for _ in range(3):
        result = check("--output-format", "concise")
        assert "not-utf-8" in result.stdout
        same()


def test_a_post_that_changes_during_the_run_is_checked(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check("--ignore=ARC", "--output-format=json")
    path = site / "_posts" / "2024-03-01-rain-4.md"
    really = answers._holds

    def changing(one: object, known: object) -> bool:
        held = really(one, known)
        path.write_text(post(4, GOOD))
        return held

    monkeypatch.setattr(answers, "_holds", changing)
    # Rules across posts would have read it before: what a run has read counts.
    assert "rain-4.md" not in check("--ignore=ARC", "--output-format=json").stdout


def test_the_cache_is_a_tenth_of_the_archive_at_most(site: Path) -> None:
    for turn in range(6):
        for number, path in enumerate(sorted((site / "_posts").iterdir())):
            path.rename(path.with_name(f"2024-03-0{turn + 1}-turn-{turn}-{number}.md"))
        same("--select", "ALL")
        same()
        assert size(site / ".postlint_cache") <= size(site / "_posts") // 10


def test_a_part_of_the_archive_does_not_drive_out_the_rest(site: Path, checked: list[str]) -> None:
    check()
    some = [str(path) for path in sorted(Path("_posts").iterdir())[:20]]
    some[3:4] = []
    (site / some[0]).write_text(post(0))
    check(*some)
    checked.clear()
    check()
    assert checked == []


def test_a_small_archive_has_no_cache(site: Path) -> None:
    for path in (site / "_posts").iterdir():
        path.write_text(BAD.format(n=1, filling="nobody cared"))
    same()
    assert not (site / ".postlint_cache").exists()


def test_options_and_settings_say_where_the_cache_is(site: Path, checked: list[str]) -> None:
    check("--cache-dir", "elsewhere")
    assert (site / "elsewhere" / "findings.db").exists()
    (site / "postlint.toml").write_text('cache-dir = "build/cache"')
    check()
    assert (site / "build" / "cache" / "findings.db").exists()
    assert not (site / ".postlint_cache").exists()
    checked.clear()
    check()
    assert not checked


def test_without_the_cache_nothing_is_written(site: Path) -> None:
    check("--no-cache")
    check("-", "--stdin-filename", "_posts/2024-03-01-a.md")
    check(*[str(path) for path in list((site / "_posts").iterdir())[:3]])
    assert not (site / ".postlint_cache").exists()


def test_a_large_archive_is_checked_in_several_processes_but_for_what_is_known(
    site: Path,
    monkeypatch: pytest.MonkeyPatch,  # noqa: ARG001
) -> None:
    fill(site, 1100)
    first = run(site, "--jobs", "2")
    assert run(site, "--jobs", "2").stdout == first.stdout
    assert run(site, "--no-cache", "--jobs", "1").stdout == first.stdout
