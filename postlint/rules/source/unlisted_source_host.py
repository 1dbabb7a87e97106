"""SRC013: the source is one of the sites that an archive copies from."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, rule
from postlint.rules.source._source_line import source
from postlint.urls.written import host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``hosts`` of sources, with all that is below them; none: nothing is reported."""

    hosts: tuple[str, ...] = ()


@rule("SRC013", "unlisted-source-host", default=False, options=Options)
def unlisted_source_host(post: Post, context: Context) -> Iterator[Finding]:
    """Report a source whose host is not among those that settings list."""
    hosts = context.options("unlisted-source-host", Options).hosts
    known = source(post, context) if hosts else None
    name = host(known[1]) if known else ""
    if known is None or not name or is_listed(name, hosts):
        return
    near = get_close_matches(name, hosts, 1)
    hint = f"did you mean `{near[0]}`?" if near else "mend it, or add it there"
    message = f"`{name}` is not among the hosts of sources; {hint}"
    yield Finding(span=known[0].value_span, message=message)


def is_listed(name: str, hosts: tuple[str, ...]) -> bool:
    """Say whether a host, or one that it is below, is listed; `www.` counts for nothing."""
    allowed = {one.lower().removeprefix("www.") for one in hosts}
    parts = name.split(".")
    return any(".".join(parts[start:]) in allowed for start in range(len(parts)))
