"""What a rule is and what it finds.

A rule is one function with a decorator in one module under ``postlint/rules/<family>/``, and one
page of the same stem under ``rules/<family>/``. There is no registry: ``postlint.catalogue`` looks.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypedDict, TypeVar

import msgspec

from postlint.preferences import Preferences
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from typing import Unpack

    from postlint.archive import Archive
    from postlint.post import Element, Entry, Post
    from postlint.suppress.suppressions import Suppressions

FilePath = Annotated[str, msgspec.Meta(extra={"is": "the path of a file"})]
"""An option that names a file: relative to the settings that say it, absolute to the rule."""

Options = TypeVar("Options", bound=msgspec.Struct)


class Safety(enum.Enum):
    """How far a fix may be trusted (the field calls it applicability)."""

    SAFE = "safe"
    """Applied by ``--fix``; the proof shows that a reader sees the same document."""
    UNSAFE = "unsafe"
    """Applied by ``--unsafe-fixes``; changes what a reader sees, exactly as it says."""
    DISPLAY = "display-only"
    """Shown, never applied."""

    def allows(self, fix: Safety) -> bool:
        """Say whether a run at this level applies a fix; ``UNSAFE`` is the level of both."""
        return fix is Safety.SAFE or (fix is Safety.UNSAFE and self is Safety.UNSAFE)


class Related(msgspec.Struct, frozen=True):
    """Another place that explains a finding."""

    span: Span
    message: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule yields; it does not know its own code.

    ``intends`` matters for an unsafe fix of the body only: what the fix removes from, or adds to,
    the document that a reader sees, in the words of ``postlint.proof`` (``"-img …"``, ``"+a …"``) or
    by character (``"-char U+200B"``). The proof must find exactly that difference.
    """

    span: Span
    message: str
    edits: tuple[Edit, ...] = ()
    safety: Safety = Safety.DISPLAY
    related: tuple[Related, ...] = ()
    intends: tuple[str, ...] = ()


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule that knows all posts has to say of the one at ``path``; its place is found there.

    ``at`` is a role (``tags``), a key of the front matter or, for what the body leads to, ``link``
    or ``image``; "" is the whole file. Where ``value`` is given it is the value, the item of the
    list or the address that is meant, and there is no finding where the post does not have it.
    ``new`` is to stand in its place, and ``more`` after it. ``lacking`` says that the post has no
    field ``at`` at all.
    """

    path: str
    message: str
    at: str = ""
    value: str = ""
    new: str = ""
    more: tuple[str, ...] = ()
    lacking: bool = False


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule may know besides the post: the settings that concern it.

    ``fields`` maps a role (``title``, ``date``, ``author``, ``source``, ``tags`` …) to the keys
    that may play it, best first; ``required`` holds the roles that every post must have, and
    ``preferences`` what settings say about conversion. ``generator`` made the post's site, as far
    as that is known (``Jekyll``, ``Hugo`` …), and ``place`` is the post's path within it.
    ``suppress_key`` is the field by which a post suppresses findings; ``own`` are the rules that
    do not come with postlint.
    ``remarks`` is what rules across posts say of the post, each with the code of its rule.
    """

    fields: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    rule_options: Mapping[str, Any] = {}
    dialect: str = "gfm"
    preferences: Preferences = Preferences()
    generator: str = ""
    place: str = ""
    suppress_key: str = "postlint"
    own: tuple[Rule, ...] = ()
    remarks: tuple[tuple[str, Remark], ...] = ()

    def field(self, post: Post, role: str) -> Entry | None:
        """Return the first present entry of the front matter that plays ``role``."""
        if post.front_matter is None:
            return None
        by_key = post.front_matter.by_key
        for key in self.fields.get(role, (role,)):
            entry = by_key.get(key)
            if entry is not None:
                return entry
        return None

    def options(self, rule: str, kind: type[Options]) -> Options:
        """Return the settings ``[rules.<rule>]`` as ``kind`` (they were checked when read)."""
        table = self.rule_options.get(rule)
        return msgspec.convert(table, kind) if table else _default(kind)


@cache
def _default(kind: type[Options]) -> Options:
    return kind()


PostCheck = Callable[["Post", Context], Iterable[Finding]]
Needs = tuple[str, ...] | Callable[["Post", Context], object]
"""What a post must have for a rule to look at it: one of these strings, or what a function finds.

It is asked for once for each post, on behalf of all rules that need the same. A rule finds nothing in
a post without what it needs: the tests compare.
"""

ElementCheck = Callable[["Element", "Post", Context], Iterable[Finding]]
SuppressionCheck = Callable[["Suppressions", "Post", Context], Iterable[Finding]]
ArchiveCheck = Callable[["Archive", Context], Iterable[Remark]]
Severity = Literal["error", "warning"]
Varies = Literal["never", "by day", "always"]
"""How findings vary where post and settings do not: not at all; as days pass findings go, and none
comes (both in UTC); in ways that only the rule knows, so that they are never taken from the cache."""


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule: its identity, and one of four checks.

    ``check`` sees a whole post that has what the rule ``needs``; ``check_element`` sees, in the one
    walk over the body that serves all rules, each element whose tag is in ``tags`` (empty: any) and
    that has one of the ``attributes`` (empty: it need have none; ``on*`` stands for all that begin
    with ``on``). ``check_suppressions`` sees what a post suppresses, after all other rules have
    looked. ``check_archive`` sees what all posts of an archive contribute, and none of the posts.
    ``groups`` is the key of ``postlint.archive.keys`` by which it groups posts, if what it says of
    one depends on nothing but the posts that share it; else ``reads`` are all facts that it reads
    besides paths, if it says that.
    A rule that was declared brings its ``page``, and ``origin`` names the file that declares it.
    """

    code: str
    name: str
    summary: str
    safety: Safety = Safety.DISPLAY
    severity: Severity = "error"
    default: bool = True
    varies: Varies = "never"
    options: type[msgspec.Struct] | None = None
    tags: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    needs: Needs = ()
    groups: str = ""
    reads: tuple[str, ...] = ()
    check: PostCheck | None = None
    check_element: ElementCheck | None = None
    check_suppressions: SuppressionCheck | None = None
    check_archive: ArchiveCheck | None = None
    page: str = ""
    origin: str = ""

    @property
    def family(self) -> str:
        """The letters before the number: ``FM``, ``SRC``, ``HTM`` …."""
        return self.code.rstrip("0123456789")

    def wants(self, tag: str, attributes: Iterable[str]) -> bool:
        """Say whether ``check_element`` sees elements with this tag and these attributes."""
        if self.tags and tag not in self.tags:
            return False
        return not self.attributes or any(
            name == wanted or (wanted.endswith("*") and name.startswith(wanted[:-1]))
            for name in attributes
            for wanted in self.attributes
        )


class _Said(TypedDict, total=False):
    """What a decorator may say of its rule."""

    safety: Safety
    severity: Severity
    default: bool
    options: type[msgspec.Struct] | None


class _SaidOfPosts(_Said, total=False):
    varies: Varies


def rule(
    code: str, name: str, *, needs: Needs = (), **said: Unpack[_SaidOfPosts]
) -> Callable[[PostCheck], Rule]:
    """Make a rule of a function ``(post, context) -> findings``; its docstring is the summary.

    With ``needs`` it sees only posts whose text holds one of these strings, or that the function takes.
    """
    return lambda check: Rule(
        code=code, name=name, summary=_summary(check), needs=needs, check=check, **said
    )


def element_rule(
    code: str,
    name: str,
    *tags: str,
    attributes: tuple[str, ...] = (),
    **said: Unpack[_SaidOfPosts],
) -> Callable[[ElementCheck], Rule]:
    """Make a rule of a function ``(element, post, context) -> findings``.

    It sees the elements with one of ``tags`` (no tags: every element) and one of ``attributes``
    (none: all of them), whether HTML wrote them or, for headings, links and images, Markdown.
    """
    return lambda check: Rule(
        code=code,
        name=name,
        summary=_summary(check),
        tags=tags,
        attributes=attributes,
        check_element=check,
        **said,
    )


def suppression_rule(
    code: str, name: str, *, safety: Safety = Safety.DISPLAY
) -> Callable[[SuppressionCheck], Rule]:
    """Make a rule of a function ``(suppressions, post, context) -> findings``, which is asked last."""
    return lambda check: Rule(
        code=code,
        name=name,
        summary=_summary(check),
        safety=safety,
        severity="warning",
        check_suppressions=check,
    )


def archive_rule(
    code: str,
    name: str,
    *,
    needs: tuple[str, ...] = (),
    groups: str = "",
    reads: tuple[str, ...] = (),
    **said: Unpack[_Said],
) -> Callable[[ArchiveCheck], Rule]:
    """Make a rule of a function ``(archive, context) -> remarks``, which sees all posts' facts.

    It is asked if there are several posts; one that ``needs`` facts, if a post has one of these.
    When a post changes, it is asked about posts that share the key of ``groups``, or again if one of
    the facts changed that it ``reads``; one that says neither is asked again whatever changed.
    """
    return lambda check: Rule(
        code=code,
        name=name,
        summary=_summary(check),
        needs=needs,
        groups=groups,
        reads=reads,
        check_archive=check,
        **said,
    )


def _summary(check: Callable[..., object]) -> str:
    return (check.__doc__ or "").strip().partition("\n")[0]
