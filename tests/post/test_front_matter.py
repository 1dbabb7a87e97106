"""Where front matter begins and ends, in every format, and that nothing makes it stumble."""

import subprocess
import sys

import pytest
from front_matter_checks import check_places, everything, read
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.post.front_matter import find
from postlint.text import Span

YAML = (
    '---\ntitle: "😀: a"\ntags: [x, y]\nmore:\n  - a: 1\n    b: |\n      c\n\n      d\n---\nbody\n'
)
TOML = '+++\ntitle = "😀 a" # c\ntags = ["x",\n"y"]\n[more]\na.b = 1\n[[list]]\nc = 1\n+++\nbody\n'
JSON = '{\n"title": "😀 \\u0041",\n"tags": ["x", {"y": null}]\n}\nbody\n'


@pytest.mark.parametrize(
    ("text", "kind", "content", "body"),
    [
        ("---\na: b\n---\nbody", "yaml", "a: b\n", "body"),
        ("--- \t\na: b\n--- \t\nbody", "yaml", "a: b\n", "body"),
        ("---\na: b\n...\nbody", "yaml", "a: b\n", "body"),
        ("---\na: b\n---", "yaml", "a: b\n", ""),
        ("---\r\na: b\r\n---\r\nbody", "yaml", "a: b\r\n", "body"),
        ("---\ra: b\r---\rbody", "yaml", "a: b\r", "body"),
        ("\ufeff---\na: b\n---\nbody", "yaml", "a: b\n", "body"),
        ("---\n---\n\nbody", "yaml", "", "\nbody"),
        ("---\n---", "yaml", "", ""),
        ("---\n# nothing\n---\n", "yaml", "# nothing\n", ""),
        ("---\na: --- b\nc: |\n ---\n---\n---\n", "yaml", "a: --- b\nc: |\n ---\n", "---\n"),
        ("---\na: b\n---\n---\nbody", "yaml", "a: b\n", "---\nbody"),
        ("+++\na = 1\n+++\nbody", "toml", "a = 1\n", "body"),
        ("+++ \r\na = 1\r\n+++ \r\nbody", "toml", "a = 1\r\n", "body"),
        ("+++\n+++", "toml", "", ""),
        ("+++\na = 1\n...\n---\n+++\n", "toml", None, ""),
        ('{"a": 1}\nbody', "json", '{"a": 1}', "body"),
        ('{"a": 1} \r\nbody', "json", '{"a": 1}', "body"),
        ('{"a": 1} body', "json", '{"a": 1}', " body"),
        ('\ufeff{\r\n"a": 1\r\n}\r\nbody', "json", '{\r\n"a": 1\r\n}', "body"),
        ('{"a": "}\\"{", "b": {}}', "json", '{"a": "}\\"{", "b": {}}', ""),
        ("{}\nbody", "json", "{}", "body"),
        ("{\n}\nbody", "json", "{\n}", "body"),
    ],
)
def test_delimiters(text: str, kind: str, content: str | None, body: str) -> None:
    found = find(text)
    assert found is not None
    check_places(found, text)
    assert found.format == kind
    assert found.span.start == text.startswith("\ufeff")
    assert text[found.span.end :] == body
    if content is None:
        assert found.problem is not None
    else:
        assert found.problem is None
        assert found.content.of(text) == content


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeff",
        "body",
        "---",
        "---\n",
        "--\na: b\n--\n",
        "----\na: b\n----\n",
        "-----\na: b\n-----\n",
        " ---\na: b\n---\n",
        "\n---\na: b\n---\n",
        "--- a\nb: c\n---\n",
        "---\nA thematic break above, said: nothing",
        "---\n\nTitle: after a blank line",
        "---\nhttp://example.org/a",
        "+++\nbody",
        "++++\na = 1\n++++\n",
        "{{ page.title }}\n",
        "{% include x.html %}\n",
        "{: .note}\nbody",
        "{#id}\nbody",
        "{\nbody without a brace",
        ' {"a": 1}\n',
    ],
)
def test_no_front_matter(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("---\ntitle: a\n\nbody\n", "yaml", "---\n"),
        ("--- \r\ntitle: a\r\n\r\nbody\r\n", "yaml", "--- \r\n"),
        ("\ufeff---\n# said\n'a b': c\n", "yaml", "---\n"),
        ("---\n标题:\n----\n", "yaml", "---\n"),
        ("+++\ntitle = 1\n---\n", "toml", "+++\n"),
        ("+++\n[[a]]\n", "toml", "+++\n"),
        ('{"a": 1,\nbody', "json", '{"a": 1,\n'),
        ('{\n  "a": {}\nbody', "json", "{\n"),
        ('{"a": "}', "json", '{"a": "}'),
    ],
)
def test_unclosed(text: str, kind: str, line: str) -> None:
    found = find(text)
    assert found is not None
    check_places(found, text)
    assert found.format == kind
    assert found.problem is not None
    assert found.problem.kind == "unclosed"
    assert found.span == found.content == found.problem.span
    assert found.span.of(text) == line


def test_get_returns_the_last_entry_of_a_key() -> None:
    text = "---\na: 1\nb: 2\na: 3\n---\n"
    found = read(text)
    entry = found.get("a")
    assert entry is not None
    assert (entry.value, entry.value_span) == (3, Span(17, 18))
    assert found.values == {"a": 3, "b": 2}
    assert [entry.key for entry in found.entries] == ["a", "b", "a"]
    assert found.get("c") is None


@pytest.mark.parametrize("text", [YAML, TOML, JSON])
def test_bom_and_crlf_shift_spans_and_change_no_value(text: str) -> None:
    plain = read(text)
    moved_text = "\ufeff" + text.replace("\n", "\r\n")
    moved = read(moved_text)

    def shifted(place: int) -> int:
        return place + 1 + text.count("\n", 0, place)

    assert moved.values == plain.values
    pairs = zip(everything(plain.entries), everything(moved.entries), strict=True)
    for before, after in pairs:
        assert (before.key, before.value) == (after.key, after.value)
        for was, now in (
            (before.key_span, after.key_span),
            (before.value_span, after.value_span),
        ):
            assert now == Span(shifted(was.start), shifted(was.end))


SIGNS = st.sampled_from("-+{}[]\"'\\:#&*!|>%@`,.= \t\n\r\0\x07\x85\u2028\ufeff\ud800é😀a1<\xa0")


@settings(deadline=None)
@given(st.text() | st.text(SIGNS))
def test_any_text_is_found_or_not_but_never_raises(text: str) -> None:
    for variant in (text, f"---\n{text}\n---\n", f"+++\n{text}\n+++\n", f'{{"a": {text}}}'):
        found = find(variant)
        if found is not None:
            check_places(found, variant)


@settings(deadline=None, max_examples=300)
@given(
    st.sampled_from([YAML, TOML, JSON, "---\na: &a [1]\n<<: {b: *a}\n? x\n: !!set {y}\n---\n"]),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 3), st.text(SIGNS, max_size=2))),
)
def test_mutated_front_matter_never_raises(text: str, edits: list[tuple[int, int, str]]) -> None:
    for place, length, new in edits:
        text = text[:place] + new + text[place + length :]
    found = find(text)
    if found is not None:
        check_places(found, text)


@pytest.mark.parametrize(
    "text",
    [
        *(f"---\na: {sign * 20_000}\n---\n" for sign in ("[", "{a: ", "- ", "? ", "[a: ")),
        f"---\n{'- ' * 20_000}a\n---\n",
        f"---\na: {'[' * 150}{']' * 150}\n---\n",
        f"---\na: {'[' * 300}{']' * 300}\n---\n",
        f"+++\na = {'[' * 150}{']' * 150}\n+++\n",
        f"+++\na = {'[' * 20_000}{']' * 20_000}\n+++\n",
        f'{{"a": {"[" * 150}{"]" * 150}}}\n',
        f'{{"a": {"[" * 20_000}{"]" * 20_000}}}\n',
    ],
)
def test_deep_nesting_is_a_problem_and_ends_nobody(text: str) -> None:
    found = find(text)
    assert found is not None
    check_places(found, text)
    assert found.problem is not None
    assert found.problem.kind == "syntax"


def test_import_is_light() -> None:
    code = (
        "import sys, postlint.post.front_matter as f; f.find('body'); "
        "print([name for name in ('yaml', 'frontmatter', 'tomllib') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
