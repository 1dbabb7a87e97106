"""Code with line numbers beside it, in code, or whose language something around it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.conversion.tidy.elements import elements
from postlint.post.languages import LANGUAGES
from postlint.post.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from postlint.post.nodes import Child

_FORMS: Final = tuple(
    re.compile(rf"(?:^|\s){form}")
    for form in (
        r"lang(?:uage)?-(\S+)",
        r"brush:\s*([^\s;]+)",
        r"highlight-source-(\S+)",
        r"lang:(\S+)",
        r"src-(\S+)",
    )
)
_MARKERS: Final = frozenset({"highlight", "hljs", "sourceCode", "prettyprint", "code"})
_WRAPPERS: Final = frozenset({"div", "figure", "td"})
_ATTRIBUTES: Final = ("data-lang", "data-language", "lang")
_CELLS: Final = 2


def change(found: list[Node], root: Node) -> int:
    """Take line numbers and code around code away; put each language on its ``pre``."""
    changed = sum([_without_numbers(node) for node in found if node.tag == "table"])
    blocks = [node for node in found if node.tag == "pre"]
    changed += sum([_without_shell(block) for block in blocks])
    if blocks:
        _name(root.children, "")
    return changed


def language(pre: Node) -> str:
    """Return the language that a ``pre``, or ``code`` in it, names."""
    found = _own(pre.attributes)
    for child in pre.children:
        if not found and isinstance(child, Node) and child.tag == "code":
            found = _own(child.attributes)
    return found


def _own(attributes: Mapping[str, str]) -> str:
    classes = attributes.get("class", "")
    if found := _formed(classes):
        return found
    names = [name for name in classes.split() if name not in _MARKERS]
    if len(names) == 1 and names[0] in LANGUAGES:
        return names[0]
    values = [attributes.get(name, "") for name in _ATTRIBUTES]
    return next((value for value in values if value in LANGUAGES), "")


def _formed(classes: str) -> str:
    return next((match[1] for form in _FORMS if (match := form.search(classes))), "")


def _around(classes: str) -> str:
    if found := _formed(classes):
        return found
    names = classes.split()
    known = [name for name in names if name in LANGUAGES and name not in _MARKERS]
    return known[0] if len(known) == 1 and not _MARKERS.isdisjoint(names) else ""


def _name(children: list[Child], around: str) -> None:
    """Write on each ``pre`` the language that it, or else an element around it, names."""
    for child in children:
        if not isinstance(child, Node):
            continue
        if child.tag == "pre":
            if found := language(child) or around:
                child.attributes["class"] = f"language-{found}"
            continue
        named = child.tag in _WRAPPERS and _around(child.attributes.get("class", ""))
        _name(child.children, named or around)


def _without_numbers(table: Node) -> bool:
    """Make a block of a table of line numbers and, beside them, the lines."""
    rows = [part for part in _parts(table) if part.tag == "tr"]
    cells = elements(rows[0]) if len(rows) == 1 else []
    if len(cells) != _CELLS or any(cell.tag != "td" for cell in cells):
        return False
    code = [part for part in _parts(cells[1]) if part.tag == "pre"]
    numbers = "".join(_texts(cells[0], " ")).split()
    if len(code) != 1 or not numbers or any(not number.isdecimal() for number in numbers):
        return False
    first = int(numbers[0])
    lines = "".join(_texts(code[0], "\n")).strip("\n").count("\n") + 1
    if numbers != [str(number) for number in range(first, first + lines)]:
        return False
    if "".join(_texts(cells[1], "")).strip() != "".join(_texts(code[0], "")).strip():
        return False
    for part in (*_parts(table), cells[1]):
        if part is not cells[0] and part.tag in {"tbody", "thead", "tr", "td"}:
            part.tag = "div"
    cells[0].tag, cells[0].attributes, cells[0].children = "span", {}, []
    if found := _around(cells[1].attributes.get("class", "")):
        cells[1].attributes["class"] = f"language-{found}"
    table.tag = "div"
    return True


def _without_shell(pre: Node) -> bool:
    """Make blocks of a ``pre``, and of the ``code`` in it, that hold nothing but a ``pre``."""
    shell = [pre]
    while True:
        inside = [
            child
            for child in shell[-1].children
            if not isinstance(child, str) or not child.isspace()
        ]
        inside = [child for child in inside if not isinstance(child, Node) or _shows(child)]
        if len(inside) != 1 or not isinstance(inside[0], Node):
            return False
        if inside[0].tag == "pre":
            break
        if inside[0].tag not in {"code", "div"}:
            return False
        shell.append(inside[0])
    named = next(filter(None, (_own(part.attributes) for part in shell)), "")
    if named and not language(inside[0]):
        inside[0].attributes["class"] = f"language-{named}"
    for part in shell:
        part.tag = "div"
        part.children = [child for child in part.children if not isinstance(child, str)]
    return True


def _shows(node: Node) -> bool:
    return bool(node.children) or node.tag in {"img", "br", "hr"}


def _parts(node: Node) -> Iterator[Node]:
    for child in elements(node):
        yield child
        if child.tag not in {"pre", "table"}:
            yield from _parts(child)


def _texts(node: Node, line: str) -> Iterator[str]:
    """Yield the text in a node; ``line`` stands for a line break."""
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif isinstance(child, Node):
            if child.tag == "br":
                yield line
            yield from _texts(child, line)
