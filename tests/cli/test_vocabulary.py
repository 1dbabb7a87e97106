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
        (("--diff",), "--diff goes with rename and merge"),
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
