"""``postlint baseline``, and what ``check`` makes of a baseline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

Run = "Callable[..., Result]"
NAME = ".postlint-baseline.json"
HEAD = "---\ntitle: x\n---\n\n"
SHARED = "from: https://example.org/weather\ndate: 2024-03-01\n"
LONG = "It rained the whole day, and then it rained the whole night as well, on every roof.\n"
RAIN, SNOW = '<img src="rain.png">\n', '<img src="snow.png">\n'


@pytest.fixture
def archive(site: Path) -> Path:
    (site / "postlint.toml").write_text(f'select = ["HTM005"]\nbaseline = "{NAME}"\n')
    write(site, "a", RAIN)
    write(site, "b", SNOW)
    return site


def write(site: Path, name: str, body: str, head: str = HEAD) -> Path:
    path = site / "_posts" / f"{name}.md"
    path.write_text(head + body)
    return path


def test_what_rules_across_posts_and_nested_settings_find_is_known_too(
    site: Path, postlint: Callable[..., Result]
) -> None:
    (site / "postlint.toml").write_text(f'select = ["ARC004"]\nbaseline = "{NAME}"\n')
    write(site, "a", RAIN)
    write(site, "a-again", RAIN)
    nested = site / "old" / "_posts"
    nested.mkdir(parents=True)
    (nested / "postlint.toml").write_text('select = ["HTM005"]\n')
    (nested / "c.md").write_text(HEAD + SNOW)
    done = postlint("check", "--no-baseline", "-q", "--output-format", "json")
    found = json.loads(done.stdout)
    assert {one["code"] for one in found} == {"ARC004", "HTM005"}
    done = postlint("baseline", "create")
    assert done.stdout == f"{NAME}: {len(found)} known findings.\n"
    assert postlint("check").exit_code == 0


@pytest.mark.parametrize("code", ["ARC001", "ARC002", "ARC004"])
def test_who_else_is_in_a_group_is_no_part_of_what_is_known(
    site: Path, postlint: Callable[..., Result], code: str
) -> None:
    (site / "postlint.toml").write_text(f'select = ["{code}"]\nbaseline = "{NAME}"\n')
    head, named = HEAD.replace("title", f"{SHARED}title"), str(Path("_posts", "a.md"))
    write(site, "m", LONG, head)
    write(site, "n", LONG, head)
    assert postlint("baseline", "create").stdout == f"{NAME}: 2 known findings.\n"

    write(site, "a", LONG, head)  # it is named first by the others
    done = postlint("check", "--output-format", "concise")
    assert [line.partition(":")[0] for line in done.stdout.splitlines() if code in line] == [named]
    assert done.stderr == ""

    (site / "_posts" / "m.md").unlink()  # "a" has its text, and is taken for it
    assert postlint("check").exit_code == 0


def test_what_fixes_would_mend_is_not_gone_yet(site: Path, postlint: Callable[..., Result]) -> None:
    (site / "postlint.toml").write_text(f'select = ["TXT013"]\nbaseline = "{NAME}"\n')
    write(site, "a", "Rain.\n\n\n")
    postlint("baseline", "create")
    assert "Would fix 1 finding" in postlint("check", "--diff").stderr
    assert "gone" not in postlint("check", "--diff").stderr
    assert "1 finding of the baseline is gone" in postlint("check", "--fix").stderr


def test_a_day_with_a_baseline(archive: Path, postlint: Callable[..., Result]) -> None:
    assert postlint("check").exit_code == 2, "the settings name a baseline that is not there"
    done = postlint("baseline", "create")
    assert (done.exit_code, done.stdout) == (0, f"{NAME}: 2 known findings.\n")
    done = postlint("check")
    assert done.exit_code == 0
    assert done.stdout == "All 2 posts are clean. Not reported: 2 in the baseline.\n"

    write(archive, "a", f"New\n\n{RAIN}\n{SNOW}")
    write(archive, "b", "Mended\n")
    done = postlint("check", "--output-format", "concise")
    assert done.exit_code == 1
    assert "a.md:9:1: HTM005" in done.stdout
    assert "1 finding of the baseline is gone" in done.stderr

    before = (archive / NAME).read_bytes()
    done = postlint("baseline", "update")
    assert done.exit_code == 1
    assert done.stdout == f"{NAME}: 1 known finding; 1 gone; 1 new, not taken in (--accept-new).\n"
    assert len((archive / NAME).read_bytes()) < len(before)
    assert postlint("check").exit_code == 1, "updating swallows nothing"
    done = postlint("baseline", "update", "--accept-new")
    assert (done.exit_code, done.stdout) == (0, f"{NAME}: 2 known findings.\n")
    assert postlint("check").exit_code == 0


def test_update_follows_a_post_that_moved_and_prune_does_not(
    archive: Path, postlint: Callable[..., Result]
) -> None:
    postlint("baseline", "create")
    (archive / "_posts" / "a.md").rename(archive / "_posts" / "c.md")
    assert postlint("check").exit_code == 0
    before = (archive / NAME).read_bytes()
    assert postlint("baseline", "prune").exit_code == 0
    assert (archive / NAME).read_bytes() == before
    assert "1 post moved" in postlint("baseline", "update").stdout
    assert list(json.loads((archive / NAME).read_bytes())["posts"]) == [
        "_posts/b.md",
        "_posts/c.md",
    ]


def test_prune_takes_out_what_is_gone(archive: Path, postlint: Callable[..., Result]) -> None:
    postlint("baseline", "create")
    (archive / "_posts" / "a.md").unlink()
    write(archive, "b", SNOW + "\n" + RAIN)
    assert "1 known finding; 1 gone." in postlint("baseline", "prune").stdout
    assert postlint("check").exit_code == 1


def test_the_option_names_another_baseline_or_none(
    archive: Path, postlint: Callable[..., Result]
) -> None:
    assert postlint("baseline", "create", "--baseline", "other.json").exit_code == 0
    assert postlint("check", "--baseline", "other.json").exit_code == 0
    assert postlint("check", "--no-baseline").exit_code == 1
    done = postlint("check", "--baseline", "missing.json")
    assert done.exit_code == 2
    assert "missing.json: no such baseline" in done.stderr
    assert postlint("baseline", "prune").exit_code == 2
    assert not (archive / NAME).exists()


def test_create_never_overwrites(archive: Path, postlint: Callable[..., Result]) -> None:
    postlint("baseline", "create")
    before = (archive / NAME).read_bytes()
    write(archive, "c", RAIN)
    assert postlint("baseline", "create").exit_code == 2
    assert (archive / NAME).read_bytes() == before


def test_from_another_folder_it_is_the_same(
    archive: Path, postlint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    postlint("baseline", "create")
    monkeypatch.chdir(archive / "_posts")
    done = postlint("check", "a.md")
    assert (done.exit_code, done.stderr) == (0, "")


def test_what_was_not_looked_at_stays(archive: Path, postlint: Callable[..., Result]) -> None:
    postlint("baseline", "create")
    write(archive, "b", "Mended\n")
    before = (archive / NAME).read_bytes()
    postlint("baseline", "update", "_posts/a.md")
    assert (archive / NAME).read_bytes() == before


def test_a_post_that_cannot_be_read_leaves_the_baseline_alone(
    archive: Path, postlint: Callable[..., Result]
) -> None:
    postlint("baseline", "create")
    before = (archive / NAME).read_bytes()
    write(archive, "b", "Mended\n")
    done = postlint("baseline", "update", "_posts", "missing.md")
    assert done.exit_code == 2
    assert (archive / NAME).read_bytes() == before


def test_known_findings_are_mended_all_the_same(
    archive: Path, postlint: Callable[..., Result]
) -> None:
    (archive / "postlint.toml").write_text(f'select = ["HTM001"]\nbaseline = "{NAME}"\n')
    path = write(archive, "a", "<b>x</b> y\n")
    postlint("baseline", "create")
    assert postlint("check", "--fix").exit_code == 0
    assert path.read_text() == HEAD + "**x** y\n"
