"""Rules across posts: what they say of an archive, and where it stands in each post."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Finding, Remark, Safety
from postlint.run.internal import error_diagnostic
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from postlint.archive import Archive
    from postlint.post import Entry, Post
    from postlint.rule import Context, Rule

Remarks = tuple[tuple[str, Remark], ...]
"""What is said of one post: the codes of rules and their remarks."""

_BODY = {"link": "href", "image": "src"}
_OTHERWISE = frozenset("&*!|>{[")  # what begins a value that is not simply written there


def across(archive: Archive, rules: Sequence[Rule], context: Context) -> dict[str, Remarks]:
    """Return what rules across posts say of the posts of an archive, by their paths.

    That a rule raises is said of the first post that is asked about, under the code ``PL001``.
    """
    said: defaultdict[str, list[tuple[str, Remark]]] = defaultdict(list)
    for rule in rules:
        if rule.check_archive is None or not _speaks(rule, archive):
            continue
        try:
            for remark in rule.check_archive(archive, context):
                said[remark.path].append((rule.code, remark))
        except Exception as error:  # noqa: BLE001 - whatever a rule does, the others go on
            failed = error_diagnostic("", error, f"rule {rule.code} {rule.name}")
            for post in archive.asked[:1]:
                remark = Remark(path=post.path, message=failed.message)
                said[post.path].append((failed.code, remark))
    return {path: tuple(remarks) for path, remarks in said.items()}


def _speaks(rule: Rule, archive: Archive) -> bool:
    """Say whether an archive has what a rule looks at."""
    if not isinstance(rule.needs, tuple) or not rule.needs:
        return len(archive.posts) > 1
    return any(getattr(post, fact) for fact in rule.needs for post in archive.posts)


def found_at(remark: Remark, post: Post, context: Context) -> Finding | None:
    """Return the finding at the place that a remark means; None if the post does not have it."""
    from postlint.rules.file._names import top  # noqa: PLC0415 - single posts have no remarks

    if not remark.at:
        return Finding(span=top(post), message=remark.message)
    if remark.at in _BODY:
        return _in_body(remark, post)
    entry = _entry(remark.at, post, context)
    if entry is None and remark.lacking:
        return Finding(span=top(post), message=remark.message)
    return _in_field(remark, post, entry) if entry is not None and not remark.lacking else None


def _in_field(remark: Remark, post: Post, entry: Entry) -> Finding | None:
    if not remark.value:
        return Finding(span=_seen(entry), message=remark.message)
    if isinstance(entry.value, list):
        return _in_list(remark, post, entry)
    for named in _named(entry):
        if str(named.value).strip() == remark.value:
            return _finding(remark, _seen(named), _rewritten(remark, post, named))
    return None


def _in_list(remark: Remark, post: Post, entry: Entry) -> Finding | None:
    """Return the finding on an item; where the new names are in the list already, the old one goes."""
    from postlint.rules.tags._lists import item_span, removal  # noqa: PLC0415 - as above

    spelt = [str(one.value).strip() for one in entry.children]
    for index, one in enumerate(entry.children):
        for named in _named(one):
            if str(named.value).strip() != remark.value:
                continue
            new = [name for name in (remark.new, *remark.more) if name and name not in spelt]
            if remark.new and not new:
                return _finding(remark, item_span(one), removal(post.text, entry.children, index))
            if len(new) > 1:
                return _finding(remark, _seen(named), _in_its_place(new, post, one))
            only = msgspec.structs.replace(remark, new="".join(new), more=())
            return _finding(remark, _seen(named), _rewritten(only, post, named))
    return None


def _in_body(remark: Remark, post: Post) -> Finding | None:
    from postlint.rules.html._targets import place  # noqa: PLC0415 - as above

    start = post.text.find(remark.value, post.body.span.start)
    if remark.value.startswith("{%") and start >= 0:
        return _finding(remark, Span(start, start + len(remark.value)), ())
    attribute = _BODY[remark.at]
    for element in post.body.elements:
        if (element.attributes.get(attribute) or "").strip() == remark.value:
            return _finding(remark, place(post.text, element), ())
    return None


def _finding(remark: Remark, span: Span, edits: tuple[Edit, ...]) -> Finding:
    safety = Safety.UNSAFE if edits else Safety.DISPLAY
    return Finding(span=span, message=remark.message, edits=edits, safety=safety)


def _rewritten(remark: Remark, post: Post, entry: Entry) -> tuple[Edit, ...]:
    if not remark.new or post.front_matter is None:
        return ()
    written = entry.value_span.of(post.text)
    if written[:1] in _OTHERWISE or "\n" in written:
        return ()
    from postlint.rules.tags._lists import item  # noqa: PLC0415 - as above

    kind = post.front_matter.format
    new = [item(name, kind, written) for name in (remark.new, *remark.more)]
    return (Edit(entry.value_span, f"[{', '.join(new)}]" if remark.more else new[0]),)


def _in_its_place(names: list[str], post: Post, one: Entry) -> tuple[Edit, ...]:
    """Return the edit that writes several items where there is one, each as that one is written."""
    written = one.value_span.of(post.text)
    if post.front_matter is None or written[:1] in _OTHERWISE or "\n" in written:
        return ()
    between = ", "
    if one.key_span.of(post.text).strip() == "-":
        start = post.text.rfind("\n", 0, one.key_span.start)
        before = post.text[start + 1 : one.value_span.start]
        if before.strip() != "-":
            return ()
        between = post.text[start - (post.text[start - 1] == "\r") : start + 1] + before
    from postlint.rules.tags._lists import item  # noqa: PLC0415 - as above

    new = (item(name, post.front_matter.format, written) for name in names)
    return (Edit(one.value_span, between.join(new)),)


def _entry(name: str, post: Post, context: Context) -> Entry | None:
    if name in context.fields:
        return context.field(post, name)
    return post.front_matter.get(name) if post.front_matter else None


def _named(entry: Entry) -> Iterator[Entry]:
    """Yield the entry that holds a name: itself, or the ``name`` of a mapping."""
    if isinstance(entry.value, dict):
        yield from (child for child in entry.children if child.key == "name")
    else:
        yield entry


def _seen(entry: Entry) -> Span:
    value = entry.value_span
    return value if value.start < value.end else entry.key_span
