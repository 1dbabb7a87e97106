from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint.output import Setup, writer
from postlint.output.style import Style

from .reports import PLAIN, UNSAFE, finding, report

if TYPE_CHECKING:
    from pathlib import Path

    from postlint.output import Writer


def github() -> Writer:
    return writer("github", Setup(Style(coloured=False)))


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)


def test_a_finding_is_a_command() -> None:
    assert github().report(report(PLAIN, UNSAFE)) == (
        "::error file=_posts/茶.md,line=2,endLine=2,col=1,endColumn=5,title=FM001 some-rule::wrong\n"
        "::warning file=_posts/茶.md,line=5,endLine=5,col=4,endColumn=4,"
        "title=FM001 some-rule::wrong\n"
    )
    assert github().end() == ""


def test_what_means_something_to_github_is_escaped() -> None:
    one = finding("title", message="100%: a, b\n::error::")
    line = github().report(report(one, path="a,b:100%\n.md"))
    assert "file=a%2Cb%3A100%25\\n.md," in line
    assert line.endswith("::100%25: a, b\\n::error::\n")
    assert line.count("\n") == 1


def test_several_lines_have_no_columns() -> None:
    line = github().report(report(finding("title: 茶\ntags")))
    assert "line=2,endLine=3,title=" in line


def test_paths_are_relative_to_the_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    assert "file=site/x.md," in github().report(report(PLAIN, path="x.md"))
    assert "file=/elsewhere/x.md," in github().report(report(PLAIN, path="/elsewhere/x.md"))
