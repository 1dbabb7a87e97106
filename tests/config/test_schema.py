"""The shipped JSON Schema is that of today's types, and says what the reader of settings says."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from postlint import catalogue
from postlint.config import SettingsError, parse, preset_text, presets
from postlint.config.schema import NAME, schema, text

FILE = Path(__file__).parents[2] / "postlint" / "config" / NAME


def test_the_shipped_schema_has_not_drifted() -> None:
    if os.environ.get("POSTLINT_UPDATE_FIXTURES"):
        FILE.write_text(text(), encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == text(), "postlint config schema > " + str(FILE)


def test_it_is_a_schema_that_schemastore_takes() -> None:
    found = schema()
    Draft7Validator.check_schema(found)
    assert found["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert found["$id"].startswith("https://json.schemastore.org/")
    assert {"title", "description", "type"} <= found.keys()
    assert all(one.get("description") for one in found["properties"].values())
    _refuse_null(found)


def _refuse_null(found: Any) -> None:
    """TOML has no null, and every reference leads somewhere."""
    if isinstance(found, dict):
        assert found.get("type") != "null"
        if isinstance(found.get("$ref"), str):
            assert found["$ref"].removeprefix("#/definitions/") in schema()["definitions"]
        for value in found.values():
            _refuse_null(value)
    elif isinstance(found, list):
        for value in found:
            _refuse_null(value)


def test_every_rule_is_in_it_with_its_options() -> None:
    rules = schema()["definitions"]["Rules"]["properties"]
    assert list(rules) == [rule.name for rule in catalogue.rules()]
    for rule in catalogue.rules():
        fields = rule.options.__struct_encode_fields__ if rule.options else ()
        assert set(rules[rule.name]["properties"]) == {"severity", *fields}


@pytest.mark.parametrize("name", presets())
def test_the_schema_takes_every_preset(name: str) -> None:
    Draft7Validator(schema()).validate(tomllib.loads(preset_text(name)))


@pytest.mark.parametrize(
    "wrong",
    [
        'exlude = ["x"]',
        'select = "FM"',
        'dialect = "gmf"',
        "dialect-options.smrt = true",
        'overrides = [{ select = ["FM"] }]',
        'overrides = [{ paths = "x", exclude = ["y"] }]',
        'rules.future-date.days = "3"',
        "rules.future-date.day = 3",
        'rules.future-date.severity = "fatal"',
        'convert.image-size = "tiny"',
        "convert.sites = [{ keep = [] }]",
        'rule = [{ id = "X001", message = "m", txt = "x" }]',
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(wrong: str) -> None:
    with pytest.raises(SettingsError):
        parse(wrong)
    assert list(Draft7Validator(schema()).iter_errors(tomllib.loads(wrong)))


@pytest.mark.parametrize(
    "right",
    [
        'extends = ["blog", "hugo", "./mine.toml"]\npacks = "old.rules.toml"\nignore = ["OWN001"]',
        '[[overrides]]\npaths = "old"\nrules.future-date = { days = 3, severity = "warning" }',
        '[rules.field-schema.fields]\nlang = { enum = ["en"], required = true }',
        '[rules.unknown-tag]\nvocabulary = "tags.txt"',
        '[[convert.sites]]\nhost = ["a.example", "b.example"]\n[convert.elements]\nb = "raw"',
        '[[rule]]\nid = "OWN001"\nmessage = "m"\ntext = "x"\nfix = "remove"',
    ],
)
def test_what_settings_may_say_the_schema_takes(right: str) -> None:
    Draft7Validator(schema()).validate(tomllib.loads(right))
