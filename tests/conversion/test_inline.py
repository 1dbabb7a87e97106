from __future__ import annotations

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
