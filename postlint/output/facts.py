"""What is known of the posts of an archive, as rows for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from postlint.archive import Facts

FORMS: Final = ("jsonl", "csv", "parquet")

_TOGETHER = 4_096  # rows that are written at once
_WHOLE = ("day", "file", "text", "length")  # columns that hold no strings
_LISTS = ("authors", "tags", "categories", "links", "images")


class MissingPackageError(Exception):
    """A form needs a package that is not installed; the message says how to get it."""


def write(posts: Sequence[Facts], form: str, file: BinaryIO) -> None:
    """Write what is known of ``posts`` in one of ``FORMS``.

    Raises:
        MissingPackageError: if that takes a package that is not there.

    """
    if form == "parquet":
        _parquet(posts, file)
        return
    lines = _csv(posts) if form == "csv" else _json_lines(posts)
    file.writelines(line.encode("utf-8", "backslashreplace") for line in lines)


def _row(facts: Facts) -> dict[str, Any]:
    """Return what is known of a post, by name, with the sketch as text; no day is None."""
    from datetime import date  # noqa: PLC0415

    row: dict[str, Any] = {"path": facts.path, "slug": facts.slug}
    row |= {name: getattr(facts, name) for name in facts.__struct_fields__}
    row["day"] = date.fromordinal(facts.day) if facts.day else None
    row["sketch"] = facts.sketch.hex()
    return row


def _json_lines(posts: Iterable[Facts]) -> Iterator[str]:
    import json  # noqa: PLC0415

    for post in posts:
        row = _row(post)
        row["day"] = row["day"] and row["day"].isoformat()
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _csv(posts: Iterable[Facts]) -> Iterator[str]:
    import csv  # noqa: PLC0415
    import io  # noqa: PLC0415

    for number, row in enumerate(map(_row, posts)):
        lines = io.StringIO()
        writer = csv.DictWriter(lines, tuple(row), lineterminator="\n")
        if not number:
            writer.writeheader()
        writer.writerow({name: _flat(value) for name, value in row.items()})
        yield lines.getvalue()


def _flat(value: Any) -> Any:
    """Return a list as one text: its items, or pairs of them, with semicolons between."""
    if not isinstance(value, tuple):
        return value
    return "; ".join("=".join(one) if isinstance(one, tuple) else one for one in value)


def _parquet(posts: Sequence[Facts], file: BinaryIO) -> None:
    try:
        import pyarrow as pa  # noqa: PLC0415  an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise MissingPackageError(
            "Parquet needs the package pyarrow: pip install 'postlint[parquet]'"
        ) from None
    text, whole = pa.string(), pa.int64()
    kinds = dict.fromkeys(_row(posts[0]) if posts else (), text)
    kinds |= {name: whole for name in _WHOLE if name in kinds}
    kinds |= {name: pa.list_(text) for name in _LISTS if name in kinds}
    kinds |= {"day": pa.date32(), "fields": pa.map_(text, text)} if kinds else {}
    with parquet.ParquetWriter(file, pa.schema(kinds), compression="zstd") as writer:
        for start in range(0, len(posts), _TOGETHER):
            rows = [_clean(_row(post)) for post in posts[start : start + _TOGETHER]]
            writer.write_table(pa.Table.from_pylist(rows, writer.schema))


def _clean(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose path is UTF-8, which names of files need not be."""
    path = row["path"].encode("utf-8", "backslashreplace").decode()
    slug = row["slug"].encode("utf-8", "backslashreplace").decode()
    return row | {"path": path, "slug": slug}
