"""A table of all rules, derived from their modules, so that not each must be imported to be known.

It is to the rules what bytecode is to a module: made when it is not there, kept beside the bytecode
(or, where that cannot be written, in the user's cache), and made anew when a file that it was
derived from is another one. Where none can be kept the modules are imported.
"""

# Paths stay strings: this runs at every start.
# ruff: noqa: PTH103, PTH105, PTH111, PTH118, PTH120, PTH123

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Any, Final

import msgspec

from postlint.later import Later
from postlint.rule import Rule, Safety, Severity, Varies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

_CHECKS: Final = ("check", "check_element", "check_suppressions", "check_archive")
_SAME: Final = tuple(
    "code name summary safety severity default varies tags attributes groups reads".split()
)
"""What can be written down of a rule."""

_SOURCES: Final = ("rule.py", "table.py")
"""What a table depends on besides the modules of the rules: what a rule is."""

Files = list[tuple[str, int, int]]
"""Names, sizes and times of files."""


class Row(msgspec.Struct, frozen=True, array_like=True):
    """A rule, with the names of what cannot be written down: its check, options and needs."""

    module: str
    attribute: str
    kind: str
    code: str
    name: str
    summary: str
    safety: Safety
    severity: Severity
    default: bool
    varies: Varies
    groups: str
    reads: tuple[str, ...]
    options: bool
    tags: tuple[str, ...]
    attributes: tuple[str, ...]
    strings: tuple[str, ...]
    asks: tuple[str, str] | None


class _Table(msgspec.Struct, array_like=True):
    files: Files
    rows: list[Row]


def read(package: ModuleType) -> tuple[Rule, ...] | None:
    """Return the rules of a package as its table tells them; None if there is none that holds."""
    decode = msgspec.msgpack.Decoder(_Table).decode
    now = _files(package)
    for path in _places(package) if now else ():
        try:
            with open(path, "rb") as file:
                table = decode(file.read())
        except (OSError, msgspec.MsgspecError):
            continue
        if table.files == now:
            return _rules(table.rows)
    return None


def write(package: ModuleType, rules: Sequence[Rule]) -> None:
    """Keep a table of the rules of a package, if they can be told and a place is found."""
    if sys.dont_write_bytecode:
        return
    rows = [_row(rule) for rule in rules]
    told = [row for row in rows if row is not None]
    files = _files(package)
    if len(told) < len(rows) or not files:  # such as in a zip file
        return
    data = msgspec.msgpack.encode(_Table(files, told))
    for path in _places(package):
        temporary = f"{path}.{os.getpid()}"
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(temporary, "xb") as file:
                file.write(data)
            os.replace(temporary, path)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108
            continue
        return


def _places(package: ModuleType) -> Iterator[str]:
    """Yield where a table may lie: beside the bytecode of the package, or in the user's cache."""
    spec = package.__spec__
    if spec is not None and spec.cached:
        yield f"{spec.cached.removesuffix('.pyc')}.rules"
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    place = os.path.abspath(package.__path__[0]).replace(os.sep, "%").replace(":", "%")  # noqa: PTH100
    if os.path.isabs(home):  # noqa: PTH117
        yield os.path.join(home, "postlint", f"{sys.implementation.cache_tag}{place}")


def _files(package: ModuleType) -> Files:
    """Return the files that the rules of a package come from."""
    found: Files = []
    for top in package.__path__:
        with contextlib.suppress(OSError):
            _list(top, found)
    above = os.path.dirname(__file__)
    for name in _SOURCES:
        with contextlib.suppress(OSError):
            status = os.stat(os.path.join(above, name))  # noqa: PTH116
            found.append((name, status.st_size, status.st_mtime_ns))
    return sorted(found)


def _list(folder: str, found: Files) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".so", ".pyd")):
                status = entry.stat()
                found.append((entry.path, status.st_size, status.st_mtime_ns))
            elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                _list(entry.path, found)


def _row(rule: Rule) -> Row | None:
    """Return the row of a rule; None if its module does not tell all of it by name."""
    kind = next((kind for kind in _CHECKS if getattr(rule, kind) is not None), "")
    function: Any = getattr(rule, kind, None)
    module, attribute = getattr(function, "__module__", ""), getattr(function, "__qualname__", "")
    if rule.origin or rule.page or named(module, attribute) is not rule:
        return None
    needs: Any = rule.needs
    asks = None if isinstance(needs, tuple) else (needs.__module__, needs.__qualname__)
    if asks is not None and named(*asks) is not needs:
        return None
    return Row(
        module=module,
        attribute=attribute,
        kind=kind,
        options=rule.options is not None,
        strings=() if asks else needs,
        asks=asks,
        **_same(rule),
    )


def _same(known: Rule | Row) -> dict[str, Any]:
    """Return what a rule and its row have in common."""
    return {name: getattr(known, name) for name in _SAME}


def named(module: str, attribute: str) -> object:
    """Return what an imported module calls by a name."""
    return getattr(sys.modules.get(module), attribute, None)


def _rules(rows: Sequence[Row]) -> tuple[Rule, ...]:
    needs = {row.asks: Later(*row.asks) for row in rows if row.asks}
    return tuple(_rule(row, needs[row.asks] if row.asks else row.strings) for row in rows)


def _rule(row: Row, needs: Any) -> Rule:
    checks: Any = {row.kind: Later(row.module, f"{row.attribute}.{row.kind}")}
    options: Any = Later(row.module, f"{row.attribute}.options") if row.options else None
    return Rule(
        options=options,
        needs=needs,
        **checks,
        **_same(row),
    )
