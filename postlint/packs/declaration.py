"""What a table ``[[rule]]`` may say, and what is wrong with one beyond its types."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from postlint.packs import expressions
from postlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

Scope = Literal["body", "code", "front-matter", "file"]
Promise = Literal["safe", "unsafe", "display-only"]
Keys = tuple[str | int, ...]

_ID = re.compile(r"[A-Z]+[0-9]+")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Where(msgspec.Struct, frozen=True, rename="kebab"):
    """Which posts a rule looks at, and where in them.

    ``path`` holds patterns as in a ``.gitignore``, of which one must fit; ``fields`` maps a key of
    the front matter to a glob for its value, or to whether it is there. ``scope`` is for a rule on
    text: the ``body`` without its code, the ``code``, the ``front-matter`` or the whole ``file``.
    """

    path: str | tuple[str, ...] = ()
    fields: dict[str, str | bool] = {}
    scope: Scope = "body"


class Fix(msgspec.Struct, frozen=True, rename="kebab"):
    """What is done about a finding: one of these."""

    remove: bool = False
    unwrap: bool = False
    replace: str | None = None
    rename: str | None = None
    set_attribute: dict[str, str] = {}
    remove_attribute: str | tuple[str, ...] = ()
    remove_parameter: str | tuple[str, ...] = ()

    @property
    def actions(self) -> tuple[str, ...]:
        """The actions that are asked for, by their names in TOML."""
        fields = zip(self.__struct_fields__, self.__struct_encode_fields__, strict=True)
        values = ((getattr(self, name), shown) for name, shown in fields)
        return tuple(shown for value, shown in values if value or value == "")


class Example(msgspec.Struct, frozen=True, rename="kebab"):
    """A post in which the rule finds something, and one in which it does not; or one of the two.

    ``fixed`` is what fixing makes of ``bad``, ``path`` the file that the posts stand in.
    """

    bad: str | None = None
    good: str | None = None
    fixed: str | None = None
    path: str = "post.md"


class Declaration(msgspec.Struct, frozen=True, rename="kebab"):
    """A rule in TOML. It has one of ``select``, ``field`` and ``text``.

    ``select`` is a CSS selector; with ``attribute`` the finding is that attribute, and ``value`` a
    regular expression that it must match. ``field`` is a part (``author``) or a key of the front
    matter, dots leading inwards, with a ``value`` likewise or ``absent``. ``text`` is a regular
    expression. In ``message``, ``{value}`` stands for what was found.
    """

    id: str
    message: str
    name: str = ""
    why: str = ""
    severity: Severity = "error"
    default: bool = True
    select: str = ""
    attribute: str = ""
    field: str = ""
    absent: bool = False
    value: str = ""
    text: str = ""
    where: Where = Where()
    fix: Literal["remove", "unwrap"] | Fix = Fix()
    safety: Promise | None = None
    examples: tuple[Example, ...] = ()

    @property
    def rule_name(self) -> str:
        """The name, which is the code in small letters where there is none."""
        return self.name or self.id.lower()

    @property
    def mends(self) -> Fix:
        """The fix, whichever way it is written."""
        if isinstance(self.fix, Fix):
            return self.fix
        return Fix(remove=self.fix == "remove", unwrap=self.fix == "unwrap")

    def problems(self) -> Iterator[tuple[Keys, str]]:
        """Yield what is wrong: the keys that lead there, and what to say."""
        if not _ID.fullmatch(self.id):
            yield (
                ("id",),
                f"`{self.id}` is no code: write capital letters and a number, as `OLD001`",
            )
        if self.name and not _NAME.fullmatch(self.name):
            yield (
                ("name",),
                f"`{self.name}` is no name: write small letters with dashes between words",
            )
        if not self.message.strip() or "\n" in self.message.strip():
            yield ("message",), "`message` must be one line"
        looks = [key for key in ("select", "field", "text") if getattr(self, key)]
        if len(looks) != 1:
            what = " and ".join(f"`{key}`" for key in looks) or "none of them"
            yield tuple(looks[1:2]), f"a rule has one of `select`, `field` and `text`, not {what}"
            return
        yield from self._misplaced(looks[0])
        yield from self._expressions()
        yield from self._actions(looks[0])
        for number, example in enumerate(self.examples):
            if example.bad is None and example.good is None:
                yield ("examples", number), "an example has a `bad` post, a `good` one, or both"
            elif example.fixed is not None and example.bad is None:
                yield ("examples", number, "fixed"), "`fixed` is what becomes of a `bad` post"

    def _misplaced(self, look: str) -> Iterator[tuple[Keys, str]]:
        """Yield what goes with another kind of rule."""
        if self.attribute and look != "select":
            yield ("attribute",), "`attribute` goes with `select`"
        if self.absent and look != "field":
            yield ("absent",), "`absent` goes with `field`"
        if self.value and look == "text":
            yield ("value",), "`value` goes with `field`, or with `select` and `attribute`"
        if self.value and look == "select" and not self.attribute:
            yield ("value",), "`value` goes with an `attribute`"
        if self.value and self.absent:
            yield ("value",), "what is `absent` has no `value`"
        if self.where.scope != "body" and look != "text":
            yield ("where", "scope"), "`scope` goes with `text`"

    def _expressions(self) -> Iterator[tuple[Keys, str]]:
        from postlint.post.html import selector_problem  # noqa: PLC0415 - the parser is heavy

        if self.select and (reason := selector_problem(self.select)):
            yield ("select",), f"`{self.select}` is no selector: {reason}"
        for key in ("text", "value"):
            expression = getattr(self, key)
            if expression and (reason := expressions.problem(expression)):
                yield (key,), f"`{expression}` is no regular expression of RE2: {reason}"

    def _actions(self, look: str) -> Iterator[tuple[Keys, str]]:
        fix = self.mends
        if not fix.actions:
            if self.safety in {"safe", "unsafe"}:
                yield ("safety",), "without a `fix` there is nothing to trust"
            return
        if len(fix.actions) > 1:
            yield ("fix",), f"a fix does one thing, not {' and '.join(fix.actions)}"
            return
        action = fix.actions[0]
        if self.absent or action not in _ACTIONS[look]:
            what = "an absent field" if self.absent else f"`{look}`"
            fits = "none" if self.absent else ", ".join(_ACTIONS[look])
            yield ("fix",), f"`{action}` does not go with {what}; what does: {fits}"
        expression = self.text or (self.value if look == "field" else "")
        if fix.replace is not None and expression and not expressions.problem(expression):
            reason = expressions.template_problem(expression, fix.replace)
            if reason:
                yield ("fix", "replace"), f"`replace`: {reason}"


_ACTIONS = {
    "select": (
        "remove",
        "unwrap",
        "replace",
        "set-attribute",
        "remove-attribute",
        "remove-parameter",
    ),
    "field": ("remove", "replace", "rename", "remove-parameter"),
    "text": ("remove", "replace"),
}
