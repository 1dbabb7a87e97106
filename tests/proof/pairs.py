"""Invented pairs of bodies that are the same document: HTML before, Markdown after."""

from __future__ import annotations

from typing import NamedTuple

from postlint.loss import Loss
from postlint.text import Span

_SOMEWHERE = Span(0, 1)


class Pair(NamedTuple):
    """A body before and after, and what the change declares to lose."""

    name: str
    before: str
    after: str
    losses: tuple[Loss, ...] = ()


PAIRS = (
    Pair(
        "paragraphs",
        """<div class="entry"><p>The ferry left at noon, as always; nobody waved.</p>
<p>In the evening
   it came back &mdash; half empty, slow &amp; late.</p><div>“Well,” said the keeper, “that is that.”</div></div>
""",
        """The ferry left at noon, as always; nobody waved.

In the evening it came back — half empty, slow & late.

“Well,” said the keeper, “that is that.”
""",
    ),
    Pair(
        "headings",
        """<h1>Harbour notes</h1><p>Opening words here.</p><h2>What we saw</h2><p>Gulls and more gulls.</p>
<h3>Small <em>print</em></h3><p>None to speak of.</p><h4>Below that</h4><p>Rope.</p><h5>Fifth kind</h5><h6>Sixth kind</h6>
""",
        """# Harbour notes

Opening words here.

## What we saw

Gulls and more gulls.

### Small *print*

None to speak of.

#### Below that

Rope.

##### Fifth kind

###### Sixth kind
""",
    ),
    Pair(
        "nested lists",
        """<ul><li>Bring bread<ul><li>white loaf</li><li>brown loaf<ol><li>sliced thin</li><li>sliced thick</li></ol></li></ul></li>
<li>Bring water</li><li><p>Bring salt</p></li></ul><p>And nothing else.</p>
""",
        """- Bring bread
  - white loaf
  - brown loaf
    1. sliced thin
    2. sliced thick
- Bring water
- Bring salt

And nothing else.
""",
    ),
    Pair(
        "ordered lists",
        """<p>Continue from there:</p><ol start="4"><li>Loosen the knot.</li><li>Pull the <b>left</b> end.</li>
<li>Wait for the bell.</li></ol><p>Then begin again:</p><ol><li>Tighten it.</li><li>Leave quietly.</li></ol>
""",
        """Continue from there:

4. Loosen the knot.
5. Pull the **left** end.
6. Wait for the bell.

Then begin again:

1. Tighten it.
2. Leave quietly.
""",
    ),
    Pair(
        "a list straight in a list",
        """<ul><li>Tools we own</li><ul><li>hammer</li><li>saw</li></ul><li>Tools we borrow</li></ul>
""",
        """- Tools we own
  - hammer
  - saw
- Tools we borrow
""",
    ),
    Pair(
        "quotes",
        """<p>She wrote back:</p><blockquote><p>Dear friend, the winter was long.</p><p>Spring came late.</p>
<blockquote>Her mother had said so.</blockquote></blockquote><p>That was all.</p><blockquote>No answer yet.</blockquote>
""",
        """She wrote back:

> Dear friend, the winter was long.
>
> Spring came late.
>
> > Her mother had said so.

That was all.

> No answer yet.
""",
    ),
    Pair(
        "table",
        """<table class="wide"><thead><tr><th>Month</th><th align="center">Ships</th><th style="text-align:right">Tons</th></tr></thead>
<tbody><tr><td>April</td><td align="center">seven</td><td style="text-align: right">120</td></tr>
<tr><td>May</td><td align="center"></td><td style="text-align: right">95</td></tr>
<tr><td><b>June</b></td><td align="center">nine</td><td style="text-align: right"><a href="https://port.example.org/june">310</a></td></tr></tbody></table>
<p>Counted by hand.</p>
""",
        """| Month | Ships | Tons |
| --- | :-: | --: |
| April | seven | 120 |
| May |  | 95 |
| **June** | nine | [310](https://port.example.org/june) |

Counted by hand.
""",
    ),
    Pair(
        "table without a header",
        """<table><tr><td>north</td><td>cold</td></tr><tr><td>south</td><td>warm<br>and dry</td></tr></table>
""",
        """|  |  |
| --- | --- |
| north | cold |
| south | warm<br>and dry |
""",
    ),
    Pair(
        "code",
        """<p>Save this as <code>bell.py</code>:</p>

<pre><code class="language-python">def ring(times):
    for _ in range(times):
        print("ding  dong")

    return times &lt; 3
</code></pre><p>Then run it:</p><pre>$ python bell.py
ding  dong
</pre>
""",
        """Save this as `bell.py`:

```python
def ring(times):
    for _ in range(times):
        print("ding  dong")

    return times < 3
```

Then run it:

```
$ python bell.py
ding  dong
```
""",
    ),
    Pair(
        "code with breaks and marks",
        """<p>Type <tt>make all</tt>, then <code>a `tick` b</code>.</p>
<pre class="brush">first line<br>  second <span class="k">line</span><br>third</pre><p>Done.</p>
""",
        """Type `make all`, then ``a `tick` b``.

```
first line
  second line
third
```

Done.
""",
    ),
    Pair(
        "links",
        """<p>See <a href="https://example.org/tide?x=1&amp;y=2#top" target="_blank" title="Tide table">the tide table</a> and
<a href="/about us/">about us</a>; write to <a href="mailto:post@example.org">the <b>harbour</b> office</a>. <a href="https://example.com/">Home</a>, again.</p>
""",
        """See [the tide table](https://example.org/tide?x=1&y=2#top "Tide table") and [about us](</about us/>); write to [the **harbour** office](mailto:post@example.org). [Home](https://example.com/), again.
""",
    ),
    Pair(
        "images",
        """<p><img class="alignnone" src="/img/pier.jpg" alt="The old pier" title="In fog"></p>
<figure><a href="/full/boat.jpg"><img src="/img/boat.jpg" alt="A boat"></a><figcaption>Our <i>third</i> boat</figcaption></figure><p>Between <img src="https://img.example.org/a%20b.png" alt=""> words.</p>
""",
        """![The old pier](/img/pier.jpg "In fog")

[![A boat](/img/boat.jpg)](/full/boat.jpg)

Our *third* boat

Between ![](https://img.example.org/a%20b.png) words.
""",
    ),
    Pair(
        "lazy images",
        """<p>Before it.</p><p><img src="data:image/gif;base64,R0lGOD" data-src="/img/gate.jpg" alt="The gate"><noscript><img src="/img/gate.jpg" alt="The gate"></noscript></p><p>After it.</p>
""",
        """Before it.

![The gate](/img/gate.jpg)

After it.
""",
    ),
    Pair(
        "emphasis",
        """<p>One <b>bold phrase</b>, one <i>slanted phrase</i>, <strong>bold with <em>both</em> inside</strong>, <s>struck words</s> and
plain words. <em>Whole sentence slanted.</em> It is <b> spaced out </b>here.</p>
""",
        """One **bold phrase**, one *slanted phrase*, **bold with *both* inside**, ~~struck words~~ and plain words. *Whole sentence slanted.* It is **spaced out** here.
""",
    ),
    Pair(
        "line breaks",
        """<p>Roses are red,<br>
violets are blue,<br/>salt is white.</p><div>First verse<br><br>Second verse<br>goes on</div>
""",
        """Roses are red,  
violets are blue,\\
salt is white.

First verse

Second verse  
goes on
""",
    ),
    Pair(
        "rules and comments",
        """<p>Lead words first.</p><!--more--><p>The rest follows.</p><hr><p>A last line.</p><!-- 1695071814000 -->
""",
        """Lead words first.

<!--more-->

The rest follows.

---

A last line.

<!-- 1695071814000 -->
""",
    ),
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

<ruby>港<rt>みなと</rt></ruby>の人々は早い。  
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
