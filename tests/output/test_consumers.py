"""Every form for programs, on the invented archive, as a consumer reads it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import cmarkgfm
import jsonschema
import pytest
from click.testing import CliRunner
from lxml import etree

from postlint.cli import cli
from postlint.output import FORMS
from postlint.text import Lines

from . import schemas

if TYPE_CHECKING:
    from collections.abc import Callable

# One worker runs them all, so that the schemas are fetched and the archive is checked once.
pytestmark = pytest.mark.xdist_group("consumers")

ARCHIVE = Path(__file__).parents[2] / "fixtures" / "archive"
ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY")

GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What GitLab's documentation demands of a code quality report; its own schema is in no package."""


class Site:
    """The archive in a folder of its own, and its findings in every form."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ARCHIVE, root, dirs_exist_ok=True)
        (root / "postlint.toml").write_text('dialect = "gfm"\n')
        forms = [f"--output-format={form}={root / form}.out" for form in FORMS]
        with pytest.MonkeyPatch.context() as patch:
            for name in ROOTS:
                patch.delenv(name, raising=False)
            patch.chdir(root)
            result = CliRunner().invoke(cli, ["check", "--quiet", *forms])
        assert (result.exit_code, result.output) == (1, "")
        self.findings: list[dict[str, Any]] = json.loads(self.written("json"))
        assert len(self.findings) > 100

    def written(self, form: str) -> str:
        return (self.root / f"{form}.out").read_bytes().decode()

    def text(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def schema(request: pytest.FixtureRequest) -> Callable[[str], Any]:
    cache = request.config.cache
    assert cache is not None
    folder = cache.mkdir("schemas")
    return lambda name: getattr(schemas, name)(folder)


def offset(text: str, line: int, column: int) -> int:
    lines = Lines(text)
    return lines.span(line).start + column - 1 + (line == 1 and text.startswith("\ufeff"))


def test_sarif_is_valid_and_leads_to_the_places(site: Site, schema: Callable[[str], Any]) -> None:
    log = json.loads(site.written("sarif"))
    jsonschema.Draft4Validator(schema("sarif")).validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(site.findings)
    for result, finding in zip(run["results"], site.findings, strict=True):
        (location,) = result["locations"]
        artifact = location["physicalLocation"]["artifactLocation"]
        assert unquote(artifact["uri"]) == finding["path"]
        assert re.fullmatch(r"[\w./%~-]+", artifact["uri"], re.ASCII)
        text, region = site.text(finding["path"]), location["physicalLocation"]["region"]
        start = offset(text, region["startLine"], region["startColumn"])
        end = offset(text, region["endLine"], region["endColumn"])
        bom = text.startswith("\ufeff")  # it has no column
        assert (start, end) == (max(bom, finding["start"]), max(bom, finding["end"]))
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding["code"]
    for rule in rules:
        assert rule["help"]["markdown"].find("## Why") > 0
        assert rule["help"]["text"]
    known = [result["partialFingerprints"]["postlint/v1"] for result in run["results"]]
    assert len({*known}) == len(known)


def test_sarif_has_the_safe_fixes(site: Site) -> None:
    results = json.loads(site.written("sarif"))["runs"][0]["results"]
    fixes = 0
    for result, finding in zip(results, site.findings, strict=True):
        fix = finding["fix"]
        bom = finding["code"] == "TXT001"  # the fix takes it out, and it has no column
        if bom or not (fix and fix["safety"] == "safe" and fix["edits"]):
            assert "fixes" not in result
            continue
        fixes += 1
        text = site.text(finding["path"])
        ((change,),) = [one["artifactChanges"] for one in result["fixes"]]
        for replacement, edit in zip(change["replacements"], fix["edits"], strict=True):
            region = replacement["deletedRegion"]
            assert offset(text, region["startLine"], region["startColumn"]) == edit["start"]
            assert offset(text, region["endLine"], region["endColumn"]) == edit["end"]
            assert replacement.get("insertedContent", {"text": ""})["text"] == edit["text"]
    assert fixes > 5


def test_junit_is_valid(site: Site, schema: Callable[[str], Any]) -> None:
    document = etree.fromstring(site.written("junit").encode())
    etree.XMLSchema(etree.fromstring(schema("junit"))).assertValid(document)
    assert len(document.findall("*/testcase/failure")) == len(site.findings)
    suites = {suite.get("name") for suite in document}
    assert {finding["path"] for finding in site.findings} < suites
    names = [(case.get("classname"), case.get("name")) for case in document.iter("testcase")]
    assert len({*names}) == len(names)
    for suite in document:
        assert int(suite.get("tests")) == len(suite)
        assert int(suite.get("failures")) == len(suite.findall("*/failure"))


def test_rdjson_is_valid_and_its_columns_are_bytes(
    site: Site, schema: Callable[[str], Any]
) -> None:
    document = json.loads(site.written("rdjson"))
    jsonschema.Draft7Validator(schema("rdjson")).validate(document)
    assert len(document["diagnostics"]) == len(site.findings)
    for one, finding in zip(document["diagnostics"], site.findings, strict=True):
        text = site.text(one["location"]["path"])
        place = one["location"]["range"]["start"]
        line = Lines(text).span(place["line"])
        start = line.start + (line.start == 0 and text.startswith("\ufeff"))
        before = text[start : line.end + 1].encode()[: place["column"] - 1].decode()
        assert start + len(before) == max(finding["start"], text.startswith("\ufeff"))


def test_gitlab_is_valid(site: Site) -> None:
    report = json.loads(site.written("gitlab"))
    jsonschema.Draft7Validator(GITLAB).validate(report)
    assert [one["location"]["path"] for one in report] == [one["path"] for one in site.findings]
    assert len({one["fingerprint"] for one in report}) == len(report)
    assert [one["location"]["lines"]["begin"] for one in report] == [
        one["line"] for one in site.findings
    ]


def test_checkstyle_says_the_same(site: Site) -> None:
    document = etree.fromstring(site.written("checkstyle").encode())
    assert document.tag == "checkstyle"
    assert [
        (error.getparent().get("name"), int(error.get("line")), int(error.get("column")))
        for error in document.findall("file/error")
    ] == [(one["path"], one["line"], one["column"]) for one in site.findings]
    assert {error.get("severity") for error in document.iter("error")} == {"error", "warning"}


def test_json_lines_are_the_objects_of_json(site: Site) -> None:
    lines = site.written("jsonl").splitlines()
    assert [json.loads(line) for line in lines] == site.findings


def test_commands_say_the_same(site: Site) -> None:
    """Read as GitHub's runner and Azure's agent read them."""
    properties = r"(?P<properties>[^\n]*?)"
    for form, pattern, path, split, percent in (
        ("github", rf"::(?P<level>error|warning) {properties}::(?P<said>.*)", "file", ",", "%25"),
        (
            "azure",
            rf"##vso\[task\.logissue {properties}\](?P<said>.*)",
            "sourcepath",
            ";",
            "%AZP25",
        ),
    ):
        lines = site.written(form).splitlines()
        assert len(lines) == len(site.findings)
        for line, finding in zip(lines, site.findings, strict=True):
            command = re.fullmatch(pattern, line)
            assert command is not None
            listed = command["properties"].strip(split).split(split)
            said = dict(pair.split("=", 1) for pair in listed)
            assert unquote(said[path].replace("%AZP25", "%25")) == finding["path"]
            message = command["said"].replace(percent, "%")
            assert message.endswith(finding["message"])


def test_markdown_is_two_tables(site: Site) -> None:
    html = cmarkgfm.github_flavored_markdown_to_html(site.written("markdown"))
    document = etree.fromstring(f"<div>{html}</div>")
    rules, posts = document.findall("table")
    codes = {one["code"] for one in site.findings}
    assert len(rules.findall("tbody/tr")) == min(50, len(codes))
    found = {cell.text for cell in posts.findall("tbody/tr/td[2]/code")}
    assert found == {one["path"] for one in site.findings}


@pytest.mark.parametrize("form", ["text", "grouped", "concise"])
def test_people_see_each_finding(form: str, site: Site) -> None:
    text = site.written(form)
    for finding in site.findings:
        assert f"{finding['name']}: {finding['message']}\n" in text
