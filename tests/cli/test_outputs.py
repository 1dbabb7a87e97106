from __future__ import annotations

import json
import os
import re
import stat
import threading
from typing import TYPE_CHECKING

import pytest

from postlint.output import FORMS

from .posts import CLEAN, TWICE, UNTITLED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Postlint = Callable[..., Result]

NAME = "_posts/2024-03-01-tea.md"
WARNED = CLEAN + "\n\n"


@pytest.fixture(autouse=True)
def found(site: Path) -> Path:
    path = site / NAME
    path.write_text(TWICE)
    return path


def left(site: Path) -> set[str]:
    return {path.name for path in site.iterdir()} - {".git", "_posts"}


def test_help_lists_every_form_with_a_word_on_it(postlint: Postlint) -> None:
    shown = postlint("check", "--help").stdout
    for form in FORMS.values():
        assert re.search(rf"^ +{form.name} +{re.escape(form.about)}$", shown, re.MULTILINE)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_goes_to_standard_output_or_into_a_file(
    form: str, site: Path, postlint: Postlint
) -> None:
    printed = postlint("check", "-q", "--output-format", form)
    assert printed.exit_code == 1
    assert printed.stdout
    written = postlint("check", "-q", "--output-format", form, "--output-file", "out")
    assert (written.exit_code, written.output) == (1, "")
    assert (site / "out").read_text() == printed.stdout
    assert left(site) == {"out"}


def test_several_forms_at_once(site: Path, postlint: Postlint) -> None:
    result = postlint(
        "check",
        *("--output-format", "concise"),
        *("--output-format", "sarif=out.sarif"),
        *("--output-format", "jsonl=out.jsonl"),
    )
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0].startswith(f"{NAME}:6:11: TAG002")
    assert result.stdout.endswith("Found 1 error in 1 post (1 fixable with --fix).\n")
    (run,) = json.loads((site / "out.sarif").read_text())["runs"]
    assert run["results"][0]["ruleId"] == "TAG002"
    assert json.loads((site / "out.jsonl").read_text())["code"] == "TAG002"


def test_only_files_leave_the_summary_on_standard_output(site: Path, postlint: Postlint) -> None:
    for options in (["--output-format", "json=out"], ["--output-file", "out"]):
        result = postlint("check", *options)
        assert result.stdout == "Found 1 error in 1 post (1 fixable with --fix).\n"
        assert NAME in (site / "out").read_text()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--output-format", "sarfi"], "there is no form `sarfi`; did you mean `sarif`?"),
        (["--output-format", "xyz"], "choose from text, grouped, "),
        (["--output-format", "json="], "`json=` names no file"),
        (["--output-format", "json", "--output-format", "text"], "json and text cannot both go to"),
        (["--output-format", "json=a", "--output-format", "text=./a"], "cannot both go into a"),
        (["--output-format", "json=a", "--output-file", "a"], "cannot both go into a"),
        (["--diff", "--output-file", "a"], "--diff shows what would be"),
        (["--output-file", "no/a"], "no/a: not written: No such file or directory"),
        (["--output-file", "_posts"], "_posts: not written: Is a directory"),
        (["--output-file", NAME], f"{NAME} is a post; it is kept"),
        (["--output-format", "json=a", "--output-file", "no/a"], "No such file or directory"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_done(
    options: list[str], said: str, site: Path, postlint: Postlint
) -> None:
    result = postlint("check", *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""
    assert left(site) == set()
    assert (site / NAME).read_text() == TWICE


def test_a_file_stays_what_it_was_when_a_run_breaks_off(
    site: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "out").write_text("before")

    def broken(*_: object) -> str:
        raise RuntimeError

    monkeypatch.setattr("postlint.output.json.Json.end", broken)
    result = postlint("check", "--output-format", "json=out")
    assert result.exit_code == 2
    assert (site / "out").read_text() == "before"
    assert left(site) == {"out"}


def test_a_file_keeps_its_mode_and_a_link_its_place(site: Path, postlint: Postlint) -> None:
    (site / "real").write_text("before")
    (site / "real").chmod(0o640)
    (site / "link").symlink_to("real")
    postlint("check", "--output-file", "link")
    assert (site / "link").is_symlink()
    assert NAME in (site / "real").read_text()
    assert stat.S_IMODE((site / "real").stat().st_mode) == 0o640
    postlint("check", "--output-file", "new")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((site / "new").stat().st_mode) == 0o666 & ~mask


def test_a_pipe_is_written_to(site: Path, postlint: Postlint) -> None:
    os.mkfifo(site / "pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append((site / "pipe").read_text()))
    reader.start()
    postlint("check", "--output-format", "jsonl=pipe")
    reader.join(10)
    assert json.loads(read[0])["code"] == "TAG002"
    assert stat.S_ISFIFO((site / "pipe").stat().st_mode)


def test_only_so_many_findings_are_shown_and_all_are_counted(
    site: Path, postlint: Postlint
) -> None:
    (site / "_posts" / "2024-03-01-zz.md").write_text(TWICE.replace("title: 春天的茶\n", ""))
    result = postlint(
        "check",
        "--ignore=ARC",
        "--max-findings=2",
        "--output-format=concise",
        "--output-format=jsonl=out",
    )
    assert len(re.findall(r"(?m)^_posts", result.stdout)) == 2
    assert result.stdout.endswith("Found 3 errors in 2 posts (2 fixable with --fix).\n")
    assert result.stderr == "note: 2 of 3 findings are shown (--max-findings)\n"
    assert (site / "out").read_text().count("\n") == 3
    enough = postlint("check", "--ignore=ARC", "--max-findings=3", "--output-format=json")
    assert len(json.loads(enough.stdout)) == 3
    assert enough.stderr == ""


def test_statistics_stand_for_the_findings_and_files_get_these(
    site: Path, postlint: Postlint
) -> None:
    counted = "1  TAG002 [*] duplicate-tag\n"
    result = postlint("check", "-q", "--statistics", "--output-format", "json=out")
    assert result.stdout == counted
    assert len(json.loads((site / "out").read_text())) == 1
    result = postlint("check", "-q", "--statistics", "--output-format", "github")
    assert result.stdout.startswith("::error ")
    assert result.stderr == counted
    result = postlint("check", "--statistics", "--output-format", "jsonl")
    assert json.loads(result.stdout) == {
        "code": "TAG002",
        "name": "duplicate-tag",
        "count": 1,
        "fix": "safe",
    }


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (WARNED, [], 1),
        (WARNED, ["--fail-on", "warning"], 1),
        (WARNED, ["--fail-on", "error"], 0),
        (WARNED, ["--fail-on", "error", "--diff"], 0),
        (WARNED, ["--fail-on", "never"], 0),
        (WARNED, ["--exit-zero"], 0),
        (TWICE, ["--fail-on", "error"], 1),
        (TWICE, ["--fail-on", "error", "--diff"], 1),
        (TWICE, ["--fail-on", "error", "--fix"], 0),
        (TWICE, ["--fail-on", "never", "--diff"], 0),
        (TWICE, ["--fail-on", "error", "--exit-zero"], 0),
    ],
)
def test_the_status_depends_on_the_severity_that_matters(
    text: str, options: list[str], status: int, found: Path, postlint: Postlint
) -> None:
    found.write_text(text)
    result = postlint("check", *options)
    assert result.exit_code == status, result.output
    assert (
        "1 finding" in result.output or "1 warning" in result.output or "1 error" in result.output
    )


def test_an_error_of_the_run_is_2_whatever_counts_as_a_failure(postlint: Postlint) -> None:
    result = postlint("check", "--fail-on", "never", "missing.md")
    assert result.exit_code == 2


def test_fixes_are_shown(postlint: Postlint) -> None:
    result = postlint("check", "--show-fixes")
    assert "= --fix: remove `, 茶`\n" in result.stdout
    assert "--fix:" not in postlint("check").stdout
    diff = postlint("check", "--show-fixes", "--diff")
    assert f"Would fix in {NAME}:\n  1 × TAG002 duplicate-tag\n" in diff.stderr
    fixed = postlint("check", "--show-fixes", "--fix", "--output-format", "json")
    assert json.loads(fixed.stdout) == []
    assert f"Fixed in {NAME}:\n  1 × TAG002 duplicate-tag\n" in fixed.stderr


def test_fixed_findings_are_listed_post_by_post(site: Path, postlint: Postlint) -> None:
    (site / "_posts" / "2024-03-02-b.md").write_text(UNTITLED)
    result = postlint("check", "--ignore=ARC", "--show-fixes", "--fix", "--output-format=concise")
    assert result.stdout.startswith(
        f"Fixed in {NAME}:\n  1 × TAG002 duplicate-tag\n_posts/2024-03-02-b.md:1:1: FM005 "
    )


def test_what_could_not_be_read_is_in_sarif_and_junit(site: Path, postlint: Postlint) -> None:
    forms = ("--output-format", "sarif=out.sarif", "--output-format", "junit=out.xml")
    assert postlint("check", *forms, NAME, "_posts/gone.md").exit_code == 2
    (run,) = json.loads((site / "out.sarif").read_text())["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert (
        '<testsuite name="_posts/gone.md" tests="1" failures="0" errors="1">'
        in (site / "out.xml").read_text()
    )


def test_a_full_disk_is_told_with_the_file(postlint: Postlint, site: Path) -> None:
    (site / "_posts" / "a.md").write_text(UNTITLED * 1000)
    result = postlint("check", "-q", "--output-format", "json=/dev/full")
    assert result.exit_code == 2
    assert result.stderr == "error: /dev/full: not written: No space left on device\n"
