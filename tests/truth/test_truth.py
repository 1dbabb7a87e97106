from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from . import __main__ as truth
from .counts import KINDS, counted, read

if TYPE_CHECKING:
    import pytest

ARCHIVE = Path(__file__).parents[2] / "fixtures" / "archive"
LONG = "The lamps of the quay were lit at nine, and nobody came to see them."
STANDING = "Write to the author of this page, and subscribe to all that he writes."
POST = """---
title: {name}
date: {day}
author: {author}
from: {source}
tags: {tags}
categories: {category}
---
[{name}]({source})
------

{body}
"""
GIVEN = {
    "_posts/2024-01-01-a.md": {"source": "http://www.a.example/1?utm_x=y", "tags": "[lamps, quay]"},
    "_posts/2024-01-02-b.md": {"source": "https://a.example/1/#top", "tags": "[Lamps]"},
    "_posts/2024-01-03-c.md": {"body": LONG, "tags": "[lamps]", "author": "李鋒"},
    "_posts/2024-01-04-d.md": {"body": f"<p>{LONG}</p>", "author": "李锋", "category": "Town"},
    "_posts/2024-01-05-e.md": {"body": "<!-- nothing -->", "author": "李锋", "category": "town"},
    "_posts/2024-01-06-standing.md": {"body": STANDING, "author": "Bo", "name": "Rain"},
    "_posts/2024-01-07-under-all.md": {"body": STANDING, "author": "Bo", "name": "Lamps"},
    "archived/2024-01-05-e.md": {"body": "One line of it.", "author": "李锋", "category": "town"},
}
TRUE = {
    "same sources": {"_posts/2024-01-01-a.md", "_posts/2024-01-02-b.md"},
    "same bodies": {"_posts/2024-01-03-c.md", "_posts/2024-01-04-d.md"},
    "twins": {"_posts/2024-01-05-e.md", "archived/2024-01-05-e.md"},
    "variants of tags": {"_posts/2024-01-02-b.md"},
    "variants of categories": {"_posts/2024-01-04-d.md"},
    "variants of authors": {"_posts/2024-01-03-c.md"},
    "empty bodies": {"_posts/2024-01-05-e.md"},
}


def write(folder: Path) -> None:
    for number, (path, given) in enumerate(GIVEN.items()):
        place = folder / path
        place.parent.mkdir(exist_ok=True)
        usual = {
            "author": "Ann",
            "body": f"{number} words.",
            "category": "news",
            "day": path.rpartition("/")[2][:10],
            "name": place.stem,
            "source": f"https://a.example/post-{number}",
            "tags": "[quay]",
        }
        place.write_text(POST.format_map(usual | given), encoding="utf-8")


def test_what_is_the_matter_is_counted(tmp_path: Path) -> None:
    write(tmp_path)
    assert counted(read(tmp_path)) == TRUE


def test_the_rules_find_what_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path)
    assert truth.found(tmp_path) == TRUE
    assert truth.main(ARCHIVE) == 0
    assert "DIFFER" not in capsys.readouterr().out


def test_a_post_that_is_not_found_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path)
    monkeypatch.setattr(truth, "found", lambda _: TRUE | {"empty bodies": set()})
    assert truth.main(tmp_path) == 1
    said = capsys.readouterr().out
    assert f"{KINDS['empty bodies']}  DIFFER\n  not found: _posts/2024-01-05-e.md" in said
