"""Whatever happens to an archive: with the cache and without, the same is printed."""

from __future__ import annotations

import os
import tempfile
from contextlib import chdir
from pathlib import Path
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.cache import answers, blocks, look
from postlint.cli import _archive, _cached
from tests.cache.archive import BAD, GOOD, fill, post, same

POSTS = 24
NUMBERS = st.integers(0, POSTS - 1)
TEXTS = st.sampled_from(
    [
        GOOD,
        BAD,
        GOOD.replace("[rain]", "[reed]"),  # of the same size as the first
        GOOD.replace("2024-03-01T", "2924-03-01T"),
        GOOD + "\n<p>It <b>poured</b>.</p>\n",
        GOOD.replace("title:", "titel:"),
        GOOD.replace("on the {n}th\ndate", "again\ndate").replace("rain/{n}", "rain/1"),
        GOOD.replace("{n}", "the same").replace("[rain]", "[Rain, 雨, 謝謝]"),
        GOOD.replace("Lin Xiaoman", "lin xiaoman")
        + "\n[that day](rain-1.md) ![](images/rain.png)\n",
        "no front matter, {n} {filling}",
    ]
)
STEPS = st.one_of(
    st.tuples(st.just("write"), NUMBERS, TEXTS),
    st.tuples(st.just("hide"), NUMBERS, TEXTS),
    st.tuples(st.just("rename"), NUMBERS, NUMBERS),
    st.tuples(st.just("delete"), NUMBERS, st.none()),
    st.tuples(
        st.just("settings"),
        st.sampled_from(["", 'ignore = ["SRC"]', 'dialect = "kramdown"']),
        st.none(),
    ),
    st.tuples(st.just("day"), st.integers(1000, 3000), st.none()),
    st.tuples(st.just("check"), st.booleans(), st.none()),
)


def step(posts: Path, kind: str, what: object, other: object) -> None:
    """Do one thing to an archive."""
    path = posts / f"2024-03-01-rain-{what}.md"
    if kind == "write":
        path.write_text(post(int(str(what)), str(other)))
    elif kind == "hide":
        before = path.stat() if path.exists() else None
        path.write_text(post(int(str(what)), str(other)))
        if before is not None:
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    elif kind == "rename" and path.exists():
        path.replace(posts / f"2024-03-01-rain-{other}.md")
    elif kind == "delete":
        path.unlink(missing_ok=True)
    elif kind == "settings":
        (posts.parent / "postlint.toml").write_text(str(what))
    elif kind == "check":
        some = sorted(str(path) for path in Path("_posts").iterdir())[: 5 if what else None]
        same("--output-format", "json" if what else "text", *(some or ["_posts"]))


@settings(max_examples=max(1, settings().max_examples // 4))
@given(
    st.lists(STEPS, max_size=12), st.sampled_from([0, look._SETTLED]), st.sampled_from([1, 1, 200])
)
def test_the_cache_changes_no_answer(
    steps: list[tuple[str, object, object]], settled: int, few: int
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        chdir(folder),
        mock.patch.object(_cached, "FEW", 1),
        mock.patch.object(_archive, "FEW", few),
        mock.patch.object(blocks, "_MEAN", 5),
        mock.patch.object(look, "_SETTLED", settled),
        mock.patch.object(answers, "today", return_value=2000) as day,
    ):
        Path(".git").mkdir()
        fill(Path(folder), POSTS)
        Path("_config.yml").write_text("markdown: GFM\n" if few == 1 else "")
        same("--output-format", "json")
        same("--output-format", "text")
        for kind, what, other in steps:
            if kind == "day":
                day.return_value = what
            step(Path(folder) / "_posts", kind, what, other)
            if other is not None:
                same("--output-format", "text")
        same("--output-format", "json")
        same("--output-format", "text")
