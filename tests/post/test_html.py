from __future__ import annotations

import pytest

from postlint.post.html import Element, elements, walk
from postlint.post.nodes import Comment, Node
from postlint.post.tree import tree


def named(text: str, tag: str, base: int = 0) -> Element:
    (found,) = (element for element in elements(text, base) if element.tag == tag)
    return found


def shape(node: Node) -> list[object]:
    """Return the children of a node as lists, texts and comments."""
    found: list[object] = []
    for child in node.children:
        if isinstance(child, Node):
            found.append([child.tag, *shape(child)])
        elif isinstance(child, Comment):
            found.append(("comment", child.text))
        elif child:
            found.append(child)
    return found


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("base", [0, 5])
def test_elements_know_where_they_stand(newline: str, base: int) -> None:
    text = f'<p>渡船{newline}{newline}<a href="/x"{newline} class=y>離岸</a></p>'
    link = named(text, "a", base)
    whole = " " * base + text
    assert link.span.of(whole) == f'<a href="/x"{newline} class=y>離岸</a>'
    assert link.start_tag.of(whole) == f'<a href="/x"{newline} class=y>'
    assert link.end_tag is not None
    assert link.end_tag.of(whole) == "</a>"
    assert link.attribute_span("href").of(whole) == 'href="/x"'
    assert link.attribute_span("class").of(whole) == "class=y"
    assert link.attribute_span("title") == link.start_tag


def test_attributes_and_text_are_decoded() -> None:
    element = named('<p title="a &amp; b" class="c d" hidden>e &lt;\n f<b>g</b></p>', "p")
    assert element.attributes == {"title": "a & b", "class": "c d", "hidden": ""}
    assert element.text == "e < fg"


def test_an_element_without_an_end_tag_reaches_to_its_last_child() -> None:
    text = "<ul><li>a<b>c</b><li>d</ul>"
    first = next(element for element in elements(text, 0) if element.tag == "li")
    assert first.end_tag is None
    assert first.span.of(text) == "<li>a<b>c</b>"


def test_ancestors_are_innermost_first() -> None:
    element = named("<div><p><a><b>x</b></a></p></div>", "b")
    assert [one.tag for one in element.ancestors()] == ["a", "p", "div"]
    assert element.parent is not None


def test_implied_elements_stand_at_the_start_of_their_parent() -> None:
    text = "<table><tr><td>a</td></tr></table>"
    body = named(text, "tbody")
    assert (body.start_tag.start, body.start_tag.end) == (0, 0)
    assert body.end_tag is None
    assert "html" not in {element.tag for element in elements(text, 0)}


def test_the_tree_is_what_a_browser_makes() -> None:
    assert shape(tree("<p>a<p>b<!--c--><b>d<i>e</b>f</i>")) == [
        ["p", "a"],
        ["p", "b", ("comment", "c"), ["b", "d", ["i", "e"]], ["i", "f"]],
    ]
    assert shape(tree("<table><tr><td>a</table>")) == [["table", ["tbody", ["tr", ["td", "a"]]]]]


def test_the_tree_holds_head_and_body_alike() -> None:
    assert shape(tree("<title>t</title><p>a</p>")) == [["title", "t"], ["p", "a"]]
    assert tree("<p class='x' hidden>a</p>").children[0].attributes == {  # type: ignore[union-attr]
        "class": "x",
        "hidden": "",
    }


class Events:
    def __init__(self) -> None:
        self.seen: list[str] = []

    def start_element(self, tag: str, attrs: tuple[tuple[str, str | None], ...]) -> None:
        self.seen.append(f"<{tag}{dict(attrs) or ''}>")

    def end_element(self, tag: str) -> None:
        self.seen.append(f"</{tag}>")

    def characters(self, data: str) -> None:
        self.seen.append(data)

    def comment(self, data: str) -> None:
        self.seen.append(f"!{data}")

    def doctype(self, name: str, public_id: str | None, system_id: str | None) -> None:
        self.seen.append(f"doctype {name} {public_id} {system_id}")

    def processing_instruction(self, target: str, data: str) -> None:
        self.seen.append(f"?{target} {data}")


def test_a_walk_calls_in_document_order() -> None:
    events = Events()
    walk("<p id=x>a<br>&lt;<!--c--></p>", events)
    inner = events.seen[events.seen.index("<body>") + 1 : events.seen.index("</body>")]
    assert "".join(inner) == "<p{'id': 'x'}>a<br></br><!c</p>"
