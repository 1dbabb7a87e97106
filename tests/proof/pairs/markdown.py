"""Pairs that end as Markdown alone."""

from __future__ import annotations

from .pair import Pair

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
        """Roses are red,\x20\x20
violets are blue,\\
salt is white.

First verse

Second verse\x20\x20
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
)
