"""Every folder in fixtures/convert is a case: a post, the Markdown it becomes, what is reported.

`before.md` becomes `after.md`; `report.txt` says what is repaired, lost and kept, one a line, and is
not there where nothing is; `postlint.toml` may name a dialect and hold a table `[convert]`. Where that
lets something go, `without.md` is what somebody would have made of `before.md` by hand: the same HTML,
less what may go. A case `tidy-NAME` has that repair on. With POSTLINT_UPDATE_FIXTURES=1 in the
environment the expectations are written anew: look at each one before you commit it.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from judge import compare, renderers
from msgspec.structs import replace

from postlint.config import load
from postlint.conversion.tidy import REPAIRS
from postlint.post import parse
from postlint.run import convert_post

if TYPE_CHECKING:
    from postlint.report import Report
    from postlint.rule import Context

CASES = Path(__file__).parents[2] / "fixtures" / "convert"
BEFORE, AFTER, REPORT, SETTINGS = "before.md", "after.md", "report.txt", "postlint.toml"
WITHOUT = "without.md"
KNOWN = {BEFORE, AFTER, REPORT, SETTINGS, WITHOUT}
SETTLED = {"dropped", "linked", "unlinked", "unwrapped"}
UPDATE = bool(os.environ.get("POSTLINT_UPDATE_FIXTURES"))
LOSSY = {
    "tidy-blank-items",
    "tidy-bold-headings",
    "tidy-punctuation-emphasis",
    "tidy-image-proxies",
    "tidy-indents",
    "tidy-neighbouring-lists",
    "tidy-nested-headings",
    "tidy-stray-list-items",
    "tidy-title-headings",
}
"""Cases of repairs that a reader notices: settings ask for them, or may refuse them."""
NAMES = sorted(path.name for path in CASES.iterdir())


def read(path: Path) -> str:
    return path.read_bytes().decode()


def convert(case: Path, name: str) -> Report:
    context = context_of(case)
    return convert_post(parse(read(case / name), name, context.dialect), context)


def context_of(case: Path) -> Context:
    """Return the settings of a case; in a case of a repair that one is on."""
    settings = load(case / SETTINGS if (case / SETTINGS).exists() else None)
    context = settings.context("gfm" if settings.dialect == "auto" else settings.dialect)
    if not case.name.startswith("tidy-"):
        return context
    tidy = {**context.preferences.tidy, case.name.removeprefix("tidy-"): True}
    return replace(context, preferences=replace(context.preferences, tidy=tidy))


@cache
def converted(case: Path) -> Report:
    return convert(case, BEFORE)


def lines(report: Report) -> str:
    """Return what was repaired, lost and kept; the words of the proof may change, so they are left out."""
    found = [f"tidied {name}: {number}" for name, number in sorted(report.repairs.items())]
    found += [f"lost {loss.kind}: {loss.token}" for loss in report.losses]
    found += [
        f"kept <{kept.tag}>: {'not proven' if kept.by == 'proof' else kept.reason}"
        for kept in report.kept
    ]
    return "".join(f"{line}\n" for line in found)


def body(text: str, path: str = BEFORE) -> str:
    return parse(text, path).body.source


def update(path: Path, text: str) -> None:
    if text:
        path.write_bytes(text.encode())
    else:
        path.unlink(missing_ok=True)


@pytest.mark.parametrize("name", NAMES)
def test_a_case_holds_what_is_known_and_nothing_else(name: str) -> None:
    found = {path.name for path in (CASES / name).iterdir()}
    assert not found - KNOWN
    assert not {BEFORE, AFTER} - found


@pytest.mark.parametrize("name", NAMES)
def test_what_a_post_becomes_and_what_is_reported(name: str) -> None:
    case = CASES / name
    report = converted(case)
    assert not report.internal_error
    if UPDATE:
        (case / AFTER).write_bytes(report.after.encode())
        update(case / REPORT, lines(report))
    assert report.before == read(case / BEFORE)
    assert report.after == read(case / AFTER)
    expected = read(case / REPORT) if (case / REPORT).exists() else ""
    assert lines(report) == expected
    assert expected or not (case / REPORT).exists()


@pytest.mark.parametrize("name", NAMES)
def test_converting_again_changes_nothing(name: str) -> None:
    case = CASES / name
    assert convert(case, AFTER).after == read(case / AFTER)


@pytest.mark.parametrize("name", NAMES)
def test_the_second_judge_sees_the_same_document(name: str) -> None:
    case = CASES / name
    settled = any(loss.kind in SETTLED for loss in converted(case).losses)
    assert (case / WITHOUT).exists() is settled
    before = body(read(case / (WITHOUT if settled else BEFORE)))
    after = body(read(case / AFTER))
    dialect = context_of(case).dialect
    if dialect in {"goldmark", "kramdown"}:
        (found,) = renderers.verdicts(dialect, [before], [after])
    else:
        found = compare(before, after)
    assert bool(found) == (name in LOSSY), found


def test_every_repair_has_a_case_that_needs_it() -> None:
    for repair in REPAIRS:
        report = CASES / f"tidy-{repair.name}" / REPORT
        assert f"tidied {repair.name}: " in read(report), repair.name
