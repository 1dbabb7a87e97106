"""Lists of terms and definitions, in the form that kramdown and goldmark read alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.conversion.tree import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from postlint.conversion.tree import Definition, DefinitionList, Flow


def write_definitions(
    node: DefinitionList, write: Callable[[tuple[Flow, ...]], str], mark: Callable[[str], str]
) -> str:
    """Write terms, each with its definitions below it.

    Args:
        node: the list.
        write: writes blocks.
        mark: puts the mark of a definition before a text and indents the rest of it.

    """
    return "\n\n".join(_term(term, write, mark) for term in node.children)


def _term(
    node: Definition, write: Callable[[tuple[Flow, ...]], str], mark: Callable[[str], str]
) -> str:
    written = [write((Paragraph(term),)) for term in node.terms]
    for number, definition in enumerate(node.definitions):
        apart = number > 0 and not _is_short(node.definitions[number - 1])
        written.append(("\n" if apart else "") + mark(write(definition)))
    return "\n".join(written)


def _is_short(definition: tuple[Flow, ...]) -> bool:
    return len(definition) == 1
