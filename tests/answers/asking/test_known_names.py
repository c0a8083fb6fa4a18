"""Names that were changed are found as if they had been given so from the beginning."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from answers.asking.known_names import KnownNames

NAMES = [
    "Ada Moreno", "Ada Morena", "Luis Moreno", "Moreno", "the mayor", "Federal Bureau of Roads", "Zelensky",
    "Volodymyr Zelenskyy", "analysts", "Bo Lind", "Bo Lindt", "Lind Holdings",
]  # fmt: skip
COUNTS = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 5))


def told(counts: dict[str, int]) -> dict[str, int]:
    return {name: count for name, count in counts.items() if count}


@given(COUNTS, st.lists(COUNTS, max_size=6))
def test_changes_are_as_if_given_at_once(first: dict[str, int], changes: list[dict[str, int]]) -> None:
    known = KnownNames(told(first))
    whole = dict(first)
    for change in changes:
        known = known.changed(change)
        whole.update(change)
    expected = KnownNames(told(whole))
    assert dict(known.items()) == told(whole)
    assert [known.count(name) for name in NAMES] == [whole.get(name, 0) for name in NAMES]
    for token in ("moreno", "lind", "mayor", "zelensky", "zelenskyy", "nobody"):
        assert known.of_token(token) == expected.of_token(token)
    assert known.of_initials("fbr") == expected.of_initials("fbr")
    for asked in ("morena", "zelensk", "lint", "analyst"):
        assert known.near(asked) == expected.near(asked)
        assert known.suggestions(asked, 3) == expected.suggestions(asked, 3)


@given(COUNTS, COUNTS, COUNTS)
def test_those_joined_are_as_if_counted_together(
    one: dict[str, int], other: dict[str, int], more: dict[str, int]
) -> None:
    joined = KnownNames(told(one)).joined([KnownNames(told(other)).changed(more)])
    whole = told(dict(Counter(one) + Counter({**other, **more})))
    expected = KnownNames(whole)
    assert dict(joined.items()) == whole
    for token in ("moreno", "lind", "mayor", "zelensky", "nobody"):
        assert joined.of_token(token) == expected.of_token(token)
    assert (joined.near("morena"), joined.of_initials("fbr")) == (expected.near("morena"), expected.of_initials("fbr"))
    assert joined.suggestions("zelensk", 3) == expected.suggestions("zelensk", 3)


def test_who_has_the_older_names_keeps_them() -> None:
    before = KnownNames({"Ada Moreno": 2, "Bo Lind": 1, "Eva Roy": 1})
    after = before.changed({"Ada Moreno": 0})
    assert (before.of_token("moreno"), after.of_token("moreno")) == (["Ada Moreno"], [])


def test_a_name_changed_often_lies_in_few_layers() -> None:
    known = KnownNames({f"Ada Moreno{n}": 1 for n in range(500)})
    for count in range(1, 400):
        known = known.changed({f"Bo Lind{count}": count})
    assert len(known._layers) <= 10
