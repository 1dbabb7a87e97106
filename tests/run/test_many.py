from __future__ import annotations

import functools
import os
import signal
import sys
from typing import TYPE_CHECKING

import msgspec
import pytest

from postlint import catalogue, run
from postlint.post import parse
from postlint.report import Report
from postlint.rule import Context, Rule
from postlint.run import many, pool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONTEXT = Context(fields={"title": ("title",)}, required=("title",))


class PanicError(BaseException):
    """What a compiled library raises when it panics: no Exception."""


def shout(item: str) -> Report:
    """Report an item in capitals and the process that did it; fail where the item says so."""
    if "raise" in item:
        raise ValueError(f"cannot do {item}")
    if "panic" in item:
        raise PanicError("index out of bounds")
    if "exit" in item:
        sys.exit(3)
    if "die" in item:
        os.kill(os.getpid(), signal.SIGKILL)
    return Report(path=item, before=str(os.getpid()), after=item.upper())


def shout_together(items: Sequence[str]) -> list[Report]:
    """Report items in capitals, and how many came together."""
    return [msgspec.structs.replace(shout(item), before=str(len(items))) for item in items]


def check_item(item: str, *, rules: tuple[Rule, ...]) -> Report:
    return run.check_post(parse("no front matter\n", item), rules, CONTEXT)


@pytest.fixture
def parallel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make few items enough for processes."""
    monkeypatch.setattr(many, "PARALLEL_FROM", 4)
    monkeypatch.setattr(pool, "CHUNK", 4)


def failures(reports: list[Report]) -> dict[str, str]:
    return {one.path: one.diagnostics[0].message for one in reports if one.internal_error}


def test_reports_come_lazily_and_in_order() -> None:
    done: list[str] = []

    def noted(item: str) -> Report:
        done.append(item)
        return shout(item)

    reports = run.map_posts(noted, ["b", "a", "c"])
    assert next(reports).after == "B"
    assert done == ["b"]
    assert [one.after for one in reports] == ["A", "C"]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.usefixtures("parallel")
def test_batches_come_back_in_order(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "BATCH", 4)
    items = [f"post {number}" for number in range(10)]
    reports = list(run.map_batches(shout_together, items, jobs))
    assert [one.path for one in reports] == items
    assert [one.before for one in reports] == ["4"] * 8 + ["2"] * 2


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.usefixtures("parallel")
def test_a_batch_that_raises_is_done_again_one_by_one(jobs: int) -> None:
    items = ["a", "raise", "b", "panic", "c", "d"]
    reports = list(run.map_batches(shout_together, items, jobs))
    assert [one.path for one in reports] == items
    assert list(failures(reports)) == ["raise", "panic"]
    assert [one.after for one in reports if not one.internal_error] == ["A", "B", "C", "D"]


@pytest.mark.usefixtures("parallel")
def test_a_batch_that_kills_its_process_is_cut_in_halves() -> None:
    items = [*"abcde", "die", *"fgh"]
    reports = list(run.map_batches(shout_together, items, 2))
    assert [one.path for one in reports] == items
    assert list(failures(reports)) == ["die"]


def test_few_posts_stay_in_this_process() -> None:
    reports = list(run.map_posts(shout, ["x"] * (run.PARALLEL_FROM - 1), jobs=2))
    assert {one.before for one in reports} == {str(os.getpid())}


@pytest.mark.usefixtures("parallel")
def test_one_job_stays_in_this_process() -> None:
    reports = list(run.map_posts(shout, ["x"] * 9, jobs=1))
    assert {one.before for one in reports} == {str(os.getpid())}


@pytest.mark.usefixtures("parallel")
def test_many_posts_go_to_other_processes_and_come_back_in_order() -> None:
    items = [f"post {number}" for number in range(50)]
    reports = list(run.map_posts(shout, items, jobs=2))
    assert [one.path for one in reports] == items
    assert str(os.getpid()) not in {one.before for one in reports}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.usefixtures("parallel")
def test_what_raises_is_an_internal_error_of_that_post_alone(jobs: int) -> None:
    items = ["a", "raise", "b", "panic", "c", "exit", "d"]
    reports = list(run.map_posts(shout, items, jobs=jobs))
    assert [one.path for one in reports] == items
    found = failures(reports)
    assert list(found) == ["raise", "panic", "exit"]
    assert found["raise"].startswith(
        "this post failed with `ValueError: cannot do raise` at test_many.py:"
    )
    assert found["panic"].startswith("this post failed with `PanicError: index out of bounds`")
    assert found["exit"].startswith("this post failed with `SystemExit: 3`")
    assert {one.diagnostics[0].code for one in reports if one.internal_error} == {"PL001"}
    assert [one.after for one in reports if not one.internal_error] == ["A", "B", "C", "D"]


def test_an_interrupt_is_no_internal_error() -> None:
    def interrupted(item: str) -> Report:
        raise KeyboardInterrupt(item)

    with pytest.raises(KeyboardInterrupt):
        next(run.map_posts(interrupted, ["a"]))


@pytest.mark.usefixtures("parallel")
def test_a_process_that_dies_is_an_internal_error_of_the_post_that_killed_it() -> None:
    items = [*(f"before {number}" for number in range(6)), "die", *"cdefghijklmnopqrstuvwxyz"]
    reports = list(run.map_posts(shout, items, jobs=2))
    assert [one.path for one in reports] == items
    found = failures(reports)
    assert list(found) == ["die"]
    assert found["die"].startswith("the process of this post failed with `BrokenProcessPool")
    assert all(one.after == one.path.upper() for one in reports if not one.internal_error)


@pytest.mark.usefixtures("parallel")
def test_after_too_many_deaths_the_rest_is_done_in_this_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pool, "_DEATHS", 1)
    items = ["die 1", *(f"post {number}" for number in range(80))]
    reports = list(run.map_posts(shout, items, jobs=2))
    assert list(failures(reports)) == ["die 1"]
    assert reports[-1].before == str(os.getpid())


@pytest.mark.usefixtures("parallel")
def test_closing_the_generator_stops_the_processes() -> None:
    reports: Iterator[Report] = run.map_posts(shout, [str(n) for n in range(400)], jobs=2)
    assert next(reports).path == "0"
    reports.close()  # type: ignore[attr-defined]
    assert list(reports) == []


@pytest.mark.usefixtures("parallel")
def test_rules_are_the_same_in_other_processes() -> None:
    check = functools.partial(check_item, rules=catalogue.rules())
    items = [f"{number}.md" for number in range(9)]
    here, there = (list(run.map_posts(check, items, jobs=jobs)) for jobs in (1, 2))
    assert here == there
    assert all("FM001" in {found.code for found in one.diagnostics} for one in there)
