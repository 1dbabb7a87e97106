"""Every folder in fixtures/lint is a case: one post, and what postlint says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.config import load
from postlint.output.style import Style
from postlint.output.text import Concise
from postlint.post import parse
from postlint.rule import Safety
from postlint.run import check_post, fix

CASES = Path(__file__).parent.parent / "fixtures" / "lint"
SETTINGS = "postlint.toml"
FIXED = {"fixed.md": Safety.SAFE, "fixed-unsafe.md": Safety.UNSAFE}
KNOWN = {SETTINGS, "diagnostics.txt", *FIXED}


def cases() -> list[Path]:
    return sorted(CASES.iterdir())


def post_of(case: Path) -> Path:
    posts = [path for path in case.iterdir() if path.name not in KNOWN]
    assert len(posts) == 1, f"{case} holds one post, and nothing but {sorted(KNOWN)}"
    return posts[0]


def read(path: Path) -> str:
    return path.read_bytes().decode()


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_case_has_the_diagnostics_that_it_expects(case: Path) -> None:
    settings = load(case / SETTINGS if (case / SETTINGS).exists() else None)
    path = post_of(case)
    post = parse(read(path), path.name)
    report = check_post(post, settings.rules(), settings.context(), settings.severities)
    assert str(post) == read(path)
    assert Concise(Style(coloured=False)).report(report) == read(case / "diagnostics.txt")


@pytest.mark.parametrize(
    "fixed",
    [case / name for case in cases() for name in FIXED if (case / name).exists()],
    ids=lambda fixed: f"{fixed.parent.name}/{fixed.stem}",
)
def test_fixes_and_nothing_more_to_fix(fixed: Path) -> None:
    case = fixed.parent
    settings = load(case / SETTINGS if (case / SETTINGS).exists() else None)
    path = post_of(case)
    for text in (read(path), read(fixed)):
        report = fix(
            parse(text, path.name),
            settings.rules(),
            settings.context(),
            settings.severities,
            level=FIXED[fixed.name],
        )
        assert not report.refused
        assert report.after == read(fixed)
