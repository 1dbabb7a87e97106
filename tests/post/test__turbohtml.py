"""turbohtml's core, loaded without its package, is the package's own."""

from __future__ import annotations

import subprocess
import sys

_PARSES = """
import sys
from postlint.post.html import Selection, elements, selector_problem
assert [str(one.tag) for one in elements('<p title="a">b</p>', 0)] == ["p"]
assert elements('<p title="a">b</p>', 3)[0].start_tag .start == 3
assert [one.tag for one in Selection("<p><b>c</b>", 0).select(["p > b"])] == ["b"]
assert selector_problem("p >") and not selector_problem("p")
assert "turbohtml" not in sys.modules
"""

_THEN = """
import turbohtml
from turbohtml.saxparse import sax_parse
from turbohtml._html import parse
assert turbohtml.parse is parse
assert turbohtml.__version__ and turbohtml.Article
assert turbohtml.parse("<p>a</p>").article() is not None
assert type(turbohtml.parse("<p>a</p>", source_locations=True).find("p").source_location) is turbohtml.SourceLocation
"""


def test_to_parse_takes_the_core_alone() -> None:
    _run(_PARSES)


def test_the_package_is_whole_for_who_imports_it_afterwards() -> None:
    _run(_PARSES + _THEN)


def test_the_package_stays_whole_where_it_was_imported_before() -> None:
    _run(
        "import turbohtml\nfrom postlint.post.html import elements\n"
        "assert elements('<p>', 0)\nassert sys.modules['turbohtml'] is turbohtml and turbohtml.E"
    )


def _run(program: str) -> None:
    subprocess.run([sys.executable, "-c", f"import sys\n{program}"], check=True)
