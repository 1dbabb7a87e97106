"""Regular expressions that take no more than linear time, whoever wrote them (RE2)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_GROUP = re.compile(r"\\(\d|.)?", re.DOTALL)


def matches(expression: str, text: str) -> Iterator[Any]:
    """Yield the matches in a text that are not empty, first to last."""
    for match in _compiled(expression).finditer(text):
        if match.end() > match.start():
            yield match


def fits(expression: str, text: str) -> bool:
    """Say whether an expression matches somewhere in a text."""
    return _compiled(expression).search(text) is not None


def replaced(expression: str, template: str, text: str) -> str:
    r"""Return a text with each match replaced; ``\1`` is the first group, ``\0`` all of it."""
    parts: list[str] = []
    done = 0
    for match in matches(expression, text):
        parts += (text[done : match.start()], expanded(match, template))
        done = match.end()
    return "".join([*parts, text[done:]])


def expanded(match: Any, template: str) -> str:
    """Return a template with the groups of a match."""

    def part(group: re.Match[str]) -> str:
        return str(match.group(int(group[1])) or "") if group[1].isdigit() else "\\"

    return _GROUP.sub(part, template)


def problem(expression: str) -> str:
    """Say what is wrong with an expression; "" if nothing is."""
    import re2  # noqa: PLC0415 - few settings have expressions

    try:
        _compiled(expression)
    except re2.error as error:
        reason = error.args[0] if error.args else error
        return reason.decode() if isinstance(reason, bytes) else str(reason)
    return ""


def template_problem(expression: str, template: str) -> str:
    r"""Say what is wrong with a template: a group that is not there, a ``\`` that means nothing."""
    groups = _compiled(expression).groups
    for found in _GROUP.finditer(template):
        sign = found[1] or ""
        if sign.isascii() and sign.isdigit():
            if int(sign) > groups:
                return f"`\\{sign}` names a group that the expression does not have"
        elif sign != "\\":
            return f"`{found[0]}` means nothing; write `\\\\` for a backslash"
    return ""


@cache
def _compiled(expression: str) -> Any:
    import re2  # noqa: PLC0415 - few settings have expressions

    options = re2.Options()
    options.log_errors = False
    return re2.compile(expression, options)
