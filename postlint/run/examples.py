"""The examples of a declared rule: whether the rule does to them what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.post import parse
from postlint.rule import Safety
from postlint.run.checking import check_post
from postlint.run.fixing import fix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.packs import Declaration, Example
    from postlint.report import Report
    from postlint.rule import Context, Rule


def failures(declaration: Declaration, rule: Rule, context: Context) -> Iterator[str]:
    """Yield, in one line each, what the examples of a rule say and what it does not do."""
    bad = [example for example in declaration.examples if example.bad is not None]
    if not bad:
        yield "no example has a `bad` post"
    if not any(example.good is not None for example in declaration.examples):
        yield "no example has a `good` post"
    mended = False
    for number, example in enumerate(declaration.examples, 1):
        where = f"example {number}"
        if example.good is not None and _check(example.good, example, rule, context).diagnostics:
            yield f"{where}: it finds something in the `good` post"
        if example.bad is None:
            continue
        report = _check(example.bad, example, rule, context)
        if not report.diagnostics:
            yield f"{where}: it finds nothing in the `bad` post"
            continue
        for reason in _broken(report):
            yield f"{where}: {reason}"
        once = _fix(example.bad, example, rule, context)
        mended = mended or once.changed
        for reason in _mending(once, example, rule, context):
            yield f"{where}: {reason}"
    if rule.safety is not Safety.DISPLAY and bad and not mended:
        yield "its fix changes none of the `bad` posts"


def _mending(once: Report, example: Example, rule: Rule, context: Context) -> Iterator[str]:
    """Yield what is wrong with what became of a bad post."""
    if once.refused:
        yield f"its fix is refused: {once.refused[0].reason}"
    yield from _broken(once)
    if example.fixed is not None and once.after != example.fixed:
        yield f"fixed, the post is not what `fixed` says: {_first_difference(example.fixed, once.after)}"
    if once.changed and once.diagnostics and not once.refused:
        line, column = parse(once.after).lines.position(once.diagnostics[0].span.start)
        yield f"fixed, the post still has the finding (line {line}, column {column})"
    if once.changed and _fix(once.after, example, rule, context).changed:
        yield "fixed once more, the post changes again"


def _broken(report: Report) -> Iterator[str]:
    return (one.message for one in report.diagnostics if one.is_of_engine)


def _check(text: str, example: Example, rule: Rule, context: Context) -> Report:
    return check_post(parse(text, example.path, context.dialect), [rule], context)


def _fix(text: str, example: Example, rule: Rule, context: Context) -> Report:
    post = parse(text, example.path, context.dialect)
    return fix(post, [rule], context, level=Safety.UNSAFE)


def _first_difference(wanted: str, got: str) -> str:
    """Show the first line in which two texts differ."""
    one, other = wanted.split("\n"), got.split("\n")
    shorter = min(len(one), len(other))
    at = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    shown = [lines[at] if at < len(lines) else "no such line" for lines in (one, other)]
    return f"line {at + 1} is `{shown[1]}`, not `{shown[0]}`"
