"""What settings say of single fields, as a JSON Schema, and what a validator says of a post."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec

from postlint.expressions import expression
from postlint.rule import FilePath
from postlint.rules.front_matter._dates import BadDateError, read
from postlint.rules.front_matter._schema_words import one_line
from postlint.urls.written import host

if TYPE_CHECKING:
    from collections.abc import Callable

    from jsonschema.protocols import Validator

_Count = Annotated[int, msgspec.Meta(ge=0)]
_TYPES = {"list": "array", "mapping": "object"}
_EMAIL = expression(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What a field must be like; an empty option asks for nothing."""

    type: Literal["", "string", "number", "integer", "boolean", "date", "list", "mapping"] = ""
    required: bool = False
    format: Literal["", "date", "date-time", "email", "uri"] = ""
    enum: tuple[Any, ...] = ()
    pattern: str = ""
    min_length: _Count | None = None
    max_length: _Count | None = None
    items: Field | None = None

    def __post_init__(self) -> None:
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise ValueError(f"`{self.pattern}` is no regular expression: {error}") from None

    def schema(self) -> dict[str, Any]:
        """Return the field as a JSON Schema."""
        said: dict[str, Any] = {
            "type": _TYPES.get(self.type, self.type),
            "format": self.format,
            "enum": list(self.enum),
            "pattern": self.pattern,
        }
        said = {key: value for key, value in said.items() if value}
        of_list = self.type == "list"
        for name, value in (("min", self.min_length), ("max", self.max_length)):
            if value is not None:
                said[f"{name}{'Items' if of_list else 'Length'}"] = value
        return said if self.items is None else {**said, "items": self.items.schema()}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``fields``: what single fields must be like; ``schema``: a file with a JSON Schema."""

    fields: dict[str, Field] = {}
    schema: FilePath = ""

    def problem(self) -> str:
        """Say what is wrong with the schema's file; "" if nothing."""
        from jsonschema.exceptions import SchemaError  # noqa: PLC0415 - heavy, and few settings ask

        try:
            self.validators()
        except (OSError, ValueError) as error:
            return f"`schema` cannot be read: {error}"
        except SchemaError as error:
            return f"`schema` is no JSON Schema: {one_line(error.message)}"
        return ""

    def validators(self) -> list[Validator]:
        """Return one validator for the fields, and one for the file.

        Raises:
            OSError, ValueError: if the file cannot be read, or is not JSON.
            SchemaError: if it is no JSON Schema.

        """
        from jsonschema.validators import Draft202012Validator, validator_for  # noqa: PLC0415

        found: list[Validator] = []
        if self.fields:
            found.append(_strict()(_of_fields(self.fields), format_checker=_formats()))
        if self.schema:
            import json  # noqa: PLC0415 - as above

            schema = json.loads(Path(self.schema).read_text(encoding="utf-8-sig"))
            kind = validator_for(schema, default=Draft202012Validator)
            kind.check_schema(schema)
            found.append(kind(schema, format_checker=_formats()))
        return found


class Date(str):
    """A date that its format (YAML, TOML) knows as one; to JSON it is a text."""

    __slots__ = ()


def plain(value: object) -> Any:
    """Return a value of front matter as JSON has it."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, date | time):
        return Date(value.isoformat())
    return value


def _of_fields(fields: Mapping[str, Field]) -> dict[str, Any]:
    return {
        "required": [name for name, field in fields.items() if field.required],
        "properties": {name: field.schema() for name, field in fields.items()},
    }


@cache
def _strict() -> Any:
    """Return a validator that tells dates from texts."""
    from jsonschema.validators import Draft202012Validator, extend  # noqa: PLC0415

    def is_text(_checker: object, value: object) -> bool:
        return isinstance(value, str) and not isinstance(value, Date)

    def is_date(_checker: object, value: object) -> bool:
        return isinstance(value, Date) or (isinstance(value, str) and _readable(value))

    checker = Draft202012Validator.TYPE_CHECKER.redefine_many({"string": is_text, "date": is_date})
    return extend(Draft202012Validator, type_checker=checker)  # type: ignore[no-untyped-call]


@cache
def _formats() -> Any:
    from jsonschema import FormatChecker  # noqa: PLC0415

    checker = FormatChecker()
    own: dict[str, Callable[[str], bool]] = {
        "date": lambda text: _readable(text) and "T" not in text and ":" not in text,
        "date-time": lambda text: _readable(text) and ":" in text,
        "email": lambda text: _EMAIL.fullmatch(text) is not None,
        "uri": lambda text: bool(host(text)),
    }
    for name, check in own.items():
        checker.checks(name)(lambda value, check=check: not isinstance(value, str) or check(value))
    return checker


def _readable(text: str) -> bool:
    try:
        read(text)
    except BadDateError:
        return False
    return True
