"""How much of a question the sentences of an article say, be it in other words: by word vectors.

A word of the question is told by the word of a sentence that is most like it, from 0 to 1; that sentence's title and
neighbours may tell it too. Beside it stands how alike question and sentence are as wholes, each the mean of its words'
vectors by their rarity (Arora, Liang and Ma 2017, https://openreview.net/forum?id=SyK00v5xx).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.language.word_vectors import word_vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

NAMES = ("told", "told_with_title", "told_with_all", "told_near", "sense")
"""The columns of ``likeness``, in order."""

_UNLIKE = 0.2
"""The cosine of words that have nothing to do with each other, at most."""
_ALIKE = 0.9
"""What a word counts that is another one, at most."""
_NEAR = 0.8
"""What a word counts that only a neighbouring sentence has."""


@dataclass(frozen=True, slots=True)
class Gist:
    """One article for its likeness to questions.

    ``at``: the place of each distinct root among ``rows``, the rows of ``word_vectors``; behind them stands one more
    place, for no word. ``words``: the places of the words and names of all sentences, each closed by that of no word;
    ``starts``: where each sentence begins in it; ``title``: the places of the title's words. ``senses``: a vector of
    length 1, or 0, for each sentence, shape (sentences, dimensions).
    """

    at: Mapping[str, int]
    rows: NDArray[np.intp]
    words: NDArray[np.intp]
    starts: NDArray[np.intp]
    title: NDArray[np.intp]
    senses: Floats


@dataclass(frozen=True, slots=True)
class QuestionVectors:
    """A question for its likeness: the weight of each of its words, from 0 to 1; their vectors; and its own."""

    weights: Floats
    vectors: Floats
    sense: Floats
    places: Mapping[str, int]


def gist(title: Iterable[str], sentences: Sequence[tuple[Sequence[str], Iterable[str]]]) -> Gist:
    """An article made ready, from its title's roots and the roots and names of each of its sentences."""
    import numpy as np

    at: dict[str, int] = {}
    headed = [at.setdefault(one, len(at)) for one in title]
    own = [[at.setdefault(one, len(at)) for one in roots] for roots, _ in sentences]
    named = [[at.setdefault(one, len(at)) for one in names] for _, names in sentences]
    none = len(at)
    rows = np.array([*word_vectors().rows_of(at), len(word_vectors().rows)], dtype=np.intp)
    spoken, spoken_starts = _joined([[*roots, none] for roots in own])
    words, starts = _joined([[*roots, *names, none] for roots, names in zip(own, named, strict=True)])
    return Gist(at, rows, words, starts, np.array(headed, dtype=np.intp), _senses(rows[spoken], spoken_starts))


def question_vectors(weights: Mapping[str, float]) -> QuestionVectors:
    """A question made ready, from the weight of each of its roots."""
    import numpy as np

    table = word_vectors()
    rows = np.array(table.rows_of(weights), dtype=np.intp)
    worth = np.array(list(weights.values()), dtype=np.float32)
    vectors = table.unit[rows]
    return QuestionVectors(
        worth / (worth.sum() or 1), vectors, _unit(worth @ vectors), {one: i for i, one in enumerate(weights)}
    )


def likeness(asked: QuestionVectors, counts_as: Mapping[str, tuple[str, float]], article: Gist) -> Floats:
    """What the sentences of an article say of a question, shape (sentences, ``NAMES``).

    ``counts_as``: each root that counts as one of the question's, with how much of it.
    """
    import numpy as np

    alike = word_vectors().unit[article.rows] @ asked.vectors.T
    alike = ((alike - _UNLIKE) * (_ALIKE / (1 - _UNLIKE))).clip(0, _ALIKE)
    for one, (word, share) in counts_as.items():
        if one in article.at:
            place = article.at[one], asked.places[word]
            alike[place] = max(alike[place], share)
    told = np.maximum.reduceat(alike[article.words], article.starts)
    with_title = np.maximum(told, alike[article.title].max(axis=0, initial=0))
    near = np.zeros_like(told)
    near[1:] = told[:-1]
    near[:-1] = np.maximum(near[:-1], told[1:])
    shares = [one @ asked.weights for one in (told, with_title, np.maximum(with_title, _NEAR * near), near)]
    return np.stack([*shares, article.senses @ asked.sense], axis=1).astype(np.float32)


def _senses(rows: NDArray[np.intp], starts: NDArray[np.intp]) -> Floats:
    """The mean of each sentence's vectors; the table has the commonest words first, and the rarer ones count more."""
    import numpy as np

    weighted = word_vectors().unit[rows] * np.log1p(rows, dtype=np.float32)[:, None]
    return _unit(np.add.reduceat(weighted, starts))


def _joined(parts: Sequence[Sequence[int]]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Parts one after the other, and where each begins; none is empty."""
    import numpy as np

    starts = np.array([0, *map(len, parts)], dtype=np.intp).cumsum()[: len(parts)]
    return np.array([one for part in parts for one in part], dtype=np.intp), starts


def _unit(vectors: Floats) -> Floats:
    """The same at length 1; what has none stays so."""
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
