"""How much of a question a sentence says in other words."""

from __future__ import annotations

import numpy as np
import pytest

from answers.retrieval.likeness import NAMES, gist, likeness, question_vectors
from answers.retrieval.sentence_words import roots


def _likeness(question: str, title: str, *sentences: str, names: tuple[str, ...] = ()) -> np.ndarray:
    wanted = dict.fromkeys(roots(question), 1.0)
    given = [(tuple(roots(one)), frozenset(names if n == 0 else ())) for n, one in enumerate(sentences)]
    return likeness(question_vectors(wanted), {one: (one, 1.0) for one in wanted}, gist(tuple(roots(title)), given))


def _column(name: str) -> int:
    return NAMES.index(name)


def test_other_words_for_it_are_nearer_than_words_for_something_else() -> None:
    found = _likeness(
        "why was the manager sacked", "", "The coach was fired after a poor run.", "The stadium will get a new roof."
    )
    for name in ("told", "sense"):
        same, other = found[:, _column(name)]
        assert same > other + 0.1


def test_its_own_words_count_whole_known_to_the_table_or_not() -> None:
    found = _likeness("did Zzyxq arrive", "", "Zzyxq arrived.", "Somebody else came.")
    assert found[0, _column("told")] == pytest.approx(1)
    assert found[1, _column("told")] < 0.7


def test_names_title_and_neighbours_tell_it_too() -> None:
    found = _likeness("did Vondra resign", "Vondra out", "He resigned.", "It rained.", names=("vondra",))
    assert found[0, _column("told")] == pytest.approx(1)
    assert found[1, _column("told")] < 0.5
    assert found[1, _column("told_with_title")] > found[1, _column("told")]
    assert found[1, _column("told_near")] == pytest.approx(1)
    assert found[1, _column("told_with_all")] > found[1, _column("told_with_title")]


@pytest.mark.parametrize("sentences", [(), ("",), ("", "It rained."), ("The of and.",)])
def test_nothing_to_compare_is_no_error(sentences: tuple[str, ...]) -> None:
    found = _likeness("did Vondra resign", "", *sentences)
    assert found.shape == (len(sentences), len(NAMES))
    assert np.isfinite(found).all()
    assert np.isfinite(_likeness("", "", "It rained.")).all()
