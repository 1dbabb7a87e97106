"""Every form on invented reports: what it writes is kept in fixtures/output, byte for byte.

POSTLINT_UPDATE_FIXTURES=1 writes these files anew.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from postlint.output import FORMS, Setup, encoding, sarif, writer
from postlint.output.style import Style
from postlint.report import Fix, Report
from postlint.rule import Related, Rule, Safety
from postlint.text import Edit, Span

from .reports import PLAIN, SAFE, TEXT, UNSAFE, finding, fix, report

if TYPE_CHECKING:
    from collections.abc import Iterable

FIXTURES = Path(__file__).parents[2] / "fixtures" / "output"
PAGE = """\
# some-rule (FM001)

Reports something.

## Why

It is *wrong*.

## Fix safety

None.
"""
RULES = {
    "FM001": Rule(code="FM001", name="some-rule", summary="Report ``it``.", page=PAGE),
    "TAG002": Rule(code="TAG002", name="some-rule", summary="Report a tag.", page="No heading."),
}
REPORTS = (
    report(SAFE, UNSAFE),
    report(path="_posts/clean.md"),
    report(
        PLAIN,
        finding("title: 茶\ntags", message='`[a](1)` | <b> & "c"; 100%: ]'),
        finding("tags", fix=fix("tags", "tag", Safety.UNSAFE)),
        finding("title", fix=fix("title", "name", Safety.DISPLAY)),
        path="_posts/a b:|`c`.md",
    ),
)
PROBLEMS = (("_posts/locked.md", "Permission denied"),)


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"):
        monkeypatch.delenv(name, raising=False)


def written(form: str, reports: Iterable[Report] = REPORTS, **more: object) -> str:
    setup = Setup(style=Style(coloured=False), rules=RULES)._replace(**more)  # type: ignore[arg-type]
    writes = writer(form, setup)
    return "".join(writes.report(one) for one in reports) + writes.end()


@pytest.mark.parametrize("form", FORMS)
def test_what_a_form_writes(form: str) -> None:
    text = written(form, show_fixes=True, problems=PROBLEMS)
    text = re.sub(r'("driver":\{"name":"postlint","version":)"[^"]*"', r'\1"1.2.3"', text)
    golden = FIXTURES / f"findings.{form}"
    if os.environ.get("POSTLINT_UPDATE_FIXTURES"):
        golden.write_bytes(text.encode())
    assert text == golden.read_bytes().decode()


@pytest.mark.parametrize("form", FORMS)
def test_nothing_found_is_a_whole_document(form: str) -> None:
    for reports in ((), (report(),)):
        text = written(form, reports)
        if form in {"json", "gitlab", "sarif", "rdjson"}:
            json.loads(text)
        elif form in {"junit", "checkstyle"}:
            ET.fromstring(text)
        elif form == "markdown":
            assert text.startswith("## postlint\n")
        else:
            assert text == ""


EVIL = "\x1b]0;owned\x07\x9b2J\u202e\u2028\ud800\x7f\ufffe"
COMMAND = "\n::error::x\n##vso[task.x]y ##[add-mask]z"


PATH = (EVIL + COMMAND).replace("\ud800", "\udcff")  # a byte that is not UTF-8


@pytest.mark.parametrize("form", FORMS)
def test_nothing_in_a_post_steers_a_terminal_or_a_ci_server(form: str) -> None:
    text = f"{EVIL}{COMMAND}\n"
    place = Span(0, len(text) - 1)
    one = finding(
        "title",
        message=f"bad {EVIL}{COMMAND}",
        span=place,
        fix=fix("title", EVIL + COMMAND, Safety.SAFE),
        related=(Related(Span(0, 3), EVIL + COMMAND),),
    )
    shown = written(
        form,
        [report(one, text=text, path=f"\n::x{PATH}.md")],
        show_fixes=True,
        problems=((PATH, EVIL + COMMAND),),
    )
    steering = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    assert re.findall(steering, shown) == []
    if FORMS[form].kind == "commands":
        own = "::error " if form == "github" else "##vso[task.logissue "
        assert [line for line in shown.splitlines() if not line.startswith(own)] == []
        return
    if FORMS[form].kind == "people" or form == "markdown":
        shown = encoding.inert(shown)  # as the console does on a CI server
    assert not re.search(r"##(vso)?\[", shown)
    assert not re.search(r"(?m)^\s*::", shown)


def test_text_that_would_be_a_command_is_written_out_and_the_rest_is_left_alone() -> None:
    assert encoding.inert(" ::error::x\na ::b ##[c] ### [d]\n") == (
        " \\x3a:error::x\na ::b \\x23#[c] ### [d]\n"
    )


def test_json_and_xml_say_what_was_there() -> None:
    text = "##[x]##vso[y]\x7f\u202e<&>\"'"
    assert json.loads(encoding.json({"a": text})) == {"a": text}
    shown = encoding.attributes(b='##[x]<&>"')
    shown = f"<a{shown}>{encoding.xml('##vso[<&>')}</a>"
    element = ET.fromstring(shown)
    assert (element.get("b"), element.text) == ('##[x]<&>"', "##vso[<&>")


def test_azure_escapes_what_means_something_to_it() -> None:
    line = written("azure", [report(finding("title", message="100%; ]"), path="a;b]%.md")])
    assert line == (
        "##vso[task.logissue type=error;sourcepath=a%3Bb%5D%AZP25.md;linenumber=2;"
        "columnnumber=1;code=FM001;]some-rule: 100%AZP25; ]\n"
    )


def test_reviewdog_counts_bytes_and_gets_the_edits_of_a_fix_as_one() -> None:
    start = TEXT.index("茶, 茶")
    edits = (Edit(Span(start, start + 1), "x"), Edit(Span(start + 3, start + 4), "y"))
    one = finding("茶, 茶", fix=Fix(edits, Safety.SAFE))
    (found,) = json.loads(written("rdjson", [report(one)]))["diagnostics"]
    whole = {"start": {"line": 3, "column": 8}, "end": {"line": 3, "column": 16}}
    assert found["location"]["range"] == whole
    assert found["suggestions"] == [{"range": whole, "text": "x, y"}]


def test_markdown_lists_only_so_many_posts() -> None:
    reports = [report(PLAIN, path=f"{number:03}.md") for number in range(60)]
    text = written("markdown", reports)
    assert "`049.md`" in text
    assert "`050.md`" not in text
    assert text.endswith("\n… and 10 more posts.\n")


def test_sarif_stops_at_what_github_takes_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postlint.output.sarif.CEILING", 2)
    (run,) = json.loads(written("sarif"))["runs"]
    assert len(run["results"]) == 2
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"].startswith("6 findings; this log holds the first 2,")
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {"TAG002", "FM001"}


def test_github_takes_25_000_results() -> None:
    assert sarif.CEILING == 25_000


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("`[a](https://evil.example)`", "`\\[a\\](https://evil.example)`"),
        ("tags: [a] \\d", "tags: [a] \\d"),
    ],
)
def test_sarif_makes_no_links_of_messages(said: str, text: str) -> None:
    (run,) = json.loads(written("sarif", [report(finding("title", message=said))]))["runs"]
    assert run["results"][0]["message"]["text"] == text


def test_sarif_tells_of_failures() -> None:
    (run,) = json.loads(written("sarif", problems=PROBLEMS))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False
    broken = report(PLAIN, internal_error=True)
    (run,) = json.loads(written("sarif", [broken]))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False
    (run,) = json.loads(written("sarif"))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is True


def test_equal_findings_of_a_post_have_different_fingerprints() -> None:
    found = json.loads(written("gitlab", [report(PLAIN, PLAIN, SAFE), report(PLAIN, path="b.md")]))
    assert len({one["fingerprint"] for one in found}) == 4


def test_every_form_is_documented_with_an_excerpt() -> None:
    docs = Path(__file__).parents[2] / "docs"
    table = (docs / "output.md").read_text(encoding="utf-8").partition("\n## Forms\n")[2]
    shown = (docs / "formats.md").read_text(encoding="utf-8")
    for form in FORMS.values():
        assert re.search(rf"^\| \[?`{form.name}`", table, re.MULTILINE), form.name
        if form.kind != "people" and form.name != "json":
            assert f"$ postlint check --output-format {form.name} " in shown or (
                f"--output-format {form.name}=" in shown
            )
