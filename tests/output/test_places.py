from __future__ import annotations

import os
from pathlib import Path

import pytest

from postlint.output.places import relative, uri


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path


def test_paths_are_relative_to_the_working_directory() -> None:
    assert relative("./a/../b.md") == "b.md"
    assert relative(str(Path("b.md").absolute())) == "b.md"
    assert relative("/elsewhere/b.md") == "/elsewhere/b.md"


@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"])
def test_and_on_a_ci_server_to_the_repository(
    name: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, str(site))
    assert relative("b.md") == "site/b.md"
    assert uri("b.md") == ("site/b.md", True)


@pytest.mark.parametrize(
    ("path", "reference"),
    [
        ("a b/茶.md", "a%20b/%E8%8C%B6.md"),
        ("a:b#c?d%e.md", "a%3Ab%23c%3Fd%25e.md"),
        (os.fsdecode(b"\xff.md"), "%FF.md"),
        ("a\nb.md", "a%0Ab.md"),
    ],
)
def test_references_are_percent_encoded(path: str, reference: str) -> None:
    assert uri(path) == (reference, True)


def test_what_lies_elsewhere_has_a_whole_uri(site: Path) -> None:
    assert uri("/else where/b.md") == ("file:///else%20where/b.md", False)
    assert uri("../b.md") == ((site / "b.md").as_uri(), False)
