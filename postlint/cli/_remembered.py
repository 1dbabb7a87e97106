"""What rules across posts say, found out again as far as posts have changed since it was remembered."""

from __future__ import annotations

import zlib
from collections import defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import msgspec

from postlint import run
from postlint.archive import Archive, Facts
from postlint.catalogue import module_of
from postlint.rule import Remark
from postlint.run.internal import FAILED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from postlint.cache.contributed import Change
    from postlint.cache.index import Read, Use
    from postlint.config import Settings
    from postlint.rule import Context, Rule

_ON_FILES: Final = frozenset(("links", "images"))
"""What rules need that look at other files than posts: these are asked each time."""

_Remarks = defaultdict[str, list[tuple[str, Remark]]]


class _Said(msgspec.Struct, frozen=True, array_like=True):
    """What was said of posts, by their paths; ``within`` are those that lead into their own site.

    With the links and images that do: files that these lead to may come and go.
    """

    remarks: dict[str, tuple[tuple[str, Remark], ...]]
    within: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]


_decode = msgspec.msgpack.Decoder(_Said).decode


def across(
    use: Use, read: Read, rules: Sequence[Rule], root: str, settings: Settings, stamp: bytes
) -> Mapping[str, run.Remarks]:
    """Return what rules across posts say of all posts of an index, as it becomes by ``read``.

    ``stamp`` is a hash of all that this depends on besides the posts; nothing is remembered without.
    """
    remembers = bool(stamp) and all(module_of(rule).startswith("postlint.rules.") for rule in rules)
    named = blake2b(root.encode("utf-8", "surrogateescape"), digest_size=16, key=stamp).digest()
    known = _recalled(use.remembered(named)) if remembers else None
    changes = use.refresh(read)
    context = settings.context()
    if known is None:
        archive = Archive(use.facts(), root)
        said = _Said(run.across(archive, rules, context), _within(archive.posts))
    else:
        said = _Again(use, changes, root, context).said(known, rules)
    if remembers and (use.is_new or said is not known) and not _has_failed(said):
        _remember(use, said, named)
    return said.remarks


def _recalled(data: bytes) -> _Said | None:
    try:
        return _decode(zlib.decompress(data)) if data else None
    except (zlib.error, msgspec.MsgspecError):
        return None


def _remember(use: Use, said: _Said, stamp: bytes) -> None:
    try:
        data = msgspec.msgpack.encode(said)
    except UnicodeEncodeError:  # a name that is not UTF-8
        return
    use.remember(zlib.compress(data, 1), stamp)


def _has_failed(said: _Said) -> bool:
    return any(code == FAILED for remarks in said.remarks.values() for code, _ in remarks)


def _within(
    posts: Sequence[Facts],
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {one.path: (one.links, one.images) for one in posts if one.links or one.images}


class _Again:
    """Asks rules about no more than what changed, as far as they say what they look at."""

    def __init__(self, use: Use, changes: Sequence[Change], root: str, context: Context) -> None:
        self._use = use
        self._changes = changes
        self._root = root
        self._context = context

    def said(self, known: _Said, rules: Sequence[Rule]) -> _Said:
        """Return what rules say now; ``known`` itself, if nothing can have changed."""
        there = known.within.keys() & set(self._use.paths()) if self._changes else known.within
        within = {path: known.within[path] for path in there}
        for change in self._changes:
            if change.before:
                within.pop(change.before.path, None)
            if change.now:
                within.update(_within([change.now]))
        on_files = [rule for rule in rules if _is_on_files(rule) and (within or known.within)]
        if not self._changes and not on_files:
            return known
        said: _Remarks = defaultdict(list)
        for path in known.remarks.keys() & set(self._use.paths()):  # others are gone
            said[path].extend(known.remarks[path])
        for rule in rules:
            if rule.groups:
                self._in_groups(rule, said)
        whole = [rule for rule in rules if not rule.groups and self._concerns(rule)]
        if whole:
            self._all_over(whole, Archive(self._use.facts(), self._root), said)
        only = [rule for rule in on_files if rule not in whole]
        if only:
            posts = [_leading(path, within) for path in self._use.paths()]
            self._all_over(only, Archive(posts, self._root), said)
        order = {rule.code: number for number, rule in enumerate(rules)}
        now = {
            path: tuple(sorted(remarks, key=lambda remark: order.get(remark[0], -1)))
            for path, remarks in said.items()
            if remarks
        }
        return known if now == known.remarks and within == known.within else _Said(now, within)

    def _concerns(self, rule: Rule) -> bool:
        """Say whether what changed may change what a rule says of any post."""
        for change in self._changes:
            before, now = change.before, change.now
            if before is None or now is None or not rule.reads:
                return True
            if any(getattr(before, name) != getattr(now, name) for name in rule.reads):
                return True
        return False

    def _in_groups(self, rule: Rule, said: _Remarks) -> None:
        """Ask a rule about the posts that share something with those that changed."""
        if not self._changes:
            return
        posts = self._use.sharing(rule.groups, self._changes)
        concerned = {post.path for post in posts}
        concerned.update(change.before.path for change in self._changes if change.before)
        for path in concerned & said.keys():
            said[path] = [remark for remark in said[path] if remark[0] != rule.code]
        self._ask([rule], Archive(posts, self._root), said)

    def _all_over(self, rules: Sequence[Rule], archive: Archive, said: _Remarks) -> None:
        """Forget what rules said, and ask them about all posts."""
        codes = {rule.code for rule in rules}
        for path, remarks in said.items():
            said[path] = [remark for remark in remarks if remark[0] not in codes]
        self._ask(rules, archive, said)

    def _ask(self, rules: Sequence[Rule], archive: Archive, said: _Remarks) -> None:
        for path, remarks in run.across(archive, rules, self._context).items():
            said[path].extend(remarks)


def _is_on_files(rule: Rule) -> bool:
    return isinstance(rule.needs, tuple) and not _ON_FILES.isdisjoint(rule.needs)


def _leading(path: str, within: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> Facts:
    """Return of a post what rules look at that look at other files."""
    links, images = within.get(path, ((), ()))
    return Facts(path=str(path), links=links, images=images)
