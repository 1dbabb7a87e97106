"""What is the matter with an archive as a whole, counted with a YAML loader and a few expressions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import unquote

import opencc
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from pathlib import Path

KINDS = {
    "same sources": "ARC001",
    "same bodies": "ARC002",
    "twins": "ARC006",
    "variants of tags": "ARC007",
    "variants of categories": "ARC008",
    "variants of authors": "ARC009",
    "empty bodies": "FIL005",
}
"""What is counted, and the rule that finds it."""

FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)(.*)", re.DOTALL | re.MULTILINE
)
TRACKING = re.compile(r"(?:utm_\w*|fbclid|gclid|igsh(?:id)?|mc_[ce]id|_gl|_ga)=", re.IGNORECASE)
POSTS = {".md", ".markdown"}
BOILERPLATE = 10  # posts beyond which a body is a habit
ALIKE = 0.3  # of the pairs of letters of two titles
SHORTEST = 50  # characters of a body that says something
RARE, LONG = 10, 8  # a slip is ten times as rare, in a name of eight letters or more
HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True)
class Post:
    """One post: its place in the archive, its bytes, what its front matter says, and its text."""

    path: str
    data: bytes
    matter: dict[object, object]
    has_link: bool
    text: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


def read(folder: Path) -> list[Post]:
    """Return the posts below a folder whose front matter is YAML that a loader reads."""
    found = []
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix in POSTS and not hidden and path.is_file():
            post = _post(path.relative_to(folder).as_posix(), path.read_bytes())
            if post is not None:
                found.append(post)
    return found


def _post(path: str, data: bytes) -> Post | None:
    try:
        parts = FRONT_MATTER.match(data.decode())
        matter = yaml.load(parts[1], yaml.CSafeLoader) if parts else None
    except (UnicodeDecodeError, yaml.YAMLError, ValueError):
        return None
    if parts is None or not isinstance(matter, dict):
        return None
    body = re.sub(r"<!--.*?-->", "", parts[2], flags=re.DOTALL).strip()
    lines = body.splitlines()
    has_link = bool(lines) and lines[0].startswith("[") and lines[0].rstrip().endswith(")")
    if has_link:
        underlined = len(lines) > 1 and re.fullmatch(r"[-=]+\s*", lines[1]) is not None
        lines = lines[2 if underlined else 1 :]
    text = re.sub(r"<[a-zA-Z/][^<>]*>", "", "\n".join(lines))
    return Post(path, data, matter, has_link, "".join(text.split()))


def counted(posts: list[Post]) -> dict[str, set[str]]:
    """Return for each of ``KINDS`` the paths of the posts that it is the matter with."""
    found = {
        "same sources": _shared(posts, _source),
        "same bodies": _shared(posts, _body, most=BOILERPLATE, but=_is_standing_text),
        "twins": {
            post.path
            for group in _groups(posts, lambda post: post.name)
            for post in group
            if any(other is not post and _are_twins(post, other) for other in group)
        },
        "empty bodies": {post.path for post in posts if _is_empty(post)},
    }
    for kind, key in (("tags", "tags"), ("categories", "categories"), ("authors", "author")):
        found[f"variants of {kind}"] = _variants(posts, key)
    return found


def _groups(posts: Iterable[Post], key: Callable[[Post], Hashable]) -> list[list[Post]]:
    groups: defaultdict[Hashable, list[Post]] = defaultdict(list)
    for post in posts:
        if value := key(post):
            groups[value].append(post)
    return [group for group in groups.values() if len(group) > 1]


def _shared(
    posts: list[Post],
    key: Callable[[Post], Hashable],
    most: int = 10**9,
    but: Callable[[Post, Post], bool] = lambda *_: False,
) -> set[str]:
    """Return the posts that share something with one that is not their twin, ``but`` for some pairs."""
    return {
        post.path
        for group in _groups(posts, key)
        for post in group
        if len(group) <= most
        and any(
            not (other is post or _are_twins(post, other) or but(post, other)) for other in group
        )
    }


def _are_twins(one: Post, other: Post) -> bool:
    dated = re.match(r"\d{4}-\d{1,2}-\d{1,2}[-_. ]", one.name)
    return one.name == other.name and (dated is not None or one.data == other.data)


def _source(post: Post) -> str:
    """Return what two addresses of one page share; nothing for the front page of a site."""
    url = post.matter.get("from") or post.matter.get("source") or ""
    if not isinstance(url, str):
        return ""
    url = re.sub(r"^https?://(www\.)?", "", url.strip(), flags=re.IGNORECASE)
    if "#/" not in url and "#!/" not in url:
        url = url.partition("#")[0]
    place, _, query = url.partition("?")
    kept = [part for part in query.split("&") if part and not TRACKING.match(part)]
    host, _, path = place.partition("/")
    url = f"{host.lower()}/{path}".rstrip("/") + "?" * bool(kept) + "&".join(kept)
    while "%" in url and unquote(url) != url:
        url = unquote(url)
    return url.rstrip("/") if "/" in url or "?" in url else ""


def _is_standing_text(one: Post, other: Post) -> bool:
    """Say whether an author put one text under two pages whose titles have little in common."""
    if not _names(one.matter.get("author")) or one.matter.get("author") != other.matter.get(
        "author"
    ):
        return False
    if not _source(one) or not _source(other) or _source(one) == _source(other):
        return False
    titles = [
        re.sub(r"[\W_]", "", str(post.matter.get("title", "")).lower()) for post in (one, other)
    ]
    first, second = ({text[at : at + 2] for at in range(len(text) - 1)} for text in titles)
    return bool(first and second) and len(first & second) / len(first | second) < ALIKE


def _body(post: Post) -> str:
    return post.text if len(post.text) >= SHORTEST else ""


def _is_empty(post: Post) -> bool:
    """Say whether a dated post has no text; a link other than to the source would be one."""
    link = not post.has_link or bool(post.matter.get("from") or post.matter.get("source"))
    return not post.text and "date" in post.matter and link


def _variants(posts: list[Post], key: str) -> set[str]:
    """Return the posts with a name of which another spelling is more usual, or perhaps meant."""
    names = {post.path: _names(post.matter.get(key)) for post in posts}
    counts = Counter(name for some in names.values() for name in some)
    simplified = opencc.OpenCC("t2s").convert
    spelt: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        plain = re.sub(r"[\s_-]", "", normalize("NFKC", name).casefold()) or name
        spelt[simplified(plain)].append(name)
    usual = {group[0]: counts[group[0]] for group in spelt.values()}
    unusual = {name: group[0] for group in spelt.values() for name in group[1:]}
    slips = {name for name in usual if any(_is_slip(name, other, usual) for other in usual)}
    return {
        path
        for path, some in names.items()
        for name in some
        if name in slips or (name in unusual and not _is_double(key, name, unusual[name], some))
    }


def _names(value: object) -> set[str]:
    if isinstance(value, list):
        return {name for one in value for name in _names(one)}
    if isinstance(value, dict):
        return _names(value.get("name"))
    return {str(value).strip()} if value is not None and str(value).strip() else set()


def _is_double(key: str, name: str, usual: str, beside: set[str]) -> bool:
    """Say whether a tag stands beside its usual spelling, of which another rule speaks."""
    plain = [re.sub(r"[\s_-]", "", normalize("NFKC", one).casefold()) for one in (name, usual)]
    return key == "tags" and usual in beside and plain[0] == plain[1]


def _is_slip(name: str, other: str, counts: dict[str, int]) -> bool:
    """Say whether a rare name differs from a much more usual one in one letter."""
    if min(len(name), len(other)) < LONG or counts[other] < RARE * counts[name]:
        return False
    if name == other or abs(len(name) - len(other)) > 1:
        return False
    left = Counter(name)
    left.subtract(other)
    letters = [letter for letter, number in left.items() if number]
    if any(letter.isdigit() or HAN.match(letter) for letter in letters):
        return False
    return _differ_in_one(name, other)


def _differ_in_one(one: str, other: str) -> bool:
    """Say whether one letter more, less, changed, or two swapped make one text of the other."""
    short, long = sorted((one, other), key=len)
    if len(short) < len(long):
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    places = [at for at, (mine, its) in enumerate(zip(one, other, strict=True)) if mine != its]
    if len(places) == 1:
        return True
    swapped = [pair for pair in pairwise(places) if pair[1] == pair[0] + 1]
    return len(places) == 2 and any(one[a] == other[b] and one[b] == other[a] for a, b in swapped)
