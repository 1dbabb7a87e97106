"""`postlint boilerplate`, and what `postlint convert` makes of the profiles that it proposes."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Postlint = Callable[..., Result]

WORDS = "harbour lamp otter plum quilt river saddle thimble".split()
POST = """\
---
title: About the {word}
from: https://{host}/{number}
---

<article class="page" id="post-{number}77">
<header class="masthead"><h1>About the {word}</h1></header>
<div class="entry">
<p>Once a {word} stood in the {other}, and <b>nobody</b> saw it.</p>
<p class="share">Share this: <a href="https://s.example/?u={number}">Letters</a></p>
</div>
<aside class="comments"><p>{comment}</p></aside>
</article>
"""


def put(site: Path, *, host: str = "www.example.org", posts: int = 5, comment: str = "") -> None:
    for number in range(posts):
        word, other = WORDS[number], WORDS[(number + 3) % len(WORDS)]
        said = comment and f"{comment} {word}"
        text = POST.format(number=number, word=word, other=other, host=host, comment=said)
        (site / "_posts" / f"2024-03-0{number + 1}-{host}.md").write_text(text, encoding="utf-8")


def test_it_lists_what_recurs(site: Path, postlint: Postlint) -> None:
    put(site)
    result = postlint("boilerplate")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "example.org: 5 posts",
        "  keep     div.entry        holds the article in 5 of 5 posts (100%)",
        "  drop     p.share          in 5 of 5 posts (100%): Share this: Letters",
        "  around   header.masthead  in 5 of 5 posts (100%): About the harbour",
    ]
    assert result.stderr == (
        "Looked at 5 posts of 1 host; something recurs in 1.\n"
        "Review before use; --format toml makes settings of it.\n"
    )
    assert postlint("boilerplate", "-q").stderr == ""


def test_the_proposed_settings_leave_the_articles(site: Path, postlint: Postlint) -> None:
    put(site)
    written = postlint("boilerplate", "--format", "toml", "-o", "sites.toml", "_posts")
    assert (written.exit_code, written.stdout) == (0, "")
    text = (site / "sites.toml").read_text(encoding="utf-8")
    assert "review before use" in text
    assert tomllib.loads(text)["convert"]["sites"] == [
        {"host": "example.org", "keep": ["div.entry"], "drop": ["p.share"]}
    ]
    result = postlint("convert", "--config", "sites.toml", "--verbose", "_posts")
    assert result.exit_code == 0
    post = site / "_posts" / "2024-03-01-www.example.org.md"
    assert post.read_text(encoding="utf-8").endswith(
        "\n---\n\nOnce a harbour stood in the plum, and **nobody** saw it.\n"
    )
    assert "dropped: header.masthead About the harbour" in result.stdout
    assert "dropped: p.share Share this: Letters" in result.stdout


def test_what_is_left_to_people_is_a_comment(site: Path, postlint: Postlint) -> None:
    put(site, comment="I have never seen one, said the old woman of the")
    result = postlint("boilerplate", "--format", "toml")
    (profile,) = tomllib.loads(result.stdout)["convert"]["sites"]
    assert profile == {"host": "example.org", "drop": ["p.share", "header.masthead"]}
    (line,) = [line for line in result.stdout.splitlines() if "aside.comments" in line]
    assert line.startswith('#   "aside.comments", # in 5 of 5 posts (100%), holds up to ')
    assert "  perhaps  aside.comments  " in postlint("boilerplate").stdout


def test_hosts_apart_and_the_more_special_last(site: Path, postlint: Postlint) -> None:
    put(site, host="blog.example.org")
    put(site, host="example.org")
    put(site, host="small.example", posts=2)
    result = postlint("boilerplate", "--format", "json")
    assert [one["host"] for one in json.loads(result.stdout)] == ["example.org", "blog.example.org"]
    assert "Looked at 12 posts of 2 hosts (1 of 3 hosts were left out);" in result.stderr
    one = postlint("boilerplate", "--host", "www.Blog.example.org", "--format", "json")
    (found,) = json.loads(one.stdout)
    assert found["host"] == "blog.example.org"
    assert found["keep"] == {"selector": "div.entry", "posts": 5}
    assert found["drop"] == [
        {
            "selector": "p.share",
            "posts": 5,
            "elements": 5,
            "characters": 17,
            "own": 0,
            "example": "Share this: Letters",
        }
    ]
    missing = postlint("boilerplate", "--host", "nowhere.example")
    assert (missing.exit_code, missing.stderr) == (
        2,
        "error: no post was taken from `nowhere.example`; `postlint sources` lists the hosts\n",
    )


def test_copies_count_once(site: Path, postlint: Postlint) -> None:
    put(site, posts=2)
    (site / "archived").mkdir()
    for path in (site / "_posts").iterdir():
        (site / "archived" / path.name).write_bytes(path.read_bytes())
    assert postlint("boilerplate").exit_code == 1
    assert postlint("boilerplate", "--min-posts", "2").exit_code == 0


def test_bodies_of_a_channel(site: Path, postlint: Postlint) -> None:
    said = "We film the harbour every day, and thank all who <b>write</b> to us about it."
    for number, word in enumerate(WORDS):
        link = f"https://tv.example.org/{number}"
        for folder in ("_posts", "archived"):  # the copy has another title
            (site / folder).mkdir(exist_ok=True)
            (site / folder / f"2024-03-0{number + 1}-a.md").write_text(
                f"---\ntitle: {word}\nfrom: {link}\n---\n[{word} {folder}]({link})\n------\n\n{said}\n"
            )
    result = postlint("boilerplate", "--format", "json")
    (found,) = json.loads(result.stdout)
    assert found["bodies"] == [
        {"text": "We film the harbour every day, and thank all who write to us…", "posts": 8}
    ]


def test_where_nothing_recurs_nothing_is_proposed(site: Path, postlint: Postlint) -> None:
    (site / "_posts" / "2024-03-01-a.md").write_text("---\ntitle: A\n---\n<p>One</p>\n")
    result = postlint("boilerplate")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "Looked at 1 post of 0 hosts (1 name no source); something recurs in 0.\n"
    )
    assert postlint("boilerplate", "--format", "json", "-q").stdout == "[]\n"


def test_a_profile_that_settings_have_is_noted(site: Path, postlint: Postlint) -> None:
    put(site)
    (site / "postlint.toml").write_text('[[convert.sites]]\nhost = "example.org"\ndrop = [".x"]\n')
    result = postlint("boilerplate")
    assert "note: settings have a profile for example.org already" in result.stderr


def test_the_settings_lie_on_those_in_force(site: Path, postlint: Postlint) -> None:
    put(site)
    own = '[fields]\nsource = "link"\n'
    (site / "postlint.toml").write_text(own)
    for path in (site / "_posts").iterdir():
        path.write_text(path.read_text().replace("from:", "link:"))
    (site / "more").mkdir()
    written = postlint("boilerplate", "--format", "toml", "-o", "more/sites.toml")
    assert written.exit_code == 0
    settings = (site / "more" / "sites.toml").read_text()
    assert tomllib.loads(settings)["extends"] == "../postlint.toml"
    result = postlint("convert", "--config", "more/sites.toml", "--verbose", "--check", "_posts")
    assert "dropped: p.share" in result.stderr
    assert 'extends = "postlint.toml"' in postlint("boilerplate", "--format", "toml").stdout
    refused = postlint("boilerplate", "--format", "toml", "-o", "postlint.toml")
    assert refused.exit_code == 2
    assert "postlint.toml holds the settings in force" in refused.stderr
    assert (site / "postlint.toml").read_text() == own


def test_what_cannot_be_read_is_told(site: Path, postlint: Postlint) -> None:
    put(site)
    (site / "_posts" / "2024-03-09-bad.md").write_bytes(b"---\ntitle: x\n---\n\xff\n")
    result = postlint("boilerplate")
    assert result.exit_code == 2
    assert "p.share" in result.stdout
    assert "error: _posts/2024-03-09-bad.md: byte `0xFF` is not UTF-8" in result.stderr


@pytest.mark.parametrize("arguments", [("-",), ("--min-share", "0"), ("--min-posts", "1")])
def test_wrong_usage_is_an_error(
    site: Path, postlint: Postlint, arguments: tuple[str, ...]
) -> None:
    put(site)
    assert postlint("boilerplate", *arguments).exit_code == 2


def test_no_post_is_written_over(site: Path, postlint: Postlint) -> None:
    put(site)
    path = "_posts/2024-03-01-www.example.org.md"
    before = (site / path).read_bytes()
    result = postlint("boilerplate", "-o", path)
    assert result.exit_code == 2
    assert (site / path).read_bytes() == before


def test_examples_cannot_steer_the_terminal_or_leave_their_comment(
    site: Path, postlint: Postlint
) -> None:
    put(site)
    for path in (site / "_posts").iterdir():
        text = path.read_text().replace("Share this", "Share\x1b[31m\u2028host = 1")
        path.write_text(text)
    assert "\x1b" not in postlint("boilerplate").stdout
    settings = postlint("boilerplate", "--format", "toml").stdout
    assert "\x1b" not in settings
    assert len(tomllib.loads(settings)["convert"]["sites"]) == 1


def test_processes_find_the_same(
    site: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(site, posts=8)
    alone = postlint("boilerplate", "--jobs", "1")
    monkeypatch.setattr("postlint.run.many.PARALLEL_FROM", 1)
    together = postlint("boilerplate", "--jobs", "2")
    assert (together.stdout, together.stderr) == (alone.stdout, alone.stderr)
    assert "p.share" in alone.stdout
