"""The invented archive: its table tells the truth, and it converts without loss."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from judge import corpus

from postlint.catalogue import rules

ARCHIVE = Path(__file__).parent.parent / "fixtures" / "archive"
ROW = re.compile(r"^\| `(?P<post>[^`]+)` \| (?P<rules>[^|]+) \| (?P<defects>.+) \|$", re.MULTILINE)
NO_DEFECT = "none"
NOT_ON_WINDOWS = {"FIL002"}
"""What a post could show only by a name that Windows refuses: a clone must work there."""
ASKED = {"AUT003", "FM024"}
"""Rules that report nothing before settings say what they want: the archive has none."""
MANY = {"ARC012", "ARC013", "ARC014"}
"""Rules that report what is unusual among a hundred posts or more, or among numbered ones."""


def table() -> dict[str, tuple[set[str], str]]:
    readme = (ARCHIVE / "README.md").read_text(encoding="utf-8")
    rows = {row["post"]: row for row in ROW.finditer(readme)}
    return {post: (set(row["rules"].split()) - {"–"}, row["defects"]) for post, row in rows.items()}


@pytest.fixture(scope="module")
def findings() -> dict[str, set[str]]:
    command = [sys.executable, "-m", "postlint", "check", "--output-format", "json", str(ARCHIVE)]
    done = subprocess.run(command, cwd=ARCHIVE.parents[1], capture_output=True, check=False)
    assert done.returncode == 1, done.stderr.decode()
    found: dict[str, set[str]] = {}
    for finding in json.loads(done.stdout):
        post = Path(finding["path"]).resolve().relative_to(ARCHIVE.resolve()).as_posix()
        found.setdefault(post, set()).add(finding["code"])
    return found


def test_the_table_lists_every_post() -> None:
    posts = {
        path.relative_to(ARCHIVE).as_posix()
        for path in ARCHIVE.rglob("*")
        if path.is_file() and path.name not in {"README.md", "_config.yml"}
    }
    assert set(table()) == posts


def test_the_table_names_the_rules_that_report_each_post(findings: dict[str, set[str]]) -> None:
    assert {post: codes for post, (codes, _) in table().items() if codes} == findings


def test_every_rule_has_a_post_to_show(findings: dict[str, set[str]]) -> None:
    shown = {rule.code for rule in rules() if rule.default} - NOT_ON_WINDOWS - ASKED - MANY
    assert set().union(*findings.values()) == shown


def test_a_dozen_posts_are_clean(findings: dict[str, set[str]]) -> None:
    clean = [post for post, (_, defects) in table().items() if defects == NO_DEFECT]
    assert len(clean) >= 12
    assert not findings.keys() & set(clean)


def test_windows_can_have_every_file_name() -> None:
    forbidden = set('<>:"|?*\\')
    assert not [path.name for path in ARCHIVE.rglob("*") if forbidden & set(path.name)]


def test_the_second_judge_sees_no_loss_in_its_conversion() -> None:
    verdicts = list(corpus.judge(ARCHIVE, renderer="kramdown"))
    assert len(verdicts) >= 15
    assert {v.path: v.differences for v in verdicts if v.differences} == {}
    assert [v.path for v in verdicts if not v.changed] == []
    assert [v.path for v in verdicts if not v.settled] == []
