from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

from .posts import CLEAN, HTML, MARKDOWN, TWICE, UNTITLED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from click.testing import Result

    Postlint = Callable[..., Result]

NAME = "_posts/2024-03-01-tea.md"


def test_a_clean_site_is_said_to_be_clean(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(CLEAN)
    result = postlint("check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "The post is clean.\n", "")
    assert postlint("check", "-q").output == ""


def test_findings_are_shown_with_their_line(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(TWICE)
    result = postlint("check", "_posts")
    assert result.exit_code == 1
    assert result.stdout == (
        "_posts/2024-03-01-tea.md:6:11: TAG002 [*] duplicate-tag:"
        f" {message(postlint)}\n"
        "6 | tags: [茶, 茶]\n"
        "  |            ^^\n"
        "= see 6:8: listed here\n"
        "\n"
        "Found 1 error in 1 post (1 fixable with --fix).\n"
    )


def message(postlint: Postlint) -> str:
    (one,) = json.loads(postlint("check", "--output-format", "json").stdout)
    return str(one["message"])


def test_concise_and_quiet_is_one_line_for_each_finding(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(TWICE)
    result = postlint("check", "-q", "--output-format", "concise", NAME)
    assert result.exit_code == 1
    assert result.stdout.count("\n") == 1
    assert result.stdout.startswith("_posts/2024-03-01-tea.md:6:11: TAG002 [*] duplicate-tag: ")


def test_json_and_github_print_nothing_else(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(TWICE)
    (one,) = json.loads(postlint("check", "--output-format", "json").stdout)
    assert (one["path"], one["code"], one["line"], one["column"]) == (NAME, "TAG002", 6, 11)
    lines = postlint("check", "--output-format", "github").stdout.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(f"::error file={NAME},line=6,endLine=6,col=11,endColumn=11,title=")


def test_fix_mends_and_reports_what_is_left(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(TWICE.replace("title: 春天的茶\n", ""))
    result = postlint("check", "--fix")
    assert result.exit_code == 1
    assert "FM005" in result.stdout
    assert "TAG002" not in result.stdout
    assert result.stdout.endswith("Fixed 1 finding in 1 post. Left 1 error in 1 post.\n")
    assert (site / NAME).read_text() == UNTITLED


def test_fix_converts_html_too(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(HTML)
    result = postlint("check", "--fix")
    assert result.exit_code == 0, result.output
    assert (site / NAME).read_text() == MARKDOWN
    assert result.stdout == "Fixed 1 finding in 1 post. The post is clean.\n"


def test_unsafe_fixes_are_made_only_when_asked_for(site: Path, postlint: Postlint) -> None:
    text = CLEAN.replace("from: https://", "from: ")
    (site / NAME).write_text(text)
    assert postlint("check", "--fix").exit_code == 1
    assert (site / NAME).read_text() == text
    assert postlint("check", "--unsafe-fixes").exit_code == 0
    assert (site / NAME).read_text() != text


def test_diff_shows_the_fixes_and_writes_nothing(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_bytes(TWICE.replace("\n", "\r\n").encode())
    result = postlint("check", "--diff")
    assert result.exit_code == 1
    assert result.stderr == "Would fix 1 finding in 1 post.\n"
    assert (site / NAME).read_bytes() == TWICE.replace("\n", "\r\n").encode()
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(site.parent)}
    (site / ".git").rmdir()
    subprocess.run(
        ["git", "apply", "-"], input=result.stdout_bytes, check=True, cwd=site, env=environment
    )
    assert (site / NAME).read_bytes() == CLEAN.replace("\n", "\r\n").encode()


def test_selectors_come_from_the_command_line_and_from_settings(
    site: Path, postlint: Postlint
) -> None:
    (site / NAME).write_text(TWICE.replace("title: 春天的茶\n", ""))

    def codes(*arguments: str) -> set[str]:
        listed = json.loads(postlint("check", "--output-format", "json", *arguments).stdout)
        return {one["code"] for one in listed}

    assert codes() == {"FM005", "TAG002"}
    assert codes("--select", "FM, SRC", "--select", "missing-author") == {"FM005"}
    assert codes("--ignore", "duplicate-tag") == {"FM005"}
    assert codes("--select", "FM", "--extend-select", "TAG") == {"FM005", "TAG002"}
    (site / "postlint.toml").write_text('select = ["TAG"]\n')
    assert codes() == {"TAG002"}
    assert codes("--isolated") == {"FM005", "TAG002"}
    (site / "other.toml").write_text('ignore = ["TAG"]\n')
    assert codes("--config", "other.toml") == {"FM005"}


def test_settings_are_the_nearest_to_the_first_path(
    site: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / NAME).write_text(TWICE)
    (site / "postlint.toml").write_text('exclude = ["/_posts/"]\n')
    (site / "elsewhere").mkdir()
    monkeypatch.chdir(site / "elsewhere")
    result = postlint("check", "../_posts")
    assert result.exit_code == 0
    assert result.stderr == "note: nothing to do: the settings exclude every path that was given\n"


def test_statistics_count_instead(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(TWICE)
    result = postlint("check", "--statistics")
    assert result.exit_code == 1
    assert result.stdout == (
        "1  TAG002 [*] duplicate-tag\nFound 1 error in 1 post (1 fixable with --fix).\n"
    )
    listed = json.loads(postlint("check", "--statistics", "--output-format", "json").stdout)
    assert listed == [{"code": "TAG002", "name": "duplicate-tag", "count": 1, "fix": "safe"}]


def test_exit_zero_forgives_findings_but_not_errors(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(TWICE)
    assert postlint("check", "--exit-zero").exit_code == 0
    assert postlint("check", "--exit-zero", "_posts", "missing.md").exit_code == 2


def test_a_site_with_another_dialect_is_noted_once(site: Path, postlint: Postlint) -> None:
    (site / "_config.yml").write_text("markdown: redcarpet\n")
    (site / NAME).write_text(CLEAN)
    (site / "_posts" / "2024-03-01-tea-2.md").write_text(CLEAN)
    result = postlint("check", "--ignore", "ARC")
    assert result.exit_code == 0
    assert result.stderr == (
        "note: _config.yml says that this is a Jekyll site; its redcarpet Markdown is treated as"
        " gfm until postlint knows that dialect\n"
    )
    assert postlint("check", "-q").stderr == ""
    (site / "postlint.toml").write_text('dialect = "gfm"\n')
    assert postlint("check").stderr == ""


def test_settings_say_whether_the_site_shows_html(site: Path, postlint: Postlint) -> None:
    (site / "hugo.toml").write_text("")
    (site / NAME).write_text(CLEAN)
    assert "leaves out what stays HTML" in postlint("check").stderr
    for shown in ("true", "false"):
        (site / "postlint.toml").write_text(f"[dialect-options]\nraw-html = {shown}\n")
        assert postlint("check").stderr == ""


def test_each_site_has_its_note(site: Path, postlint: Postlint) -> None:
    for name, marker, text in (
        ("a", "_config.yml", "title: x\n"),
        ("b", "hugo.toml", ""),
        ("c", "_config.yml", "markdown: redcarpet\n"),
        ("d", "_config.yml", "markdown: redcarpet\n"),
    ):
        (site / name / "_posts").mkdir(parents=True)
        (site / name / marker).write_text(text)
        (site / name / NAME).write_text(CLEAN)
    assert postlint("check").stderr == (
        "note: _config.yml says that this is a Jekyll site; its redcarpet Markdown is treated as gfm"
        " until postlint knows that dialect\n"
        "note: hugo.toml does not set markup.goldmark.renderer.unsafe: this site leaves out what stays"
        " HTML in a post\n"
    )


def test_colours_are_for_terminals_and_for_those_who_ask(
    site: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / NAME).write_text(TWICE)
    assert "\x1b" not in postlint("check").output
    assert "\x1b[1;31mTAG002" in postlint("check", "--color", "always").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in postlint("check").output
    assert "\x1b[31m" in postlint("check", "--diff", "--color", "always").stdout


def test_what_scripts_say_today_keeps_working(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(CLEAN)
    result = postlint("check", "--no-cache", "--jobs", "3", "_posts")
    assert result.exit_code == 0
    assert postlint("check", "--jobs", "0").exit_code == 2
