from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from postlint import catalogue, plugins
from postlint.config import SettingsError, load, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "docs" / "plugin-example"

RULES = '''
from postlint.rule import Finding, rule
from postlint.text import Span

@rule("OWN001", "first-letter", severity="warning")
def first_letter(post, context):
    """Report every post."""
    yield Finding(span=Span(0, 1), message="a first letter")
'''

POST = """\
---
title: Fish!
---

`<table>` is code.

<table class="a>b">
<tr><td>1</td></tr>
</table>
"""


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    Path("rules.py").write_text(RULES)
    plugins._announces.cache_clear()
    plugins.installed.cache_clear()
    yield tmp_path
    plugins._announces.cache_clear()
    plugins.installed.cache_clear()
    plugins._module.cache_clear()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example of the documentation, installed as pip does it."""
    folder = tmp_path_factory.mktemp("installed")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--target"]
    install = [sys.executable, "-m", "pip", "install", *options, str(folder), str(EXAMPLE)]
    subprocess.run(install, check=True, capture_output=True)
    return folder


def postlint(*arguments: str, beside: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(ROOT), str(beside)])
    return subprocess.run(
        [sys.executable, "-m", "postlint", *arguments],
        env=os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_installed_plugin_brings_its_rules(installed: Path) -> None:
    Path("post.md").write_text(POST)
    checked = postlint(
        "check", "--select", "EXA", "--output-format", "concise", "post.md", beside=installed
    )
    assert checked.returncode == 1, checked.stderr
    assert checked.stdout.splitlines()[:2] == [
        "post.md:2:8: EXA001 [~] loud-title: the title shouts; take the exclamation mark out",
        "post.md:7:1: EXA002 table-without-header: table without header cells; make its first row one of `th`",
    ]
    postlint("check", "--select", "EXA", "--unsafe-fixes", "post.md", beside=installed)
    assert Path("post.md").read_text() == POST.replace("Fish!", "Fish")


def test_rules_of_plugins_have_pages(installed: Path) -> None:
    page = (EXAMPLE / "postlint_example" / "loud-title.md").read_text()
    assert postlint("rule", "loud-title", beside=installed).stdout == page
    shown = postlint("rule", "EXA002", beside=installed).stdout
    assert shown == (
        "# table-without-header (EXA002)\n\nReport an HTML table that has no header cells.\n"
    )


def test_rules_of_plugins_work_in_other_processes(installed: Path) -> None:
    folder = Path("_posts")
    folder.mkdir()
    for number in range(1000):
        (folder / f"2024-01-02-{number}.md").write_text(POST)
    Path("postlint.toml").write_text('plugins = "rules.py"\nselect = ["EXA002", "OWN"]\n')
    done = postlint("check", "--statistics", "-j", "2", "_posts", beside=installed)
    counts = [line.split()[:2] for line in done.stdout.splitlines()[:2]]
    assert sorted(counts) == [["1,000", "EXA002"], ["1,000", "OWN001"]], done.stdout + done.stderr


def test_a_path_in_settings_brings_its_rules() -> None:
    settings = parse('plugins = ["./rules.py"]\n[rules.first-letter]\nseverity = "error"')
    (rule,) = (rule for rule in settings.rules() if rule.code == "OWN001")
    assert settings.severities == {"OWN001": "error"}
    assert pickle.loads(pickle.dumps(rule)) is rule
    assert catalogue.page(rule) == "# first-letter (OWN001)\n\nReport every post.\n"


@pytest.mark.parametrize(
    ("module", "message"),
    [
        ("x = 1\n", "`rules.py` has no rules: none of its names is made by `@rule` or"),
        ("\nx = (\n", "`rules.py` cannot be loaded at line 2: SyntaxError: '(' was never closed"),
        ("\n\nraise ValueError('no\\nway')\n", "at line 3: ValueError: no way"),
        (RULES.replace("OWN001", "fm001"), "`fm001` is the code or name of a rule already: FM001"),
    ],
)
def test_a_broken_plugin_is_a_loud_error(module: str, message: str) -> None:
    Path("rules.py").write_text(module)
    Path("postlint.toml").write_text('\nplugins = [\n  "rules.py",\n]\n')
    with pytest.raises(SettingsError) as caught:
        load(Path("postlint.toml"))
    assert str(caught.value).startswith("postlint.toml:3:3: ")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ('plugins = "other.py"', "postlint.toml:1:1: `plugins`: `other.py` does not exist"),
        ('plugins = ["a.txt"]', "postlint.toml:1:12: `plugins`: the name of `a.txt` must end"),
    ],
)
def test_a_plugin_that_is_not_there_is_an_error(setting: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse(setting)
    assert str(caught.value).startswith(message)


def test_a_broken_installed_plugin_is_a_loud_error(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = site / "lib" / "broken-1.0.dist-info"
    known.mkdir(parents=True)
    (known / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (known / "entry_points.txt").write_text("[postlint.rules]\nx = no_such_module\n")
    monkeypatch.syspath_prepend(site / "lib")
    with pytest.raises(SettingsError, match=r"the plugin `no_such_module` cannot be loaded"):
        parse("")
