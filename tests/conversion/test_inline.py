from __future__ import annotations

import postlint


def test_a_title_of_a_link_in_a_line_is_one_line() -> None:
    assert (
        postlint.convert('a <a href="/b" title="c\r\n d">e</a>\r\n').text == 'a [e](/b "c d")\r\n'
    )
