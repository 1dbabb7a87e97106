from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .chosen import JSON, NAMES, paths, put
from .posts import CLEAN, HTML, MARKDOWN, TWICE, UNTITLED

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Postlint = Callable[..., Result]

ODD = ["a\nb", "back\\slash", "🍵", "\udcff", "- dash", "[x]"]


def test_a_list_of_paths_is_read_from_a_file_or_standard_input(
    site: Path, postlint: Postlint
) -> None:
    put(site, *NAMES)
    (site / "list").write_text(f"{NAMES[0]}\r\n\n{NAMES[1]}")
    assert paths(postlint("check", "--files-from", "list", *JSON)) == NAMES[:2]
    piped = postlint("check", "--files-from", "-", *JSON, stdin=NAMES[2].encode())
    assert paths(piped) == NAMES[2:]
    both = postlint("check", NAMES[0], "--files-from", "-", *JSON, stdin=NAMES[2].encode())
    assert paths(both) == [NAMES[0], NAMES[2]]
    null = postlint("check", "--files-from", "-", "-0", *JSON, stdin="\0".join(NAMES).encode())
    assert paths(null) == NAMES


def test_an_empty_list_is_nothing_to_do_and_not_the_whole_folder(
    site: Path, postlint: Postlint
) -> None:
    put(site, *NAMES)
    for command in ("check", "convert"):
        result = postlint(command, "--files-from", "-", stdin=b"\n")
        assert result.exit_code == 0
        assert "note: nothing to do: --files-from names no path" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (("--files-from", "nowhere"), b"", "--files-from nowhere: No such file or directory"),
        (("--files-from", "-"), b"a.md\0b.md", "NUL ends the paths there; add --null"),
        (("--files-from", "-"), b'"\\360.md"\n', "is written as git writes odd names; use `git"),
        (("--files-from", "-"), b"gone.md\n", "gone.md: no such file or folder"),
        (("-", "--files-from", "x"), b"", "- (standard input) goes with no other path"),
        (("-", "--changed"), b"", "- (standard input) goes with no other path"),
        (("-0",), b"", "--null goes with --files-from"),
        (("--stdin-filename", "x.md", "y.md"), b"", "--stdin-filename goes with -"),
    ],
)
@pytest.mark.parametrize("command", ["check", "convert"])
def test_lists_that_cannot_be_used(
    site: Path,  # noqa: ARG001
    postlint: Postlint,
    command: str,
    arguments: tuple[str, ...],
    stdin: bytes,
    message: str,
) -> None:
    more = () if arguments[0] != "-0" else (".",)
    result = postlint(command, *arguments, *more, stdin=stdin)
    assert result.exit_code == 2
    assert message in result.stderr


def test_odd_names_come_through_every_way(site: Path) -> None:
    names = [f"_posts/{name}.md" for name in ODD]
    for name in names:
        (site / os.fsdecode(os.fsencode(name))).write_text(TWICE, encoding="utf-8")
    environment = {
        **os.environ,
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    ways: list[tuple[list[str], bytes]] = [
        (["_posts"], b""),
        (["--", *names], b""),
        (["--files-from", "-", "--null"], b"\0".join(map(os.fsencode, names))),
        (["_posts/*.md"], b""),
    ]
    for arguments, stdin in ways:
        done = subprocess.run(
            (
                sys.executable,
                "-m",
                "postlint",
                "check",
                "-q",
                "--output-format",
                "json",
                *arguments,
            ),
            input=stdin,
            capture_output=True,
            env=environment,
            check=False,
        )
        assert done.returncode == 1, done.stderr.decode()
        found = {one["path"] for one in json.loads(done.stdout)}
        assert found == {name.replace("\udcff", "\\xff") for name in names}
    fixed = subprocess.run(
        (
            sys.executable,
            "-m",
            "postlint",
            "check",
            "-q",
            "--select",
            "TAG002",
            "--unsafe-fixes",
            "_posts",
        ),
        capture_output=True,
        env=environment,
        check=False,
    )
    assert fixed.returncode == 0
    assert {path.read_text(encoding="utf-8") for path in (site / "_posts").iterdir()} == {CLEAN}


def test_a_file_called_dash_is_no_standard_input(site: Path, postlint: Postlint) -> None:
    put(site, "-", "-x.md")
    assert paths(postlint("check", "./-", *JSON)) == ["-"]
    (site / "list").write_text("-\n")
    assert paths(postlint("check", "--files-from", "list", *JSON)) == ["-"]
    assert paths(postlint("check", *JSON, "--", "-x.md")) == ["-x.md"]


def test_what_git_ignores_is_skipped_unless_asked_for(site: Path, postlint: Postlint) -> None:
    put(site, *NAMES)
    put(site, ".gitignore", text="*-b.md\n")
    assert paths(postlint("check", *JSON)) == [NAMES[0], NAMES[2]]
    assert paths(postlint("check", "--no-respect-gitignore", *JSON)) == NAMES
    assert paths(postlint("check", NAMES[1], *JSON)) == [NAMES[1]]


def test_exclusions_hold_for_named_files_unless_lifted(site: Path, postlint: Postlint) -> None:
    put(site, *NAMES)
    put(site, "postlint.toml", text='exclude = ["*-b.md"]')
    assert postlint("check", NAMES[1]).exit_code == 0
    assert postlint("check", "--force-exclude", NAMES[1]).exit_code == 0
    assert paths(postlint("check", "--no-force-exclude", NAMES[1], *JSON)) == [NAMES[1]]
    arguments = ("-", "--stdin-filename", NAMES[1], "-q")
    assert postlint("check", *arguments, stdin=UNTITLED.encode()).exit_code == 0
    lifted = postlint("check", *arguments, "--no-force-exclude", stdin=UNTITLED.encode())
    assert lifted.exit_code == 1


def test_convert_reads_standard_input_as_if_it_stood_somewhere(
    site: Path, postlint: Postlint
) -> None:
    put(site, "old/postlint.toml", text='exclude = ["x.md"]')
    put(site, "kram/_config.yml", text="title: x\n")
    arguments = ("convert", "-", "--stdin-filename")
    assert postlint(*arguments, "new/y.md", stdin=HTML.encode()).stdout == MARKDOWN
    assert postlint(*arguments, "old/x.md", stdin=HTML.encode()).stdout == HTML
    lifted = postlint(*arguments, "old/x.md", "--no-force-exclude", stdin=HTML.encode())
    assert lifted.stdout == MARKDOWN
    pipe = CLEAN.replace("茶很好。", "<p>a | b</p>")
    kramdown = postlint(*arguments, "kram/_posts/x.md", stdin=pipe.encode()).stdout
    assert "a \\| b" in kramdown
    assert "a | b" in postlint(*arguments, "gfm/_posts/x.md", stdin=pipe.encode()).stdout


def test_only_what_changed_is_checked_and_converted(history: Path, postlint: Postlint) -> None:
    nothing = postlint("check", "--changed")
    assert nothing.exit_code == 0
    assert "note: nothing to do: no post changed since HEAD (" in nothing.stderr
    put(history, NAMES[0], text=HTML.replace("title", "titel"))
    put(history, "_posts/2024-03-01-new.md")
    put(history, "notes.txt")
    new = "_posts/2024-03-01-new.md"
    assert paths(postlint("check", "--changed", *JSON)) == [NAMES[0], new]
    assert paths(postlint("check", "--changed=HEAD", "_posts", *JSON)) == [NAMES[0], new]
    assert paths(postlint("check", NAMES[0], NAMES[1], "--changed", *JSON)) == [NAMES[0]]
    assert paths(postlint("check", "--changed", "_posts", *JSON)) == [NAMES[0], new]
    converted = postlint("convert", "--check", "--changed", "HEAD")
    assert converted.stdout == f"{NAMES[0]}\n"


def test_what_changed_cannot_be_said_without_git(site: Path, postlint: Postlint) -> None:
    put(site, *NAMES)
    (site / ".git").rmdir()
    result = postlint("check", "--changed")
    assert result.exit_code == 2
    assert result.stderr == "error: --changed needs a git repository, and this is none\n"


def test_an_unknown_revision_is_an_error(history: Path, postlint: Postlint) -> None:
    assert history
    result = postlint("check", "--changed=mian")
    assert result.exit_code == 2
    assert "--changed: git knows no revision `mian` here" in result.stderr
