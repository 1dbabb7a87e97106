"""What declared rules find, and what their fixes make of it."""

from __future__ import annotations

import pickle
import textwrap
from typing import TYPE_CHECKING

import pytest

from postlint import config, run
from postlint.post import parse
from postlint.rule import Safety

if TYPE_CHECKING:
    from postlint.report import Report

HEAD = 'select = ["OLD"]\n[[rule]]\nid = "OLD001"\nmessage = "old `{value}`"\n'
FRONT = "---\ntitle: A\n---\n"


def report(rule: str, text: str, *, path: str = "post.md", fix: Safety | None = None) -> Report:
    settings = config.parse(HEAD + textwrap.dedent(rule))
    dialect = "gfm" if settings.dialect == "auto" else settings.dialect
    context = settings.context(dialect)
    post = parse(text, path, dialect)
    if fix is None:
        return run.check_post(post, settings.rules(), context)
    return run.fix(post, settings.rules(), context, level=fix)


def found(rule: str, text: str, path: str = "post.md") -> list[str]:
    return [one.span.of(text) for one in report(rule, text, path=path).diagnostics]


@pytest.mark.parametrize(
    ("rule", "text", "places"),
    [
        ('select = "div.share"', '<div class="a share">x</div>\n\n`<div class="share">`', 1),
        ('select = "a[href^=http]"', "[a](http://x) <http://y> <a href=z>z</a>", 2),
        ('select = "img"', "![a](b) `<img>` <img src=c>", 2),
        ('select = "figure img"', "![a](b)\n\n<figure><img src=c></figure>", 1),
        ('select = "b"', "nothing *here*", 0),
        ('text = "a+"', "aa `aa` b\n\n    aa\n\n<pre>aa</pre>\n\n```\naa\n```\n\na", 2),
        ('text = "a+"\nwhere = { scope = "code" }', "aa `aa` b\n\n    aa\n\n<pre>aa</pre>", 3),
        ('text = "title"', f"{FRONT}no", 0),
        ('text = "title"\nwhere = { scope = "front-matter" }', f"{FRONT}title", 1),
        ('text = "title"\nwhere = { scope = "file" }', f"{FRONT}`title`", 2),
        ('text = "x*"', "no empty match", 0),
        ('text = "我"', "是我的 `我`", 1),
        ('field = "title"', f"{FRONT}x", 1),
        ('field = "tags"\nvalue = "^b"', "---\nkeywords: [a, b, bc]\n---\n", 2),
        ('field = "image.src"\nvalue = "x"', "---\nimage:\n- src: x\n- src: y\n- z\n---\n", 1),
        ('field = "a.b"', "---\na: {b: 1}\n---\n", 1),
        ('field = "a.b"', "---\na: 1\n---\n", 0),
        ('field = "layout"\nabsent = true', f"{FRONT}x", 1),
        ('field = "title"\nabsent = true', f"{FRONT}x", 0),
        ('field = "title"\nabsent = true', "no front matter", 0),
        ('field = "draft"\nvalue = "^true$"', "---\ndraft: yes\n---\n", 1),
    ],
)
def test_a_rule_finds_what_it_declares(rule: str, text: str, places: int) -> None:
    assert len(found(rule, text)) == places


def test_findings_stand_at_what_they_are_about() -> None:
    link = '<a class=x href="http://a.org/b">b</a>'
    assert found('select = "a"', link) == ['<a class=x href="http://a.org/b">']
    assert found('select = "a"\nattribute = "href"', link) == ['href="http://a.org/b"']
    assert found('select = "a"\nattribute = "href"\nvalue = "^https"', link) == []
    assert found('field = "title"', FRONT) == ["title"]
    assert found('field = "title"\nvalue = "A"', FRONT) == ["A"]
    assert found('field = "layout"\nabsent = true', FRONT) == ["---"]


def test_the_message_shows_the_value_on_one_line() -> None:
    (one,) = report('text = "a\\\\s+b`*"', "a\n  b`").diagnostics
    assert one.message == "old `a b'`"
    (one,) = report('text = "x+"', "x" * 99).diagnostics
    assert one.message == f"old `{'x' * 49}…`"


@pytest.mark.parametrize(
    ("where", "path", "applies"),
    [
        ('path = "_posts/*"', "_posts/a.md", True),
        ('path = "_posts/*"', "/site/_posts/a.md", True),
        ('path = "_posts/*"', "posts/a.md", False),
        ('path = ["a*.md", "b*.md"]', "x/b1.md", True),
        ('fields = { lang = "en*" }', "a.md", True),
        ('fields = { lang = "fr" }', "a.md", False),
        ("fields = { lang = true, layout = false }", "a.md", True),
        ("fields = { layout = true }", "a.md", False),
        ('fields = { tags = "b?" }', "a.md", True),
        ('fields = { draft = "true" }', "a.md", True),
    ],
)
def test_where_says_which_posts_are_meant(where: str, path: str, applies: bool) -> None:  # noqa: FBT001
    text = "---\nlang: en-GB\ntags: [a, bc]\ndraft: yes\n---\nx\n"
    assert bool(found(f'text = "x"\nwhere = {{ {where} }}', text, path)) is applies


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ('select = "div.a"\nfix = "remove"', 'x\n\n<div class="a">y</div>\n\nz\n', "x\n\n\nz\n"),
        ('select = "u"\nfix = "unwrap"', "a <u>b</u> c\n", "a b c\n"),
        (
            'select = "a"\nfix = "unwrap"',
            'a [b *c*](d "e") [f][g]\n\n[g]: h\n',
            "a b *c* [f][g]\n\n[g]: h\n",
        ),
        ('select = "hr"\nfix = { replace = "***" }', "a\n\n<hr>\n\nb\n", "a\n\n***\n\nb\n"),
        (
            'select = "img"\nfix = { set-attribute = { alt = "a \\"b\\"", loading = "lazy" } }',
            '<img src="x" alt="" />\n',
            '<img src="x" alt="a &quot;b&quot;" loading="lazy" />\n',
        ),
        (
            'select = "p"\nfix = { remove-attribute = "style" }',
            '<p style="x" id=b>a</p>\n',
            "<p id=b>a</p>\n",
        ),
        (
            'select = "a"\nattribute = "href"\nvalue = "[?&]utm_"\nfix = { remove-parameter = "utm_*" }',
            '[a](http://x/?utm_a=1&b=2#c "t") <a href="http://x/?b=2&amp;utm_a=1&amp;c">y</a>\n',
            '[a](http://x/?b=2#c "t") <a href="http://x/?b=2&amp;c">y</a>\n',
        ),
        ("text = \"(\\\\w) ,\"\nfix = { replace = '\\1,' }", "a , `b ,` c\n", "a, `b ,` c\n"),
        ('text = " *TODO"\nfix = "remove"', "a TODO b\n", "a b\n"),
        (
            'field = "data"\nfix = { rename = "date" }',
            "---\ndata: 1\n---\nx\n",
            "---\ndate: 1\n---\nx\n",
        ),
        ('field = "data"\nfix = { rename = "date" }', '{"data": 1}\nx\n', '{"date": 1}\nx\n'),
        (
            'field = "a"\nfix = "remove"',
            "---\na:\n  - 1\n  - 2\nb: 1\n---\nx\n",
            "---\nb: 1\n---\nx\n",
        ),
        ('field = "a"\nfix = "remove"', '+++\nb = 1\na = "x"\n+++\nx\n', "+++\nb = 1\n+++\nx\n"),
        (
            'field = "tags"\nvalue = "b"\nfix = "remove"',
            "---\ntags: [a, b]\n---\nx\n",
            "---\ntags: [a]\n---\nx\n",
        ),
        (
            'field = "a"\nvalue = "^http:"\nfix = { replace = "https:" }',
            "---\na: http://x\n---\nx\n",
            "---\na: https://x\n---\nx\n",
        ),
        (
            'field = "a"\nvalue = "^.*$"\nfix = { replace = "no" }',
            "---\na: b\n---\nx\n",
            '---\na: "no"\n---\nx\n',
        ),
        (
            'field = "a"\nvalue = "b"\nfix = { replace = "c" }',
            "+++\na = 'b'\n+++\nx\n",
            '+++\na = "c"\n+++\nx\n',
        ),
        (
            'field = "a"\nvalue = "1"\nfix = { replace = "2" }',
            "---\na: 1\n---\nx\n",
            "---\na: 2\n---\nx\n",
        ),
        (
            'field = "a"\nvalue = "utm_"\nfix = { remove-parameter = ["utm_*", "x"] }',
            "---\na: http://x/?utm_b=1&x=2\n---\nx\n",
            "---\na: http://x/\n---\nx\n",
        ),
    ],
)
def test_fixes_do_what_they_say_and_no_more(rule: str, before: str, after: str) -> None:
    once = report(rule, before, fix=Safety.UNSAFE)
    assert (once.after, once.refused, once.internal_error) == (after, (), False)
    assert report(rule, after, fix=Safety.UNSAFE).after == after


@pytest.mark.parametrize(
    ("rule", "text", "safety"),
    [
        ('select = "span"\nfix = "unwrap"', "a <span>b</span> c\n", Safety.SAFE),
        ('select = "u"\nfix = "unwrap"', "a <u>b</u> c\n", Safety.UNSAFE),
        ('select = "u"\nfix = "unwrap"\nsafety = "display-only"', "a <u>b</u> c\n", Safety.DISPLAY),
        ('select = "span"\nfix = "unwrap"\nsafety = "unsafe"', "a <span>b</span>\n", Safety.UNSAFE),
        ('text = "  +"\nfix = { replace = " " }', "a  b\n", Safety.SAFE),
        ('field = "a"\nvalue = "b"\nfix = { replace = "c" }', "---\na: b\n---\n", Safety.UNSAFE),
        (
            'text = "\'b\'"\nwhere = { scope = "front-matter" }\nfix = { replace = "b" }',
            "---\na: 'b'\n---\n",
            Safety.SAFE,
        ),
        # What stood in the element becomes Markdown: it says more than `unwrap` does.
        ('select = "div"\nfix = "unwrap"', "<div>*a*</div>\n", Safety.DISPLAY),
        # Without its element the text behind it becomes code.
        ('select = "div"\nfix = "remove"', "<div>a</div>\n    b\n", Safety.DISPLAY),
        (
            'text = "a"\nfix = "remove"\nwhere = { scope = "front-matter" }',
            "---\na: b\n---\n",
            Safety.DISPLAY,
        ),
    ],
)
def test_a_fix_is_as_safe_as_the_proof_finds_it(rule: str, text: str, safety: Safety) -> None:
    (one,) = report(rule, text).diagnostics
    assert one.fix is None or one.fix.safety is safety
    assert (one.fix is None) <= (safety is Safety.DISPLAY)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # One takes a mark out that the other writes: only each step adds up.
        ("**a <u>b</u> c** d\n\n**<u>e</u>**\n", "**a b c** d\n\n**e**\n"),
        # In the same words the second cannot be proven beside the first, but after it.
        ("**a <u>b</u>** <u>c</u>\n", "**a b** c\n"),
        ("**n<u>\u200bo</u>p** <u>q</u>\n", "**nop** q\n"),
    ],
)
def test_fixes_of_a_post_are_proven_though_their_differences_touch(before: str, after: str) -> None:
    rules = """
        select = "u"
        fix = "unwrap"
        [[rule]]
        id = "OLD002"
        message = "hidden"
        text = "\u200b"
        fix = "remove"
    """
    once = report(rules, before, fix=Safety.UNSAFE)
    assert (once.after, once.refused, once.internal_error) == (after, (), False)


def test_a_fix_that_is_called_safe_and_is_not_is_refused() -> None:
    rule = 'select = "u"\nfix = "unwrap"\nsafety = "safe"'
    once = report(rule, "a <u>b</u> c\n", fix=Safety.SAFE)
    assert not once.changed
    assert len(once.refused) == 1


def test_many_fixes_of_a_post_are_all_made() -> None:
    text = " ".join(f"<u>w{number}</u>" for number in range(75)) + "\n"
    once = report('select = "u"\nfix = "unwrap"', text, fix=Safety.UNSAFE)
    assert once.after == " ".join(f"w{number}" for number in range(75)) + "\n"


def test_a_declared_rule_can_be_sent_to_another_process() -> None:
    (rule,) = config.parse(f'{HEAD}text = "a"').rules()
    again = pickle.loads(pickle.dumps(rule))
    assert again == rule
    assert again.page == rule.page
