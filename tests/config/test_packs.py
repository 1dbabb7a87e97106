"""A pack that is broken is a loud error that says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.config import SettingsError, load, parse
from postlint.config.packs import pack

HEAD = '[[rule]]\nid = "OLD001"\nmessage = "old"\n'


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def error(text: str) -> str:
    Path("a.rules.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        pack(Path("a.rules.toml"))
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('selct = "a"', "4:1: `rule` has no key `selct`; did you mean `select`?"),
        ('text = "(a"', "4:1: `(a` is no regular expression of RE2: missing ): (a"),
        ('text = "(?=a)"', "4:1: `(?=a)` is no regular expression of RE2: "),
        ('select = "a >"', "4:1: `a >` is no selector: expected a selector at position 3"),
        ('select = "a"\ntext = "b"', "5:1: a rule has one of `select`, `field` and `text`, not"),
        ("default = false", "1:9: a rule has one of `select`, `field` and `text`, not none of"),
        (
            'field = "x"\nfix = "unwrap"',
            "5:1: `unwrap` does not go with `field`; what does: remove",
        ),
        ('field = "x"\nabsent = true\nfix = "remove"', "6:1: `remove` does not go with an absent"),
        ('text = "a"\nwhere = { scop = "x" }', "5:11: `where` has no key `scop`; did you mean"),
        ('text = "a"\nwhere = { scope = "bdy" }', "5:11: `scope` has no value `bdy`; did you mean"),
        ('text = "a"\nwhere = { fields = { a = 1 } }', "5:11: `where.fields` must be true or"),
        ('select = "a"\nwhere = { scope = "code" }', "5:11: `scope` goes with `text`"),
        ('text = "a"\nfix = "remov"', "5:1: `fix` is `remove`, `unwrap` or a table such as"),
        ('text = "a"\nfix = { replce = "b" }', "5:9: `fix` has no key `replce`; did you mean"),
        ('text = "a"\nfix = { remove = true, replace = "" }', "5:1: a fix does one thing, not"),
        ("text = \"(a)\"\nfix = { replace = '\\2' }", "5:9: `replace`: `\\2` names a group that"),
        ("text = \"(a)\"\nfix = { replace = '\\d' }", "5:9: `replace`: `\\d` means nothing"),
        ('text = "a"\nsafety = "safe"', "5:1: without a `fix` there is nothing to trust"),
        ('text = "a"\nseverity = "eror"', "5:1: `severity` has no value `eror`; did you mean"),
        ('text = "a"\nname = "Two words"', "5:1: `Two words` is no name"),
        ('text = "a"\nvalue = "b"', "5:1: `value` goes with `field`, or with `select` and"),
        ('select = "a"\nvalue = "b"', "5:1: `value` goes with an `attribute`"),
        ('text = "a"\nexamples = [{ bad = 1 }]', "5:15: `examples.bad` must be a string, not"),
        ('text = "a"\nexamples = [{ bed = "" }]', "5:15: `examples` has no key `bed`; did you"),
        ('text = "a"\nexamples = [{}]', "5:13: an example has a `bad` post, a `good` one"),
        ('text = "a"\nexamples = [{ good = "", fixed = "" }]', "5:26: `fixed` is what becomes"),
        ("text = 1", "4:1: `text` must be a string, not a whole number"),
    ],
)
def test_what_is_wrong_in_a_rule_is_said_with_its_place(body: str, message: str) -> None:
    assert error(f"{HEAD}{body}\n").startswith(f"a.rules.toml:{message}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ": a pack holds at least one table `[[rule]]`"),
        ("rule = 1", ":1:1: a pack holds at least one table `[[rule]]`"),
        ("rule = [1]", ":1:9: a rule is a table: write `[[rule]]`"),
        ('rules = ""', ":1:1: unknown key `rules`; did you mean `rule`?"),
        ("[[rule]\n", ":1:"),
        ('[[rule]]\nmessage = "a"', ":1:9: the rule has no `id`"),
        ('[[rule]]\nid = "A1"', ":1:9: the rule has no `message`"),
        (
            '[[rule]]\nid = "old"\nmessage = "a"\ntext = "a"',
            ":2:1: `old` is no code: write capital",
        ),
        ('[[rule]]\nid = "A1"\nmessage = ""\ntext = "a"', ":3:1: `message` must be one line"),
        (
            '[[rule]]\nid = "PL004"\nmessage = "a"\ntext = "a"',
            ":2:1: `PL004` cannot be the code of a rule: those of `PL` are postlint's own",
        ),
        (
            '[[rule]]\nid = "FM001"\nmessage = "a"\ntext = "a"',
            ":2:1: `FM001` is the code or name of",
        ),
        (f'{HEAD}text = "a"\n{HEAD}text = "b"\n', ":6:1: `OLD001` is the code or name of a rule"),
    ],
)
def test_what_is_wrong_in_a_pack_is_said_with_its_place(text: str, message: str) -> None:
    assert error(text).startswith(f"a.rules.toml{message}")


def test_rules_stand_in_settings_and_in_packs_that_these_name() -> None:
    Path("more").mkdir()
    Path("more/a.rules.toml").write_text(f'{HEAD}text = "a"\n')
    Path("base.toml").write_text('packs = "more/a.rules.toml"\n')
    Path("postlint.toml").write_text(
        'extends = ["blog", "base.toml"]\npacks = ["more/a.rules.toml"]\nignore = ["OLD"]\n'
        'extend-select = ["own-words"]\n[rules.own-words]\nseverity = "warning"\n'
        '[[rule]]\nid = "OWN001"\nname = "own-words"\nmessage = "m"\ntext = "b"\ndefault = false\n'
    )
    settings = load(Path("postlint.toml"))
    assert [rule.code for rule in settings.own] == ["OLD001", "OWN001"]
    assert "OWN001" in settings.select
    assert "OLD001" not in settings.select
    assert settings.severities == {"OWN001": "warning"}


def test_rules_in_a_pyproject_have_their_place_too() -> None:
    Path("pyproject.toml").write_text(
        '[[tool.postlint.rule]]\nid = "A1"\nmessage = "m"\ntext = "("\n'
    )
    with pytest.raises(SettingsError, match=r"^pyproject\.toml:4:1: `\(` is no regular expression"):
        load(Path("pyproject.toml"))


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ('packs = "a.toml"', "postlint.toml:1:1: `packs`: the name of `a.toml` must end in"),
        ('packs = ["a.rules.toml"]', "postlint.toml:1:10: `packs`: `a.rules.toml` does not exist"),
        ("packs = [1]", "postlint.toml:1:10: an entry of `packs` must be"),
        ("rule = 1", "postlint.toml:1:1: `rule` must be a list"),
        ('[rules.old]\nseverity = "error"', "postlint.toml:1:8: no rule is named `old`"),
    ],
)
def test_a_pack_that_cannot_be_found_is_an_error(setting: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse(setting)
    assert str(caught.value).startswith(message)
