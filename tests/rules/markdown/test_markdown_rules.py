"""What rules on Markdown name, dialect by dialect, and what they leave alone."""

from __future__ import annotations

import pytest

from postlint import catalogue, config, run
from postlint.post import parse
from postlint.rule import Safety

FAMILY = tuple(rule for rule in catalogue.rules() if rule.family == "MKD")


def codes(text: str, dialect: str = "gfm") -> list[str]:
    context = config.parse("").context(dialect)
    report = run.check_post(parse(text, "post.md", dialect), FAMILY, context)
    assert not report.internal_error
    return [found.code for found in report.diagnostics]


def fixed(text: str, dialect: str = "gfm") -> str:
    context = config.parse("").context(dialect)
    post = parse(text, "post.md", dialect)
    report = run.fix(post, FAMILY, context, level=Safety.UNSAFE)
    assert not report.refused
    return report.after


DEFECTS = "词**词：**词 [a] (https://x.example) https://x.example/a收 [a b][c] ## {{ x }} a | b"


@pytest.mark.parametrize("dialect", ["gfm", "commonmark", "goldmark", "kramdown"])
@pytest.mark.parametrize(
    "text",
    [
        f"a `{DEFECTS}` b\n",
        f"```\n{DEFECTS}\n##x\n```\n",
        f"    {DEFECTS}\n",
        f"<pre>{DEFECTS}</pre>\n",
        f"<script>\n{DEFECTS}\n</script>\n",
        f"a <code>{DEFECTS}</code> b\n",
        f"<!-- {DEFECTS} -->\n",
        f"{{% raw %}}\n{DEFECTS}\n{{% endraw %}}\n",
        '<a href="https://x.example/收">https://x.example/收</a>\n',
        "[https://x.example/a收](https://x.example/a)\n",
        "[see [a b] here](https://x.example) and **bold** text, **词**词。\n",
        "https://x.example/wiki/雨 https://web.archive.org/web/2024/https://x.example\n",
        "#tag\n\n#tag one\n\n1. a\n2. b\n\nTitle\n=====\n",
    ],
)
def test_code_html_templates_and_links_are_left_alone(text: str, dialect: str) -> None:
    if dialect == "kramdown" and "{% raw" not in text and "<" in text:
        text = text.replace("{{ x }}", "")  # Jekyll reads Liquid in HTML
    assert codes(text, dialect) == []


@pytest.mark.parametrize(
    ("text", "dialect", "found"),
    [
        ("词**词：**词\n", "gfm", ["MKD001"]),
        ("词**词：**词\n", "goldmark", ["MKD001"]),
        ("词**词：**词\n", "kramdown", []),
        ("词 ** 词 ** 词\n", "kramdown", ["MKD001"]),
        ("a | b\n", "kramdown", ["MKD003"]),
        ("a | b\nc\n", "kramdown", []),
        ("a | b\n", "gfm", []),
        ("one\ntwo\n---\n", "gfm", ["MKD004"]),
        ("one\ntwo\n---\n", "kramdown", []),
        ("{{ x }} {% x %}\n", "kramdown", ["MKD006", "MKD006"]),
        ("{% assign x = 1 %}{{ x }} {{< x >}}\n", "kramdown", []),
        ("{{ x }}\n", "gfm", []),
        ("https://x.example/a收\n", "gfm", ["MKD010"]),
        ("https://x.example/a收\n", "kramdown", ["MKD010"]),
        ("https://x.example/a收\n", "goldmark", []),
        ("<div>\nhttps://x.example/a收\n</div>\n", "kramdown", ["MKD010"]),
        ("https://x.example/aPaypal：https://x.example/b\n", "gfm", ["MKD011"]),
    ],
)
def test_what_counts_depends_on_the_dialect(text: str, dialect: str, found: list[str]) -> None:
    assert codes(text, dialect) == found


@pytest.mark.parametrize("dialect", ["gfm", "kramdown", "goldmark"])
@pytest.mark.parametrize(
    "around",
    [
        "{}\n",
        "- {}\n",
        "> {}\n",
        "- x\n\n  {}\n",
        "# {}\n",
        "x {} x\n",
        "{} [x](y)\n",
        "{}\n\n*x*\n",
    ],
)
@pytest.mark.parametrize(
    "defect",
    [
        "a ** bb **",
        "词**词。**词",
        "[a b] (https://x.example/y)",
        "(a)[https://x.example]",
        "[a](https://x.example/b c)",
        "https://x.example/a收",
        "&amp;amp;",
        "https://x.example/ahttps://x.example/b",
    ],
)
def test_a_fix_is_never_refused_and_stays(defect: str, around: str, dialect: str) -> None:
    once = fixed(around.format(defect), dialect)
    assert fixed(once, dialect) == once


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("词**词：**词", "词<strong>词：</strong>词"),
        ("a** bb **c", "a **bb** c"),
        ("** 词。 **词", "**词。** 词"),
        ("https://x.example/a（收", "<https://x.example/a>（收"),
        ("https://x.example/a,收", "<https://x.example/a>,收"),
        ("（https://x.example/a）", "（<https://x.example/a>）"),
        ("https://youtu.be/abcdefghijk30歲", "https://youtu.be/abcdefghijk30歲"),
        ("https://x.example/a130歲", "https://x.example/a130歲"),
        ("https://x.example/a7xVPN软件", "https://x.example/a7xVPN软件"),
        ("&amp;amp;amp; a", "&amp; a"),
        ("https://x.example/ahttps://x.example/b", "https://x.example/a https://x.example/b"),
    ],
)
def test_fixes_change_what_they_intend(before: str, after: str) -> None:
    assert fixed(f"x {before}\n") == f"x {after}\n"
