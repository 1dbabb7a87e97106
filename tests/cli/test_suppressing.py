"""``check`` on posts that suppress findings; comments that it writes into them."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

HEAD = "---\ntitle: x\n---\n\n"
IMAGE = '<img src="rain.png">\n'
COMMENT = "<!-- postlint-disable-next HTM005: an ornament -->\n"


def write(site: Path, body: str, name: str = "a.md") -> Path:
    (site / "postlint.toml").write_text('select = ["HTM005", "SUP"]\n')
    path = site / "_posts" / name
    path.write_bytes((HEAD + body).encode())
    return path


def test_suppressed_findings_are_counted(site: Path, postlint: Callable[..., Result]) -> None:
    write(site, COMMENT + IMAGE)
    done = postlint("check")
    assert done.exit_code == 0
    assert done.stdout == "The post is clean. Not reported: 1 suppressed in posts.\n"


def test_suppressed_findings_are_shown_where_asked(
    site: Path, postlint: Callable[..., Result]
) -> None:
    write(site, COMMENT + IMAGE)
    done = postlint("check", "--show-suppressed", "--output-format", "concise")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0].endswith("(suppressed: an ornament)")
    done = postlint("check", "--show-suppressed", "--output-format", "json")
    (one,) = json.loads(done.stdout)
    assert one["suppressed"] == {"kind": "inSource", "reason": "an ornament"}
    assert json.loads(postlint("check", "--output-format", "json").stdout) == []


def test_unused_suppressions_are_warnings_with_a_fix(
    site: Path, postlint: Callable[..., Result]
) -> None:
    path = write(site, COMMENT + "Text\n")
    done = postlint("check", "--output-format", "concise")
    assert done.exit_code == 1
    assert "SUP001 [*] unused-suppression" in done.stdout
    assert "1 warning" in done.stdout
    assert postlint("check", "--fix").exit_code == 0
    assert path.read_text() == HEAD + "Text\n"


def test_suppressions_are_written_for_what_is_found_now(
    site: Path, postlint: Callable[..., Result]
) -> None:
    path = write(site, IMAGE)
    done = postlint("check", "--add-suppressions", "--diff")
    assert "+<!-- postlint-disable-next missing-alt -->" in done.stdout
    assert path.read_text() == HEAD + IMAGE
    done = postlint("check", "--add-suppressions")
    assert done.exit_code == 0
    assert path.read_text() == f"{HEAD}<!-- postlint-disable-next missing-alt -->\n{IMAGE}"
    assert postlint("check").exit_code == 0
    assert postlint("check", "--add-suppressions").exit_code == 0
    assert path.read_text().count("postlint-disable") == 1


def test_what_the_baseline_knows_gets_no_suppression(
    site: Path, postlint: Callable[..., Result]
) -> None:
    path = write(site, IMAGE)
    postlint("baseline", "create", "--baseline", "known.json")
    path.write_text(f'{HEAD}{IMAGE}\n<img src="snow.png">\n')
    done = postlint("check", "--add-suppressions", "--baseline", "known.json")
    assert done.exit_code == 0, done.output
    assert path.read_text().count("postlint-disable") == 1
    assert "rain.png" in path.read_text().partition("postlint-disable")[0]


def test_a_post_from_standard_input_passes_with_its_comments(
    site: Path, postlint: Callable[..., Result]
) -> None:
    write(site, IMAGE)
    done = postlint("check", "--add-suppressions", "-", stdin=(HEAD + IMAGE).encode())
    assert done.stdout == f"{HEAD}<!-- postlint-disable-next missing-alt -->\n{IMAGE}"


def test_fixes_and_suppressions_do_not_go_together(postlint: Callable[..., Result]) -> None:
    assert postlint("check", "--fix", "--add-suppressions").exit_code == 2


def test_the_status_may_tell_that_something_was_fixed(
    site: Path, postlint: Callable[..., Result]
) -> None:
    write(site, COMMENT + "Text\n")
    assert postlint("check", "--fix", "--exit-non-zero-on-fix").exit_code == 1
    assert postlint("check", "--fix", "--exit-non-zero-on-fix").exit_code == 0


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
@pytest.mark.parametrize(
    "name", ["a.md", "-two words.md", 'q"uo\\te.md', "雨\t.md", "line\nend.md"]
)
def test_git_takes_the_diff(
    site: Path, postlint: Callable[..., Result], name: str, end: str
) -> None:
    text = "Text\r\n" if end == "\r\n" else "Text\n"
    path = write(site, f"{COMMENT}{text}Last{end}", name)
    patch = postlint("check", "--diff", "_posts").stdout_bytes
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(site)}
    (site / ".git").rmdir()
    subprocess.run(["git", "apply", "-"], input=patch, cwd=site, env=environment, check=True)
    assert path.read_bytes().decode() == f"{HEAD}{text}Last{end}"
