"""How a name of an archive's vocabulary becomes another one, or several, in all posts that have it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import msgspec

from postlint.archive.vocabulary import NAMES, ROLES
from postlint.cli._group import ERROR, Failure
from postlint.cli._renamed import renamed
from postlint.cli._work import Told, fix_path
from postlint.output.diff import diff as make_diff
from postlint.output.numbers import count
from postlint.rule import Remark, Safety

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.archive import Archive
    from postlint.cli._session import Session


class Change(msgspec.Struct, frozen=True):
    """Which name of which ``kind`` becomes which names."""

    kind: str
    old: str
    new: tuple[str, ...]


class Done(msgspec.Struct, frozen=True):
    """What a change did, for programs: posts that were rewritten, and posts that it cannot rewrite."""

    old: str
    new: tuple[str, ...]
    rewritten: list[str] = []
    left: list[str] = []


def change(archive: Archive, kind: str, doing: str, old: str, new: str) -> Change:
    """Return what is meant by ``doing`` (``rename``, ``merge`` or ``split``).

    Raises:
        Failure: if it leads nowhere, or would do what another of the three is for.

    """
    names = {name for post in archive.posts for name in NAMES[kind](post)}
    wanted = tuple(name.strip() for name in new.split(",")) if doing == "split" else (new,)
    for name in wanted:
        if not name.strip() or name != name.strip() or not name.isprintable():
            raise Failure(f"`{name}` is no name")
    if old not in names:
        raise Failure(f"no post has `{old}` among its {kind}")
    if doing == "rename" and new in names:
        raise Failure(f"posts have `{new}` already: merge `{old}` into it with merge")
    if doing == "merge" and (new not in names or new == old):
        raise Failure(f"no other post has `{new}` among its {kind}: rename does it")
    if doing == "split" and (len(set(wanted)) < max(2, len(wanted)) or old in wanted):
        raise Failure(f"`{old}` is split into two or more other names: split OLD NEW,NEW")
    return Change(kind, old, wanted)


def rewrite(
    session: Session, archive: Archive, change: Change, jobs: int | None, *, form: str
) -> int:
    """Rewrite a name in the posts that have it, or show how (``diff``); return the exit status."""
    done = Done(change.old, change.new)
    having = [post.path for post in archive.posts if change.old in NAMES[change.kind](post)]
    mend = functools.partial(
        fix_path, settings=session.settings, rules=(renamed,), level=Safety.UNSAFE
    )
    reports = session.reports(mend, jobs, _told(having, change))
    for report, well in session.written(reports, dry=form == "diff"):
        if report.diagnostics or not report.changed:
            done.left.append(report.path)
            session.console.error(
                f"{report.path}: `{change.old}` cannot be rewritten there; do it by hand"
            )
        if form == "diff":
            session.console.out_diff(make_diff(report.path, report.before, report.after))
        if report.changed and well:
            done.rewritten.append(report.path)
    _tell(session, done, form)
    return ERROR if session.failed else int(bool(done.left or (form == "diff" and done.rewritten)))


def _told(having: Sequence[str], change: Change) -> list[str]:
    first, *more = change.new
    remarks = (
        Remark(
            path=path,
            message="",
            at=ROLES[change.kind],
            value=change.old,
            new=first,
            more=tuple(more),
        )
        for path in having
    )
    return [Told(remark.path, ((renamed.code, remark),)) for remark in remarks]


def _tell(session: Session, done: Done, form: str) -> None:
    if form == "json":
        written = msgspec.json.format(msgspec.json.encode(done), indent=2)
        session.console.out(written.decode() + "\n")
        return
    posts = count(len(done.rewritten), "post")
    new = " and ".join(f"`{name}`" for name in done.new)
    doing = "Would rewrite" if form == "diff" else "Rewrote"
    session.console.err(f"{doing} `{done.old}` as {new} in {posts}.\n")
