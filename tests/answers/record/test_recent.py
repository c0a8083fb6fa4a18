"""What was asked of the record a moment ago."""

from __future__ import annotations

from answers.record.recent import Recent


class Loads:
    """Numbers as their doubles; those above ten there are none of. Remembers what was loaded."""

    def __init__(self) -> None:
        self.keys: list[list[int]] = []

    def __call__(self, keys: list[int]) -> dict[int, int]:
        self.keys.append(keys)
        return {key: 2 * key for key in keys if key <= 10}


def test_what_is_kept_is_not_loaded_again() -> None:
    recent, load = Recent[int, int](5), Loads()
    assert recent.get([1, 2], 7, load) == {1: 2, 2: 4}
    assert recent.get([2, 3, 2, 11], 7, load) == {2: 4, 3: 6}
    assert load.keys == [[1, 2], [3, 11]]


def test_a_change_of_the_record_ends_it() -> None:
    recent, load = Recent[int, int](5), Loads()
    recent.get([1], 7, load)
    recent.get([1], 8, load)
    assert load.keys == [[1], [1]]


def test_only_what_has_changed_is_loaded_again() -> None:
    asked: list[int] = []

    def changed(position: int) -> set[int]:
        asked.append(position)
        return {2}

    recent, load = Recent[int, int](5, changed), Loads()
    recent.get([1, 2], 7, load)
    recent.get([1, 2], 8, load)
    assert (load.keys, asked) == ([[1, 2], [2]], [7])


def test_who_sees_an_older_state_gets_it_and_takes_nothing_from_the_others() -> None:
    recent, load = Recent[int, int](5), Loads()
    recent.get([1], 8, load)
    recent.get([1], 7, load)
    recent.get([1], 8, load)
    assert load.keys == [[1], [1]]


def test_the_one_used_longest_ago_goes_first() -> None:
    recent, load = Recent[int, int](2), Loads()
    for key in (1, 2, 1, 3):
        recent.get([key], 7, load)
    recent.get([1, 2], 7, load)
    assert load.keys == [[1], [2], [3], [2]]


def test_keys_come_back_in_their_order() -> None:
    recent, load = Recent[int, int](5), Loads()
    recent.get([3], 7, load)
    assert list(recent.get([1, 3, 2], 7, load)) == [1, 3, 2]
