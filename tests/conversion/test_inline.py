from __future__ import annotations

import pytest

import postlint


def test_a_title_of_a_link_in_a_line_is_one_line() -> None:
    assert (
        postlint.convert('a <a href="/b" title="c\r\n d">e</a>\r\n').text == 'a [e](/b "c d")\r\n'
    )


def test_emphasis_that_may_end_a_run_of_three_stays() -> None:
    text = "***云* 下<em>雨</em>了**\n"
    done = postlint.convert(text)
    assert (done.text, [kept.by for kept in done.kept]) == (text, ["policy"])
    assert postlint.convert("**云下<em>雨</em>了**\n").text == "**云下*雨*了**\n"


@pytest.mark.parametrize("before", ["", "天\n\n<p>地<b>人</b></p>\n\n"])
@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<em><b>”</em></b>", "***”***"),
        ("<em>（<b>**<em>）</em>**</em><b></b></b>", "*（*****）******"),
    ],
)
def test_what_stays_is_told_where_it_stood_though_a_second_round_left_it(
    before: str, html: str, markdown: str
) -> None:
    text = f"{before}{html}<sub>2</sub> <sup>3</sup>\n"
    done = postlint.convert(text)
    assert done.text.endswith(f"{markdown}<sub>2</sub> <sup>3</sup>\n")
    told = [(kept.tag, kept.span.of(text)) for kept in done.kept]
    assert told == [("sub", "<sub>2</sub>"), ("sup", "<sup>3</sup>")]
