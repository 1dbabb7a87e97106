from __future__ import annotations

import json
import tomllib

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.post import FrontMatter, parse
from postlint.rules.tags._lists import addition, item_span, removal
from postlint.text import apply

ITEMS = st.lists(
    st.sampled_from(["rain", '"a, b"', "'c'", "雨", '"]"', '""']), min_size=2, max_size=6
)
SPACES = st.sampled_from(["", " ", "  ", "\n  ", "\r\n  "])


def matter(text: str) -> FrontMatter:
    found = parse(text).front_matter
    assert found is not None
    assert found.problem is None
    return found


def without(text: str, index: int) -> str:
    entry = matter(text).get("tags")
    assert entry is not None
    return apply(text, removal(text, entry.children, index))


def shortened(items: list[str], index: int) -> list[object]:
    left = items[:index] + items[index + 1 :]
    return [yaml.safe_load(item) for item in left]


@settings(deadline=None)
@given(ITEMS, SPACES, SPACES, st.sampled_from(["", ","]), st.data())
def test_an_item_leaves_a_list_in_brackets(
    items: list[str], before: str, after: str, trailing: str, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(items) - 1))
    inner = f"{after},{before}".join(items)
    text = f"---\ntags: [{before}{inner}{trailing}{after}] # kept\nlast: 1\n---\nx"
    fixed = without(text, index)
    assert matter(fixed).values == {"tags": shortened(items, index), "last": 1}
    assert fixed.endswith("] # kept\nlast: 1\n---\nx")


@settings(deadline=None)
@given(ITEMS, st.sampled_from(["", "  "]), st.sampled_from(["\n", "\r\n"]), st.data())
def test_an_item_leaves_a_list_of_lines(
    items: list[str], indent: str, newline: str, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(items) - 1))
    lines = [f"{indent}- {item}" for item in items]
    text = newline.join(["---", "tags:", *lines, "last: 1", "---", ""])
    fixed = without(text, index)
    assert matter(fixed).values == {"tags": shortened(items, index), "last": 1}
    assert fixed == newline.join(
        ["---", "tags:", *lines[:index], *lines[index + 1 :], "last: 1", "---", ""]
    )


@pytest.mark.parametrize("index", [0, 1, 2])
def test_toml_and_json(index: int) -> None:
    names = ["a", "b", "c"]
    left = names[:index] + names[index + 1 :]
    toml = without('+++\ntags = [\n  "a", "b",\n  "c",\n]\nx = 1\n+++\n', index)
    assert tomllib.loads(toml.strip("+\n")) == {"tags": left, "x": 1}
    assert json.loads(without('{"tags": ["a", "b" ,"c" ]}', index)) == {"tags": left}


@pytest.mark.parametrize(
    "text",
    [
        "---\ntags:\n  - a  # first\n  - b # second\n---\n",
        "---\ntags: [a, # first\n  b]\n---\n",
        '+++\ntags = ["a", # first\n "b"]\n+++\n',
    ],
)
def test_comments_are_not_taken_along(text: str) -> None:
    assert without(text, 1) == text


def test_the_only_item_stays() -> None:
    assert without('---\ntags: [""]\n---\n', 0) == '---\ntags: [""]\n---\n'


def test_an_empty_item_is_seen_at_its_dash() -> None:
    text = "---\ntags:\n  -\n  - a\n---\n"
    entry = matter(text).get("tags")
    assert entry is not None
    assert item_span(entry.children[0]).of(text) == "-"
    assert item_span(entry.children[1]).of(text) == "a"


NAMES = st.lists(
    st.sampled_from(["rain", "no", "a, b", "c'd", '"', "雨", "New York", "C#"]), min_size=1
)


def longer(text: str, names: list[str]) -> str:
    front_matter = matter(text)
    entry = front_matter.get("tags")
    assert entry is not None
    return apply(text, addition(text, entry, front_matter.format, names))


@settings(deadline=None)
@given(ITEMS, SPACES, SPACES, st.sampled_from(["", ","]), NAMES)
def test_names_are_added_to_a_list_in_brackets(
    items: list[str], before: str, after: str, trailing: str, names: list[str]
) -> None:
    inner = f"{after},{before}".join(items)
    text = f"---\ntags: [{before}{inner}{trailing}{after}] # kept\nlast: 1\n---\nx"
    fixed = longer(text, names)
    assert matter(fixed).values["tags"] == [*(yaml.safe_load(item) for item in items), *names]
    assert fixed.endswith("] # kept\nlast: 1\n---\nx")


@settings(deadline=None)
@given(ITEMS, st.sampled_from(["", "  "]), st.sampled_from(["\n", "\r\n"]), NAMES)
def test_names_are_added_to_a_list_of_lines(
    items: list[str], indent: str, newline: str, names: list[str]
) -> None:
    lines = [f"{indent}- {item}" for item in items]
    text = newline.join(["---", "tags:", *lines, "last: 1", "---", ""])
    fixed = longer(text, names)
    assert matter(fixed).values == {
        "tags": [*(yaml.safe_load(item) for item in items), *names],
        "last": 1,
    }
    assert len(fixed.splitlines()) == len(text.splitlines()) + len(names)
    assert fixed.count("\r") == text.count("\r") + len(names) * newline.count("\r")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('+++\ntags = ["rain"]\n+++\n', '+++\ntags = ["rain", "雨", "a\\"b"]\n+++\n'),
        ('+++\ntags = [\n  "a",\n  "b",\n]\n+++\n', '+++\ntags = [\n  "a",\n  "b",\n  "雨",\n  "a\\"b",\n]\n+++\n'),
        ('{"tags":["rain"]}\n', '{"tags":["rain", "雨", "a\\"b"]}\n'),
        ("---\ntags: []\n---\n", '---\ntags: [雨, "a\\"b"]\n---\n'),
        ("---\ntags:\n- rain # wet\n---\n", "---\ntags:\n- rain # wet\n---\n"),
    ],
)  # fmt: skip
def test_names_are_added_as_the_others_are_written(before: str, after: str) -> None:
    assert longer(before, ["雨", 'a"b']) == after
