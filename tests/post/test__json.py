"""The places of keys and values in JSON front matter."""

import json

import pytest
from front_matter_checks import everything, read, written
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.post.front_matter import find

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


def test_each_key_and_value_has_its_place() -> None:
    text = '{ "a" : "}\\"", "b": [1, {"c": null}],\n"a": -2.5e3 } body'
    found = read(text)
    assert written(found.entries, text) == [
        ("a", '"a"', '"}\\""'),
        (
            "b",
            '"b"',
            '[1, {"c": null}]',
            [(0, "", "1"), (1, "", '{"c": null}', [("c", '"c"', "null")])],
        ),
        ("a", '"a"', "-2.5e3"),
    ]
    assert [entry.value for entry in found.entries] == ['}"', [1, {"c": None}], -2500.0]
    assert found.values == {"a": -2500.0, "b": [1, {"c": None}]}


@settings(deadline=None)
@given(
    values=st.dictionaries(st.text(), VALUES, max_size=4),
    indent=st.sampled_from([None, 0, 2]),
    ascii_only=st.booleans(),
)
def test_each_value_reads_back_from_its_span(
    *, values: dict[str, object], indent: int | None, ascii_only: bool
) -> None:
    text = json.dumps(values, indent=indent, ensure_ascii=ascii_only) + "\nbody"
    found = read(text)
    assert found.values == values
    assert {entry.key: entry.value for entry in found.entries} == values
    for entry in everything(found.entries):
        assert json.loads(entry.value_span.of(text)) == entry.value
        if isinstance(entry.key, str):
            assert json.loads(entry.key_span.of(text)) == entry.key


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ('{\n"a": 1,,\n}\n', ",\n}", "expected property name enclosed in double quotes"),
        ('{\n"a": "\t"\n}\n', '\t"', "invalid control character at"),
        ('{\n"a" 1\n}\n', "1", "expected `:` delimiter"),
        ('{"a": tru}', "tru", "expected value"),
        ('{"a": "\\x"}', "\\x", "invalid \\escape"),
    ],
)
def test_errors_have_their_place(text: str, at: str, message: str) -> None:
    found = find(text)
    assert found is not None
    assert found.problem is not None
    assert found.problem.kind == "syntax"
    assert found.problem.span.start == text.index(at)
    assert found.problem.message.lower().startswith(message)


def test_an_integer_too_long_to_convert_is_a_problem() -> None:
    found = find(f'{{"a": {"1" * 5000}}}')
    assert found is not None
    assert found.problem is not None
    assert found.problem.kind == "syntax"
