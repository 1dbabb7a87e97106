"""Read YAML front matter: python-frontmatter's handler loads it, with a loader that keeps places.

The loader is the handler's own (libyaml where PyYAML has it) with one change: before a node
becomes a value, its place becomes an entry, so the text is parsed once. It also reads what the
original would refuse for the sake of a single scalar, and refuses what would never end. Front
matter without YAML's rarer features takes the shorter way of ``_yaml_plain``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import SafeLoader, YAMLHandler
from yaml.constructor import ConstructorError, SafeConstructor
from yaml.nodes import CollectionNode, MappingNode, ScalarNode

from postlint.expressions import expression
from postlint.post import _yaml_plain
from postlint.post._entry import MAX_DEPTH, Entry, Loaded, UnreadableError
from postlint.post._yaml_errors import explain
from postlint.post._yaml_plain import COMMENT, DASH, LINE_END, block_end
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml.nodes import Node

    Tree = ScalarNode | CollectionNode

_STR = "tag:yaml.org,2002:str"
_MERGE = "tag:yaml.org,2002:merge"
_VALUE = "tag:yaml.org,2002:value"
_UNBUILDABLE = frozenset({_MERGE, _VALUE})  # `<<` and `=`: PyYAML resolves, but cannot build them
_BAD_SCALAR = (ValueError, LookupError, AttributeError, ArithmeticError, ConstructorError)

_ALIAS = expression(rf"(?>(?:{COMMENT}|[^*])*)(\*[^\s,\[\]{{}}]++)")
# libyaml's composer recurses in C and takes the process down at a few thousand levels.
_OPENERS = "[{-:?"
_SURELY_SHALLOW = 500

_HANDLER = YAMLHandler()


def load(text: str, content: Span) -> Loaded:
    """Read the mapping that ``content`` covers in the file's ``text``.

    Raises:
        UnreadableError: if it is not YAML, or not a mapping.
        RecursionError: if it nests too deeply.

    """
    # PyYAML skips a BOM here without counting it.
    start = content.start + text.startswith("\ufeff", content.start, content.end)
    source = text[start : content.end]

    def loader(stream: str) -> _Placing:
        placing = Loader(stream)
        placing.text, placing.offset = text, start
        return placing

    try:
        if sum(map(source.count, _OPENERS)) > _SURELY_SHALLOW:
            _refuse_depth(source)
        plain = _yaml_plain.load(source, text, start)
        if plain is not None:
            return plain
        loaded: Loaded = _HANDLER.load(source, Loader=loader)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise explain(error, text, Span(start, content.end)) from error
    return loaded


def _refuse_depth(source: str) -> None:
    depth = 0
    for event in yaml.parse(source, SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise RecursionError


def _not_a_mapping(text: str, entry: Entry) -> UnreadableError:
    span = entry.value_span
    first_line = LINE_END.split(span.of(text), maxsplit=1)[0]
    what = "a list" if entry.children else "text"
    message = f"{what} stands where `key: value` lines belong"
    return UnreadableError(message, span.start, len(first_line), "not-a-mapping")


class _Placing(SafeConstructor):
    """A constructor whose ``get_single_data`` returns entries beside the values.

    Entries are built from the leaves up, so a container finds its parts in the constructor's own
    memory; anchors come before their aliases, so every node is seen as written before a merge
    rewrites it.
    """

    text: str
    offset: int
    constructed_objects: dict[Any, Any]
    recursive_objects: dict[Any, Any]

    def get_single_data(self) -> Loaded:
        """Return the entries and values of the one document."""
        node: Tree | None = self.get_single_node()  # type: ignore[attr-defined]
        if node is None:
            return Loaded((), {})
        entry = self._entry(0, Span(self.offset, self.offset), node, self.offset, 0)
        if not isinstance(entry.value, dict):
            raise _not_a_mapping(self.text, entry)
        return Loaded(entry.children, entry.value)

    def flatten_mapping(self, node: MappingNode) -> None:
        """Merge as PyYAML does, but keep of equal pairs the last only: merges of merges explode."""
        before = len(node.value)
        super().flatten_mapping(node)
        if len(node.value) > before:
            pairs = {id(pair[0]): pair for pair in reversed(node.value)}
            node.value = list(reversed(pairs.values()))

    def _entry(self, key: str | int, key_span: Span, node: Tree, place: int, depth: int) -> Entry:
        """Return the entry of ``node``, which stands at ``place`` or after it."""
        start = node.start_mark.index + self.offset
        if start < place:  # an alias is the node that it names, over there
            value = self.construct_object(node, deep=True)
            return Entry(key, value, key_span, self._alias(place))
        end = node.end_mark.index + self.offset
        if isinstance(node, ScalarNode):
            if node.style and node.style in "|>":
                end = block_end(self.text, start, end)
            return Entry(key, self._scalar(node), key_span, Span(start, end))
        if depth > MAX_DEPTH:
            raise RecursionError
        if isinstance(node, MappingNode):
            children = self._members(node, start, depth + 1)
        else:
            children = self._items(node, start, depth + 1)
        if children and not node.flow_style:
            end = children[-1].value_span.end
        value = self.construct_object(node, deep=True)
        return Entry(key, value, key_span, Span(start, end), tuple(children))

    def _members(self, node: MappingNode, place: int, depth: int) -> list[Entry]:
        members: list[Entry] = []
        for key, value in tuple(node.value):
            start = key.start_mark.index + self.offset
            span = (
                self._alias(place)
                if start < place
                else Span(start, key.end_mark.index + self.offset)
            )
            members.append(self._entry(self._key(key), span, value, span.end, depth))
            place = members[-1].value_span.end
        return members

    def _items(self, node: CollectionNode, place: int, depth: int) -> list[Entry]:
        items: list[Entry] = []
        for index, item in enumerate(node.value):
            if node.flow_style:
                # Past the bracket: nothing but an alias can start at or before it.
                place = max(place, node.start_mark.index + self.offset + 1)
                start = item.start_mark.index + self.offset
                key_span = Span(max(start, place), max(start, place))
            else:
                dash = DASH.match(self.text, place)
                key_span = Span(*dash.span(1)) if dash else Span(place, place)
                place = key_span.end
            items.append(self._entry(index, key_span, item, place, depth))
            place = items[-1].value_span.end
        return items

    def _key(self, node: Node) -> str:
        if not isinstance(node, ScalarNode):
            message = "a list or a mapping cannot be a key"
            raise ConstructorError(None, None, message, node.start_mark)
        if node.tag not in (_STR, _MERGE, _VALUE):
            self._scalar(node)
        return str(node.value)

    def _scalar(self, node: Node) -> object:
        """Return a scalar's value; the string as written if its type's constructor fails.

        Raises:
            ConstructorError: if its tag, ``!like_this``, is none that the loader knows.

        """
        try:
            return self.construct_object(node)
        except _BAD_SCALAR:
            if node.tag not in self.yaml_constructors and node.tag not in _UNBUILDABLE:
                raise
        node.tag = _STR
        self.recursive_objects.pop(node, None)
        return self.construct_object(node)

    def _alias(self, place: int) -> Span:
        found = _ALIAS.match(self.text, place)
        return Span(*found.span(1)) if found else Span(place, place)


Loader: Callable[[str], _Placing] = type("Loader", (_Placing, SafeLoader), {})
"""The handler's own loader, libyaml where there is one, that keeps places as it builds values."""
