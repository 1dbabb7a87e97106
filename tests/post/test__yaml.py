"""The places of keys and values in YAML front matter, against python-frontmatter's reading."""

from datetime import date, datetime

import frontmatter
import pytest
import yaml
from front_matter_checks import everything, read, written
from frontmatter.default_handlers import YAMLHandler
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml_loaders import PURE, _loader, both_loaders, fenced  # noqa: F401 - a fixture

from postlint.post import _yaml
from postlint.post.front_matter import FrontMatter, find
from postlint.text import Lines


@both_loaders
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a: b # c", [("a", "a", "b")]),
        ("a:   # c\nb:\n\nc: ~", [("a", "a", ""), ("b", "b", ""), ("c", "c", "~")]),
        ('\'a\' :  "b: \\" #c"  # d', [("a", "'a'", '"b: \\" #c"')]),
        (
            "2024: x\nyes: y\n2024-01-02: z",
            [("2024", "2024", "x"), ("yes", "yes", "y"), ("2024-01-02", "2024-01-02", "z")],
        ),
        ("a: 1\nb: 2\na: 3", [("a", "a", "1"), ("b", "b", "2"), ("a", "a", "3")]),
        ("标题: 😀\xa0x\u2028é: 𠀀 y", [("标题", "标题", "😀\xa0x"), ("é", "é", "𠀀 y")]),
        ("a: 'x\x85 y' \nb: z", [("a", "a", "'x\x85 y'"), ("b", "b", "z")]),
        ("\ufeffa: b\nc: d", [("a", "a", "b"), ("c", "c", "d")]),
        ("a: b\n  c\n\n  d\ne: f", [("a", "a", "b\n  c\n\n  d"), ("e", "e", "f")]),
        (
            "a: | # c\n  b\n\n   c  \n\n\n# d\ne: f",
            [("a", "a", "| # c\n  b\n\n   c  "), ("e", "e", "f")],
        ),
        ("a: >-\n  b\n  c", [("a", "a", ">-\n  b\n  c")]),
        ("a: |", [("a", "a", "|")]),
        ("a: [b, 'c' , ]", [("a", "a", "[b, 'c' , ]", [(0, "", "b"), (1, "", "'c'")])]),
        ("a: []\nb: {}", [("a", "a", "[]"), ("b", "b", "{}")]),
        (
            "a:\n- b  # - c\n\n# - d\n-\n-   - e\n    - f: 1\n      g: 2\nh: i",
            [
                (
                    "a",
                    "a",
                    "- b  # - c\n\n# - d\n-\n-   - e\n    - f: 1\n      g: 2",
                    [
                        (0, "-", "b"),
                        (1, "-", ""),
                        (
                            2,
                            "-",
                            "- e\n    - f: 1\n      g: 2",
                            [
                                (0, "-", "e"),
                                (1, "-", "f: 1\n      g: 2", [("f", "f", "1"), ("g", "g", "2")]),
                            ],
                        ),
                    ],
                ),
                ("h", "h", "i"),
            ],
        ),
        ("a: !!str 12\nb: &x !!int '3'", [("a", "a", "!!str 12"), ("b", "b", "&x !!int '3'")]),
        (
            "a: &x # * -\n  - 1\nb: *x\nc: [*x, # *\n *x]\nd:\n- *x",
            [
                ("a", "a", "&x # * -\n  - 1", [(0, "-", "1")]),
                ("b", "b", "*x"),
                ("c", "c", "[*x, # *\n *x]", [(0, "", "*x"), (1, "", "*x")]),
                ("d", "d", "- *x", [(0, "-", "*x")]),
            ],
        ),
        ("a: &k b\n*k : c", [("a", "a", "&k b"), ("b", "*k", "c")]),
        ("? a\n: b\n? c", [("a", "a", "b"), ("c", "c", "")]),
        (
            "a: {b: 1, c: [d: 2]}",
            [
                (
                    "a",
                    "a",
                    "{b: 1, c: [d: 2]}",
                    [("b", "b", "1"), ("c", "c", "[d: 2]", [(0, "", "d: 2", [("d", "d", "2")])])],
                )
            ],
        ),
        ("a: !!set {b: , c: }", [("a", "a", "!!set {b: , c: }", [("b", "b", ""), ("c", "c", "")])]),
        ("{a: b, c: 1}", [("a", "a", "b"), ("c", "c", "1")]),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_each_key_and_value_has_its_place(
    content: str, expected: list[tuple], newline: str
) -> None:
    text = fenced(content)
    got = read(text.replace("\n", newline))
    assert got.values == YAMLHandler().load(content)
    plain = written(got.entries, text.replace("\n", newline))
    assert repr(plain).replace("\\r", "") == repr(expected)


def merged() -> str:
    return "b: &b {x: 1, y: 2}\n<<: *b\nc: {<<: [*b, {x: 3}], y: 4}\nx: 5"


def test_merged_keys_are_values_but_no_entries() -> None:
    text = fenced(merged())
    found = read(text)
    assert found.values == yaml.safe_load(merged())
    assert [entry.key for entry in found.entries] == ["b", "<<", "c", "x"]
    assert found.entries[1].value == {"x": 1, "y": 2}
    assert found.entries[2].value == {"x": 1, "y": 4}


def test_aliases_of_aliases_and_merges_of_merges_do_not_explode() -> None:
    lists, merges = ["a0: &a0 [x]"], ["b0: &b0 {k: v}"]
    for level in range(1, 40):
        lists.append(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]")
        merges.append(
            f"b{level}: &b{level} {{<<: [{', '.join([f'*b{level - 1}'] * 9)}], k{level}: 1}}"
        )
    found = read(fenced("\n".join(lists + merges)))
    assert len(everything(found.entries)) < 1500
    last = found.get("b39")
    assert last is not None
    assert last.value == {"k": "v"} | {f"k{level}": 1 for level in range(1, 40)}


def test_merges_let_the_same_pair_win_as_the_loader_does() -> None:
    content = "a: &a {x: 1}\nb: &b {x: 2}\nc: {<<: [*a, *b, *a]}\nd: {<<: [*b, *a, *b]}"
    assert read(fenced(content)).values == yaml.safe_load(content)


@both_loaders
@pytest.mark.parametrize(
    "bad",
    [
        "2013-13-45",
        "2013-02-30T12:00:00Z",
        "2013-02-03T12:00:00+99:00",
        "0o9",
        "!!int x",
        "!!int ''",
        "!!float x",
        "!!bool x",
        "!!timestamp x",
        "!!binary é",
        "=",
        "<<",
        "1" * 5000,
        "09:99:99.x",
    ],
)
def test_one_bad_scalar_stays_a_string_and_hides_nothing(bad: str) -> None:
    plain = bad.rpartition(" ")[2].strip("'")
    text = fenced(f"a: 1\nb: {bad}\nd: &d [{bad}, 2]\ne: *d\nf: 2020-01-02")
    found = read(text)
    listed = [plain, 2]
    assert found.values == {"a": 1, "b": plain, "d": listed, "e": listed, "f": date(2020, 1, 2)}
    assert {entry.key: entry.value for entry in found.entries} == found.values
    entry = found.get("b")
    assert entry is not None
    assert entry.value_span.of(text) == bad


@both_loaders
@pytest.mark.parametrize("bad", ["2013-13-45", "0o9", "!!int x", "!!binary é", "="])
def test_a_bad_scalar_may_be_a_key(bad: str) -> None:
    plain = bad.rpartition(" ")[2]
    found = read(fenced(f"a: 1\n{bad}: c"))
    assert found.values == {"a": 1, plain: "c"}
    assert [entry.key for entry in found.entries] == ["a", plain]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.text(
    "ab :#-'\"\n&*!|>[]{},", max_size=8
)
SCALARS = (
    TEXT
    | st.integers()
    | st.booleans()
    | st.none()
    | st.floats(allow_nan=False)
    | st.dates()
    | st.datetimes(min_value=datetime(1900, 1, 1))  # noqa: DTZ001
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


@settings(deadline=None)
@given(
    values=st.dictionaries(TEXT | st.integers(), VALUES, min_size=1, max_size=4),
    flow=st.sampled_from([True, False, None]),
    unicode=st.booleans(),
    width=st.sampled_from([10, 80]),
)
def test_each_value_reads_back_from_its_span(
    *, values: dict[str | int, object], flow: bool | None, unicode: bool, width: int
) -> None:
    content = yaml.dump(
        values, Dumper=_NoAliases, default_flow_style=flow, allow_unicode=unicode, width=width
    )
    text = fenced(content)
    found = read(text)
    # Not `values`: PyYAML writes some line breaks so that it reads others.
    assert found.values == YAMLHandler().load(content)
    assert found.values == frontmatter.parse(text, handler=YAMLHandler())[0]
    lines = Lines(text)
    for entry in everything(found.entries):
        # What stands before a value on its line is part of the indentation of its other lines.
        indent = " " * (lines.position(entry.value_span.start)[1] - 1)
        source = entry.value_span.of(text)
        assert (
            yaml.safe_load(indent + source if source[:1] in "-?" or "\n" in source else source)
            == entry.value
        )


def outline(found: FrontMatter | None) -> object:
    if found is None or found.problem is not None:
        return found and found.problem and found.problem.kind
    return found.entries, found.values


@settings(deadline=None)
@given(
    values=st.dictionaries(TEXT, VALUES, min_size=1, max_size=4),
    flow=st.sampled_from([True, False, None]),
)
def test_both_loaders_see_the_same(*, values: dict[str, object], flow: bool | None) -> None:
    text = fenced(yaml.dump(values, Dumper=_NoAliases, default_flow_style=flow, allow_unicode=True))
    fast = outline(find(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_yaml, "Loader", PURE)
        assert outline(find(text)) == fast
