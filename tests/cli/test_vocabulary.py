from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Postlint = Callable[..., Result]

POSTS = {
    "2022-03-01-green": "tags: [tea, Green Tea]  # two\nauthor: 李明",
    "2023-03-01-black": "tags:\n  - black-tea\n  - tea\nauthor: {name: 李明}\nfrom: https://a.example/1",
    "2024-03-01-white": 'tags: ["green-tea"]\nauthor: 李明 # as printed\nfrom: https://a.example/2',
    "2024-03-02-again": "tags: [Green Tea, green-tea]\nauthor: [李明, Ann]\nfrom: b.example/x",
}


@pytest.fixture
def archive(site: Path) -> Path:
    (site / "_config.yml").write_text("markdown: CommonMark\n")
    for name, front_matter in POSTS.items():
        text = f"---\ntitle: {name}\n{front_matter}\n---\n\nA cup of it.\n"
        (site / "_posts" / f"{name}.md").write_text(text, encoding="utf-8")
    return site


def texts(site: Path) -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in sorted((site / "_posts").iterdir())}


@pytest.mark.usefixtures("archive")
def test_names_are_listed_with_variants_and_use(postlint: Postlint) -> None:
    assert postlint("tags").stdout == (
        "2  Green Tea  2022-03-01  2024-03-02  █ █\n"
        "     also green-tea (2 posts)\n"
        "2  green-tea  2024-03-01  2024-03-02    █\n"
        "2  tea        2022-03-01  2023-03-01  ██\n"
        "1  black-tea  2023-03-01  2023-03-01   █\n"
    )
    assert postlint("authors").stdout.splitlines()[0].startswith("4  李明  2022-03-01  2024-03-02")


@pytest.mark.usefixtures("archive")
def test_json_says_the_same(postlint: Postlint) -> None:
    found = json.loads(postlint("tags", "--format", "json").stdout)
    assert found[0] == {
        "name": "Green Tea",
        "posts": 2,
        "first": "2022-03-01",
        "last": "2024-03-02",
        "years": {"2022": 1, "2024": 1},
        "variants": [
            {
                "name": "green-tea",
                "posts": 2,
                "usual": "Green Tea",
                "usual_posts": 2,
                "near": False,
            }
        ],
    }
    hosts = json.loads(postlint("sources", "--format", "json").stdout)
    assert {host["name"]: host["posts"] for host in hosts} == {"a.example": 2, "b.example": 1}


@pytest.mark.usefixtures("archive")
def test_fields_are_listed_with_the_kinds_of_their_values(postlint: Postlint) -> None:
    lines = [line.split() for line in postlint("fields").stdout.splitlines()]
    assert lines[:5] == [["4", "author"], ["2", "str"], ["1", "dict"], ["1", "list"], ["4", "tags"]]


def test_a_rename_rewrites_the_value_and_nothing_else(archive: Path, postlint: Postlint) -> None:
    before = texts(archive)
    result = postlint("authors", "rename", "李明", "Li Ming")
    assert result.exit_code == 0
    assert result.stderr == "Rewrote `李明` as `Li Ming` in 4 posts.\n"
    assert texts(archive) == {
        name: text.replace("李明", "Li Ming") for name, text in before.items()
    }


def test_a_merge_takes_out_what_would_stand_there_twice(archive: Path, postlint: Postlint) -> None:
    before = texts(archive)
    assert postlint("tags", "merge", "green-tea", "Green Tea").exit_code == 0
    after = texts(archive)
    assert after.pop("2024-03-02-again") == before.pop("2024-03-02-again").replace(
        ", green-tea", ""
    )
    assert after == {name: text.replace("green-tea", "Green Tea") for name, text in before.items()}


def test_a_split_writes_several_names_as_the_one_was_written(
    archive: Path, postlint: Postlint
) -> None:
    (archive / "_posts" / "2024-03-03-name.md").write_text("---\ntitle: x\ntags: tea\n---\n")
    path = archive / "_posts" / "2024-03-04-quoted.md"
    path.write_bytes(b"---\r\ntags:\r\n  -  'tea' # first\r\n  - stem\r\n---\r\n")
    before = texts(archive)
    result = postlint("tags", "split", "tea", "leaf, a cup")
    assert (result.exit_code, result.stderr) == (
        0,
        "Rewrote `tea` as `leaf` and `a cup` in 4 posts.\n",
    )
    after = texts(archive)
    changed = {name: text for name, text in after.items() if text != before[name]}
    expected = {
        "2022-03-01-green": ("[tea,", "[leaf, a cup,"),
        "2023-03-01-black": ("  - tea\n", "  - leaf\n  - a cup\n"),
        "2024-03-03-name": ("tags: tea", "tags: [leaf, a cup]"),
        "2024-03-04-quoted": ("'tea' #", "'leaf'\n  -  'a cup' #"),
    }
    assert changed == {name: before[name].replace(*now) for name, now in expected.items()}
    assert path.read_bytes().count(b"\r\n") == 6


def test_an_item_that_shares_its_line_is_split_with_its_neighbours_left_alone(
    archive: Path, postlint: Postlint
) -> None:
    path = archive / "_posts" / "2024-03-03-comment.md"
    path.write_text("---\ntags:\n  - milk # white\n  - {name: cream}\n  - &x butter\n---\n")
    assert postlint("tags", "split", "milk", "a,b").exit_code == 0
    assert path.read_text().startswith("---\ntags:\n  - a\n  - b # white\n  - {name: cream}\n")
    for left in ("cream", "butter"):
        result = postlint("tags", "split", left, "c,d", "--format", "json")
        assert result.exit_code == 1
        assert json.loads(result.stdout) == {
            "old": left,
            "new": ["c", "d"],
            "rewritten": [],
            "left": ["_posts/2024-03-03-comment.md"],
        }


def test_json_tells_what_was_rewritten(archive: Path, postlint: Postlint) -> None:
    found = json.loads(postlint("tags", "rename", "tea", "Tee", "--format", "json").stdout)
    names = ["2022-03-01-green", "2023-03-01-black"]
    assert found["rewritten"] == [f"_posts/{name}.md" for name in names]
    assert all("Tee" in texts(archive)[name] for name in names)


@pytest.mark.parametrize("file", ["tags.txt", "tags.yml", "tags.json"])
def test_a_vocabulary_is_written_that_settings_can_name(
    archive: Path, postlint: Postlint, file: str
) -> None:
    (archive / "_posts" / "2025-01-01-x.md").write_text("---\ntags: [green tea, '#1', 'no']\n---\n")
    result = postlint("tags", "--write-vocabulary", file)
    assert (result.exit_code, result.stderr) == (0, f"Wrote 6 tags to {file}.\n")
    if file == "tags.txt":
        names = ["#1", "Green Tea", "black-tea", "green-tea", "no", "tea"]
        assert (archive / file).read_text().splitlines() == names
    (archive / "own.toml").write_text(f'[rules.unknown-tag]\nvocabulary = "{file}"\n')
    shown = postlint(
        "check", "-q", "--config", "own.toml", "--select", "TAG006", "--output-format", "concise"
    )
    (line,) = shown.stdout.splitlines()
    assert "tag `green tea` is not in the vocabulary" in line
    again = postlint("tags", "--write-vocabulary", file)
    assert (again.exit_code, again.stderr) == (
        2,
        f"error: {file} exists, and is not written over\n",
    )


def test_a_name_that_no_line_can_hold_is_refused(archive: Path, postlint: Postlint) -> None:
    (archive / "_posts" / "2025-01-01-x.md").write_text("---\ntags: ['# one']\n---\n")
    result = postlint("tags", "--write-vocabulary", "tags.txt")
    assert (result.exit_code, "a .yml file can hold it" in result.stderr) == (2, True)
    assert not (archive / "tags.txt").exists()
    assert postlint("tags", "--write-vocabulary", "no/tags.txt").exit_code == 2


def test_a_diff_changes_nothing(archive: Path, postlint: Postlint) -> None:
    before = texts(archive)
    result = postlint("tags", "rename", "tea", "Tea (all kinds)", "--diff")
    assert result.exit_code == 1
    assert '+tags: ["Tea (all kinds)", Green Tea]  # two\n' in result.stdout
    assert '+  - "Tea (all kinds)"\n' in result.stdout
    assert texts(archive) == before


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("rename", "tea"), "say which name becomes which"),
        (("rename", "milk", "cream"), "no post has `milk` among its tags"),
        (("rename", "tea", "Green Tea"), "merge `tea` into it with merge"),
        (("merge", "tea", "milk"), "no other post has `milk` among its tags"),
        (("merge", "tea", "tea"), "no other post has `tea` among its tags"),
        (("rename", "tea", " "), "` ` is no name"),
        (("split", "tea", "milk"), "`tea` is split into two or more other names"),
        (("split", "tea", "milk,milk"), "`tea` is split into two or more other names"),
        (("split", "tea", "tea,milk"), "`tea` is split into two or more other names"),
        (("split", "tea", "milk,"), "`` is no name"),
        (("split", "milk", "a,b"), "no post has `milk` among its tags"),
        (("--diff",), "--diff goes with rename, merge and split"),
        (("rename", "tea", "x", "--diff", "--format", "json"), "without --format"),
        (("rename", "tea", "x", "--write-vocabulary", "x"), "--write-vocabulary goes with no re"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    postlint: Postlint, words: tuple[str, ...], message: str
) -> None:
    result = postlint("tags", *words)
    assert result.exit_code == 2
    assert message in result.output


def test_a_name_that_cannot_be_rewritten_is_reported(archive: Path, postlint: Postlint) -> None:
    path = archive / "_posts" / "2024-03-03-folded.md"
    path.write_text("---\ntitle: x\nauthor: >-\n  Lu\n  Yu\n---\n")
    result = postlint("authors", "rename", "Lu Yu", "Lu")
    assert result.exit_code == 1
    assert "_posts/2024-03-03-folded.md: `Lu Yu` cannot be rewritten there" in result.stderr
    assert path.read_text() == "---\ntitle: x\nauthor: >-\n  Lu\n  Yu\n---\n"
