"""Every fault put into a proven pair is refused, and the proof says what is wrong."""

from __future__ import annotations

import pytest

from postlint.proof import prove

from .faults import FAULTS, faults_of
from .pairs import PAIRS, Pair

WANTED = 500
"""How many faults the project promises to try at the least."""


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_pair_is_the_same_document(pair: Pair) -> None:
    proof = prove(pair.before, pair.after, losses=pair.losses)
    assert proof.holds, proof.message
    assert (proof.message, proof.removed, proof.added) == ("", (), ())


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_refused(name: str) -> None:
    faulty = [(pair, text) for pair in PAIRS for text in faults_of(name, pair.after)]
    assert faulty, "no pair has a place for this fault"
    passed = []
    for pair, text in faulty:
        proof = prove(pair.before, text, losses=pair.losses)
        if proof.holds or not proof.message:
            passed.append((pair.name, text, proof))
    assert passed == []


def test_there_are_many_different_faults() -> None:
    texts = {
        (pair.name, text)
        for pair in PAIRS
        for name in FAULTS
        for text in faults_of(name, pair.after)
    }
    assert len(texts) >= WANTED
    for pair in PAIRS:
        assert sum(name == pair.name for name, _ in texts) > WANTED / len(PAIRS), pair.name
