"""What a baseline knows again, and what it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint.baseline import Baseline, BaselineError, Matching, read, text, write
from postlint.config import parse as settings_of
from postlint.post import parse
from postlint.run import check_post

if TYPE_CHECKING:
    from pathlib import Path

    from postlint.report import Report

HEAD = "---\ntitle: x\n---\n\n"
RAIN = '<img src="rain.png">'
SNOW = '<img src="snow.png">'
SETTINGS = settings_of('select = ["HTM005", "FM005"]\nrequired = ["tags"]')


def report(folder: Path, body: str, name: str = "a.md") -> Report:
    path = folder / name
    path.write_text(HEAD + body, encoding="utf-8")
    post = parse(HEAD + body, str(path))
    return check_post(post, SETTINGS.rules(), SETTINGS.context())


def matching(folder: Path, known: Baseline, rules: tuple[str, ...] = SETTINGS.select) -> Matching:
    return Matching(known, str(folder), rules)


def of(folder: Path, *reports: Report) -> Baseline:
    new = matching(folder, Baseline())
    for one in reports:
        new.divide(one)
    return Baseline(posts=new.accepted({}))


def codes(one: Report) -> list[str]:
    return [found.code for found in one.diagnostics]


def test_what_is_known_is_suppressed_and_nothing_is_stale(tmp_path: Path) -> None:
    was = report(tmp_path, f"{RAIN}\n")
    assert codes(was) == ["FM005", "HTM005"]
    compared = matching(tmp_path, of(tmp_path, was))
    now = compared.divide(was)
    assert codes(now) == []
    assert [one.suppression.kind for one in now.suppressed if one.suppression] == ["external"] * 2
    assert compared.stale() == []


def test_moved_lines_and_edits_elsewhere_do_not_matter(tmp_path: Path) -> None:
    known = of(tmp_path, report(tmp_path, f"One\n\n{RAIN}\n"))
    now = matching(tmp_path, known).divide(report(tmp_path, f"Zero\n\nTwo\n\n{RAIN}\n\nThree\n"))
    assert codes(now) == []


def test_a_second_equal_finding_is_new(tmp_path: Path) -> None:
    known = of(tmp_path, report(tmp_path, f"{RAIN}\n"))
    now = matching(tmp_path, known).divide(report(tmp_path, f"{RAIN}\n\n{RAIN}\n\n{SNOW}\n"))
    assert codes(now) == ["HTM005", "HTM005"]


def test_other_missing_fields_are_other_findings(tmp_path: Path) -> None:
    settings = settings_of('select = ["FM005"]\nrequired = ["date"]')
    other = settings_of('select = ["FM005"]\nrequired = ["tags"]')
    post = parse(HEAD, str(tmp_path / "a.md"))
    was = check_post(post, settings.rules(), settings.context())
    now = check_post(post, other.rules(), other.context())
    assert codes(matching(tmp_path, of(tmp_path, was)).divide(now)) == ["FM005"]


def test_what_was_mended_is_stale_unless_its_rule_did_not_look(tmp_path: Path) -> None:
    known = of(tmp_path, report(tmp_path, f"{RAIN}\n"))
    mended = report(tmp_path, "Rain\n")
    compared = matching(tmp_path, known)
    compared.divide(mended)
    assert [(path, one.rule) for path, one in compared.stale()] == [("a.md", "HTM005")]
    left = compared.without_stale(moved=True)
    assert [one.rule for one in left["a.md"].findings] == ["FM005"]
    compared = matching(tmp_path, known, ("FM005",))
    compared.divide(mended)
    assert compared.stale() == []


def test_a_post_that_moved_is_known_by_its_body(tmp_path: Path) -> None:
    known = of(tmp_path, report(tmp_path, f"{RAIN}\n"))
    (tmp_path / "a.md").unlink()
    compared = matching(tmp_path, known)
    assert codes(compared.divide(report(tmp_path, f"{RAIN}\n", "b.md"))) == []
    assert compared.moved == {"b.md": "a.md"}
    assert compared.stale() == []
    assert list(compared.without_stale(moved=True)) == ["b.md"]
    assert list(compared.without_stale(moved=False)) == ["a.md"]


def test_another_post_is_not_one_that_moved(tmp_path: Path) -> None:
    known = of(tmp_path, report(tmp_path, f"{RAIN}\n"))
    compared = matching(tmp_path, known)
    assert codes(compared.divide(report(tmp_path, f"{RAIN}\n", "b.md"))) == ["FM005", "HTM005"]
    (tmp_path / "a.md").unlink()
    compared = matching(tmp_path, known)
    assert codes(compared.divide(report(tmp_path, f"Other {RAIN}\n", "b.md"))) != []
    assert {path for path, _ in compared.stale()} == {"a.md"}
    assert compared.without_stale(moved=True) == {}


def test_new_findings_are_taken_only_when_that_is_asked_for(tmp_path: Path) -> None:
    known = of(tmp_path, report(tmp_path, f"{RAIN}\n"))
    compared = matching(tmp_path, known)
    compared.divide(report(tmp_path, f"{RAIN}\n\n{SNOW}\n"))
    left = compared.without_stale(moved=True)
    assert left["a.md"].findings == known.posts["a.md"].findings
    assert len(compared.accepted(left)["a.md"].findings) == 3


def test_the_file_is_sorted_readable_and_reads_back(tmp_path: Path) -> None:
    known = of(
        tmp_path,
        report(tmp_path, f"{SNOW}\n", "b.md"),
        report(tmp_path, f"{RAIN}\u202e\n", 'a "é".md'),
    )
    path = tmp_path / "baseline.json"
    write(str(path), known)
    written = path.read_text(encoding="utf-8")
    assert written == text(known)
    assert written.index('a \\"é\\".md') < written.index("b.md")
    assert sum('"rule"' in line for line in written.splitlines()) == len(known) == 4
    assert read(str(path)) == known
    assert path.stat().st_mode & 0o600 == 0o600
    write(str(path), Baseline())
    assert read(str(path)) == Baseline()
    assert [one.name for one in tmp_path.iterdir() if "baseline" in one.name] == [path.name]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (None, "no such baseline"),
        (b"{", "not a baseline"),
        (b"[]", "not a baseline"),
        (b'{"version": 2, "posts": {}}', "version 2"),
        (b"\xff", "not a baseline"),
    ],
)
def test_what_is_no_baseline_is_an_error(tmp_path: Path, data: bytes | None, says: str) -> None:
    path = tmp_path / "baseline.json"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(BaselineError, match=says):
        read(str(path))
