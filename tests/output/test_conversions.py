from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from postlint.loss import Kept, Loss
from postlint.output.conversions import JsonConversions
from postlint.report import Report
from postlint.text import Span

from .reports import PLAIN, report

BEFORE = "茶\n<b>熱</b><sub>2</sub>\n"
HTML = Span(2, 21)
PLACE = {"line": 2, "column": 1, "end_line": 2, "end_column": 20, "start": 2, "end": 21}


def written(*reports: Report) -> Any:
    writer = JsonConversions()
    text = "".join(writer.report(one) for one in reports) + writer.end()
    assert text.endswith("\n")
    return json.loads(text)


def converted(**more: object) -> Report:
    values = {"path": "茶.md", "before": BEFORE, "after": "茶\n**熱**<sub>2</sub>\n", **more}
    return Report(**values)  # type: ignore[arg-type]


def test_a_post_is_an_object_with_all_that_became_of_it() -> None:
    (one,) = written(
        converted(
            converted=1,
            repairs={"bare-text": 2},
            losses=(Loss("script", HTML, "script b()"), Loss("unwrapped", Span(0, 1), "u")),
            kept=(Kept(HTML, "sub", "policy", "no mark"),),
            notes=("selects nothing",),
        )
    )
    first = {"line": 1, "column": 1, "end_line": 1, "end_column": 2, "start": 0, "end": 1}
    assert one == {
        "path": "茶.md",
        "changed": True,
        "renamed": None,
        "converted": 1,
        "repairs": {"bare-text": 2},
        "losses": [
            {"kind": "unwrapped", "detail": "u", **first},
            {"kind": "script", "detail": "script b()", **PLACE},
        ],
        "kept": [{"tag": "sub", "by": "policy", "reason": "no mark", **PLACE}],
        "notes": ["selects nothing"],
        "errors": [],
    }


def test_only_posts_that_something_is_to_be_said_of_are_listed() -> None:
    same = converted(after=BEFORE)
    assert written(same) == []
    kept = converted(after=BEFORE, kept=(Kept(HTML, "sub", "policy", "no mark"),))
    renamed = converted(after=BEFORE, renamed="茶2.md")
    failed = report(PLAIN, path="\udcff.md")
    listed = written(same, kept, renamed, failed)
    assert [one["path"] for one in listed] == ["茶.md", "茶.md", "\\xff.md"]
    assert [one["changed"] for one in listed] == [False, True, False]
    assert listed[1]["renamed"] == "茶2.md"
    assert [error["code"] for error in listed[2]["errors"]] == ["FM001"]


def test_every_key_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "output.md").read_text(encoding="utf-8")
    section = page.partition("\n## JSON of conversions\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.+?`) \|", section, re.MULTILINE)
    documented = {word for row in rows for word in re.findall(r"`([\w.]+)`", row)}
    (one,) = written(
        converted(losses=(Loss("script", HTML, "b"),), kept=(Kept(HTML, "b", "ask", "c"),))
    )
    keys = {*one}
    for name in ("losses", "kept"):
        keys |= {f"{name}.{key}" for key in one[name][0] if key not in PLACE}
    assert keys == documented
