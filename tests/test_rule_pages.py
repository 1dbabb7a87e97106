"""Every page in ``rules/`` is executed: what it shows is what postlint does.

A ``post`` block starts an example; ``diagnostics`` after it is what the rule prints, and ``fixed``
what fixing makes of it; what is still found then, wherever it stands now, must be among what the
rule printed. A ``toml`` block holds the settings of the examples after it in its section, and
``site=`` on a post says what made the site in which it lies at its name. ``beside`` blocks before a
``post`` are the other posts of its archive.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from markdown_it import MarkdownIt

from postlint import catalogue, config, run
from postlint.archive import Archive, collect
from postlint.output import Setup, writer
from postlint.output.style import Style
from postlint.post import parse
from postlint.proof import prove
from postlint.rule import Rule, Safety

if TYPE_CHECKING:
    from postlint.config import Settings
    from postlint.post import Post
    from postlint.report import Diagnostic, Report
    from postlint.rule import Context

ROOT = Path(__file__).parents[1]
SECTIONS = ("Why", "Bad", "Good", "Fix safety")
SAFETY_WORDS = {
    Safety.SAFE: r"\bsafe\b",
    Safety.UNSAFE: r"\bunsafe\b",
    Safety.DISPLAY: r"\bnone\b|\bdisplay-only\b",
}
LONGEST_RULE = 60
LONGEST_MODULE = 300


class Example(msgspec.Struct):
    """A post on a page, and what the page says of it."""

    section: str
    line: int
    name: str
    settings: str
    post: str
    site: str = ""
    diagnostics: str = ""
    fixed: str | None = None
    beside: dict[str, str] = {}


class Page(msgspec.Struct):
    path: Path
    title: str
    sections: dict[str, str]
    examples: list[Example]


def read(path: Path) -> Page:  # noqa: C901 - a kind of block after the other
    text = path.read_text(encoding="utf-8")
    page = Page(path, "", {}, [])
    section = settings = ""
    beside: dict[str, str] = {}
    heading = False
    for token in MarkdownIt().parse(text):
        if token.type == "heading_open":
            heading, settings = True, ""
        elif token.type == "inline" and heading:
            heading = False
            if page.title:
                section = token.content
                page.sections[section] = ""
            else:
                page.title = token.content
        elif token.type == "inline":
            page.sections[section] = page.sections.get(section, "") + token.content + "\n"
        elif token.type == "fence":
            kind, _, rest = token.info.partition(" ")
            if kind == "escaped-post":
                kind, token.content = "post", unescaped(token.content)
            line = token.map[0] + 1 if token.map else 0
            if kind == "toml":
                settings = token.content
            elif kind == "beside":
                beside[rest.removeprefix("name=")] = token.content
            elif kind == "post":
                name, _, site = rest.removeprefix("name=").partition(" site=")
                name = name or "post.md"
                example = Example(section, line, name, settings, token.content, site)
                example.beside, beside = beside, {}
                page.examples.append(example)
            else:
                _add(page.examples, kind, token.content, f"{path.name}:{line}")
    return page


def unescaped(content: str) -> str:
    """Return what an ``escaped-post`` stands for: characters that a page cannot show or hold.

    A backslash at its very end takes the last line end away.
    """
    shown = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), content)
    return shown.removesuffix("\\\n").replace("\\r", "\r")


def _add(examples: list[Example], kind: str, content: str, place: str) -> None:
    """Add what a block says to the example before it."""
    assert examples, f"{place}: no ```post before this"
    assert kind in {"diagnostics", "fixed"}, f"{place}: nobody executes ```{kind}"
    assert not getattr(examples[-1], kind), f"{place}: a second ```{kind}"
    setattr(examples[-1], kind, content)


PAGES = {path.stem: read(path) for path in sorted(ROOT.glob("rules/**/*.md"))}
RULES = {rule.name: rule for rule in catalogue.rules()}
EXAMPLES = [
    pytest.param(RULES[stem], example, id=f"{stem}:{example.line}")
    for stem, page in PAGES.items()
    if stem in RULES
    for example in page.examples
]


def settings_of(rule: Rule, example: Example) -> Settings:
    # What a post suppresses is judged by what another rule finds there.
    other = ("missing-alt",) if rule.check_suppressions else ()
    return config.parse(example.settings).selecting(select=(rule.code, *other))


def read_post(rule: Rule, example: Example, text: str) -> tuple[Post, Context, Settings]:
    settings = settings_of(rule, example)
    dialect = "gfm" if settings.dialect == "auto" else settings.dialect
    context = settings.context(dialect, example.site, example.name if example.site else "")
    post = parse(text, example.name, dialect)
    if rule.check_archive is not None:
        posts = [post, *(parse(other, name) for name, other in example.beside.items())]
        archive = Archive([collect(one, settings.fields) for one in posts])
        remarks = run.across(archive, (rule,), context).get(post.path, ())
        context = msgspec.structs.replace(context, remarks=remarks)
    return post, context, settings


def check(rule: Rule, example: Example, text: str) -> Report:
    post, context, settings = read_post(rule, example, text)
    return run.check_post(post, settings.rules(), context, settings.severities)


def fix(rule: Rule, example: Example, text: str, level: Safety) -> Report:
    post, context, settings = read_post(rule, example, text)
    return run.fix(post, settings.rules(), context, settings.severities, level=level)


def printed(report: Report) -> str:
    concise = writer("concise", Setup(Style(coloured=False)))
    return concise.report(report) + concise.end()


def mends(one: Diagnostic, rule: Rule) -> bool:
    """Say whether the finding has a fix that this level of trust lets happen."""
    return one.fix is not None and (
        one.fix.safety is Safety.SAFE or one.fix.safety is rule.safety is Safety.UNSAFE
    )


def message_at(one: Diagnostic, text: str) -> str:
    return f"{one.span.of(text)!r}: {one.message}"


def without_place(diagnostics: str) -> Counter[str]:
    return Counter(re.sub(r"^.*?:\d+:\d+: ", "", line) for line in diagnostics.splitlines())


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert sorted(PAGES) == sorted(RULES)
    assert len(PAGES) == len(list(ROOT.glob("rules/**/*.md")))


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_pages_and_modules_stand_where_the_other_would_be_sought(rule: Rule) -> None:
    family, stem = catalogue.module_of(rule).split(".")[-2:]
    assert stem == rule.name.replace("-", "_")
    page = ROOT / "rules" / family.replace("_", "-") / f"{rule.name}.md"
    assert catalogue.page_path(rule) == page
    assert catalogue.page(rule).startswith(f"# {rule.name} ({rule.code})\n")


@pytest.mark.parametrize("stem", PAGES)
def test_pages_have_their_sections(stem: str) -> None:
    page, rule = PAGES[stem], RULES[stem]
    assert page.title == f"{rule.name} ({rule.code})"
    options = ("Options",) if rule.options else ()
    assert tuple(page.sections) == ("", *SECTIONS[:3], *options, SECTIONS[3])
    assert page.sections[""].strip(), "what does the rule do?"
    assert page.sections["Why"].strip(), "why?"
    assert re.search(SAFETY_WORDS[rule.safety], page.sections["Fix safety"], re.IGNORECASE)


@pytest.mark.parametrize("stem", PAGES)
def test_pages_show_what_is_bad_and_what_is_good(stem: str) -> None:
    page, rule = PAGES[stem], RULES[stem]
    by_section = {name: [e for e in page.examples if e.section == name] for name in page.sections}
    assert by_section["Bad"]
    assert by_section["Good"]
    assert all(example.diagnostics for example in by_section["Bad"])
    assert not any(example.diagnostics for example in by_section["Good"])
    for option in _options(rule):
        assert re.search(rf"`{option}\b", page.sections["Options"]), f"`{option}` is not described"
    if rule.options:
        assert any(example.settings for example in by_section["Options"])
    if rule.safety is not Safety.DISPLAY:
        assert any(example.fixed for example in page.examples)


def _options(rule: Rule) -> tuple[str, ...]:
    return rule.options.__struct_encode_fields__ if rule.options else ()


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_examples_are_diagnosed_as_printed(rule: Rule, example: Example) -> None:
    report = check(rule, example, example.post)
    assert printed(report) == example.diagnostics
    assert not report.internal_error


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_examples_are_fixed_as_printed(rule: Rule, example: Example) -> None:
    report = fix(rule, example, example.post, rule.safety)
    assert example.fixed != example.post
    assert report.after == (example.post if example.fixed is None else example.fixed)
    assert without_place(printed(report)) <= without_place(example.diagnostics)
    assert not report.refused, report.refused[0].reason
    assert not report.internal_error


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_what_was_fixed_is_found_no_more(rule: Rule, example: Example) -> None:
    report = fix(rule, example, example.post, rule.safety)
    assert not {message_at(one, report.after) for one in report.diagnostics if mends(one, rule)}
    if report.changed:
        before = check(rule, example, example.post)
        assert len(report.diagnostics) < len(before.diagnostics)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_safe_fixes_leave_the_document_as_it_was(rule: Rule, example: Example) -> None:
    after = fix(rule, example, example.post, Safety.SAFE).after
    before, now = (read_post(rule, example, text)[0].body for text in (example.post, after))
    proof = prove(before.source, now.source, dialect=before.dialect, is_html=before.is_html)
    assert proof.holds, proof.message


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_second_fix_changes_nothing(rule: Rule, example: Example) -> None:
    once = fix(rule, example, example.post, Safety.UNSAFE)
    twice = fix(rule, example, once.after, Safety.UNSAFE)
    assert (twice.after, twice.fixed) == (once.after, ())
    assert twice.diagnostics == once.diagnostics


@pytest.mark.parametrize("stem", PAGES)
def test_rules_offer_the_fixes_that_they_promise(stem: str) -> None:
    rule = RULES[stem]
    reports = [check(rule, example, example.post) for example in PAGES[stem].examples]
    offered = {found.fix.safety for one in reports for found in one.diagnostics if found.fix}
    if rule.safety is Safety.DISPLAY:
        assert offered <= {Safety.DISPLAY}
    else:
        assert rule.safety in offered


SOURCES = [
    path
    for folder in ("postlint", "tests", "benchmarks")
    for path in sorted((ROOT / folder).rglob("*.py"))
]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_short(path: Path) -> None:
    is_rule = path.is_relative_to(ROOT / "postlint" / "rules") and not path.stem.startswith("_")
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= (LONGEST_RULE if is_rule else LONGEST_MODULE)
