"""How alike words are in meaning, by vectors: "sacked" is near to "fired", and "toll" to "fee".

The table holds a vector for each of the commonest English roots, distilled from a sentence encoder (all-MiniLM-L6-v2,
Reimers and Gurevych 2019, https://doi.org/10.18653/v1/D19-1410, Apache 2.0; its notice is beside the table), as
``tests/bench/make_word_vectors.py`` makes it. Words that are alike need not mean the same ("rose" is near to "fell"):
by vectors sentences are ranked, and nothing is affirmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile

from answers.errors import DataError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TABLE = "word_vectors.npz"


class WordVectors(NamedTuple):
    """The table: the row of each root, the commonest first, and rows of length 1, shape (roots + 1, dimensions).

    The last row is of zeros: it stands for every word that the table lacks.
    """

    rows: Mapping[str, int]
    unit: NDArray[np.float32]

    def rows_of(self, roots: Iterable[str]) -> list[int]:
        """The rows of these roots, the last one for those that the table lacks."""
        unknown = len(self.rows)
        return [self.rows.get(one, unknown) for one in roots]


@cache
def word_vectors() -> WordVectors:
    """The table, read once. Raises DataError where it is missing or damaged."""
    import numpy as np

    try:
        with resources.files(__package__).joinpath(TABLE).open("rb") as file, np.load(file) as table:
            roots, vectors = table["roots"].tobytes().decode().split("\n"), table["vectors"]
        if vectors.ndim != 2 or len(roots) != len(vectors) or not vectors.any(axis=1).all():
            raise ValueError("expected a vector for each root")
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        raise DataError(f"{TABLE}: {error}") from error
    unit = np.zeros((len(roots) + 1, vectors.shape[1]), dtype=np.float32)
    unit[:-1] = vectors
    unit[:-1] /= np.sqrt(np.einsum("ij,ij->i", unit[:-1], unit[:-1]))[:, None]
    return WordVectors({one: i for i, one in enumerate(roots)}, unit)
