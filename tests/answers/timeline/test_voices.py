"""When two names may be one speaker's."""

from __future__ import annotations

import pytest
from timeline_samples import moment

from answers.timeline.voices import named, one_name


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ada Pell", "Ada Pell"),
        ("Ada Pell", "Pell"),
        ("Mayor Ada Pell", "Ada Pell"),
        ("U.S.", "United States"),
        ("EC", "European Community"),
    ],
)
def test_one_name(name: str, other: str) -> None:
    assert one_name(name, other)
    assert one_name(other, name)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ada Pell", "Tom Pell"),
        ("Bank of Norvane", "Norvane"),
        ("EC", "European Commission of Ports"),
        ("U.S.", "United Kingdom"),
    ],
)
def test_two_names(name: str, other: str) -> None:
    assert not one_name(name, other)


@pytest.mark.parametrize(
    ("text", "name", "is_name"),
    [
        ("Pell said so.", "Pell", True),
        ("Dealers said so, and other dealers said more.", "Dealers", False),
        ("bank dealers said so.", "bank dealers", False),
    ],
)
def test_a_name_of_their_own(text: str, name: str, is_name: bool) -> None:
    assert named(moment(text, speakers=[name])) is is_name
