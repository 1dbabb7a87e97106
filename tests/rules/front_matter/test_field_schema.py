"""Fields are checked by a JSON Schema file, at their places in every format of front matter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from postlint.config import SettingsError, load
from postlint.post import parse
from postlint.rules.front_matter.field_schema import field_schema
from postlint.run import check

if TYPE_CHECKING:
    from pathlib import Path

    from postlint.rule import Context

SCHEMA = {
    "type": "object",
    "required": ["title", "lang"],
    "additionalProperties": False,
    "properties": {
        "title": {"type": "string"},
        "lang": {"enum": ["en", "zh"]},
        "date": {"type": "string", "format": "date"},
        "image": {"properties": {"width": {"type": "integer", "minimum": 1}}},
        "tags": {"items": {"type": "string"}},
    },
}
YAML = "---\ntitle: 7\ndate: 2023-09-18\nimage:\n  width: 0\ntags:\n- rain\n- 8\nmood: glad\n---\n"
TOML = "+++\ntitle = 7\ndate = 2023-09-18\nmood = 'glad'\ntags = ['rain', 8]\n[image]\nwidth = 0\n+++\n"
JSON = (
    '{"title": 7, "date": "2023-09-18", "mood": "glad",\n'
    ' "tags": ["rain", 8], "image": {"width": 0}}\n'
)


@pytest.fixture
def context(tmp_path: Path) -> Context:
    (tmp_path / "post.json").write_text(json.dumps(SCHEMA))
    (tmp_path / "postlint.toml").write_text('[rules.field-schema]\nschema = "post.json"\n')
    return load(tmp_path / "postlint.toml").context()


@pytest.mark.parametrize(
    ("text", "opening"), [(YAML, "---"), (TOML, "+++"), (JSON, "{")], ids=["yaml", "toml", "json"]
)
def test_each_violation_stands_at_its_own_value(context: Context, text: str, opening: str) -> None:
    found = check(parse(text), [field_schema], context)
    assert {(one.span.of(text).strip("'\""), one.message) for one in found} == {
        (opening, "no `lang`; the schema requires it"),
        ("7", "`title` must be of the type string, not `7`"),
        ("0", "`image.width`: 0 is less than the minimum of 1"),
        ("8", "`tags[1]` must be of the type string, not `8`"),
        ("mood", "the schema knows no `mood`"),
    }


def test_a_post_that_is_as_the_schema_says_is_clean(context: Context) -> None:
    post = parse("---\ntitle: Rain\nlang: en\ndate: 2023-09-18\n---\n")
    assert check(post, [field_schema], context) == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "postlint.toml:2:1: `post.json` does not exist"),
        ("{", "`field-schema`: `schema` cannot be read: Expecting"),
        ('{"type": "texts"}', "`field-schema`: `schema` is no JSON Schema: 'texts' is not valid"),
    ],
)
def test_a_schema_that_cannot_be_used_is_an_error_of_the_settings(
    tmp_path: Path, content: str | None, said: str
) -> None:
    if content is not None:
        (tmp_path / "post.json").write_text(content)
    (tmp_path / "postlint.toml").write_text('[rules.field-schema]\nschema = "post.json"\n')
    with pytest.raises(SettingsError) as error:
        load(tmp_path / "postlint.toml")
    assert said in str(error.value)


def test_a_pattern_that_is_none_is_an_error_of_the_settings(tmp_path: Path) -> None:
    settings = tmp_path / "postlint.toml"
    settings.write_text('[rules.field-schema.fields.slug]\npattern = "("\n')
    with pytest.raises(SettingsError, match="`\\(` is no regular expression"):
        load(settings)
