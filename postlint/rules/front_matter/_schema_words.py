"""What a JSON Schema's validator finds, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jsonschema.exceptions import ValidationError

_LONGEST = 80


def words(error: ValidationError) -> Iterator[tuple[str, str]]:
    """Yield what is wrong, and the key that it is wrong with where that is none on the way there."""
    name = _name(error.absolute_path)
    value: Any = error.instance
    said: Any = error.validator_value
    kind = str(error.validator)
    schema: Any = error.schema
    if kind == "required":
        # The validator reports each key that is missing; it tells which one in its message only.
        yield from (
            (f"no `{key}`; the schema requires it", "")
            for key in said
            if key not in value and error.message.startswith(repr(key))
        )
    elif kind == "additionalProperties" and said is False:
        yield from (
            (f"the schema knows no `{key}`", key)
            for key in value
            if key not in schema.get("properties", {})
        )
    elif kind in _SENTENCES:
        import json  # noqa: PLC0415 - few settings ask

        shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        yield f"`{name}` {_SENTENCES[kind](one_line(shown), said, value)}", ""
    else:
        yield f"`{name}`: {one_line(error.message)}", ""


def one_line(text: str) -> str:
    """Return a text as one line that is not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _name(path: Iterable[str | int]) -> str:
    """Return what leads to a value, as in ``gallery[1].url``."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).lstrip(".") or "front matter"


def _type(shown: str, said: Any, value: Any) -> str:
    plain = {"array": "list", "object": "mapping"}
    kinds = [plain.get(kind, kind) for kind in ([said] if isinstance(said, str) else said)]
    return f"must be of the type {' or '.join(kinds)}, not `{shown}`"


def _enum(shown: str, said: Any, value: Any) -> str:
    return f"is `{shown}`; it may be {', '.join(f'`{one}`' for one in said)}"


def _pattern(shown: str, said: Any, value: Any) -> str:
    return f"is `{shown}`, which does not match `{said}`"


def _format(shown: str, said: Any, value: Any) -> str:
    return f"is `{shown}`, which has not the format {said}"


def _length(bound: str, what: str) -> Callable[[str, Any, Any], str]:
    return lambda _shown, said, value: f"has {len(value)} {what}; it must have at {bound} {said}"


_SENTENCES: dict[str, Callable[[str, Any, Any], str]] = {
    "type": _type,
    "enum": _enum,
    "pattern": _pattern,
    "format": _format,
    "minLength": _length("least", "characters"),
    "maxLength": _length("most", "characters"),
    "minItems": _length("least", "items"),
    "maxItems": _length("most", "items"),
}
