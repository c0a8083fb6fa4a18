"""What is offered for what is still being typed."""

from __future__ import annotations

import pytest

from answers import Offered, complete, title_topics

NAMES = ("Ada Moreno", "Bo Lind", "Moira Adams", "José Peña")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Ada Moreno", "Bo Lind"]),
        ("mo", ["Moira Adams", "Ada Moreno"]),
        ("pena", ["José Peña"]),
        ("Bo Lindt", ["Bo Lind"]),
    ],
    ids=["nothing", "a beginning before a later word", "accents", "a slip"],
)
def test_names_that_fit_best_come_first(typed: str, found: list[str]) -> None:
    assert complete(typed, NAMES, 2)[: len(found)] == found


def test_names_beginning_alike_are_told_apart() -> None:
    offered = Offered(["Bo", "Bo Lind", "Ada Bo", "Bo\nLind", "Ada"])
    assert offered.complete("bo", 9)[:4] == ["Bo", "Bo Lind", "Bo\nLind", "Ada Bo"]
    assert offered.complete("bo", 1) == ["Bo"]
    assert offered.complete("ada", 2) == ["Ada Bo", "Ada"]
    assert Offered([]).complete("bo", 3) == []


def test_names_found_elsewhere_come_before_those_that_are_only_near() -> None:
    offered = Offered(["Ada Moreno", "Mo Lind", "Bo"])
    assert offered.complete("mo", 3, lambda: ["Mona Roy", "Ada Moreno"])[:3] == ["Mo Lind", "Ada Moreno", "Mona Roy"]
    assert offered.complete("mo", 2, lambda: pytest.fail("there is no room")) == ["Mo Lind", "Ada Moreno"]


def test_topics_are_words_and_pairs_as_the_titles_write_them() -> None:
    found = title_topics(["Harbour tolls rise", "The harbour tolls", "Who pays for tolls?"])
    assert list(found.items())[:3] == [("tolls", 3), ("Harbour", 2), ("Harbour tolls", 2)]
