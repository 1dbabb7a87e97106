"""The JSON Schema of settings files, made of the types that read them, for editors."""

from __future__ import annotations

import json
import re
from typing import Any, get_args

import msgspec

from postlint import catalogue
from postlint.config.load import presets
from postlint.config.settings import Layer, Override
from postlint.packs import Declaration
from postlint.preferences import Preferences
from postlint.rule import Severity

NAME = "postlint.schema.json"
"""The file beside this module that holds the schema."""

_ID = "https://json.schemastore.org/postlint.json"
_WORDS = {
    "baseline": "The file of known findings, which `postlint baseline` writes.",
    "cache-dir": "The folder of the cache, relative to the settings file.",
    "convert": "What `postlint convert` makes of HTML.",
    "dialect": "The Markdown that posts are written in; auto: as the site's own files say.",
    "dialect-options": "What the site sets in its Markdown otherwise than its dialect does.",
    "exclude": "Patterns as in a .gitignore, of files and folders that are no posts.",
    "extend-select": "Rules beside those that are selected: codes, names, families or ALL.",
    "extends": "Presets by name and settings files by path, which these settings lie on.",
    "fields": "Which keys of the front matter may play each part, the first that is present.",
    "ignore": "Rules that are not selected: codes, names, families or ALL.",
    "overrides": "Settings for the posts whose paths fit patterns.",
    "packs": "Files with declared rules, their names ending in .rules.toml.",
    "paths": "Patterns as in a .gitignore, relative to the settings file.",
    "plugins": "Python files with rules.",
    "required": "The parts that every post must have.",
    "rule": "Rules that are declared here.",
    "rules": "The severity and the options of each rule, by its name.",
    "select": "The rules that are selected: codes, names, families or ALL.",
    "suppress-key": "The key of the front matter by which a post suppresses findings.",
}
_SHARED = {
    "convert": "Preferences",
    "dialect-options": "DialectOptions",
    "extend-select": "Selectors",
    "extends": "Extends",
    "ignore": "Selectors",
    "rule": "Declarations",
    "rules": "Rules",
    "select": "Selectors",
}
_SWITCHES = {
    "hard-breaks": "Each line end in a paragraph breaks the line for the reader.",
    "raw-html": "HTML in Markdown is shown.",
    "smart": "Hyphens, dots and quotes become typographic.",
}


def text() -> str:
    """Return the schema as it stands in its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def schema() -> dict[str, Any]:
    """Return the schema, in draft 7, which editors and SchemaStore understand."""
    definitions = _components(Layer, Override, Preferences, Declaration)
    definitions.update(_shared(), Rules=_rules(definitions))
    for name in ("Layer", "Override"):
        table = definitions[name]
        for key, said in table["properties"].items():
            shared = {"allOf": [{"$ref": f"#/definitions/{_SHARED.get(key)}"}]}
            what = shared if key in _SHARED else said
            table["properties"][key] = {**what, "description": _WORDS[key]}
        table["additionalProperties"] = False
    for name in ("Declaration", "Where", "Fix", "Example"):
        definitions[name]["additionalProperties"] = False
    layer = definitions.pop("Layer")
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": _ID,
        "title": "postlint",
        "description": "Settings of postlint: postlint.toml, .postlint.toml, [tool.postlint].",
        "type": "object",
        "additionalProperties": False,
        "properties": layer["properties"],
        "definitions": definitions,
    }


def _components(*types: Any) -> dict[str, Any]:
    _, found = msgspec.json.schema_components(types, ref_template="#/definitions/{name}")
    return {name: _plain(one) for name, one in found.items()}


def _plain(schema: Any) -> Any:
    """Return a schema without what TOML cannot say (null), its words as one line of Markdown."""
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _plain(value) for key, value in schema.items() if key != "default"}
    default = schema.get("default")
    if default not in (None, "", [], {}) and not isinstance(default, dict):
        found["default"] = default
    if isinstance(found.get("description"), str):
        found["description"] = re.sub(r"\s+", " ", found["description"]).replace("``", "`")
    left = [one for one in found.get("anyOf", ()) if one != {"type": "null"}]
    if len(left) == 1:
        del found["anyOf"]
        return {**left[0], **found}
    return {**found, "anyOf": left} if left else found


def _shared() -> dict[str, Any]:
    """Say of single settings more than their types do."""
    rules = catalogue.rules()
    names = sorted({name for rule in rules for name in (rule.code, rule.name, rule.family)})
    preset = _known(list(presets()))
    switches = {
        name: {"type": "boolean", "description": words} for name, words in _SWITCHES.items()
    }
    return {
        "Selectors": {"type": "array", "items": _known([catalogue.ALL, *names])},
        "Extends": {"anyOf": [preset, {"type": "array", "items": preset}]},
        "DialectOptions": {
            "type": "object",
            "additionalProperties": False,
            "properties": switches,
        },
        "Declarations": {"type": "array", "items": {"$ref": "#/definitions/Declaration"}},
    }


def _known(names: list[str]) -> dict[str, Any]:
    """Offer names, and allow others: of rules that packs and plugins bring, of files."""
    return {"anyOf": [{"enum": names}, {"type": "string"}]}


def _rules(definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of the table ``[rules]``; what it refers to goes to ``definitions``."""
    severity = {"enum": list(get_args(Severity))}
    tables: dict[str, Any] = {}
    for rule in catalogue.rules():
        options: dict[str, Any] = {}
        if rule.options is not None:
            found = _components(rule.options)
            options = found.pop(rule.options.__name__)["properties"]
            definitions.update(found)
        tables[rule.name] = {
            "type": "object",
            "description": f"{rule.code}: {rule.summary}".replace("``", "`"),
            "additionalProperties": False,
            "properties": {"severity": {**severity, "default": rule.severity}, **options},
        }
    own = {"type": "object", "properties": {"severity": severity}}
    return {"type": "object", "properties": tables, "additionalProperties": own}
