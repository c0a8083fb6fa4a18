"""A copied article has other names in the same places, and what was read in it with them."""

from __future__ import annotations

from record_samples import TEXT, article, reading
from scaled_archive import copied, other_names, rare_names, renamed


def test_names_that_are_rare_are_renamed_everywhere_and_nothing_else_is() -> None:
    names = rare_names([article(), article("other", "The Moreno bridge. A Bridge too far, she said.")])
    assert names == {"Moreno", "Monday"}
    others = other_names(names, 1)
    one, told = copied(article(), others, 1), renamed(reading(), others)
    assert (one.id, len(one.text), "Moreno" in one.text) == ("bridge-1", len(TEXT), False)
    assert one.text.replace(others["Moreno"], "Moreno").replace(others["Monday"], "Monday") == TEXT
    speakers = {name for statement in told.statements for name in statement.speakers}
    assert {f"Ada {others['Moreno']}"} <= speakers
    assert [s.content for s in told.statements] == [s.content for s in reading().statements]


def test_each_copy_has_names_of_its_own() -> None:
    assert other_names({"Moreno"}, 1) != other_names({"Moreno"}, 2)
    assert other_names({"Moreno"}, 1) == other_names({"Moreno"}, 1)
