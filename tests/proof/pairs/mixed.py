"""Pairs in other scripts, and pairs that keep some HTML or declare a loss."""

from __future__ import annotations

from postlint.loss import Loss
from postlint.text import Span

from .pair import Pair

_SOMEWHERE = Span(0, 1)

PAIRS = (
    Pair(
        "raw inline",
        """<p>Water is H<sub>2</sub>O, area is 5 m<sup>2</sup>. <u>Underlined words</u>, <mark>marked words</mark>, press <kbd>Ctrl</kbd>,
<abbr title="World Wide Web">WWW</abbr> and <small>small words</small>.</p>
""",
        """Water is H<sub>2</sub>O, area is 5 m<sup>2</sup>. <u>Underlined words</u>, <mark>marked words</mark>, press <kbd>Ctrl</kbd>, <abbr title="World Wide Web">WWW</abbr> and <small>small words</small>.
""",
    ),
    Pair(
        "media",
        """<div class="player"><p>Watch this first:</p><iframe src="https://video.example.org/embed/7" width="560" height="315" allowfullscreen></iframe></div>
<p>Then this:</p><video src="/v/tide.mp4" poster="/v/tide.jpg" controls></video><p>Or hear <audio src="/a/bell.ogg" controls></audio> it.</p>
""",
        """Watch this first:

<iframe src="https://video.example.org/embed/7" width="560" height="315" allowfullscreen></iframe>

Then this:

<video src="/v/tide.mp4" poster="/v/tide.jpg" controls></video>

Or hear <audio src="/a/bell.ogg" controls></audio> it.
""",
    ),
    Pair(
        "details",
        """<section><p>Before the fold.</p><details open><summary>More words</summary><p>Hidden words inside.</p></details><p>Below the fold.</p></section>
""",
        """Before the fold.

<details open><summary>More words</summary>

Hidden words inside.

</details>

Below the fold.
""",
    ),
    Pair(
        "anchors",
        """<p>Jump to <a href="#causes">the causes</a> or <a href="#cures">the cures</a>.</p><h2 id="causes">Causes</h2><p>Rust, mostly.</p>
<p><a name="cures"></a>Paint it early.</p>
""",
        """Jump to [the causes](#causes) or [the cures](#cures).

## <a id="causes"></a>Causes

Rust, mostly.

<a name="cures"></a>Paint it early.
""",
    ),
    Pair(
        "text that looks like markup",
        """<p>2 * 3 * 4 is 24, a_b_c is a name, [x] is a box, [^1] is no note.</p><p>1. is no list</p><p># is no heading</p>
<p>&lt;b&gt; is a tag, &amp;lt; is an entity, C:\\*.* is a path, ~~~ is no fence</p><p>&gt; said nobody</p>
""",
        """2 \\* 3 \\* 4 is 24, a_b_c is a name, \\[x\\] is a box, \\[^1\\] is no note.

1\\. is no list

\\# is no heading

&lt;b> is a tag, &amp;lt; is an entity, C:\\\\\\*.\\* is a path, \\~~~ is no fence

\\> said nobody
""",
    ),
    Pair(
        "Chinese",
        """<p>昨天，<strong>我们</strong>去了海边；天气<em>很好</em>。</p><p>他说：<strong>“走吧。”</strong>后来呢？没有人回答。</p>
<ul><li>第一，带水</li><li>第二，带伞</li></ul><p><a href="https://example.org/%E6%B5%B7">海边的照片</a>在这里！</p>
""",
        """昨天，**我们**去了海边；天气*很好*。

他说：<strong>“走吧。”</strong>后来呢？没有人回答。

- 第一，带水
- 第二，带伞

[海边的照片](https://example.org/海)在这里！
""",
    ),
    Pair(
        "Japanese",
        """<h2>港の朝</h2><p>船は<b>三隻</b>だけ。　風は弱い、波は静か。</p><p><ruby>港<rt>みなと</rt></ruby>の人々は早い。<br>「おはよう」と言う。</p>
""",
        """## 港の朝

船は**三隻**だけ。　風は弱い、波は静か。

<ruby>港<rt>みなと</rt></ruby>の人々は早い。\x20\x20
「おはよう」と言う。
""",
    ),
    Pair(
        "Arabic",
        """<p dir="rtl">وصلت السفينة مساء، ولم يكن أحد هناك.</p><p>The ship came in, it says.</p>
""",
        """<p dir="rtl">وصلت السفينة مساء، ولم يكن أحد هناك.</p>

The ship came in, it says.
""",
    ),
    Pair(
        "Russian and German",
        """<p>Корабль пришёл <i>поздно</i>, и никто не ждал.</p><p>Größe: 10&nbsp;m; Straße Nr.&nbsp;5, <b>Österreich</b>.</p><h3>Конец пути</h3>
""",
        """Корабль пришёл *поздно*, и никто не ждал.

Größe: 10\u00a0m; Straße Nr.&nbsp;5, **Österreich**.

### Конец пути
""",
    ),
    Pair(
        "declared losses",
        """<style>.x { color: red }</style><p>Read on: <img src="/img/map.png" alt="A map" width="640" height="480"></p>
<script>count("visit");</script><p>The map is old. <span hidden>secret words</span>Trust it.</p>
""",
        """Read on: ![A map](/img/map.png)

The map is old. Trust it.
""",
        (
            Loss("style", _SOMEWHERE, "style .x { color: red }"),
            Loss("image-size", _SOMEWHERE, "size 640x480"),
            Loss("script", _SOMEWHERE, 'script count("visit");'),
            Loss("hidden", _SOMEWHERE, "hidden  secret words"),
        ),
    ),
    Pair(
        "an embed's script",
        """<p>The code is here:</p><script src="https://gist.github.com/nobody/123.js"></script><p>Copy it, please.</p>
""",
        """The code is here:

<script src="https://gist.github.com/nobody/123.js"></script>

Copy it, please.
""",
    ),
    Pair(
        "hidden words and readers without scripts",
        """<p>Shown words, <span hidden>hidden words,</span> shown again.</p><noscript><p>Turn it on.</p></noscript><p>Bye now.</p>
""",
        """Shown words, <span hidden>hidden words,</span> shown again.

<noscript>
<p>Turn it on.</p>
</noscript>

Bye now.
""",
    ),
    Pair(
        "tasks",
        """<ul><li><input disabled="" type="checkbox" checked="">
Buy paint</li><li><input disabled="" type="checkbox">
Sand the hull</li></ul>
""",
        """- [x] Buy paint
- [ ] Sand the hull
""",
    ),
    Pair(
        "a table that Markdown cannot say",
        """<div><table><caption>Two years</caption><tr><th rowspan="2">Year</th><td>1901</td></tr><tr><td>1902</td></tr></table></div><ol type="a"><li>alpha</li><li value="5">beta</li></ol>
""",
        """<table><caption>Two years</caption><tr><th rowspan="2">Year</th><td>1901</td></tr><tr><td>1902</td></tr></table>

<ol type="a"><li>alpha</li><li value="5">beta</li></ol>
""",
    ),
    Pair(
        "definitions",
        """<dl><dt>Port</dt><dd>left side</dd><dt>Starboard</dt><dd>right side</dd></dl><address>Pier Nine</address>
""",
        """<dl><dt>Port</dt><dd>left side</dd><dt>Starboard</dt><dd>right side</dd></dl>

<address>Pier Nine</address>
""",
    ),
)
