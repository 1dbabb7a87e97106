from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from postlint.output.json import Json

from .reports import PLAIN, SAFE, TEXT, UNSAFE, report


def written(*reports: Any) -> Any:
    writer = Json()
    text = "".join(writer.report(one) for one in reports) + writer.end()
    assert text.endswith("\n")
    return json.loads(text)


def test_nothing_found_is_an_empty_list() -> None:
    assert written(report(), report()) == []


def test_a_finding_is_an_object_with_places_and_its_fix() -> None:
    (one,) = written(report(SAFE))
    assert one == {
        "path": "_posts/茶.md",
        "code": "TAG002",
        "name": "some-rule",
        "severity": "error",
        "message": "wrong",
        "line": 3,
        "column": 7,
        "end_line": 3,
        "end_column": 13,
        "start": TEXT.index("["),
        "end": TEXT.index("]") + 1,
        "fix": {
            "safety": "safe",
            "edits": [
                {
                    "line": 3,
                    "column": 9,
                    "end_line": 3,
                    "end_column": 12,
                    "start": TEXT.index(", 茶"),
                    "end": TEXT.index(", 茶") + 3,
                    "text": "",
                }
            ],
        },
        "related": [],
    }


def test_the_list_goes_on_from_post_to_post() -> None:
    first, second, third = written(report(PLAIN, UNSAFE), report(), report(PLAIN, path="b.md"))
    assert [first["path"], second["path"], third["path"]] == ["_posts/茶.md"] * 2 + ["b.md"]
    assert first["fix"] is None
    assert first["related"][0] == {
        "line": 2,
        "column": 1,
        "end_line": 2,
        "end_column": 6,
        "start": 4,
        "end": 9,
        "message": "see this",
    }
    assert second["fix"] == {"safety": "unsafe", "edits": []}
    assert second["severity"] == "warning"


def test_a_path_that_is_not_utf_8_is_written_out() -> None:
    assert written(report(PLAIN, path="\udcff.md"))[0]["path"] == "\\xff.md"


def test_every_key_is_documented() -> None:
    page = Path(__file__).parents[2] / "docs" / "output.md"
    section = page.read_text(encoding="utf-8").partition("\n## JSON\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.+?`) \|", section, re.MULTILINE)
    documented = {word for row in rows for word in re.findall(r"`([\w.]+)`", row)}
    one = written(report(SAFE))[0]
    keys = {*one, "suppressed", *(f"fix.{key}" for key in one["fix"])}
    assert keys <= documented
    assert documented - keys <= {*(str(number) for number in range(3)), "kind", "reason"}
