"""What is read line by line is what the parser's events say, to the last span."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from postlint.post import _yaml_lines, _yaml_plain

if TYPE_CHECKING:
    from postlint.post._entry import Loaded

SIMPLE = (
    "title: Rain\n",
    'title: "Rain: and # snow"  \n',
    "title: 'Rain'\nauthor: Ann B. Cee\n",
    "title: 雨\nlink: https://a.example/b?c=d#e\n",
    "date: 2024-01-02 10:00:00 +0800\nday: 2024-01-02\n",
    "draft: no\nnumber: 012\ntime: 12:30\nnone: null\nfloat: 1.10\n",
    "tags: [ rain ]\n",
    "tags: [rain, snow and hail, 12, yes]\nmore: []\nblank: [  ]\n",
    "tags:\n- rain\n- 'snow'\n",
    'tags:\n  - rain\n  - "snow: hail"\n  -   12\ntitle: x\n',
    "empty:\nother:   \n",
    "title: a\ntitle: b\n",
    "title: a\u3000b\n",
)
OTHERS = (
    "",
    "\n",
    "title: Rain",
    "title: Rain\r\n",
    "title:\tRain\n",
    "title: a: b\n",
    "title: a:\n",
    "title: a # comment\n",
    "# comment\ntitle: a\n",
    "title: a\n  goes on\n",
    "title: |\n  a\n",
    "title: &x a\n",
    "title: *x\n",
    "title: !!str a\n",
    'title: "a\\n"\n',
    "title: 'it''s'\n",
    "title: 'a\n",
    "tags: [a, ]\n",
    "tags: [a,, b]\n",
    "tags: [a: b]\n",
    "tags: ['a']\n",
    "tags: [-a]\n",
    "tags:\n- a\n - b\n",
    "tags:\n- a: b\n",
    "tags:\n- - a\n",
    "on: a\n",
    "2024: a\n",
    "<<: a\n",
    "a b: c\n",
    "title: a\u2028b\n",
    "title: a\ufeffb\n",
    "title: \ud800\n",
    "...\n",
    "a:\n  b: c\n",
)
PIECES = st.sampled_from(
    "title: |tags:|- |  - |'x'|\"y\"|[a, b]|[ a ]|[]|1|no|2024-01-02|12:30|\n| |#|:|: |雨|\u3000|~|.5|(x)|<<|-|?|&a|*a|,|[|]|\"|'|\\|a.example|---|a\n|on: 1\n|k:\n- a\n- b\n|x: [a]\n".split(
        "|"
    )
)


def by_events(source: str) -> Loaded | None:
    loader = _yaml_plain.SafeLoader(source)
    try:
        return _yaml_plain._Reader(loader.get_event, f"---\n{source}", 4).document()
    finally:
        loader.dispose()


def by_lines(source: str) -> Loaded | None:
    return _yaml_lines.load(source, 4)


@pytest.mark.parametrize("source", SIMPLE)
def test_simple_lines_are_read_as_the_parser_reads_them(source: str) -> None:
    found = by_lines(source)
    assert found is not None
    assert found == by_events(source)


@pytest.mark.parametrize("source", OTHERS)
def test_what_is_not_simple_is_left_to_the_parser(source: str) -> None:
    assert by_lines(source) is None


@given(st.lists(PIECES, min_size=1, max_size=8).map("".join))
def test_lines_and_parser_never_disagree(source: str) -> None:
    found = by_lines(source + "\n")
    if found is not None:
        try:
            assert found == by_events(source + "\n")
        except yaml.YAMLError as error:
            raise AssertionError(source) from error
