"""Bytes of every kind, and pieces of what is meant, are given to all that strangers' bytes reach."""

from __future__ import annotations

import os

import pytest
from fuzzed import SEEDS, TARGETS, tried
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

EXAMPLES = 2_000 if os.environ.get("ONRECORD_TEST_EVERYTHING") else 100
SIGNS = [
    b"\n",
    b": ",
    b"- ",
    b"[",
    b"{",
    b'"',
    b"'",
    b"---\n",
    b"&a ",
    b"*a",
    b"!!x ",
    b"\x00",
    b"\xed\xa0\x80",
    b"9" * 50,
]


@st.composite
def altered(draw: st.DrawFn, seed: bytes) -> bytes:
    """What is meant, with pieces taken out, put in, doubled or replaced."""
    data = seed
    for _ in range(draw(st.integers(1, 6))):
        start, end = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        piece = draw(st.one_of(st.binary(max_size=4), st.sampled_from(SIGNS), st.just(data[start:end] * 2)))
        data = data[:start] + piece + data[draw(st.sampled_from([start, end])) :]
    return data[:20_000]


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_it_is_given_an_error_is_its_own(name: str) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.one_of(altered(SEEDS[name]), altered(SEEDS[name]), st.binary(max_size=200)))
    def check(data: bytes) -> None:
        tried(name, data)

    tried(name, SEEDS[name])
    check()
