"""The places of keys and values in TOML front matter, against the standard library's reading."""

import json
import tomllib
from datetime import date, datetime, time, timezone

import pytest
from front_matter_checks import everything, read, written
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.post._toml import TOMLHandler
from postlint.post.front_matter import find
from postlint.text import Lines


def test_each_key_and_value_of_a_pair_has_its_place() -> None:
    text = (
        "+++\n"
        'title = "x # y" # c\n'
        "date = 1979-05-27 07:32:00Z # d\n"
        'a.b = 1\na . "c d" = [ "x", # ]\n "]y",\n]\n'
        "'q=' = {x = 1, y.z = '''\n}'''}\n"
        'm = """\n\\"""x"""""\n'
        "+++\nbody"
    )
    found = read(text)
    assert written(found.entries, text) == [
        ("title", "title", '"x # y"'),
        ("date", "date", "1979-05-27 07:32:00Z"),
        (
            "a",
            "a",
            'b = 1\na . "c d" = [ "x", # ]\n "]y",\n]',
            [
                ("b", "b", "1"),
                ("c d", '"c d"', '[ "x", # ]\n "]y",\n]', [(0, "", '"x"'), (1, "", '"]y"')]),
            ],
        ),
        (
            "q=",
            "'q='",
            "{x = 1, y.z = '''\n}'''}",
            [("x", "x", "1"), ("y", "y", "z = '''\n}'''", [("z", "z", "'''\n}'''")])],
        ),
        ("m", "m", '"""\n\\"""x"""""'),
    ]
    assert found.values["date"] == datetime(1979, 5, 27, 7, 32, tzinfo=timezone.utc)  # noqa: UP017


def test_each_key_and_value_of_a_table_has_its_place() -> None:
    text = "+++\n[a]\nb = 1 # c\n[c.d]\n[[e]]\nf = 1\n[e.g]\nh = 2\n[[e]]\n[[e]]\nf = 3\n[i]\n+++\n"
    found = read(text)
    assert written(found.entries, text) == [
        ("a", "a", "b = 1", [("b", "b", "1")]),
        ("c", "c", "d]", [("d", "d", "")]),
        (
            "e",
            "e",
            "\nf = 1\n[e.g]\nh = 2\n[[e]]\n[[e]]\nf = 3",
            [
                (
                    0,
                    "",
                    "f = 1\n[e.g]\nh = 2",
                    [("f", "f", "1"), ("g", "g", "h = 2", [("h", "h", "2")])],
                ),
                (1, "", ""),
                (2, "", "f = 3", [("f", "f", "3")]),
            ],
        ),
        ("i", "i", ""),
    ]
    assert found.values == tomllib.loads(found.content.of(text))


def test_a_table_in_several_places_is_one_entry_over_all_of_them() -> None:
    text = "+++\n[a.x]\nk = 1\n[b]\n[a]\ny = 2\n+++\n"
    found = find(text)
    assert found is not None
    a, b = found.entries
    assert a.value_span.of(text) == "x]\nk = 1\n[b]\n[a]\ny = 2"
    assert [child.key for child in a.children] == ["x", "y"]
    assert (b.key, b.value) == ("b", {})


STRINGS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


def basic(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def fits_literal(text: str) -> bool:
    return "'" not in text and text.isprintable()


@st.composite
def scalars(draw: st.DrawFn) -> str:
    text = draw(STRINGS)
    forms = [basic(text), f'"""\n{basic(text)[1:-1]}"""', f'"""{basic(text)[1:-1]}\\\n  x\\""""""']
    if fits_literal(text):
        forms += [f"'{text}'", f"'''{text}\n#]'''", f"'''{text}'x''''"]
    others = (
        st.integers(-(2**63), 2**63 - 1).map(str)
        | st.sampled_from(["true", "0x_ff".replace("_", ""), "1_000", "-inf", "6.5e-3"])
        | st.datetimes().map(
            lambda moment: moment.isoformat(" ") + draw(st.sampled_from(["", "Z"]))
        )
        | st.dates().map(date.isoformat)
        | st.times().map(time.isoformat)
    )
    return draw(st.sampled_from(forms) | others)


KEYS = st.from_regex(r"[A-Za-z0-9_-]{1,4}", fullmatch=True) | STRINGS.map(basic)
GAPS = st.sampled_from(["", " ", "\n", " # ]}'\"\n", "\t"])


@st.composite
def lists(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    items = draw(st.lists(inner, max_size=3))
    gap = draw(GAPS)
    return f"[{gap}" + f"{gap},{gap}".join(items) + (f"{gap},{gap}" if items else "") + "]"


@st.composite
def inline_tables(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    items = draw(st.lists(inner, max_size=3))
    return "{ " + ", ".join(f"k{n} . a = {item}" for n, item in enumerate(items)) + " }"


WRITTEN = st.recursive(scalars(), lambda inner: lists(inner) | inline_tables(inner), max_leaves=6)
PAIRS = st.lists(st.tuples(KEYS, WRITTEN), max_size=4)


@settings(deadline=None)
@given(
    PAIRS,
    st.lists(st.tuples(st.sampled_from(["[{}]", "[[{}]]", "[ {}.b ]"]), KEYS, PAIRS), max_size=3),
)
def test_each_value_reads_back_from_its_span(
    top: list[tuple[str, str]], tables: list[tuple[str, str, list[tuple[str, str]]]]
) -> None:
    lines = [f"{key} = {value} # c" for key, value in top]
    for form, name, pairs in tables:
        lines += [form.format(name), *(f"  {key}\t= {value}" for key, value in pairs)]
    content = "\n".join(lines) + "\n"
    text = f"+++\n{content}+++\n"
    found = find(text)
    assert found is not None
    try:
        values = tomllib.loads(content)
    except tomllib.TOMLDecodeError:  # the same key twice
        assert found.problem is not None
        return
    assert found.problem is None
    assert repr(found.values) == repr(values)
    assert repr({entry.key: entry.value for entry in found.entries}) == repr(values)
    for entry in everything(found.entries):
        if isinstance(entry.value, dict) and entry.value_span.of(text)[:1] != "{":
            continue  # a table's text is no value by itself
        if isinstance(entry.value, list) and entry.value_span.of(text)[:1] != "[":
            continue
        again = tomllib.loads(f"x = {entry.value_span.of(text)}")["x"]
        assert repr(again) == repr(entry.value)


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        ('b = 1\na = "x\n', 3, 7, "illegal character"),
        ("a = 1\na = 2\n", 3, 6, "cannot overwrite a value"),
        ("é = 1\n", 2, 1, "invalid statement"),
        ("d = 2013-13-45\n", 2, 9, "expected newline"),
        ('x = "😀"\r\ny = ?\r\n', 3, 5, "invalid value"),
        ("a = [1\n", 2, 7, "unclosed array"),
    ],
)
def test_errors_have_their_place(content: str, line: int, column: int, message: str) -> None:
    text = f"+++\n{content}+++\n"
    found = find(text)
    assert found is not None
    assert found.problem is not None
    assert found.problem.kind == "syntax"
    assert Lines(text).position(found.problem.span.start) == (line, column)
    assert found.problem.message.startswith(message)
    assert "(at" not in found.problem.message


def test_an_integer_too_long_to_convert_is_a_problem() -> None:
    found = find(f"+++\na = {'1' * 5000}\n+++\n")
    assert found is not None
    assert found.problem is not None
    assert found.problem.kind == "syntax"


def test_the_handler_is_one_of_python_frontmatter() -> None:
    import frontmatter  # noqa: PLC0415

    post = frontmatter.loads("+++\na = [1, 2.5]\n+++\nbody", handler=TOMLHandler())
    assert (post.metadata, post.content) == ({"a": [1, 2.5]}, "body")
